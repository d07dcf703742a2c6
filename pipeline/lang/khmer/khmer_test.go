package khmer

import (
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/khmer/cluster"
)

var persons = []string{"ហ៊ុន សែន", "ហ៊ុន ម៉ាណែត", "ថាច់ សេដ្ឋា", "សម រង្ស៊ី", "មូរ សុខហួរ", "អេង ឆៃអ៊ាង", "ហូ វ៉ាន់",
	"គណបក្សសង្គ្រោះជាតិ", "គណបក្សប្រជាជនកម្ពុជា", "គណបក្សភ្លើងទៀន"}

// blanks is what UAX 14 offers here: a break after each blank.
func blanks(text []rune) []lang.Break {
	var out []lang.Break
	for at := 1; at < len(text); at++ {
		if text[at-1] == ' ' && text[at] != ' ' {
			out = append(out, lang.Break{At: at, Kind: lang.Space})
		}
	}
	return out
}

// show writes a text with | at each break, ~ at a dear one, nothing at emergencies.
func show(text []rune, found []lang.Break) string {
	var out strings.Builder
	at := 0
	for _, b := range found {
		if b.Kind == lang.Emergency {
			continue
		}
		out.WriteString(string(text[at:b.At]))
		if b.Penalty >= nameBlankPenalty {
			out.WriteByte('~')
		} else {
			out.WriteByte('|')
		}
		at = b.At
	}
	return out.String() + string(text[at:])
}

func TestBreaks(t *testing.T) {
	l := Language(persons, []string{"នូវែលសេឡង់", "សភានូវែលសេឡង់", "កូវីដ-១៩"})
	for _, c := range []struct{ name, text, want string }{
		{"between words", "ការបោះឆ្នោតជាតិ", "ការ|បោះឆ្នោត|ជាតិ"},
		{"at blanks", "សិទ្ធិមនុស្ស និងលទ្ធិប្រជាធិបតេយ្យ", "សិទ្ធិមនុស្ស |និង|លទ្ធិប្រជាធិបតេយ្យ"},
		{"coeng DA is found as coeng TA", "ស្ដីពីច្បាប់", "ស្ដីពី|ច្បាប់"},
		{"not before a full stop or a repetition sign", "ផ្សេងៗ។", "ផ្សេងៗ។"},
		{"not after an opening mark", "«បន្តប្រើ»", "«បន្ត|ប្រើ»"},
		{"dear at the blank of a name", "លោក ហ៊ុន ម៉ាណែត បាន", "លោក |ហ៊ុន ~ម៉ាណែត |បាន"},
		{"no break in a party's name", "របស់គណបក្សភ្លើងទៀនទេ", "របស់|គណបក្សភ្លើងទៀន|ទេ"},
		{"a term that the dictionary lacks", "សភានូវែលសេឡង់នេះ", "សភា|នូវែលសេឡង់|នេះ"},
		{"the writer's zero-width space outweighs the dictionary", "ការបោះ\u200bឆ្នោតជាតិ", "ការបោះ\u200b|ឆ្នោតជាតិ"},
		{"a word joiner forbids", "ការ\u2060បោះឆ្នោត", "ការ\u2060បោះឆ្នោត"},
		{"no-break spaces forbid", "ឆ្នាំ\u00a0ក\u202fខ", "ឆ្នាំ\u00a0ក\u202fខ"},
		{"digits stay with their word", "ឆ្នាំ២០២៤", "ឆ្នាំ២០២៤"},
		{"nothing", "", ""},
	} {
		text := []rune(c.text)
		if got := show(text, l.Breaks(text, blanks(text))); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestTheLetter holds every break in the letter: read one by one, none is inside a word.
func TestTheLetter(t *testing.T) {
	file, err := os.ReadFile("testdata/letter.txt")
	if err != nil {
		t.Fatal(err)
	}
	l := Language(persons, []string{"នូវែលសេឡង់", "បរិយាបន្ន"})
	seen := 0
	for _, want := range strings.Split(strings.TrimSpace(string(file)), "\n") {
		if strings.HasPrefix(want, "#") {
			continue
		}
		seen++
		text := []rune(strings.NewReplacer("|", "", "~", "").Replace(want))
		if got := show(text, l.Breaks(text, blanks(text))); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	if seen < 25 {
		t.Errorf("only %d texts", seen)
	}
}

var anything = rapid.SliceOf(rapid.SampledFrom([]rune("កខគងចតដនបពមយរលសអឥ្្្ាិីុូេែោំះ៉៊់៌ៗ។៕«»“”() ០១៛%!?aB-\u200b\u200c\u2060\u00a0\u202f")))

// TestNoLineEndsInsideAClusterOrStrandsAMark holds over random text.
func TestNoLineEndsInsideAClusterOrStrandsAMark(t *testing.T) {
	l := Language(persons, nil)
	rapid.Check(t, func(t *rapid.T) {
		text := anything.Draw(t, "text")
		kept := slices.Clone(text)
		last := 0
		for _, b := range l.Breaks(text, blanks(text)) {
			before, after := text[max(b.At-1, 0)], text[min(b.At, len(text)-1)]
			switch {
			case b.At <= last || b.At >= len(text):
				t.Fatalf("%q: a break at %d after %d", string(text), b.At, last)
			case cluster.Mark(after) || before == cluster.Coeng && cluster.Base(after):
				t.Fatalf("%q: a break inside a cluster at %d", string(text), b.At)
			case strings.ContainsRune("ៗ។៕»”)!?៛%", after), strings.ContainsRune("«“(", before):
				t.Fatalf("%q: a mark stranded at %d", string(text), b.At)
			case strings.ContainsRune("\u2060\u00a0\u202f", before), strings.ContainsRune("\u2060\u00a0\u202f", after):
				t.Fatalf("%q: a forbidden break at %d", string(text), b.At)
			}
			last = b.At
		}
		if !slices.Equal(text, kept) {
			t.Fatal("the text was changed")
		}
	})
}

// TestEveryClusterBoundaryCanBeAnEmergency holds that no run of letters is unbreakable.
func TestEveryClusterBoundaryCanBeAnEmergency(t *testing.T) {
	l := Language(nil, nil)
	rapid.Check(t, func(t *rapid.T) {
		text := []rune(strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"ក", "ខ្ញុំ", "អង្គ", "ការ", "ស៊ី"}), 1, 20).Draw(t, "clusters"), ""))
		var want, got []int
		want = cluster.Ends(text, want)
		for _, b := range l.Breaks(text, nil) {
			got = append(got, b.At)
		}
		if !slices.Equal(got, want[:len(want)-1]) {
			t.Fatalf("%q: breaks at %v, clusters end at %v", string(text), got, want)
		}
	})
}

func BenchmarkBreaks(b *testing.B) {
	file, err := os.ReadFile("testdata/marked.txt")
	if err != nil {
		b.Fatal(err)
	}
	text := []rune(strings.ReplaceAll(string(file), "|", ""))[:20_000]
	b.SetBytes(int64(len(string(text))))
	for b.Loop() {
		breaks(text, nil, nameSet{})
	}
}
