package letter

import (
	"slices"
	"strings"
	"testing"
)

const letterhead = `[[block]]
role     = "letterhead"
messages = ["organisation", "address"]
mark     = "pictures/mark.png"
alt      = "mark-shows"
`

// headed is a sound letter with a letterhead: its block begins on line 5.
var headed = strings.Replace(sound, "[[block]]", letterhead+"\n[[block]]", 1)

func TestLetterhead(t *testing.T) {
	l, findings, err := Read(folder(strings.Replace(headed, "{ title =", "{ mark-shows = \"mark-us\", title =", 1)))
	if err != nil || len(findings) > 0 {
		t.Fatalf("%v %v", findings, err)
	}
	b := l.Blocks[0]
	if b.Role != Letterhead || len(b.Messages) != 2 || b.Mark.File != "pictures/mark.png" || b.Mark.Alt.ID != "mark-shows" || b.Mark.Pos.String() != "locales/letter.toml:8:12" {
		t.Errorf("%+v", b)
	}
	for edition, want := range map[string]string{"us": "mark-us organisation address", "canada": "mark-shows organisation address"} {
		e, _ := l.Edition(edition)
		if got := ids(l.Messages(e)); !strings.HasPrefix(strings.Join(got, " "), want+" ") {
			t.Errorf("%s uses %v, want %s first", edition, got, want)
		}
		if got := l.BlocksOf(e)[0].Mark.File; got != "pictures/mark.png" {
			t.Errorf("%s has the picture %q", edition, got)
		}
	}
	if all := ids(l.AllMessages()); !slices.Contains(all, "mark-shows") || !slices.Contains(all, "mark-us") {
		t.Errorf("all messages are %v", all)
	}
}

// TestLetterheadFindings changes one thing in a sound letter with a letterhead.
func TestLetterheadFindings(t *testing.T) {
	for _, c := range []struct{ name, old, new, want, hint string }{
		{"a letterhead in words alone", "mark     = \"pictures/mark.png\"\nalt      = \"mark-shows\"\n", "", "", ""},
		{"one without words", "messages = [\"organisation\", \"address\"]\n", "", "5:1: error: [[block]] lacks messages (letter-gap)", "messages ="},
		{"one with a message", "messages = [\"organisation\", \"address\"]", "message = \"organisation\"", "5:1: error: [[block]] lacks messages (letter-gap)", "messages ="},
		{"a picture without words", "alt      = \"mark-shows\"\n", "", "5:1: error: [[block]] lacks alt (letter-gap)", "what the picture shows"},
		{"words for no picture", "mark     = \"pictures/mark.png\"\n", "", "5:1: error: [[block]] lacks mark (letter-gap)", "delete alt"},
		{"a picture of a title", "role    = \"title\"", "role = \"title\"\nmark = \"mark.png\"\nalt = \"x\"", "11:1: error: a block of role title has no picture (letter-key)", "letterhead"},
		{"a picture without a role", "role    = \"title\"", "mark = \"mark.png\"", "11:1: error: [[block]] lacks role (letter-gap)", ""},
		{"a file above the folder", "pictures/mark.png", "../mark.png", `8:12: error: "../mark.png" is no name of a file there (letter-value)`, "pictures/mark.png"},
		{"a file from the root", "pictures/mark.png", "/mark.png", `8:12: error: "/mark.png" is no name of a file there (letter-value)`, ""},
		{"the folder", "pictures/mark.png", ".", `8:12: error: "." is no name of a file there (letter-value)`, ""},
		{"backslashes", "\"pictures/mark.png\"", `'pictures\mark.png'`, `8:12: error: "pictures\\mark.png" is no name of a file there (letter-value)`, ""},
		{"a list for a file", "\"pictures/mark.png\"", `["mark.png"]`, `8:12: error: mark is a list, not a text (letter-value)`, ""},
		{"a message that is no name", "\"mark-shows\"", `"Our mark"`, `9:12: error: "Our mark" is no name (letter-value)`, ""},
		{"the letterhead below the title", letterhead + "\n[[block]]\nrole    = \"title\"\nmessage = \"title\"\n", "[[block]]\nrole = \"title\"\nmessage = \"title\"\n" + letterhead,
			"8:1: error: the letterhead is not the first block (letter-order)", "move it"},
		{"two letterheads", letterhead, letterhead + letterhead, "10:1: error: the letterhead is not the first block (letter-order)", "together"},
		{"a date above the title", "[[block]]\nrole    = \"title\"", "[[block]]\nrole = \"date\"\n[[block]]\nrole = \"title\"", "", ""},
		{"a label above the title", "[[block]]\nrole    = \"title\"", "[[block]]\nrole = \"label\"\nmessage = \"to\"\n[[block]]\nrole = \"title\"",
			"14:1: error: the title is not the first block (letter-order)", "letterhead"},
		{"a subject", "[[block]]\nrole = \"recipients\"", "[[block]]\nrole = \"recipients\"\n[[block]]\nrole = \"subject\"\nmessage = \"subject\"", "", ""},
		{"a subject without words", "[[block]]\nrole = \"recipients\"", "[[block]]\nrole = \"subject\"", "15:1: error: [[block]] lacks message (letter-gap)", ""},
	} {
		text := strings.Replace(headed, c.old, c.new, 1)
		if text == headed {
			t.Errorf("%s: nothing is changed", c.name)
		}
		_, findings, err := Read(folder(text))
		if got := strings.ReplaceAll(lines(findings), File, "letter.toml"); err != nil || got != c.want {
			t.Errorf("%s:\n got %s\nwant %s (%v)", c.name, got, c.want, err)
		}
		for _, f := range findings {
			if !strings.Contains(f.Hint, c.hint) || f.Hint == "" {
				t.Errorf("%s: hint %q, want %q in it", c.name, f.Hint, c.hint)
			}
		}
	}
}
