package letter

import (
	"io/fs"
	"slices"
	"strings"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/tomlfile"
)

// How signatories stand: as letter.toml lists them, which is the usual way, or as the edition's
// language puts them in order.
const sorted = "sorted"

var orders = []string{"listed", sorted}

// gap complains of something that a table must have.
func (r *reader) gap(at diag.Position, table, key, hint string) {
	r.complain(codeGap, at, hint, "[[%s]] lacks %s", table, key)
}

func (r *reader) block(t tomlfile.Table, at diag.Position) {
	b := Block{Pos: at}
	var order diag.Position
	r.pairs(t.Pairs, "[[block]]", blockKeys, func(key string, p tomlfile.Pair) {
		switch key {
		case "role":
			b.Role = r.role(p)
		case "message":
			if m, ok := r.id(p, p.Value); ok {
				b.Messages = append(b.Messages, m)
			}
		case "messages":
			b.Messages = append(b.Messages, r.ids(p)...)
		case "mark":
			b.Mark.File, b.Mark.Pos = r.path(p), r.Position(p.Value.From)
		case "alt":
			b.Mark.Alt, _ = r.id(p, p.Value)
		case "only":
			b.Only = r.ids(p)
		case "order":
			b.Sorted = r.choice(p, orders, "order", "signatories are "+strings.Join(orders, " or ")) == sorted
			order = r.Position(p.From())
		}
	})
	if t.Broken {
		return
	}
	r.blockKeys(t, b)
	if b.Role != "" && b.Role != Signatories && order.File != "" {
		r.complain(codeKey, order, "delete the line: only signatories are put in order", "a block of role %s has no order", b.Role)
		b.Sorted = false
	}
	r.letter.Blocks = append(r.letter.Blocks, b)
}

// blockKeys complains of the keys that a block of its role lacks, or has and may not have.
func (r *reader) blockKeys(t tomlfile.Table, b Block) {
	one, many, at := hasKey(t, "message"), hasKey(t, "messages"), b.Pos
	switch {
	case !hasKey(t, "role"):
		r.gap(at, "block", "role", "the roles are "+roleNames())
		return
	case b.Role == "": // its finding stands at the role
		return
	case b.Role.HasOwn() && (one || many):
		r.complain(codeKey, at, "delete the line", "a block of role %s has no messages of its own", b.Role)
	case b.Role.HasMany() && !many:
		r.gap(at, "block", "messages", `write messages = ["…", "…"]`)
	case b.Role.HasMany() && one, !b.Role.HasMany() && many:
		r.complain(codeKey, at, `a list has messages = ["…"], a letterhead too, every other block message = "…"`, "a block of role %s has its messages in the wrong key", b.Role)
	case !b.Role.HasOwn() && !b.Role.HasMany() && !one:
		r.gap(at, "block", "message", `write message = "…"`)
	}
	switch mark, alt := hasKey(t, "mark"), hasKey(t, "alt"); {
	case (mark || alt) && b.Role != Letterhead:
		r.complain(codeKey, at, `delete the line, or write role = "letterhead"`, "a block of role %s has no picture", b.Role)
	case mark && !alt:
		r.gap(at, "block", "alt", `write alt = "…", the message that says in words what the picture shows`)
	case alt && !mark:
		r.gap(at, "block", "mark", `write mark = "….png", the picture's file, or delete alt`)
	}
}

// path reads the name of a file below the letter's folder.
func (r *reader) path(p tomlfile.Pair) string {
	text, ok := r.text(p, p.Value, false)
	if ok && (!fs.ValidPath(text) || text == "." || strings.Contains(text, `\`)) {
		r.complain(codeValue, r.Position(p.Value.From), "name a file in the letter's folder or below it, as in pictures/mark.png", "%q is no name of a file there", text)
		return ""
	}
	return text
}

func roleNames() string {
	return strings.Join(roleList(), ", ")
}

func roleList() []string {
	var names []string
	for _, role := range Roles {
		names = append(names, string(role))
	}
	return names
}

func (r *reader) role(p tomlfile.Pair) Role {
	text, ok := r.text(p, p.Value, false)
	if ok && !slices.Contains(Roles, Role(text)) {
		r.complain(codeName, r.Position(p.Value.From), "the roles are "+roleNames()+diag.DidYouMean(text, roleList()), "%q is no role", text)
		return ""
	}
	return Role(text)
}

func (r *reader) recipient(t tomlfile.Table, at diag.Position) {
	var x Recipient
	r.pairs(t.Pairs, "[[recipient]]", recipientKeys, func(key string, p tomlfile.Pair) {
		switch key {
		case "id":
			id, _ := r.id(p, p.Value)
			x.ID, x.Pos = id.ID, id.Pos
		case "message":
			x.Message, _ = r.id(p, p.Value)
		}
	})
	if r.has(t, at, "recipient", recipientKeys...); x.ID != "" {
		r.letter.Recipients = append(r.letter.Recipients, x)
	}
}

// has complains of each key that a table lacks. Of a broken table nothing is asked.
func (r *reader) has(t tomlfile.Table, at diag.Position, table string, keys ...string) {
	for _, key := range keys {
		if !t.Broken && !hasKey(t, key) {
			r.gap(at, table, key, "write "+key+" = …")
		}
	}
}

func hasKey(t tomlfile.Table, key string) bool {
	return slices.ContainsFunc(t.Pairs, func(p tomlfile.Pair) bool { return p.Key[0].Name == key })
}

func (r *reader) signatory(t tomlfile.Table, at diag.Position) {
	x := Signatory{Pos: at}
	r.pairs(t.Pairs, "[[signatory]]", signatoryKeys, func(key string, p tomlfile.Pair) {
		switch key {
		case "id":
			id, _ := r.id(p, p.Value)
			x.ID, x.Pos = id.ID, id.Pos
		case "message":
			x.Message, _ = r.id(p, p.Value)
		case "name":
			x.Name, _ = r.text(p, p.Value, false)
			x.NamePos = r.Position(p.Value.From)
			if p.Value.Kind == tomlfile.String {
				x.NamePos = r.Position(r.Places(p.Value)[0])
			}
		}
	})
	if r.has(t, at, "signatory", "id"); t.Broken || x.ID == "" {
		return
	}
	if message := hasKey(t, "message"); message == hasKey(t, "name") {
		r.complain(codeGap, at, "a signatory has a message, or a name that is the same in every language",
			"the signatory %q has %s", x.ID, map[bool]string{true: "a message and a name", false: "neither message nor name"}[message])
	}
	r.letter.Signatories = append(r.letter.Signatories, x)
}

func (r *reader) edition(t tomlfile.Table, at diag.Position) {
	e := Edition{Pos: at}
	r.pairs(t.Pairs, "[[edition]]", editionKeys, func(key string, p tomlfile.Pair) {
		switch key {
		case "id":
			id, _ := r.id(p, p.Value)
			e.ID, e.Pos = id.ID, id.Pos
		case "recipients":
			e.Recipients = r.ids(p)
		case "languages":
			e.Languages = r.tags(p)
		case "together":
			e.Together = r.is(p, p.Value, tomlfile.Bool) && p.Value.Text == "true"
		case "paper":
			e.Paper = r.paper(p)
		case "messages":
			if r.is(p, p.Value, tomlfile.Inline) {
				e.Messages = r.overrides(p.Value.Pairs)
			}
		case "fields":
			if r.is(p, p.Value, tomlfile.Inline) {
				e.Fields = r.fields(p.Value.Pairs)
			}
		}
	})
	r.has(t, at, "edition", "id", "recipients", "languages")
	if !t.Broken && !hasKey(t, "paper") {
		r.bare[len(r.letter.Editions)] = at
	}
	r.joined(t, e)
	r.letter.Editions = append(r.letter.Editions, e)
}
