package pipeline

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// stages is the order of the house: a package may import only what stands before it.
var stages = []string{"unit", "diag", "bcp47", "tomlfile", "sfnt", "font", "lang", "style", "picture", "catalog", "letter", "merge", "edition", "shape",
	"linebreak", "page", "dump", "figures", "compose", "paint", "finish", "extract", "check", "explain", "report"}

// aside are the packages that know nothing of the stages.
var aside = []string{"unit", "diag", "bcp47", "tomlfile", "sfnt", "font", "lang", "style", "picture"}

// doors says by which package each library enters.
var doors = map[string]string{
	"github.com/nicksnyder/go-i18n/v2":  "catalog",
	"github.com/yuin/goldmark":          "edition",
	"golang.org/x/text/collate":         "edition",
	"github.com/go-text/typesetting":    "shape",
	"github.com/signintech/gopdf":       "paint",
	"github.com/urfave/cli/v2":          "../cmd/letterpress",
	"github.com/rogpeppe/go-internal":   "../cmd/letterpress",
	"github.com/nicksnyder/go-i18n/cmd": "nowhere",
}

// goFiles walks the project's Go files, tests too where asked.
func goFiles(t *testing.T, tests bool, visit func(path, pkg string, file *ast.File)) {
	t.Helper()
	seen := 0
	for _, root := range []string{".", "../cmd"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && d.Name() == "testdata" {
				return fs.SkipDir
			}
			if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") && !tests {
				return nil
			}
			src, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, src, parser.ParseComments)
			if err != nil {
				return err
			}
			seen++
			visit(filepath.ToSlash(path), filepath.ToSlash(filepath.Dir(path)), file)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 50 {
		t.Fatalf("only %d files seen: the walk is broken", seen)
	}
}

func imports(file *ast.File) []string {
	var out []string
	for _, i := range file.Imports {
		path, err := strconv.Unquote(i.Path.Value)
		if err == nil {
			out = append(out, path)
		}
	}
	return out
}

func TestImportsPointUpstream(t *testing.T) {
	goFiles(t, false, func(path, pkg string, file *ast.File) {
		rank := slices.Index(stages, pkg)
		for _, imported := range imports(file) {
			name, ours := strings.CutPrefix(imported, "letterpress/pipeline/")
			switch {
			case pkg == "." || pkg == "judges" || strings.HasPrefix(pkg, "../cmd") || !ours:
			case strings.HasPrefix(pkg, "lang/"):
				if name != "lang" && name != "unit" && !strings.HasPrefix(name, "lang/") {
					t.Errorf("%s imports %s: a language knows lang and unit alone", path, name)
				}
			case strings.HasPrefix(name, "lang/"):
				t.Errorf("%s imports %s: only pipeline.go knows the languages by name", path, name)
			case rank < 0:
				t.Errorf("%s: package %s has no place in the order of stages", path, pkg)
			case slices.Index(stages, name) >= rank:
				t.Errorf("%s imports %s, which comes later", path, name)
			case slices.Contains(aside, pkg) && !slices.Contains(aside, name):
				t.Errorf("%s imports %s: it stands beside the flow and knows nothing of the stages", path, name)
			}
		}
	})
}

func TestLibrariesEnterByOneDoor(t *testing.T) {
	used := map[string]bool{}
	goFiles(t, false, func(path, pkg string, file *ast.File) {
		for _, imported := range imports(file) {
			for library, door := range doors {
				if imported == library || strings.HasPrefix(imported, library+"/") {
					used[library] = true
					if pkg != door {
						t.Errorf("%s imports %s, which enters by %s alone", path, imported, door)
					}
				}
			}
		}
	})
	for _, library := range []string{"github.com/nicksnyder/go-i18n/v2", "github.com/yuin/goldmark", "golang.org/x/text/collate",
		"github.com/go-text/typesetting", "github.com/signintech/gopdf", "github.com/urfave/cli/v2"} {
		if !used[library] {
			t.Errorf("%s is used nowhere", library)
		}
	}
}

// tagLiteral is a string that names a language of the letter.
var tagLiteral = regexp.MustCompile(`^"(en|km|ja|fr|vi|ko|ar)(-[A-Z]{2})?"$`)

func TestNoStageKnowsALanguage(t *testing.T) {
	goFiles(t, false, func(path, pkg string, file *ast.File) {
		if pkg == "." || strings.HasPrefix(pkg, "lang/") || strings.HasPrefix(pkg, "../cmd") {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && tagLiteral.MatchString(lit.Value) {
				t.Errorf("%s names the language %s: give lang.Language a field instead", path, lit.Value)
			}
			return true
		})
	})
}

func TestNoClockNoChance(t *testing.T) {
	forbidden := []string{"math/rand", "math/rand/v2", "crypto/rand", "unsafe"}
	goFiles(t, false, func(path, pkg string, file *ast.File) {
		for _, imported := range imports(file) {
			if slices.Contains(forbidden, imported) && !strings.HasPrefix(pkg, "../cmd") {
				t.Errorf("%s imports %s: the same letter gives the same bytes", path, imported)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && (sel.Sel.Name == "Now" || sel.Sel.Name == "Since") {
					t.Errorf("%s reads the clock", path)
				}
			}
			return true
		})
	})
}
