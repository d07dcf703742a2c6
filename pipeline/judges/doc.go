// Package judges holds the letter against programs that others wrote: four readers for its
// text, HarfBuzz for its shapes, veraPDF for PDF/UA-1 and PDF/A-2a, qpdf for its syntax,
// Poppler for its fonts and goi18n for its catalogs; the command's completion against
// bash, zsh and fish; and its lines and pages against those that Typst makes of the same letter.
//
// It is tests alone, and they are built with
//
//	go test -tags judges ./pipeline/judges/...
//
// once .ci/judges/install has fetched the programs. A program that is missing fails its test.
package judges
