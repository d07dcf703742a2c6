package pipeline

import (
	"testing"
	"unicode"

	"golang.org/x/text/language"

	"letterpress/fonts"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/font"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/style"
)

// TestFacesOfKhmer holds what each script of a Khmer text is drawn with: Latin in Noto Serif,
// whose stems are those of Noto Serif Khmer, light beside light and bold beside bold; a title
// in Moul, which has Latin letters of its own.
func TestFacesOfKhmer(t *testing.T) {
	library, _, err := font.Open(fonts.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	styles, err := style.Load()
	if err != nil {
		t.Fatal(err)
	}
	shaper := shape.New(library)
	for _, c := range []struct {
		name, role          string
		strong              bool
		khmer, latin, digit string
	}{
		{"text", "paragraph", false, "NotoSerifKhmer-Regular", "NotoSerif-Regular", "NotoSerifKhmer-Regular"},
		{"strong text", "paragraph", true, "NotoSerifKhmer-Bold", "NotoSerif-Bold", "NotoSerifKhmer-Bold"},
		{"a title", "title", true, "Moul-Regular", "Moul-Regular", "Moul-Regular"},
		{"a heading", "heading", true, "Moul-Regular", "Moul-Regular", "Moul-Regular"},
		{"a signatory", "signatories", false, "NotoSerifKhmer-Regular", "NotoSerif-Regular", "NotoSerifKhmer-Regular"},
	} {
		st := styles.Style("Khmr", c.role)
		text := edition.Text{Runes: []rune("គណបក្សសង្គ្រោះជាតិ (CNRP, Human 120) ឆ្នាំ២០២៤"), Tag: language.Khmer, Lang: "km",
			Place: func(int) diag.Position { return diag.Position{} }}
		p, err := shaper.Paragraph(text, shape.Style{Size: st.Size, Role: st.Font, Strong: c.strong}, lang.Language{})
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range p.Clusters {
			r := text.Runes[k.From]
			want := c.khmer
			switch {
			case unicode.Is(unicode.Latin, r), r >= '0' && r <= '9':
				want = c.latin
			case unicode.IsDigit(r):
				want = c.digit
			case !unicode.Is(unicode.Khmer, r):
				continue
			}
			if got := k.Face.Name(); got != want {
				t.Errorf("%s: %q is drawn with %s, want %s", c.name, string(text.Runes[k.From:k.To]), got, want)
			}
		}
	}
}
