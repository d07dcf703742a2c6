package letter

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestOwnWordsFindings changes the own words of one edition of a sound letter and holds what
// is said of it. Edition us has the blocks title and one, two (a list for it alone), and the
// recipient us; canada has the title and both recipients.
func TestOwnWordsFindings(t *testing.T) {
	for _, c := range []struct{ name, us, canada, want, hint string }{
		{"a block's", `{ title = "title-us" }`, "", "", ""},
		{"one of a list's", `{ two = "two-us" }`, "", "", ""},
		{"a recipient's", "", `{ recipient-us = "to-the-south" }`, "", ""},
		{"a signatory's", `{ signatory-aphr = "aphr-us" }`, "", "", ""},
		{"two that change places", `{ one = "two", two = "one" }`, "", "", ""},
		{"misspelt", `{ titel = "title-us" }`, "", `51:16: error: there is no block with the message "titel" (letter-name)`, `did you mean "title"?`},
		{"a misspelt recipient's", "", `{ recipient-uss = "to-the-south" }`, `57:16: error: there is no block with the message "recipient-uss" (letter-name)`, `did you mean "recipient-us"?`},
		{"of a block that is for another edition", "", `{ one = "one-canada" }`, `57:16: error: "one" does not stand in the edition "canada" (letter-name)`,
			`delete it, or add "canada" to only at locales/letter.toml:15:13`},
		{"of a recipient that is another edition's", `{ recipient-canada = "x" }`, "", `51:16: error: "recipient-canada" does not stand in the edition "us" (letter-name)`,
			`delete it, or add "canada" to recipients at locales/letter.toml:48:15`},
		{"of what stands in another's place", `{ title = "title-us" }`, `{ title-us = "x" }`, `58:16: error: "title-us" does not stand in the edition "canada" (letter-name)`, "delete it"},
		{"itself", `{ title = "title" }`, "", `51:24: error: "title" stands in its own place (letter-name)`, "or delete it"},
		{"twice", "{ title = \"title-us\" }\n[edition.messages]\ntitle = \"title-usa\"", "", `53:1: error: "title" stands twice in messages (letter-twice)`, "keep one of them"},
		{"a field of one that has no key", `{ one = 1 }`, "", `51:22: error: one is a whole number, not a text (letter-value)`, "quotation marks"},
		{"no table", `"title-us"`, "", `51:14: error: messages is a text, not a table (letter-value)`, `{ key = "…" }`},
	} {
		text := strings.Replace(sound, `messages   = { title = "title-us" }`+"\n", own(c.us), 1)
		text = strings.Replace(text, `languages  = ["en", "fr-CA"]`+"\npaper      = \"Letter\"\n", `languages  = ["en", "fr-CA"]`+"\npaper      = \"Letter\"\n"+own(c.canada), 1)
		_, findings, err := Read(folder(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := lines(findings); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		if len(findings) > 0 && !strings.Contains(findings[0].Hint, c.hint) {
			t.Errorf("%s: hint %q, want %q in it", c.name, findings[0].Hint, c.hint)
		}
	}
}

func own(table string) string {
	if table == "" {
		return ""
	}
	return "messages   = " + table + "\n"
}

// TestWhereNotAllIsKnownNothingIsSaidOfPlaces holds that one slip is one finding.
func TestWhereNotAllIsKnownNothingIsSaidOfPlaces(t *testing.T) {
	us := strings.Replace(sound, `{ title = "title-us" }`, `{ recipient-us = "x" }`, 1)
	for _, c := range []struct{ name, old, new, want string }{
		{"a recipient misspelt", `recipients = ["us"]`, `recipients = ["use"]`, `48:15: error: there is no recipient "use" (letter-name)`},
		{"a role misspelt", `role = "recipients"`, `role = "recipient"`, `10:8: error: "recipient" is no role (letter-name)`},
	} {
		_, findings, err := Read(folder(strings.Replace(us, c.old, c.new, 1)))
		if got := lines(findings); err != nil || got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// anyLetter draws a letter of few messages, so that most stand in several places.
func anyLetter(t *rapid.T) *Letter {
	id := rapid.SampledFrom([]string{"a", "b", "c", "d"})
	ref := rapid.Custom(func(t *rapid.T) Ref { return Ref{ID: id.Draw(t, "message")} })
	edition := rapid.SampledFrom([]string{"us", "uk", "eu"})
	l := &Letter{}
	for range rapid.IntRange(0, 3).Draw(t, "blocks") {
		b := Block{Role: rapid.SampledFrom([]Role{Paragraph, List}).Draw(t, "role"), Messages: rapid.SliceOfN(ref, 1, 2).Draw(t, "messages")}
		for _, only := range rapid.SliceOfN(edition, 0, 2).Draw(t, "only") {
			b.Only = append(b.Only, Ref{ID: only})
		}
		l.Blocks = append(l.Blocks, b)
	}
	l.Blocks = append(l.Blocks, Block{Role: Recipients}, Block{Role: Signatories})
	l.Recipients = []Recipient{{ID: "x", Message: ref.Draw(t, "recipient")}}
	l.Signatories = []Signatory{{ID: "y", Message: ref.Draw(t, "signatory")}, {ID: "z", Name: "Z"}}
	for _, name := range []string{"us", "uk", "eu"} {
		e := Edition{ID: name}
		if rapid.Bool().Draw(t, "has the recipient") {
			e.Recipients = []Ref{{ID: "x"}}
		}
		for _, block := range rapid.SliceOfNDistinct(id, 0, 2, rapid.ID).Draw(t, "replaced") {
			e.Messages = append(e.Messages, Override{Ref{ID: block}, Ref{ID: rapid.SampledFrom([]string{"a", "e", "f"}).Draw(t, "own")}})
		}
		l.Editions = append(l.Editions, e)
	}
	return l
}

// TestAnEditionHasItsOwnWordsInEachPlace holds an edition's messages against those that it would
// have without words of its own: each is the one in whose place it stands, or that itself.
func TestAnEditionHasItsOwnWordsInEachPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyLetter(t)
		for _, e := range l.Editions {
			plain := e
			plain.Messages = nil
			var want []string
			for _, m := range l.Messages(plain) {
				stands := m.ID
				for _, o := range e.Messages {
					if o.Block.ID == m.ID {
						stands = o.Message.ID
					}
				}
				if !slices.Contains(want, stands) {
					want = append(want, stands)
				}
			}
			if got := ids(l.Messages(e)); !slices.Equal(got, want) {
				t.Fatalf("%+v has %q, want %q", e, got, want)
			}
		}
	})
}

// TestWantedIsAllThatIsUsedAndNothingReplaced holds that every message of an edition is
// wanted, and that one that the letter names and nobody wants is replaced everywhere.
func TestWantedIsAllThatIsUsedAndNothingReplaced(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyLetter(t)
		wanted := ids(l.Wanted())
		replaced := map[string]bool{}
		var used []string
		for _, e := range l.Editions {
			used = append(used, ids(l.Messages(e))...)
			for _, o := range e.Messages {
				replaced[o.Block.ID] = true
			}
		}
		if asked := ids(l.Asked("fr")); !slices.Equal(asked, wanted) {
			t.Fatalf("a language that no edition takes is asked for %q, not %q", asked, wanted)
		}
		for _, id := range used {
			if !slices.Contains(wanted, id) {
				t.Fatalf("%q is used and not wanted: %s", id, fmt.Sprintf("%+v", l))
			}
		}
		for _, m := range l.AllMessages() {
			if dropped := !slices.Contains(wanted, m.ID); dropped != (replaced[m.ID] && !slices.Contains(used, m.ID)) {
				t.Fatalf("%q is wanted: %v: %s", m.ID, !dropped, fmt.Sprintf("%+v", l))
			}
		}
	})
}
