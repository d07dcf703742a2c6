// Package fonts carries the font families that come with the program: a folder a family,
// with its faces, its licence (OFL.txt) and its description (SOURCE.toml). What the
// descriptions mean, and which family sets which text, is the business of
// letterpress/pipeline/font; README.md says how to add a family.
package fonts

import "embed"

// FS holds the families' folders at its root: moul/SOURCE.toml, moul/OFL.txt,
// moul/Moul_400Regular.ttf and so on. A new folder is taken in without a change here.
//
//go:embed */SOURCE.toml */OFL.txt */*.ttf
var FS embed.FS
