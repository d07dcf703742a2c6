package tomlfile

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// names writes the tables that were read, a broken one with an exclamation mark.
func names(tables []Table) string {
	var out []string
	for _, t := range tables {
		name := ""
		for i, p := range t.Name {
			if i > 0 {
				name += "."
			}
			name += p.Name
		}
		if t.List {
			name = "[" + name + "]"
		}
		if t.Broken {
			name += "!"
		}
		out = append(out, fmt.Sprintf("%s(%d)", name, len(t.Pairs)))
	}
	return strings.Join(out, " ")
}

// TestBrokenTables holds what an author reads of a slip, and that the tables around it are
// still read.
func TestBrokenTables(t *testing.T) {
	for _, c := range []struct{ name, broken, want, tables string }{
		{"straight quotes in a text", `other = "il a dit "oui" hier"`,
			`3:19: "b": a straight " ends the text here (toml) take it out, or write « » or “ ” for a quotation, \" for the mark itself`, "b!(0)"},
		{"a quotation at the start", `other = ""Oui", dit-il"`, `3:10: "b": a straight " ends the text here (toml)`, "b!(0)"},
		{"apostrophe in a literal", `other = 'l'été'`, `3:11: "b": a straight ' ends the text here (toml) write ’ for an apostrophe`, "b!(0)"},
		{"no closing mark", `other = "text`, `3:14: "b": the text is not closed (toml) close it with a straight " on the same line`, "b!(0)"},
		{"closed by a curly mark", `other = "text”`, `3:14: "b": the text begins with a straight " and ends with ” (toml) close it with a straight "`, "b!(0)"},
		{"opened by a curly mark", `other = “text”`, `3:9: "b": a text begins with a straight ", not with “ (toml)`, "b!(0)"},
		{"no quotation marks", `other = Bonjour à tous`, `3:9: "b": the text stands without quotation marks (toml)`, "b!(0)"},
		{"a number with letters", `other = 20s`, `3:9: "b": the text stands without quotation marks (toml)`, "b!(0)"},
		{"no text", `other =`, `3:8: "b": nothing stands behind = (toml)`, "b!(0)"},
		{"no =", `other "text"`, `3:7: "b": there is no = behind "other" (toml)`, "b!(0)"},
		{"a colon", `other: "text"`, `3:6: "b": a key is followed by =, not by a colon (toml)`, "b!(0)"},
		{"a line of text", "other = \"text\"\nand so on", `4:5: "b": there is no = behind "and" (toml)`, "b!(1)"},
		{"a line that begins with a letter outside ASCII", "été = \"x\"", `3:1: "b": this line is no comment (#), no [name] and no key = "text" (toml)`, "b!(0)"},
		{"a text over two lines", "other = \"one\ntwo\"", `3:13: "b": the text is not closed (toml)`, "b!(0)"},
		{"a long text not closed", "other = \"\"\"one\ntwo", `3:9: "b": the text that begins here is not closed (toml) write """ behind its last word`, "b!(0)"},
		{"a long text closed early", `other = """one""" two`, `3:15: "b": three straight " end the text here (toml)`, "b!(0)"},
		{"a backslash", `other = "50\%"`, `3:12: "b": a backslash before % means nothing here (toml) write \\ for a backslash, \\* for an asterisk, \" for a quotation mark`, "b!(0)"},
		{"a control character", "other = \"a\x01b\"", `3:11: "b": a text cannot hold the control character U+0001 (toml) delete it`, "b!(0)"},
		{"two texts", `other = "a", "b"`, `3:11: "b": a straight " ends the text here`, "b!(0)"},
		{"a bracket left open", "other = \"x\"\n[d", `4:3: the bracket of a heading is not closed (toml) write [d]`, "b(1) d!(0)"},
		{"words between brackets", "other = \"x\"\n[Call to action]", `4:6: U+0020 cannot stand in a name between brackets (toml) write lower-case letters, digits and hyphens, as in [call-to-action]`, "b(1) Call to action!(0)"},
		{"nothing between brackets", "other = \"x\"\n[]", `4:1: there is no name between the brackets (toml)`, "b(1) !(0)"},
		{"a text behind a heading", "other = \"x\"\n[d] other = \"x\"", `4:5: something stands behind the heading [d] (toml) begin a new line there`, "b(1) d!(0)"},
		{"a control character in a comment", "other = \"x\"\n# a\x01", `4:4: a comment holds a control character (toml) delete it`, "b(1)"},
		{"a carriage return alone", "other = \"x\"\n\r ", `4:1: a carriage return (U+000D) stands alone here (toml) delete it`, "b(1)"},
		{"a list left open", `other = ["a"`, `3:13: "b": the list is not closed, or lacks a comma (toml)`, "b!(0)"},
		{"a text of a list left open", `other = ["a, "b"]`, `3:15: "b": the list is not closed, or lacks a comma (toml)`, "b!(0)"},
		{"the last text of a list left open", `other = ["a", "b]`, `3:18: "b": a text is not closed (toml)`, "b!(0)"},
		{"an inline table", `other = {a = 1, b}`, `3:18: "b": expected '=' after key (toml)`, "b!(0)"},
	} {
		src := "[a]\n[b]\n" + c.broken + "\n\n# en: c\n[c]\nother = \"c\"\n"
		tables, findings := New("f.toml", []byte(src)).Tables()
		if got, want := names(tables), "(0) a(0) "+c.tables+" c(1)"; got != want {
			t.Errorf("%s: tables %s, want %s", c.name, got, want)
		}
		if len(findings) != 1 {
			t.Errorf("%s: findings %v, want one", c.name, findings)
			continue
		}
		got := strings.TrimPrefix(findings[0].String(), "f.toml:") + " " + findings[0].Hint
		if !strings.Contains(strings.Replace(got, " error:", "", 1), strings.Replace(c.want, " error:", "", 1)) {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestOneBrokenTable holds that whatever is written into a table, the tables before and
// after are read, each with its pairs and comments, unless the line looks like a heading.
func TestOneBrokenTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.StringOfN(rapid.RuneFrom([]rune("ab =\"'\\#{}[].,\t\r1é“「\x00-:*")), 0, 30, -1).Draw(t, "line")
		if headerLine.MatchString(line) || strings.Contains(line, `"""`) || strings.Contains(line, `'''`) {
			return
		}
		src := "[a]\nother = \"a\"\n[b]\n" + line + "\n# one\n# two\n[c]\nother = \"c\"\n"
		tables, _ := New("f.toml", []byte(src)).Tables()
		last := tables[len(tables)-1]
		if tables[1].Name[0].Name != "a" || len(tables[1].Pairs) != 1 || tables[1].Broken {
			t.Fatalf("%q: the table before is lost: %s", line, names(tables))
		}
		if len(last.Name) != 1 || last.Name[0].Name != "c" || len(last.Pairs) != 1 || last.Broken {
			t.Fatalf("%q: the table after is lost: %s", line, names(tables))
		}
		if got := src[last.From:last.To]; got != "[c]\nother = \"c\"" {
			t.Fatalf("%q: the table spans %q", line, got)
		}
	})
}

// TestAnyBytes holds that no bytes make the reader fall, and that every place is inside.
func TestAnyBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{"[", "]", "[a]", "a", ".", "=", `"`, `"""`, "'", "'''", "\\", "\n", "\r\n", "\r", "#",
			"{", "}", ",", "1979-05-27", "true", "\x00", "\xff", "é", " ", "\t", "1", "u0041"})).Draw(t, "parts")
		src := strings.Join(parts, "")
		f := New("f.toml", []byte(src))
		tables, findings := f.Tables()
		for _, table := range tables {
			if table.From < 0 || table.To < table.From || table.To > len(f.Data) {
				t.Fatalf("%q: table %d to %d", src, table.From, table.To)
			}
			for _, p := range table.Pairs {
				if p.Value.From > p.Value.To || p.Value.To > len(f.Data) || p.From() < table.From {
					t.Fatalf("%q: pair %+v", src, p)
				}
				if p.Value.Kind == String && len(f.Places(p.Value)) != len([]rune(p.Value.Text))+1 {
					t.Fatalf("%q: places of %q", src, p.Value.Text)
				}
			}
		}
		for _, x := range findings {
			if x.Pos.Line < 1 || x.Pos.Line > strings.Count(src, "\n")+1 || x.Pos.Column < 1 || x.Problem == "" {
				t.Fatalf("%q: %v", src, x)
			}
		}
	})
}

// TestPairs holds the places of keys and values.
func TestPairs(t *testing.T) {
	f := New("f.toml", []byte("a.\"b\" = [ \"x\", # c\n 'y' ]\n[t]\nd = 2024-01-31 # day\ni = {k = true, n = {}}\n"))
	tables, findings := f.Tables()
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	var got []string
	var walk func(pairs []Pair)
	walk = func(pairs []Pair) {
		for _, p := range pairs {
			key := ""
			for _, k := range p.Key {
				key += "/" + string(f.Data[k.From:k.To])
			}
			got = append(got, fmt.Sprintf("%s %s %q", key, p.Value.Kind, f.Data[p.Value.From:p.Value.To]))
			for _, i := range p.Value.Items {
				got = append(got, fmt.Sprintf("- %s %q %s", i.Text, f.Data[i.From:i.To], f.Position(i.From)))
			}
			walk(p.Value.Pairs)
		}
	}
	for _, table := range tables {
		walk(table.Pairs)
	}
	want := `/a/"b" list "[ \"x\", # c\n 'y' ]"
- x "\"x\"" f.toml:1:11
- y "'y'" f.toml:2:2
/d date "2024-01-31"
/i table "{k = true, n = {}}"
/k true or false "true"
/n table "{}"`
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

// TestComments holds which comments belong to a table: those without a blank line between.
func TestComments(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"right above", "# one\n#two \n[a]", "# one|#two "},
		{"parted by a blank line", "# file\n\n# en: x\n[a]", "# en: x"},
		{"a blank line before the heading", "# file\n\n[a]", ""},
		{"behind the table before", "[z]\nk = 1 # no\n# en: x\n[a]", "# en: x"},
		{"inside the table before", "[z]\n# in\nk = 1\n[a]", ""},
		{"CRLF", "# one\r\n# two\r\n[a]\r\n", "# one|# two"},
		{"above a heading that is broken", "# en: x\n[a", "# en: x"},
	} {
		tables, _ := New("f.toml", []byte(c.src)).Tables()
		var got []string
		for _, k := range tables[len(tables)-1].Comments {
			got = append(got, k.Name)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
