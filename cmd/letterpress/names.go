package main

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/letter"
)

// letter gives the skeleton of the letter in -C, or what of it can be read.
func (q *query) letter() *letter.Letter {
	if q.skeleton == nil {
		q.skeleton = &letter.Letter{}
		if l, _, err := letter.Read(os.DirFS(q.dir())); err == nil {
			q.skeleton = l
		}
	}
	return q.skeleton
}

// editionsAndPDFs gives the editions, each with its languages, and their PDFs.
func editionsAndPDFs(q *query) []candidate {
	var out []candidate
	for _, e := range q.letter().Editions {
		out = append(out, candidate{e.ID, strings.Join(tagNames(e.Languages), ", ")})
	}
	return append(out, pdfs(q)...)
}

// pdfs gives EDITION.TAG, each with its paper.
func pdfs(q *query) []candidate {
	var out []candidate
	for _, e := range q.letter().Editions {
		for _, tag := range e.PDFs() {
			out = append(out, candidate{e.ID + "." + tag, e.Paper})
		}
	}
	return out
}

// dumped gives what dump takes: one PDF, or any number of them to be measured.
func dumped(q *query) []candidate {
	measured := slices.ContainsFunc(q.line.flags, func(f typedFlag) bool { return f.name == "figures" })
	switch {
	case measured:
		return editionsAndPDFs(q)
	case len(q.line.words) > 1:
		return nil
	}
	return pdfs(q)
}

// languages gives those of the letter and of its editions, each with the editions that are in it.
func languages(q *query) []candidate {
	var out []candidate
	add := func(tag letter.Tag) {
		if slices.ContainsFunc(out, func(c candidate) bool { return c.word == tag.Name }) {
			return
		}
		var in []string
		for _, e := range q.letter().Editions {
			if slices.Contains(tagNames(e.Languages), tag.Name) {
				in = append(in, e.ID)
			}
		}
		out = append(out, candidate{tag.Name, strings.Join(in, ", ")})
	}
	for _, tag := range q.letter().Languages {
		add(tag)
	}
	for _, e := range q.letter().Editions {
		for _, tag := range e.Languages {
			add(tag)
		}
	}
	return out
}

// spoken gives the languages that an edition is in, or in a variant of.
func spoken(q *query) []candidate {
	all := languages(q)
	return slices.DeleteFunc(slices.Clone(all), func(c candidate) bool {
		return !slices.ContainsFunc(all, func(o candidate) bool {
			return o.about != "" && (o.word == c.word || strings.HasPrefix(o.word, c.word+"-"))
		})
	})
}

// translations gives the languages that have a catalog of their own, but the source.
func translations(q *query) []candidate {
	var out []candidate
	for _, c := range languages(q) {
		file := catalog.Dir + "/" + c.word + ".toml"
		if _, err := fs.Stat(os.DirFS(q.dir()), file); err == nil && c.word != q.letter().Source.Name {
			out = append(out, candidate{c.word, path.Base(file)})
		}
	}
	return out
}

// acceptedFirst gives what accept takes first: a language, or with --typo a message.
func acceptedFirst(q *query) []candidate {
	if q.has("typo") {
		return q.messages(q.letter().Source.Name)
	}
	return translations(q)
}

// acceptedNext gives the messages behind that.
func acceptedNext(q *query) []candidate {
	switch {
	case q.has("typo"):
		return acceptedFirst(q)
	case q.has("all"):
		return nil
	}
	return q.messages(q.line.words[1])
}

// messages gives the messages of a catalog, each with the source's words.
func (q *query) messages(of string) []candidate {
	source := q.letter().Source
	set, _, err := catalog.Read(os.DirFS(q.dir()), source.Name)
	if err != nil {
		return nil
	}
	c, ok := set.Catalog(of)
	if !ok {
		return nil
	}
	var out []candidate
	for _, m := range c.Messages() {
		words := ""
		if s, ok := set.Find(source.Tag, m.ID); ok {
			words = s.Other
		}
		out = append(out, candidate{m.ID, beginning(words)})
	}
	return out
}

// beginning gives as much of a text as a list has room for, its line ends as spaces.
func beginning(text string) string {
	const most = 60 // runes
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most-1]) + "…"
}

func tagNames(tags []letter.Tag) []string {
	var out []string
	for _, tag := range tags {
		out = append(out, tag.Name)
	}
	return out
}
