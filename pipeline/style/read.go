package style

import (
	"bytes"
	_ "embed" // style.toml
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"
	"golang.org/x/text/language"

	"letterpress/pipeline/unit"
)

//go:embed style.toml
var table []byte

const (
	fallback = "default"   // the table of scripts that have none
	body     = "paragraph" // the role of texts that have none
)

// roles are those of letter.toml and of the furniture.
var roles = []string{"title", "label", "recipients", "salutation", "heading", "paragraph", "list", "closing",
	"signatories", "date", "letterhead", "subject", "foot", "draft"}

// families are the roles of font families.
var families = []string{"text", "title", "heading"}

var load = sync.OnceValues(func() (*Table, error) { return read(table) })

// Load gives the table that comes with the program. It is read once.
func Load() (*Table, error) { return load() }

// furniture are the roles that stand in the margins, off the grid.
var furniture = []string{"foot", "draft"}

// points is a length as style.toml writes it: 14.5.
type points unit.Length

// UnmarshalTOML reads a number of points that is not negative, exactly as it is written.
func (p *points) UnmarshalTOML(data []byte) error {
	l, err := unit.Parse(string(bytes.TrimSpace(data)))
	if err == nil && l < 0 {
		err = fmt.Errorf("%s is below zero", data)
	}
	*p = points(l)
	return err
}

// sheet is a table of [sheet]; nil is a key that is not there.
type sheet struct {
	Width, Height, Top, Bottom, Left, Right, Foot, Draft *points
}

// entry is a role's line; nil is a key that is not there.
type entry struct {
	Size, Leading, Before, After, Indent, Hang *points
	Align, Font                                *string
	Strong                                     *bool
	KeepWithNext                               *bool `toml:"keep-with-next"`
}

// read reads a style table strictly.
func read(data []byte) (*Table, error) {
	var file struct {
		Sheet  map[string]sheet
		Grid   map[string]points
		Script map[string]map[string]entry
	}
	d := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().EnableUnmarshalerInterface()
	if err := d.Decode(&file); err != nil {
		return nil, fmt.Errorf("style.toml: %w", located(err))
	}
	t := &Table{styles: map[string]map[string]Style{}, sheets: map[string]Sheet{}}
	for _, name := range slices.Sorted(maps.Keys(file.Sheet)) {
		s, err := file.Sheet[name].finish()
		if err != nil {
			return nil, fmt.Errorf("style.toml: sheet.%s: %w", name, err)
		}
		t.sheets[name] = s
	}
	if file.Script[fallback] == nil {
		return nil, fmt.Errorf("style.toml: there is no script.%s", fallback)
	}
	// The default first: what it lacks, the others lack too.
	for _, script := range append([]string{fallback}, slices.Sorted(maps.Keys(file.Script))...) {
		grid, ok := file.Grid[script]
		if !ok {
			grid = file.Grid[fallback]
		}
		styles, err := finishScript(script, file.Script[script], file.Script[fallback], unit.Length(grid))
		if err != nil {
			return nil, fmt.Errorf("style.toml: script.%s: %w", script, err)
		}
		t.styles[script] = styles
	}
	for _, script := range slices.Sorted(maps.Keys(file.Grid)) {
		if file.Script[script] == nil {
			return nil, fmt.Errorf("style.toml: grid.%s: there is no script.%s", script, script)
		}
	}
	return t, nil
}

// located puts the place before what go-toml says.
func located(err error) error {
	var unknown *toml.StrictMissingError
	if errors.As(err, &unknown) {
		e := &unknown.Errors[0]
		row, column := e.Position()
		return fmt.Errorf("%d:%d: unknown key %s", row, column, strings.Join(e.Key(), "."))
	}
	var broken *toml.DecodeError
	if errors.As(err, &broken) {
		row, column := broken.Position()
		return fmt.Errorf("%d:%d: %w", row, column, err)
	}
	return err
}

// finish needs every key, and room between the margins.
func (s sheet) finish() (Sheet, error) {
	var out Sheet
	for _, l := range []struct {
		key  string
		from *points
		to   *unit.Length
	}{
		{"width", s.Width, &out.Width}, {"height", s.Height, &out.Height},
		{"top", s.Top, &out.Top}, {"bottom", s.Bottom, &out.Bottom},
		{"left", s.Left, &out.Left}, {"right", s.Right, &out.Right},
		{"foot", s.Foot, &out.Foot}, {"draft", s.Draft, &out.Draft},
	} {
		if l.from == nil {
			return Sheet{}, fmt.Errorf("%s is missing", l.key)
		}
		*l.to = unit.Length(*l.from)
	}
	if out.Measure() <= 0 || out.Depth() <= 0 || out.Foot > out.Height || out.Draft > out.Height {
		return Sheet{}, errors.New("the margins leave no room")
	}
	return out, nil
}

// finishScript lays a script's lines over the default ones.
func finishScript(script string, own, usual map[string]entry, grid unit.Length) (map[string]Style, error) {
	if code, err := language.ParseScript(script); script != fallback && (err != nil || code.String() != script) {
		return nil, errors.New("no ISO 15924 code")
	}
	if grid == 0 {
		return nil, errors.New("the grid is zero or missing")
	}
	for _, role := range slices.Sorted(maps.Keys(own)) {
		if !slices.Contains(roles, role) {
			return nil, fmt.Errorf("unknown role %q", role)
		}
	}
	styles := map[string]Style{}
	for _, role := range roles {
		s, err := own[role].over(usual[role]).finish()
		if s.Grid = grid; err == nil && !slices.Contains(furniture, role) {
			err = s.onGrid()
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", role, err)
		}
		styles[role] = s
	}
	return styles, nil
}

// over gives the entry with what it lacks from another.
func (e entry) over(usual entry) entry {
	return entry{
		Size: or(e.Size, usual.Size), Leading: or(e.Leading, usual.Leading),
		Before: or(e.Before, usual.Before), After: or(e.After, usual.After), Indent: or(e.Indent, usual.Indent), Hang: or(e.Hang, usual.Hang),
		Align: or(e.Align, usual.Align), Font: or(e.Font, usual.Font),
		Strong: or(e.Strong, usual.Strong), KeepWithNext: or(e.KeepWithNext, usual.KeepWithNext),
	}
}

func or[T any](a, b *T) *T {
	if a != nil {
		return a
	}
	return b
}

// finish needs every key, a size, a leading that is no less, and names that there are.
func (e entry) finish() (Style, error) {
	switch {
	case e.Size == nil || e.Leading == nil || e.Before == nil || e.After == nil || e.Indent == nil:
		return Style{}, errors.New("size, leading, before, after and indent are needed")
	case e.Align == nil || e.Font == nil || e.Strong == nil || e.KeepWithNext == nil:
		return Style{}, errors.New("align, font, strong and keep-with-next are needed")
	case *e.Size == 0 || *e.Leading < *e.Size:
		return Style{}, errors.New("the leading must be the size at least, and the size above zero")
	case !slices.Contains(aligns, *e.Align):
		return Style{}, fmt.Errorf("align %q is none of %s", *e.Align, strings.Join(aligns, ", "))
	case !slices.Contains(families, *e.Font):
		return Style{}, fmt.Errorf("font %q is none of %s", *e.Font, strings.Join(families, ", "))
	}
	hang := unit.Length(0)
	if e.Hang != nil {
		hang = unit.Length(*e.Hang)
	}
	return Style{
		Size: unit.Length(*e.Size), Leading: unit.Length(*e.Leading),
		Before: unit.Length(*e.Before), After: unit.Length(*e.After), Indent: unit.Length(*e.Indent), Hang: hang,
		Align: Align(slices.Index(aligns, *e.Align)), Font: *e.Font,
		Strong: *e.Strong, KeepWithNext: *e.KeepWithNext,
	}, nil
}

// onGrid says which of the lengths that make a text's height is no multiple of the grid.
func (s Style) onGrid() error {
	for _, l := range []struct {
		key string
		is  unit.Length
	}{{"leading", s.Leading}, {"before", s.Before}, {"after", s.After}} {
		if below := l.is / s.Grid * s.Grid; below != l.is {
			return fmt.Errorf("%s = %s is no multiple of the grid of %s: %s and %s are", l.key, l.is, s.Grid, below, below+s.Grid)
		}
	}
	return nil
}
