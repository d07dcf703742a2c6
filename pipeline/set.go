package pipeline

import (
	"sync"

	"letterpress/pipeline/edition"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/style"
)

// setter shapes and breaks texts, each once: what is the same in two editions is the same
// work. It may be used by many goroutines at once.
type setter struct {
	shaper *shape.Shaper
	known  sync.Map // key → *entry
}

// key is all that shaping and breaking depend on.
type key struct {
	text     string
	markup   string
	script   string
	catalog  string // findings name the catalog's places
	message  string
	language *lang.Language
	style    shape.Style
	measure  linebreak.Measure
}

type entry struct {
	once     sync.Once
	settings []linebreak.Setting
	err      error
}

// set gives the ways to set a text in a style and measure.
func (s *setter) set(t edition.Text, st style.Style, l *lang.Language, m linebreak.Measure) ([]linebreak.Setting, error) {
	how := shape.Style{Size: st.Size, Role: st.Font, Strong: st.Strong, Hyphenate: st.Align == style.Justified, Phrases: m.Ragged}
	base, _ := t.Tag.Base()
	script, _ := t.Tag.Script()
	k := key{text: string(t.Runes), markup: markup(t), script: base.String() + script.String(), catalog: t.Catalog,
		message: t.Message, language: l, style: how, measure: m}
	v, _ := s.known.LoadOrStore(k, &entry{})
	e := v.(*entry)
	e.once.Do(func() {
		var p *shape.Paragraph
		if p, e.err = s.shaper.Paragraph(t, how, *l); e.err == nil {
			e.settings = linebreak.Break(p, m)
		}
	})
	if e.err != nil {
		return nil, e.err
	}
	return belongTo(t, e.settings), nil
}

// markup writes the spans as a key: two texts of the same letters may differ in them.
func markup(t edition.Text) string {
	var out []byte
	for _, s := range t.Spans {
		out = append(out, byte(s.From>>16), byte(s.From>>8), byte(s.From), byte(s.To>>16), byte(s.To>>8), byte(s.To))
		out = append(out, flag(s.Strong), flag(s.Emphasis))
		out = append(append(out, s.LinkID...), 0)
		out = append(append(out, s.URL...), 0)
	}
	return string(out)
}

func flag(b bool) byte {
	if b {
		return 1
	}
	return 0
}

// belongTo gives the settings as those of t, which has the same words as the text that was
// shaped and perhaps another tag.
func belongTo(t edition.Text, settings []linebreak.Setting) []linebreak.Setting {
	own := *settings[0].Paragraph
	own.Text = t
	out := make([]linebreak.Setting, len(settings))
	for i, s := range settings {
		s.Paragraph = &own
		out[i] = s
	}
	return out
}
