// Package page puts the lines of an edition on pages. After it nothing moves any more.
package page

import (
	"letterpress/pipeline/letter"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/unit"
)

// What a line of furniture is.
const (
	Foot  letter.Role = "foot"  // the page's number
	Draft letter.Role = "draft" // the line that a draft bears
)

// Page is one finished page.
type Page struct {
	Width, Height unit.Length
	Figures       []Figure // each before the first line of its block
	Lines         []Line   // in reading order
	Furniture     []Line   // foot and draft line: artifacts
}

// Line is a line in its place.
type Line struct {
	linebreak.Line
	Block, Item int         // indices into Edition.Blocks and its Items; -1 in furniture
	Index       int         // of the line in its item, from 0
	Role        letter.Role // Foot or Draft in furniture
	Setting     *linebreak.Setting
	X           unit.Length // of the first cluster's pen from the page's left edge, Indent included
	Baseline    unit.Length // from the page's top edge, downward
	Size        unit.Length // of its text
	// Dash is where a dash begins that marks an entry of a list, from the page's left edge; 0
	// where there is none. It is drawn, not written: no words of the letter's.
	Dash unit.Length
}
