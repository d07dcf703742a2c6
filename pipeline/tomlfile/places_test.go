package tomlfile

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
	"pgregory.net/rapid"
)

// piece is a stretch of a TOML string as written and the runes that it stands for.
type piece struct{ written, meant string }

// basic draws a piece of a basic string.
func basic(t *rapid.T, long bool) piece {
	pieces := []piece{
		{`\"`, `"`}, {`\\`, `\`}, {`\n`, "\n"}, {`\t`, "\t"}, {`\b`, "\b"}, {`\f`, "\f"}, {`\r`, "\r"}, {`\e`, "\x1b"},
		{`\x41`, "A"}, {`\xe9`, "é"}, {`\u17D2`, "\u17D2"}, {`\U0001F600`, "\U0001F600"}, {`\u0000`, "\x00"},
		{"a", "a"}, {"[b]", "[b]"}, {"# c", "# c"}, {"ក្ក", "ក្ក"}, {"。", "。"}, {"\u00a0", "\u00a0"}, {"𠮷", "𠮷"}, {"'", "'"}, {"\t", "\t"},
	}
	if long {
		pieces = append(pieces, piece{"\n", "\n"}, piece{"\r\n", "\r\n"}, piece{"\n[x]\n", "\n[x]\n"}, piece{"\\\n  \t\n ", ""},
			piece{"\\ \r\n\r\n", ""}, piece{`"`, `"`}, piece{`""`, `""`})
	}
	return rapid.SampledFrom(pieces).Draw(t, "piece")
}

// TestPlacesMapEveryRune holds that the places of a text are where its runes are written.
func TestPlacesMapEveryRune(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		long := rapid.Bool().Draw(t, "long")
		open, closing := `"`, `"`
		if long {
			open, closing = rapid.SampledFrom([]string{`"""`, "\"\"\"\n", "\"\"\"\r\n"}).Draw(t, "open"), `"""`
		}
		head := rapid.SampledFrom([]string{"", "# é\n", "\uFEFF", "[k]\r\n", "x = 1\n\n"}).Draw(t, "head")
		src, meant, want := head+"other = "+open, "", []int(nil)
		base := len(strings.TrimPrefix(src, "\uFEFF"))
		body := ""
		for range rapid.IntRange(0, 20).Draw(t, "pieces") {
			p := basic(t, long)
			if long && strings.HasSuffix(body, `"`) && strings.HasPrefix(p.written, `"`) {
				continue // three marks would close it
			}
			if strings.HasPrefix(p.meant, "\n") && body == "" || p.meant == "\r\n" && body == "" {
				continue // the first line's end is no part of the text
			}
			if strings.HasSuffix(body, "\n") && strings.HasPrefix(p.written, " ") || strings.HasSuffix(body, " ") {
				continue
			}
			if n := len(want); n > 0 && strings.ContainsAny(p.meant, "\t\n\r") && endsInContinuation(body) {
				continue // a continuation would take it away
			}
			if endsInContinuation(body) && strings.Trim(p.written, " \t\r\n") != p.written {
				continue
			}
			if endsInContinuation(body) && p.meant == "" {
				continue
			}
			for i, at := 0, 0; i < utf8.RuneCountInString(p.meant); i++ {
				want = append(want, base+len(body)+at)
				if len(p.written) > 1 && p.written[0] != '\\' {
					_, n := utf8.DecodeRuneInString(p.written[at:])
					at += n
				}
			}
			body, meant = body+p.written, meant+p.meant
		}
		want = append(want, base+len(body))
		src += body + closing + "\n"

		f := New("x.toml", []byte(src))
		var decoded struct {
			Other string
			K     struct{ Other string }
		}
		if err := toml.Unmarshal(f.Data, &decoded); err != nil {
			t.Fatalf("%q: %v", src, err)
		}
		if got := decoded.Other + decoded.K.Other; got != meant {
			t.Fatalf("%q decodes to %q, want %q", src, got, meant)
		}
		tables, findings := f.Tables()
		if len(findings) > 0 {
			t.Fatalf("%q: %v", src, findings)
		}
		pairs := tables[len(tables)-1].Pairs
		v := pairs[len(pairs)-1].Value
		if got := f.Places(v); v.Text != meant || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%q: text %q, places %v, want %q and %v", src, v.Text, got, meant, want)
		}
	})
}

// endsInContinuation reports whether a body ends in a backslash, a line's end and blanks.
func endsInContinuation(body string) bool {
	bare := strings.TrimRight(body, " \t\r\n")
	slashes := len(bare) - len(strings.TrimRight(bare, `\`))
	return len(bare) < len(body) && slashes%2 == 1
}

func TestPlacesOfLiterals(t *testing.T) {
	for _, c := range []struct{ name, src, text, want string }{
		{"literal", `a = 'l\n’é'`, `l\n’é`, "[5 6 7 8 11 13]"},
		{"empty", `a = ''`, "", "[5]"},
		{"empty basic", `a = ""`, "", "[5]"},
		{"long literal", "a = '''\nb'c'''", "b'c", "[8 9 10 11]"},
		{"long literal with quotes at its end", "a = '''b'''''", "b''", "[7 8 9 10]"},
		{"long basic with quotes at its end", `a = """b"""""`, `b""`, "[7 8 9 10]"},
		{"empty long", `a = """"""`, "", "[7]"},
	} {
		f := New("x.toml", []byte(c.src))
		tables, findings := f.Tables()
		if len(findings) > 0 {
			t.Errorf("%s: %v", c.name, findings)
			continue
		}
		v := tables[0].Pairs[0].Value
		if got := fmt.Sprint(f.Places(v)); v.Text != c.text || got != c.want {
			t.Errorf("%s: %q at %s, want %q at %s", c.name, v.Text, got, c.text, c.want)
		}
	}
}
