package shape

import (
	"bytes"
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
}

// Shaper shapes texts in the families of a library. It may be used by many goroutines at
// once; each face is loaded when a text first needs it.
type Shaper struct {
	library *font.Library
	faces   sync.Map // *font.Face → *loading
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
	runs, err := s.itemise(t, st)
	if err != nil {
		return nil, err
	}
	p = &Paragraph{Text: t, Size: st.Size, Adjustment: l.Adjustment}
	for i := range runs {
		r := &runs[i]
		r.first = len(p.Clusters)
		piece, err := w.shape(r, t.Runes[r.from:r.to])
		if err != nil {
			return nil, err
		}
		for _, c := range piece.clusters {
			p.Clusters = append(p.Clusters, c.moved(r.from))
		}
		r.safe = piece.safe
	}
	if err := w.breaks(p, runs, st, l); err != nil {
		return nil, err
	}
	p.Gaps = gaps(p, l)
	markSpans(p)
	return p, nil
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
