package pipeline

import (
	"bytes"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"letterpress/pipeline/edition"
	"letterpress/pipeline/extract"
	"letterpress/pipeline/page"
	"letterpress/pipeline/picture"
)

// headed reads the letter with a letterhead that the command's tests have.
func headed(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	folder := os.DirFS("../cmd/letterpress/testdata/letterhead")
	if err := fs.WalkDir(folder, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, path)
		out[path] = &fstest.MapFile{Data: data}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestReadBackSeesAnotherPicture changes picture, words or place after it was drawn.
func TestReadBackSeesAnotherPicture(t *testing.T) {
	p := open(t, headed(t))
	for _, name := range []Name{{"open", "km"}, {"north", "en-US"}} {
		e, pages, held, err := p.Pages(name, Options{})
		if err != nil || e == nil {
			t.Fatalf("%v %v", held, err)
		}
		pdf, err := p.draw(e, pages, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for what, change := range map[string]func(f *edition.Figure){
			"a word":         func(f *edition.Figure) { f.Alt.Runes = append(slices.Clone(f.Alt.Runes), '!') },
			"its language":   func(f *edition.Figure) { f.Alt.Lang = "de" },
			"a pixel":        func(f *edition.Figure) { f.Picture.Data = bytes.Clone(f.Picture.Data); f.Picture.Data[3] ^= 1 },
			"its proportion": func(f *edition.Figure) { f.Picture.Width, f.Picture.Height = f.Picture.Height, f.Picture.Width },
			"its colours":    func(f *edition.Figure) { f.Picture.Gray = !f.Picture.Gray },
			"its kind":       func(f *edition.Figure) { f.Picture.JPEG = !f.Picture.JPEG },
		} {
			changed, own, drawn := *e, *e.Blocks[0].Figure, *e.Blocks[0].Figure.Picture
			own.Picture = &drawn
			changed.Blocks = slices.Clone(e.Blocks)
			changed.Blocks[0].Figure = &own
			change(&own)
			if err := readBack(pdf, &changed, pages); err == nil || !strings.Contains(err.Error(), "picture") && !strings.Contains(err.Error(), "in \"") {
				t.Errorf("%s: %s differs: %v", name, what, err)
			}
		}
		moved := slices.Clone(pages)
		moved[0].Figures = []page.Figure{moved[0].Figures[0]}
		moved[0].Figures[0].Top++
		if err := readBack(pdf, e, moved); err == nil {
			t.Errorf("%s: its box differs, and nobody says so", name)
		}
		for what, blocks := range map[string][]edition.Block{
			"none":          append([]edition.Block{{Role: e.Blocks[0].Role, Items: e.Blocks[0].Items}}, e.Blocks[1:]...),
			"two":           append(slices.Clone(e.Blocks), edition.Block{Figure: e.Blocks[0].Figure}),
			"another place": append([]edition.Block{{Items: e.Blocks[0].Items}, {Figure: e.Blocks[0].Figure}}, e.Blocks[1:]...),
		} {
			changed := *e
			changed.Blocks = blocks
			doc := document(t, pdf)
			if err := (reading{foot: foot(e, doc), as: bare}).compareFigures(doc, &changed); err == nil {
				t.Errorf("%s: %s is wanted, and nobody says so", name, what)
			}
		}
	}
}

// TestTheLinesOfALetterheadStandTogether: a leading apart, and the rest further down.
func TestTheLinesOfALetterheadStandTogether(t *testing.T) {
	p := open(t, headed(t))
	for _, name := range []Name{{"open", "en"}, {"open", "km"}, {"open", "ja"}} {
		e, pages, _, err := p.Pages(name, Options{})
		if err != nil || e == nil {
			t.Fatal(err)
		}
		leading := p.styles.Style(scriptOf(e.Tag), "letterhead").Leading
		l := pages[0].Lines
		if l[1].Baseline-l[0].Baseline != leading || l[2].Baseline-l[1].Baseline != leading || l[3].Baseline-l[2].Baseline <= leading {
			t.Errorf("%s: lines at %s, %s, %s and %s, leading %s", name, l[0].Baseline, l[1].Baseline, l[2].Baseline, l[3].Baseline, leading)
		}
	}
}

// TestAPDFWithAnotherPictureIsNotTodays, nor one with other words for it.
func TestAPDFWithAnotherPictureIsNotTodays(t *testing.T) {
	n := Name{"open", "en"}
	pdf := drawn(t, open(t, headed(t)), n, Options{})
	again := headed(t)
	again["pictures/book.png"] = &fstest.MapFile{Data: headed(t)["pictures/shelf.jpg"].Data} // whatever its name says
	other := headed(t)
	en := other["locales/en.toml"]
	other["locales/en.toml"] = &fstest.MapFile{Data: bytes.Replace(en.Data, []byte("an open book"), []byte("a closed book"), 1)}
	for _, c := range []struct {
		folder fs.FS
		want   string
	}{
		{headed(t), ""},
		{again, `the picture "The mark of the association: a" is another`},
		{other, `the file's picture says "ciation: an open book" where the text is "ciation: a closed book"`},
	} {
		err := open(t, c.folder).Differs(pdf, n, Options{})
		if (err == nil) != (c.want == "") || err != nil && err.Error() != c.want {
			t.Errorf("got  %v\nwant %s", err, c.want)
		}
	}
}

// TestAPictureHoldsItsEditionsBack, and no other, in a draft too; whatever messages they have.
func TestAPictureHoldsItsEditionsBack(t *testing.T) {
	folder := headed(t)
	skeleton := folder["locales/letter.toml"]
	skeleton.Data = bytes.Replace(skeleton.Data, []byte("book.png"), []byte("none.png"), 1)
	skeleton.Data = bytes.Replace(skeleton.Data, []byte("[\"en\", \"km\", \"ja\", \"fr\"]\npaper      = \"A4\""), []byte("[\"en\"]\nmessages = { book = \"shelf\" }\npaper = \"A4\""), 1)
	p := open(t, folder)
	for _, o := range []Options{{}, {Draft: true}} {
		for name, held := range map[Name]int{{"open", "en"}: 1, {"north", "en-US"}: 0} {
			e, _, found, err := p.Pages(name, o)
			if err != nil || len(found) != held || (e == nil) != (held > 0) {
				t.Errorf("%s: %v %v", name, found, err)
			}
		}
	}
}

// TestAPictureIsReadOnce, though two blocks name it.
func TestAPictureIsReadOnce(t *testing.T) {
	folder := headed(t)
	skeleton := folder["locales/letter.toml"]
	skeleton.Data = bytes.Replace(skeleton.Data, []byte("shelf.jpg"), []byte("book.png"), 1)
	p := open(t, folder)
	var seen []*picture.Picture
	for _, name := range []Name{{"open", "ja"}, {"north", "en-US"}} {
		e, _, _, err := p.Pages(name, Options{})
		if err != nil || e == nil {
			t.Fatal(err)
		}
		seen = append(seen, e.Blocks[0].Figure.Picture)
	}
	if seen[0] != seen[1] || len(p.pictures) != 1 {
		t.Errorf("%d pictures", len(p.pictures))
	}
	skeleton.Data = bytes.ReplaceAll(skeleton.Data, []byte("book.png"), []byte("none.png"))
	if found := open(t, folder).Findings(); len(found) != 2 || found[0].Pos.Line != 10 || found[1].Pos.Line != 17 {
		t.Errorf("of a picture that is not there, in two places: %v", found)
	}
}

func document(t *testing.T, pdf []byte) *extract.Document {
	t.Helper()
	doc, err := extract.Read(pdf)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestLanguagesTogetherEachHaveTheirPicture: the picture stands in the part of each language,
// with the words of each, and is drawn once on the first page of each.
func TestLanguagesTogetherEachHaveTheirPicture(t *testing.T) {
	folder := headed(t)
	letter := folder["locales/letter.toml"].Data
	folder["locales/letter.toml"] = &fstest.MapFile{Data: bytes.Replace(letter, []byte("id         = \"open\"\n"), []byte("id         = \"open\"\ntogether   = true\n"), 1)}
	p := open(t, folder)
	n := Name{"open", "en+km+ja+fr"}
	e, pages, held, err := p.Pages(n, Options{})
	if err != nil || e == nil {
		t.Fatalf("%v %v", held, err)
	}
	var blocks []int
	for _, pg := range pages {
		for _, f := range pg.Figures {
			blocks = append(blocks, f.Block)
		}
	}
	each := len(e.Blocks) / 4
	if want := []int{0, each, 2 * each, 3 * each}; !slices.Equal(blocks, want) {
		t.Errorf("pictures at the blocks %v, want %v", blocks, want)
	}
	doc := document(t, drawn(t, p, n, Options{}))
	said := map[string]bool{}
	for _, f := range figures(doc) {
		said[f.Lang] = true
	}
	if len(said) != 4 {
		t.Errorf("pictures speak %v", said)
	}
}
