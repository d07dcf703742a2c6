package shape

import (
	"unicode"

	"github.com/go-text/typesetting/harfbuzz"
	gotext "github.com/go-text/typesetting/language"
	"golang.org/x/text/language"

	"letterpress/pipeline/edition"
	"letterpress/pipeline/font"
)

// itemise cuts a text into runs: at each change of style, of face and of script. The faces
// come from the families for the script of the text's language, the first that has the
// rune. Marks stay with their letter; a word's digits and punctuation stay with its letters
// where the whole word is in one face, so that a bracket closes as it opened.
func (s *Shaper) itemise(t edition.Text, st Style) ([]run, error) {
	base, _ := t.Tag.Base()
	textScript, _ := t.Tag.Script()
	hbLang := gotext.NewLanguage(shaperLanguage(t.Tag, base, textScript))
	var out []run
	for from := 0; from < len(t.Runes); {
		strong, emphasis, to := styleAt(t, from)
		stack, err := s.library.Stack(textScript, st.Role, strong || st.Strong, emphasis)
		if err != nil {
			return nil, err
		}
		faces, err := chooseFaces(t.Runes[from:to], stack)
		if err != nil {
			return nil, err
		}
		out = appendRuns(out, t.Runes, from, faces, hbLang, gotextScript(textScript))
		from = to
	}
	return out, nil
}

// shaperLanguage gives the language that fonts tell apart: the tag without its region, with
// its script only where that is not the language's usual one.
func shaperLanguage(tag language.Tag, base language.Base, script language.Script) string {
	if usual, _ := language.Make(base.String()).Script(); usual != script {
		return base.String() + "-" + script.String()
	}
	return base.String()
}

// styleAt gives the style at a rune and where it ends; links do not end it.
func styleAt(t edition.Text, at int) (strong, emphasis bool, to int) {
	strong, emphasis = style(t, at)
	for to = at + 1; to < len(t.Runes); to++ {
		if s, e := style(t, to); s != strong || e != emphasis {
			break
		}
	}
	return strong, emphasis, to
}

func style(t edition.Text, at int) (strong, emphasis bool) {
	for _, s := range t.Spans {
		if s.From <= at && at < s.To {
			return s.Strong, s.Emphasis
		}
	}
	return false, false
}

// chooseFaces gives each rune its face.
func chooseFaces(text []rune, stack *font.Stack) ([]*font.Face, error) {
	faces := make([]*font.Face, len(text))
	for i, r := range text {
		if !neutral(r) || i == 0 && unicode.Is(unicode.M, r) { // a mark that has no letter before it
			face, err := resolve(stack, r)
			if err != nil {
				return nil, err
			}
			faces[i] = face
		}
	}
	for from := 0; from < len(text); {
		to := from + 1
		for to < len(text) && blank(text[to]) == blank(text[from]) {
			to++
		}
		if err := settleWord(text[from:to], faces[from:to], stack); err != nil {
			return nil, err
		}
		from = to
	}
	follow(text, faces, stack)
	return faces, nil
}

// settleWord gives the neutral runes of a word the face of its letters where they all have
// one, and the first face that has the rune otherwise.
func settleWord(word []rune, faces []*font.Face, stack *font.Stack) error {
	var only *font.Face
	for _, f := range faces {
		switch {
		case f == nil || f == only:
		case only == nil:
			only = f
		default:
			only = nil
			return settleEach(word, faces, stack, nil)
		}
	}
	return settleEach(word, faces, stack, only)
}

func settleEach(word []rune, faces []*font.Face, stack *font.Stack, only *font.Face) error {
	for i, r := range word {
		switch {
		case faces[i] != nil || follows(r):
		case only != nil && has(only, r):
			faces[i] = only
		default:
			face, err := resolve(stack, r)
			if err != nil {
				return err
			}
			faces[i] = face
		}
	}
	return nil
}

// follow gives marks, joiners and rare spaces the face of what they follow.
func follow(text []rune, faces []*font.Face, stack *font.Stack) {
	last := stack.First()
	for i := range faces {
		if faces[i] != nil {
			last = faces[i]
			break
		}
	}
	for i := range text {
		if faces[i] == nil {
			faces[i] = last
		}
		last = faces[i]
	}
}

// resolve gives the first face that has r, and the first of all where none has: it draws
// the missing glyph, which check reports.
func resolve(stack *font.Stack, r rune) (*font.Face, error) {
	face, err := stack.Resolve(r)
	if err != nil || face != nil {
		return face, err
	}
	return stack.First(), nil
}

// has reports whether face can show r, on its own or as the shaper stands in for it.
func has(face *font.Face, r rune) bool {
	return face.Has(r) || follows(r) || r == 0x2011 && face.Has(0x2010)
}

// neutral reports whether r belongs to no script of its own.
func neutral(r rune) bool {
	switch gotext.LookupScript(r) {
	case gotext.Common, gotext.Inherited, gotext.Unknown:
		return true
	}
	return follows(r)
}

// follows reports whether r is shown by the face of what stands before it: a mark, what the
// shaper hides, or a space that it makes from the plain one.
func follows(r rune) bool {
	const firstMark = 0x0300 // U+0300: before it only the soft hyphen and the no-break space follow
	if r < firstMark {
		return r == 0x00AD || r == 0x00A0
	}
	return unicode.Is(unicode.M, r) || harfbuzz.IsDefaultIgnorable(r) ||
		unicode.Is(unicode.Zs, r) && r != ' ' && r != 0x3000
}

// blank reports whether r is a space at which a line may end and which takes no room there.
func blank(r rune) bool {
	const firstBlank = 0x1680 // U+1680: before it only the plain space is one
	if r < firstBlank {
		return r == ' '
	}
	return r == 0x200B || unicode.Is(unicode.Zs, r) && r != 0x00A0 && r != 0x202F && r != 0x2007
}

// appendRuns cuts text, whose faces are known, into runs of one face and script.
func appendRuns(out []run, text []rune, from int, faces []*font.Face, lang gotext.Language, usual gotext.Script) []run {
	open := false
	for i, face := range faces {
		script := gotext.LookupScript(text[from+i])
		if neutral(text[from+i]) {
			script = 0
		}
		if open {
			r := &out[len(out)-1]
			if r.face == face && (script == 0 || r.script == 0 || together(r.script, script)) {
				r.to++
				if r.script == 0 {
					r.script = script
				}
				continue
			}
		}
		out = append(out, run{from: from + i, to: from + i + 1, face: face, script: script, lang: lang})
		open = true
	}
	for i := range out {
		if out[i].script == 0 {
			out[i].script = usual
		}
	}
	return out
}

// together reports whether two scripts are shaped in one run: the same, or the kinds of
// writing that Japanese and Chinese mix within a word.
func together(a, b gotext.Script) bool {
	return a == b || eastern(a) && eastern(b)
}

// eastern reports the scripts that Japanese and Chinese mix, whose characters are as wide as
// the em.
func eastern(s gotext.Script) bool {
	return s == gotext.Han || s == gotext.Hiragana || s == gotext.Katakana || s == gotext.Bopomofo
}

// gotextScript gives the script that a text of nothing but digits and punctuation is
// shaped in.
func gotextScript(s language.Script) gotext.Script {
	switch s.String() {
	case "Jpan":
		return gotext.Hiragana
	case "Kore":
		return gotext.Hangul
	case "Hans", "Hant":
		return gotext.Han
	}
	script, err := gotext.ParseScript(s.String())
	if err != nil {
		return gotext.Latin
	}
	return script
}
