package page

import (
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/unit"
)

// all gives the cost of the cheapest of every way to set and part pieces, each tried until it
// is dearer than another.
func all(pieces []piece, depth unit.Length) int64 {
	best := int64(-1)
	var follow func(i, from int, w *way, on state, cost int64)
	next := func(i int, on state, cost int64) {
		if i == len(pieces) {
			if cost += short(on.lines); best < 0 || cost < best {
				best = cost
			}
			return
		}
		for k := range pieces[i].ways {
			follow(i, 0, &pieces[i].ways[k], on, cost+pieces[i].ways[k].price)
		}
	}
	follow = func(i, from int, w *way, on state, cost int64) {
		if best >= 0 && cost >= best {
			return // nothing that follows is paid back
		}
		for to := from; to <= w.rows; to++ {
			height := on.used + w.height(from, to)
			if from == 0 && on.used > 0 && to > 0 {
				height += pieces[i].space
			}
			if height > depth && (on.used > 0 || to > from+1) {
				return
			}
			h := w.hyphens[to] - w.hyphens[from]
			reached, c := state{height, min(on.lines+to-from, lastRows), on.hyphens + h}, cost+crowded(on.hyphens, h)
			if to == w.rows {
				next(i+1, reached, c)
				return
			}
			if height == 0 {
				continue
			}
			part := int64(0)
			if to > 0 {
				part = w.parts[to-1]
			} else if i > 0 {
				part = pieces[i-1].part
			}
			follow(i, to, w, state{}, c+part+full(depth-height, w.leading)+wholePage)
		}
	}
	next(0, state{}, 0)
	return best
}

// settingOf makes a setting of so many lines, of which some end with a hyphen.
func settingOf(lines int, hyphens []int, demerits int64) linebreak.Setting {
	s := linebreak.Setting{Lines: make([]linebreak.Line, lines), Demerits: demerits}
	for i := range s.Lines {
		s.Lines[i] = linebreak.Line{From: i, To: i + 1, Width: 40 * unit.Point, Last: i == lines-1}
	}
	for _, h := range hyphens {
		if h < lines-1 {
			s.Lines[h].End = lang.Hyphen
		}
	}
	return s
}

// randomSettings gives a text some settings, the best first.
func randomSettings(t *rapid.T) []linebreak.Setting {
	var out []linebreak.Setting
	lines := rapid.IntRange(1, 7).Draw(t, "lines")
	for k := range rapid.IntRange(1, 3).Draw(t, "settings") {
		hyphens := rapid.SliceOfN(rapid.IntRange(0, 6), 0, 3).Draw(t, "hyphens")
		worse := int64(0)
		if k > 0 {
			worse = int64(rapid.SampledFrom([]int{1, 5_000, 100_000_000, 20_000_000_000}).Draw(t, "worse"))
		}
		out = append(out, settingOf(max(lines+rapid.IntRange(-1, 1).Draw(t, "longer"), 1), hyphens, 100+worse))
	}
	return out
}

// TestThePagesAreTheCheapest compares the search with every way that there is.
func TestThePagesAreTheCheapest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var items []Item
		for block := range rapid.IntRange(1, 4).Draw(t, "blocks") {
			role := rapid.SampledFrom([]letter.Role{letter.Paragraph, letter.Paragraph, letter.Heading, letter.Closing, letter.Signatories}).Draw(t, "role")
			it := item(block, 0, role, 1, rapid.Bool().Draw(t, "keep"))
			it.Settings = randomSettings(t)
			it.Style.Before = unit.Length(rapid.IntRange(0, 3).Draw(t, "before")) * it.Style.Grid
			items = append(items, it)
		}
		pieces := cut(items, sheet.Measure())
		depth := unit.Length(rapid.IntRange(3, 10).Draw(t, "depth")) * 10 * unit.Point
		want := all(pieces, depth)
		if got := search(pieces, depth, most(pieces)).cost; got != want {
			t.Fatalf("the search finds %d, of all ways the best is %d", got, want)
		}
		if got := cost(choose(pieces, depth), depth); got-want >= hole || got < want {
			t.Fatalf("the choice costs %d, of all ways the best %d", got, want)
		}
	})
}

// cost prices chosen pages anew.
func cost(pages [][]stretch, depth unit.Length) int64 {
	total := int64(0)
	for n, rows := range pages {
		used, hyphens, lines := unit.Length(0), 0, 0
		for i, r := range rows {
			if i > 0 && r.from == 0 {
				used += r.piece.space
			}
			if r.from == 0 {
				total += r.way.price
			}
			used += r.way.height(r.from, r.to)
			hyphens += r.way.hyphens[r.to] - r.way.hyphens[r.from]
			lines += r.to - r.from
		}
		last := rows[len(rows)-1]
		total += crowded(0, hyphens)
		if n == len(pages)-1 {
			return total + short(lines)
		}
		next := pages[n+1][0]
		if last.to < last.way.rows {
			total += last.way.parts[last.to-1]
		} else {
			total += last.piece.part
		}
		total += full(depth-used, next.way.leading) + wholePage
	}
	return total
}

func hyphened(p Page) int {
	n := 0
	for _, l := range p.Lines {
		if !l.Last && l.End == lang.Hyphen {
			n++
		}
	}
	return n
}

// headings gives headings of a line, each of which stays with the next.
func headings(n int) []Item {
	var out []Item
	for range n {
		out = append(out, item('h'-'a', 0, letter.Heading, 1, true))
	}
	return out
}

func TestAPageTakesAnotherSettingOfAText(t *testing.T) {
	of := func(settings ...linebreak.Setting) Item {
		it := item(0, 0, letter.Paragraph, 1, false)
		it.Settings = settings
		return it
	}
	six := []int{0, 1, 2, 3, 4, 5}
	for _, c := range []struct {
		name  string
		items []Item
		want  string
	}{
		{"one line less saves a page", []Item{of(settingOf(11, nil, 0), settingOf(10, nil, 9_000))}, "aaaaaaaaaa"},
		{"where no page has a fault", []Item{of(settingOf(16, nil, 0), settingOf(10, nil, 9_000))}, "aaaaaaaaaa"},
		{"but not at the price of a ladder", []Item{of(settingOf(16, nil, 0), settingOf(10, nil, 20_000_000_000))}, "aaaaaaaaaa|aaaaaa"},
		{"not even to keep what belongs together", append(headings(9), of(settingOf(3, nil, 0), settingOf(1, nil, 20_000_000_000))), "hhhhhhh|hhaaa"},
		{"but not at the price of lines too loose", []Item{of(settingOf(15, nil, 0), settingOf(10, nil, 900_000_000))}, "aaaaaaaaaa|aaaaa"},
		{"one line more fills both pages", []Item{of(settingOf(12, nil, 0), settingOf(13, nil, 9_000))}, "aaaaaaaa|aaaaa"},
		{"fewer hyphens", []Item{of(settingOf(9, six, 0), settingOf(9, six[:4], 9_000))}, "aaaaaaaaa"},
	} {
		pages := Build(c.items, sheet)
		if got := outline(pages); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		for n, p := range pages {
			if hyphened(p) > MostHyphens {
				t.Errorf("%s: %d hyphens on page %d", c.name, hyphened(p), n+1)
			}
		}
	}
}

func TestTheHyphensOfAPageAreOfAllItsTexts(t *testing.T) {
	var items []Item
	for block := range 3 {
		it := item(block, 0, letter.Paragraph, 1, false)
		it.Settings = []linebreak.Setting{settingOf(3, []int{0, 1}, 0), settingOf(3, []int{0}, int64(1000*(3-block)))}
		items = append(items, it)
	}
	pages := Build(items, sheet)
	if hyphened(pages[0]) != MostHyphens || len(pages[0].Lines[7].Setting.Lines) != 3 || pages[0].Lines[7].End == lang.Hyphen {
		t.Errorf("%d hyphens, and the cheapest of the changes is not taken", hyphened(pages[0]))
	}
}

func TestEachHyphenTooManyIsPaidOnce(t *testing.T) {
	for _, c := range [][3]int64{{0, MostHyphens, 0}, {MostHyphens - 1, 2, 1}, {MostHyphens, 1, 1}, {MostHyphens + 1, 0, 0}, {MostHyphens + 3, 2, 2}} {
		if got := crowded(int(c[0]), int(c[1])); got != c[2]*manyHyphens {
			t.Errorf("%d behind %d cost %d, want %d times %d", c[1], c[0], got, c[2], int64(manyHyphens))
		}
	}
}
