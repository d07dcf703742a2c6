package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"letterpress/pipeline"
	"letterpress/pipeline/diag"
)

// builder writes what a build makes, in the order of the editions, and says so.
type builder struct {
	env   *env
	out   string // folder
	names []pipeline.Name
	draft bool
	// differs says how a PDF departs from today's text; nil for drafts, which nobody sends.
	differs func([]byte, pipeline.Name) error

	told   map[diag.Finding]bool
	failed bool // an error was told
	noted  int  // remarks, which check tells
	held   []string
	lost   int  // that failed
	gaps   bool // a draft would show what is held back
	made   int
	pages  int
	bytes  int
}

func newBuilder(e *env, out string, names []pipeline.Name, draft bool) *builder {
	return &builder{env: e, out: out, names: names, draft: draft, told: map[diag.Finding]bool{}}
}

// tell writes findings, each once: what two editions share is said of the first. Remarks are
// counted alone.
func (b *builder) tell(findings []diag.Finding) {
	var fresh []diag.Finding
	for _, f := range findings {
		same := f
		same.Edition = ""
		switch {
		case b.told[same]:
		case f.Level == diag.Remark:
			b.noted++
		default:
			fresh = append(fresh, f)
		}
		b.told[same] = true
		b.failed = b.failed || f.Level == diag.Error
	}
	b.env.tell(b.env.err, fresh)
}

// take writes one PDF.
func (b *builder) take(r *pipeline.Result) error {
	b.tell(r.Findings)
	path := filepath.Join(b.out, r.Name.String()+".pdf")
	if len(r.Held) > 0 {
		b.hold(r.Name, path, r.Held)
		return nil
	}
	if r.Err != nil {
		b.lose(r.Name, path, r.Err)
		return nil
	}
	if err := writeFile(path, r.PDF); err != nil {
		b.lose(r.Name, path, err)
		return nil
	}
	if b.made == 0 {
		sweep(b.out, path)
	}
	b.made++
	b.pages += r.Pages
	b.bytes += len(r.PDF)
	if b.env.watching {
		b.env.say("%-*s  %s, %s", b.width(), path, plural(r.Pages, "page"), size(len(r.PDF)))
	}
	return nil
}

// width gives the room for a path, so that what follows stands in a column.
func (b *builder) width() int {
	longest := 0
	for _, n := range b.names {
		longest = max(longest, len(n.String()))
	}
	return len(filepath.Join(b.out, ".pdf")) + longest
}

// hold says that a PDF is not made, and of the one that is there whether it is an old one. What
// holds back are errors, or the warnings of a language that is under way: its PDFs wait, and
// nothing has failed.
func (b *builder) hold(name pipeline.Name, path string, found []diag.Finding) {
	b.tell(found)
	b.held = append(b.held, name.String())
	worst, _ := diag.Worst(found)
	grave := slices.DeleteFunc(slices.Clone(found), func(f diag.Finding) bool { return f.Level < worst })
	verb, where, first := "waits", b.env.place(grave[0].Pos), ""
	if worst == diag.Error {
		verb, b.failed = "not made", true
	}
	where.Column = 0
	if len(grave) > 1 {
		first = "the first: "
	}
	b.env.say("%s: %s, %s (%s%s)%s", name, verb, plural(len(grave), worst.String()), first, where, b.old(name, path))
	b.gaps = b.gaps || fillable(found)
}

// lose says that a PDF could not be made, through no fault of the letter's; the others are.
func (b *builder) lose(name pipeline.Name, path string, err error) {
	b.failed = true
	b.lost++
	b.env.say("letterpress: error: %s: not made: %v%s", name, err, b.old(name, path))
}

// old says of the PDF that is there, where there is one, that it does not say what the letter
// says today.
func (b *builder) old(name pipeline.Name, path string) string {
	if !isFile(path) {
		return ""
	}
	if b.differs == nil {
		return fmt.Sprintf("; %s is from an earlier run", path)
	}
	pdf, err := readPDF(path)
	switch {
	case err != nil:
		return fmt.Sprintf("; %s cannot be read (%v): do not send it", path, cause(err))
	case b.differs(pdf, name) != nil:
		return fmt.Sprintf("; %s is from an earlier text: do not send it", path)
	}
	return ""
}

// fillable reports whether a draft gets around the errors: those of a catalog, not those of
// letter.toml or of a page.
func fillable(errors []diag.Finding) bool {
	for _, f := range errors {
		if f.Catalog == "" || f.Edition != "" {
			return false
		}
	}
	return true
}

// summary says in a line what was made, what to do about the rest, and to a person how many
// remarks there are.
func (b *builder) summary() {
	b.outcome()
	if b.noted > 0 && b.env.watching {
		b.env.say("%s", b.env.here(plural(b.noted, "remark")+": letterpress check"))
	}
}

// outcome says what was made, and how to see what was not.
func (b *builder) outcome() {
	if len(b.names) == 0 {
		b.env.say("no PDF made")
		return
	}
	noun := "PDF"
	if b.draft {
		noun = "draft"
	}
	what := plural(len(b.names), noun)
	if b.made < len(b.names) {
		what = fmt.Sprintf("%d of %s", b.made, what)
	}
	line := fmt.Sprintf("%s in %s: %s, %s", what, b.out, plural(b.pages, "page"), size(b.bytes))
	if len(b.held) > 0 {
		line += fmt.Sprintf("; %d held back", len(b.held))
	}
	if b.lost > 0 {
		line += fmt.Sprintf("; %d failed", b.lost)
	}
	b.env.say("%s", line)
	if !b.gaps || b.draft {
		return
	}
	words := b.held
	if len(words) == len(b.names) && len(words) > 3 {
		words = nil
	}
	b.env.hint(b.env.here(strings.TrimSpace("to see pages all the same: letterpress build --draft " + strings.Join(words, " "))))
}

// concerning leaves out what is about catalogs that none of names uses.
func concerning(findings []diag.Finding, names []pipeline.Name) []diag.Finding {
	var out []diag.Finding
	for _, f := range findings {
		used := f.Catalog == ""
		for _, n := range names {
			for _, tag := range n.Tags() {
				used = used || tag == f.Catalog || strings.HasPrefix(tag, f.Catalog+"-")
			}
		}
		if used {
			out = append(out, f)
		}
	}
	return out
}

// size gives a number of bytes in kilobytes of 1000.
func size(n int) string { return fmt.Sprintf("%d.%d kB", n/1000, n%1000/100) }
