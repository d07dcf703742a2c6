//go:build judges

package judges

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
	"golang.org/x/text/language"

	"letterpress/fonts"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/font"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/unit"
)

// trial is a text that we shaped, to be held against HarfBuzz.
type trial struct {
	name     string // for a message
	tag      language.Tag
	text     []rune // with the hyphen that was added, if any
	clusters []shape.Cluster
	parts    []stretch
	// given says whether the advance of the cluster that ends at rune i may hold a gap.
	given func(i int) bool
}

// judgeShapes holds every trial against HarfBuzz and says how many glyphs were compared.
func judgeShapes(t *testing.T, trials []trial) {
	t.Helper()
	var asked []request
	for _, tr := range trials {
		for _, s := range tr.parts {
			asked = append(asked, s.ask(tr.tag))
		}
	}
	answers := harfbuzz(t, asked)
	glyphs := 0
	for _, tr := range trials {
		var want []shape.Cluster
		for _, s := range tr.parts {
			want = append(want, s.clusters(answers[0])...)
			glyphs += len(answers[0].Glyphs)
			answers = answers[1:]
		}
		if d := unlike(tr, want); d != "" {
			t.Errorf("%s: %s\n  text %q", tr.name, d, string(tr.text))
		}
	}
	if glyphs == 0 {
		t.Error("HarfBuzz gave no glyph")
	}
	t.Logf("%d texts, %d stretches, %d glyphs", len(trials), len(asked), glyphs)
}

// unlike says where a trial's clusters differ from HarfBuzz's.
func unlike(tr trial, want []shape.Cluster) string {
	for i := range max(len(tr.clusters), len(want)) {
		switch {
		case i == len(tr.clusters):
			return fmt.Sprintf("cluster %d is missing, wanted %s", i, describe(want[i], tr.text))
		case i == len(want):
			return fmt.Sprintf("cluster %d is too many: %s", i, describe(tr.clusters[i], tr.text))
		}
		got := tr.clusters[i]
		same := got.From == want[i].From && got.To == want[i].To && got.Face == want[i].Face &&
			slices.Equal(got.Glyphs, want[i].Glyphs)
		if !same || got.Advance != want[i].Advance && !tr.given(got.To) {
			return fmt.Sprintf("cluster %d\n   got %s\n  want %s", i, describe(got, tr.text), describe(want[i], tr.text))
		}
	}
	return ""
}

// describe shows a cluster: its runes, face, advance and glyphs.
func describe(c shape.Cluster, text []rune) string {
	runes := text[min(c.From, len(text)):min(c.To, len(text))]
	return fmt.Sprintf("[%d,%d) %+q %s advance %d glyphs %v", c.From, c.To, string(runes), c.Face.Name(), c.Advance, c.Glyphs)
}

// whole is the trial of a paragraph that no line parts yet.
func whole(name string, p *shape.Paragraph) trial {
	return trial{name, p.Text.Tag, p.Text.Runes, p.Clusters, stretches(p), func(int) bool { return false }}
}

// words reads every message of a catalog as it is written, markup and all.
func words(t *testing.T, path string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var messages map[string]struct{ Other string }
	if err := toml.Unmarshal(data, &messages); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for id, m := range messages {
		if m.Other == "" {
			t.Fatalf("%s: %s has no words", path, id)
		}
		out[id] = m.Other
	}
	return out
}

// catalogs gives the letter's catalogs, each with its words.
func catalogs(t *testing.T) map[string]map[string]string {
	t.Helper()
	out := map[string]map[string]string{}
	paths, err := filepath.Glob(root + "/locales/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if tag := strings.TrimSuffix(filepath.Base(path), ".toml"); tag != "letter" && tag != "glossary" {
			out[tag] = words(t, path)
		}
	}
	if len(out) < 4 {
		t.Fatalf("%d catalogs in locales/, wanted four or more", len(out))
	}
	return out
}

// TestEveryMessageInEveryFace shapes each message of each catalog in every role of its
// families, regular and bold, plain and emphasised.
func TestEveryMessageInEveryFace(t *testing.T) {
	library, findings, err := font.Open(fonts.FS, nil)
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	shaper := shape.New(library)
	var trials []trial
	for tag, messages := range catalogs(t) {
		for id, message := range messages {
			for _, style := range []shape.Style{{Role: "text"}, {Role: "text", Strong: true}, {Role: "title"}, {Role: "heading"}} {
				for _, emphasis := range []bool{false, true} {
					text := textOf(message, tag, emphasis)
					style.Size = 11 * unit.Point
					p, err := shaper.Paragraph(text, style, lang.Language{})
					if err != nil {
						t.Fatalf("%s: %s: %v", tag, id, err)
					}
					name := fmt.Sprintf("%s: %s, %s, strong %t, emphasis %t", tag, id, style.Role, style.Strong, emphasis)
					trials = append(trials, whole(name, p))
				}
			}
		}
	}
	slices.SortFunc(trials, func(a, b trial) int { return strings.Compare(a.name, b.name) })
	judgeShapes(t, trials)
}

// textOf gives a message as a text, the whole of it emphasised or not.
func textOf(message, tag string, emphasis bool) edition.Text {
	text := edition.Text{Runes: []rune(message), Tag: language.MustParse(tag), Lang: tag,
		Place: func(int) diag.Position { return diag.Position{} }}
	if emphasis {
		text.Spans = []edition.Span{{From: 0, To: len(text.Runes), Emphasis: true}}
	}
	return text
}
