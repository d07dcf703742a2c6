package edition

import (
	"fmt"
	"sync"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/letter"
)

// Memo remembers the words of messages that several editions of one letter use, so that
// each is read once. The zero value is empty; many goroutines may use it at once. A nil
// Memo remembers nothing.
type Memo struct {
	known  sync.Map // memoKey → memoWords
	parsed sync.Map // text as written → memoParsed
}

type memoParsed struct {
	parsed Parsed
	issues []Issue
}

// Parse gives what the function [Parse] gives; its slices are shared: nobody may change
// them.
func (k *Memo) Parse(written string) (Parsed, []Issue) {
	if k == nil {
		return Parse(written)
	}
	if v, ok := k.parsed.Load(written); ok {
		p := v.(memoParsed)
		return p.parsed, p.issues
	}
	p, issues := Parse(written)
	k.parsed.Store(written, memoParsed{p, issues})
	return p, issues
}

type memoKey struct {
	message *catalog.Message
	fields  string // empty where the message has none
}

type memoWords struct {
	text     Text
	findings []diag.Finding
}

// Words gives what the function [Words] gives. The text's spans and runes are shared: nobody
// may change them.
func (k *Memo) Words(l *letter.Letter, set *catalog.Set, m *catalog.Message, fields map[string]string) (Text, []diag.Finding) {
	if k == nil {
		return words(l, set, m, fields, Parse)
	}
	key := memoKey{message: m}
	if len(m.Fields()) > 0 {
		key.fields = fmt.Sprint(fields) // fmt sorts the keys of a map
	}
	if v, ok := k.known.Load(key); ok {
		w := v.(memoWords)
		return w.text, w.findings
	}
	text, findings := words(l, set, m, fields, k.Parse)
	k.known.Store(key, memoWords{text, findings})
	return text, findings
}
