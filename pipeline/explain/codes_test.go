package explain_test

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"letterpress/pipeline/explain"
)

// TestEveryCodeIsExplained: the table has the codes that the program gives, and no other.
func TestEveryCodeIsExplained(t *testing.T) {
	given := givenCodes(t)
	if len(given) < 40 {
		t.Fatalf("only the codes %v seen: the walk is broken", slices.Sorted(maps.Keys(given)))
	}
	names := explain.Names()
	for _, code := range slices.Sorted(maps.Keys(given)) {
		if !slices.Contains(names, code) {
			t.Errorf("%s: the code %q is explained nowhere: give it a table in areas/", given[code], code)
		}
	}
	for _, name := range names {
		if given[name] == "" {
			t.Errorf("the table has %q, which nothing gives", name)
		}
	}
}

// flow is an expression whose value becomes that of a variable, a parameter or a field.
type flow struct {
	to   types.Object
	from ast.Expr
	info *types.Info
}

// program is the project's packages, checked as far as it takes to know its own names: what
// is imported from elsewhere is empty.
type program struct {
	t        *testing.T
	set      *token.FileSet
	packages map[string]*types.Package
	flows    []flow
	takers   map[types.Object]string   // of parameters: the name of the function
	lost     map[string]token.Position // calls of methods that are not known, by name
	called   map[*ast.Ident]bool       // names of functions where they are called
	handed   []use                     // and where they are not
}

// use is a function that is named and not called there.
type use struct {
	name      *ast.Ident
	signature *types.Signature
}

// givenCodes gives each string that becomes the code of a finding, with a place where it does.
func givenCodes(t *testing.T) map[string]string {
	p := &program{t: t, set: token.NewFileSet(), packages: map[string]*types.Package{},
		takers: map[types.Object]string{}, lost: map[string]token.Position{}, called: map[*ast.Ident]bool{}}
	for _, root := range []string{"..", "../../cmd"} {
		if err := filepath.WalkDir(root, func(dir string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() && d.Name() != "testdata" {
				_, err = p.Import("letterpress/" + path.Clean(path.Join("pipeline/explain", filepath.ToSlash(dir))))
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	finding, _ := structOf(p.packages["letterpress/pipeline/diag"].Scope().Lookup("Finding").Type())
	for field := range finding.Fields() {
		if field.Name() == "Code" {
			return p.codes(field)
		}
	}
	t.Fatal("a finding has no code")
	return nil
}

// Import reads a package of the project; every other is empty.
func (p *program) Import(name string) (*types.Package, error) {
	if known := p.packages[name]; known != nil {
		return known, nil
	}
	below, ours := strings.CutPrefix(name, "letterpress/")
	p.packages[name] = types.NewPackage(name, path.Base(name))
	p.packages[name].MarkComplete()
	if !ours {
		return p.packages[name], nil
	}
	names, err := filepath.Glob("../../" + below + "/*.go")
	var files []*ast.File
	for _, name := range names {
		if err == nil && !strings.HasSuffix(name, "_test.go") {
			var file *ast.File
			file, err = parser.ParseFile(p.set, name, nil, 0)
			files = append(files, file)
		}
	}
	if err != nil || len(files) == 0 {
		return p.packages[name], err
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	c := types.Config{Importer: p, Error: func(error) {}} // of what the empty packages lack
	p.packages[name], _ = c.Check(name, p.set, files, info)
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			p.note(n, info)
			return true
		})
	}
	return p.packages[name], nil
}

// note keeps the flows of a node.
func (p *program) note(n ast.Node, info *types.Info) {
	keep := func(to types.Object, from ast.Expr) { p.flows = append(p.flows, flow{to, from, info}) }
	switch n := n.(type) {
	case *ast.CompositeLit:
		s, _ := structOf(info.TypeOf(n))
		for i, element := range n.Elts {
			if pair, ok := element.(*ast.KeyValueExpr); ok {
				if key, ok := pair.Key.(*ast.Ident); ok && s != nil {
					keep(info.Uses[key], pair.Value)
				}
			} else if s != nil && i < s.NumFields() {
				keep(s.Field(i), element)
			}
		}
	case *ast.AssignStmt:
		for i, left := range n.Lhs {
			keep(object(left, info), n.Rhs[min(i, len(n.Rhs)-1)])
		}
	case *ast.RangeStmt:
		keep(object(n.Key, info), n.X)
		keep(object(n.Value, info), n.X)
	case *ast.ValueSpec:
		for i, value := range n.Values {
			keep(info.Defs[n.Names[i]], value)
		}
	case *ast.Ident:
		if used := info.Uses[n]; used != nil && !p.called[n] {
			if signature, ok := used.Type().(*types.Signature); ok {
				p.handed = append(p.handed, use{n, signature})
			}
		}
	case *ast.FuncDecl:
		for _, field := range n.Type.Params.List {
			for _, name := range field.Names {
				p.takers[info.Defs[name]] = n.Name.Name
			}
		}
	case *ast.CallExpr:
		p.call(n, info, keep)
	}
}

// call keeps the arguments of a call as flows to the parameters.
func (p *program) call(n *ast.CallExpr, info *types.Info, keep func(types.Object, ast.Expr)) {
	switch f := n.Fun.(type) {
	case *ast.Ident:
		p.called[f] = true
	case *ast.SelectorExpr:
		p.called[f.Sel] = true
	}
	signature, ok := info.TypeOf(n.Fun).(*types.Signature)
	if !ok {
		if method, ok := n.Fun.(*ast.SelectorExpr); ok {
			p.lost[method.Sel.Name] = p.set.Position(n.Pos())
		}
		return
	}
	for i, argument := range n.Args {
		if i < signature.Params().Len() {
			keep(signature.Params().At(i), argument)
		}
	}
}

// codes follows what flows into a field back to where it is written. What it cannot follow
// fails the test: no code may slip past.
func (p *program) codes(field types.Object) map[string]string {
	given := map[string]string{}
	sinks := map[types.Object]bool{field: true}
	for grown := true; grown; {
		grown = false
		for _, f := range p.flows {
			if !sinks[f.to] {
				continue
			}
			if value := f.info.Types[f.from].Value; value != nil && value.Kind() == constant.String {
				given[constant.StringVal(value)] = p.set.Position(f.from.Pos()).String()
			} else if from := object(f.from, f.info); from == nil {
				p.t.Errorf("%s: a code that cannot be followed: give a constant", p.set.Position(f.from.Pos()))
			} else if !sinks[from] {
				sinks[from], grown = true, true
			}
		}
	}
	for sink := range sinks {
		if at, ok := p.lost[p.takers[sink]]; ok {
			p.t.Errorf("%s: a call of something named %s, which takes a code: whose is it", at, p.takers[sink])
		}
		if !slices.ContainsFunc(p.flows, func(f flow) bool { return f.to == sink }) {
			p.t.Errorf("%s: a code that nobody gives", p.set.Position(sink.Pos()))
		}
	}
	for _, h := range p.handed {
		for parameter := range h.signature.Params().Variables() {
			if sinks[parameter] {
				p.t.Errorf("%s: %s takes a code and is handed on: call it", p.set.Position(h.name.Pos()), h.name.Name)
			}
		}
	}
	return given
}

// object gives the variable or field that an expression names, or nil.
func object(e ast.Expr, info *types.Info) types.Object {
	switch e := e.(type) {
	case *ast.Ident:
		if defined := info.Defs[e]; defined != nil {
			return defined
		}
		return variable(info.Uses[e])
	case *ast.SelectorExpr:
		return variable(info.Uses[e.Sel])
	}
	return nil
}

func variable(o types.Object) types.Object {
	if v, ok := o.(*types.Var); ok {
		return v
	}
	return nil
}

// structOf gives the struct that a type is made of.
func structOf(t types.Type) (*types.Struct, bool) {
	if t == nil {
		return nil, false
	}
	s, ok := t.Underlying().(*types.Struct)
	return s, ok
}
