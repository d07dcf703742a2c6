package catalog

import (
	"fmt"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/pelletier/go-toml/v2"
	"golang.org/x/text/language"
)

// bundle is go-i18n's view of one catalog. One bundle a catalog, its own tag as default:
// a Localizer over several picks by likeness of languages, and would give a Breton letter
// French words.
type bundle struct {
	localizer *i18n.Localizer
}

// noPlurals stands for a language whose plural rules go-i18n does not have. The letter uses
// no form but other, which every language has.
const noPlurals = "art"

// load hands a catalog's text to go-i18n.
func load(tag language.Tag, text []byte) (b *bundle, err error) {
	defer func() {
		if p := recover(); p != nil {
			b, err = nil, fmt.Errorf("panic: %v", p)
		}
	}()
	name := tag.String()
	in := i18n.NewBundle(tag)
	if in.AddMessages(tag) != nil {
		name = noPlurals
		in = i18n.NewBundle(language.MustParse(name))
	}
	in.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	if _, err := in.ParseMessageFileBytes(text, name+".toml"); err != nil {
		return nil, err
	}
	return &bundle{localizer: i18n.NewLocalizer(in, name)}, nil
}

// words has go-i18n pick a message and fill it.
func (b *bundle) words(id string, fields map[string]string) (text string, err error) {
	defer func() {
		if p := recover(); p != nil {
			text, err = "", fmt.Errorf("panic: %v", p)
		}
	}()
	return b.localizer.Localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: fields})
}
