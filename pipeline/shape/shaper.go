package shape

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"sync"

	gofont "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/segmenter"

	"letterpress/pipeline/edition"
	"letterpress/pipeline/font"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/unit"
)

// Style is what shaping must know of how a text is set.
type Style struct {
	Size      unit.Length // positive
	Role      string      // of the families in SOURCE.toml: "text", "title", "heading"
	Strong    bool        // the whole text is set in the bold face
	Hyphenate bool        // words may be parted with a hyphen
	Phrases   bool        // lines end between phrases, where the language knows them
}

// Shaper shapes texts in the families of a library. It may be used by many goroutines at
// once; each face is loaded when a text first needs it, and the same text is shaped once,
// whatever its size and wherever its lines may end.
type Shaper struct {
	library *font.Library
	faces   sync.Map // *font.Face → *loading
	texts   sync.Map // textKey → *shaped
	workers sync.Pool
}

// New gives a shaper over the families of a library.
func New(library *font.Library) *Shaper {
	return &Shaper{library: library}
}

// Paragraph shapes a text. Runes that no family has become glyph 0, for check to report.
// It fails where a face cannot be read.
func (s *Shaper) Paragraph(t edition.Text, st Style, l lang.Language) (p *Paragraph, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("shaping %q: %v", t.String(), r)
		}
	}()
	w := s.worker()
	defer s.workers.Put(w)
	known, err := w.text(t, st)
	if err != nil {
		return nil, err
	}
	p = &Paragraph{Text: t, Size: st.Size, Adjustment: l.Adjustment, Clusters: known.clusters}
	if err := w.breaks(p, known, st, l); err != nil {
		return nil, err
	}
	p.Gaps = gaps(p, l)
	return p, nil
}

// textKey is all that a text's clusters depend on.
type textKey struct {
	text, spans, language, role string
	strong                      bool
}

// shaped is a text's clusters; they do not change.
type shaped struct {
	once     sync.Once
	err      error
	runs     []run
	clusters []Cluster
	uax      []lang.Break // what UAX 14 offers
}

// text shapes a text, or gives what shaping it gave before.
func (w *worker) text(t edition.Text, st Style) (*shaped, error) {
	base, _ := t.Tag.Base()
	script, _ := t.Tag.Script()
	key := textKey{string(t.Runes), spanKey(t.Spans), base.String() + script.String(), st.Role, st.Strong}
	v, ok := w.s.texts.Load(key)
	if !ok {
		v, _ = w.s.texts.LoadOrStore(key, &shaped{})
	}
	k := v.(*shaped)
	k.once.Do(func() { k.err = w.shapeText(k, t, st) })
	return k, k.err
}

func (w *worker) shapeText(k *shaped, t edition.Text, st Style) (err error) {
	if k.runs, err = w.s.itemise(t, st); err != nil {
		return err
	}
	k.clusters = make([]Cluster, 0, len(t.Runes))
	for i := range k.runs {
		r := &k.runs[i]
		r.first = len(k.clusters)
		piece, err := w.shape(r, t.Runes[r.from:r.to])
		if err != nil {
			return err
		}
		for _, c := range piece.clusters {
			k.clusters = append(k.clusters, c.moved(r.from))
		}
		r.safe = piece.safe
	}
	markSpans(k.clusters, t.Spans)
	k.uax = w.uax14(t.Runes)
	return nil
}

// spanKey writes what spans are for a text's clusters.
func spanKey(spans []edition.Span) string {
	var out []byte
	for _, s := range spans {
		style := byte(0)
		if s.Strong {
			style |= 1
		}
		if s.Emphasis {
			style |= 2
		}
		out = append(binary.AppendUvarint(binary.AppendUvarint(out, uint64(s.From)), uint64(s.To)), style)
	}
	return string(out)
}

// worker holds what one goroutine shapes with.
type worker struct {
	s      *Shaper
	buffer *harfbuzz.Buffer
	fonts  map[*font.Face]*harfbuzz.Font
	lines  segmenter.Segmenter
	pieces map[pieceKey]piece // short texts reshaped at a line's end come again and again
}

func (s *Shaper) worker() *worker {
	if w, ok := s.workers.Get().(*worker); ok {
		return w
	}
	return &worker{s: s, buffer: harfbuzz.NewBuffer(), fonts: map[*font.Face]*harfbuzz.Font{},
		pieces: map[pieceKey]piece{}}
}

// loading reads a face for the shaper once, whoever asks first.
type loading struct {
	once sync.Once
	font *gofont.Font
	err  error
}

// font gives the worker's own font over a face.
func (w *worker) font(f *font.Face) (*harfbuzz.Font, error) {
	if h := w.fonts[f]; h != nil {
		return h, nil
	}
	v, _ := w.s.faces.LoadOrStore(f, &loading{})
	l := v.(*loading)
	l.once.Do(func() {
		defer func() {
			if r := recover(); r != nil {
				l.err = fmt.Errorf("%s: %v", f.File(), r)
			}
		}()
		face, err := gofont.ParseTTF(bytes.NewReader(f.Shaping()))
		if err != nil {
			l.err = fmt.Errorf("%s: %w", f.File(), err)
			return
		}
		l.font = face.Font
	})
	if l.err != nil {
		return nil, l.err
	}
	h := harfbuzz.NewFont(gofont.NewFace(l.font))
	w.fonts[f] = h
	return h, nil
}
