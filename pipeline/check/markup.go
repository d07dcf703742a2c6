package check

import (
	"fmt"

	"letterpress/pipeline/catalog"
)

// markup finds emphasis that a translation has more or less often than its source.
func (w *words) markup(m, source *catalog.Message) {
	here, there := w.parse(m), w.parse(source)
	differ := func(sign, what string, n, want int) {
		if n != want {
			w.add(about(m, "emphasis-differs", 0,
				fmt.Sprintf("%d %s here, %d in the source", n, plural(n, what), want),
				fmt.Sprintf("set %s round the words that the source sets apart, as often as it does", sign)))
		}
	}
	differ("**", "strong stretch", here.Strong, there.Strong)
	differ("*", "emphasised stretch", here.Emphasis, there.Emphasis)
}

func plural(n int, what string) string {
	if n == 1 {
		return what
	}
	return what + "es"
}
