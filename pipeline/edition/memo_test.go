package edition

import (
	"testing"
	"testing/fstest"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/letter"
)

func TestAMemoGivesWhatWordsGives(t *testing.T) {
	set, _, err := catalog.Read(fstest.MapFS{"locales/en.toml": {Data: []byte("[a]\nother = \"{{.N}} **rooms**\"\n[b]\nother = \"plain *one\"\n")}}, "en")
	if err != nil {
		t.Fatal(err)
	}
	c, _ := set.Catalog("en")
	var memo Memo
	l := &letter.Letter{}
	for _, id := range []string{"a", "b"} {
		m, ok := c.Message(id)
		if !ok {
			t.Fatalf("no message %s", id)
		}
		for _, n := range []string{"3", "12", "3"} {
			fields := map[string]string{"N": n}
			want, wantFindings := Words(l, set, m, fields)
			got, findings := memo.Words(l, set, m, fields)
			if got.String() != want.String() || len(got.Spans) != len(want.Spans) || len(findings) != len(wantFindings) {
				t.Errorf("%s with %s: %q and %d findings, want %q and %d", id, n, got, len(findings), want, len(wantFindings))
			}
		}
	}
}
