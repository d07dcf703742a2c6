// Package explain says what each finding means, why it matters and how to settle it, in
// words for translators. What it knows is data: a file an area in areas/, a table a code.
package explain

import (
	"bytes"
	"embed"
	"fmt"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"

	"letterpress/pipeline/diag"
)

//go:embed areas/*.toml
var areaFiles embed.FS

// areas are the files of areas/ in the order in which they are shown: from what keeps the
// program from reading a letter to what it finds on the pages.
var areas = []string{"files", "catalogs", "text", "translation", "letter", "pages", "fonts"}

// Entry is what there is to say of one code.
type Entry struct {
	Code    string
	Area    string       // its heading: "Files"
	Levels  []diag.Level // that its findings may have, the gravest first
	What    string       // what is the matter, one sentence
	Why     string       // why it matters, and by which rule
	Settle  string       // what to do
	Example Example      // zero where there is none
}

// Example shows a part of a letter that has the finding, and the same part when it is
// settled.
type Example struct {
	// File is where the part stands, below the letter's folder. With a slash at its end it
	// is a folder, and the parts are names of files in it, one a line.
	File      string
	Bad, Good string
}

// Codes gives every entry, by area.
func Codes() []Entry { return all() }

// Of finds the entry of a code.
func Of(code string) (Entry, bool) {
	for _, e := range all() {
		if e.Code == code {
			return e, true
		}
	}
	return Entry{}, false
}

// Names gives every code, by area.
func Names() []string {
	var names []string
	for _, e := range all() {
		names = append(names, e.Code)
	}
	return names
}

// all reads the areas once. The files are the program's own, so that a fault in them is a
// fault of the program.
var all = sync.OnceValue(func() []Entry {
	var entries []Entry
	for _, name := range areas {
		data, err := areaFiles.ReadFile("areas/" + name + ".toml")
		if err == nil {
			var of []Entry
			of, err = read(data)
			entries = append(entries, of...)
		}
		if err != nil {
			panic(fmt.Sprintf("areas/%s.toml: %v", name, err))
		}
	}
	return entries
})

// table is a code as an area's file has it.
type table struct {
	Code, What, Why, Settle string
	Levels                  []string
	Example                 Example
}

// read reads an area's file strictly.
func read(data []byte) ([]Entry, error) {
	var file struct {
		Area string
		Code []table
	}
	if err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(&file); err != nil {
		return nil, err
	}
	var entries []Entry
	for _, t := range file.Code {
		e := Entry{Code: t.Code, Area: file.Area, What: t.What, Why: onOneLine(t.Why), Settle: onOneLine(t.Settle),
			Example: Example{t.Example.File, strings.TrimSuffix(t.Example.Bad, "\n"), strings.TrimSuffix(t.Example.Good, "\n")}}
		for _, name := range t.Levels {
			level, err := diag.ParseLevel(name)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", t.Code, err)
			}
			e.Levels = append(e.Levels, level)
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// onOneLine joins the lines of a paragraph.
func onOneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
