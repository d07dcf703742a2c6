package main

import (
	"slices"
	"strings"
)

// allowed reads the codes of --allow.
func allowed(codes []string) ([]string, error) {
	if err := oneEach("--allow", codes); err != nil {
		return nil, err
	}
	for _, code := range codes {
		if !slices.Contains(knownCodes(), code) {
			return nil, nearest("code", code, knownCodes(), "the code of a finding stands in brackets at its end")
		}
	}
	return codes, nil
}

// knownCodes names the codes that findings may have.
func knownCodes() []string {
	return []string{
		"blank", "blank-edge", "catalog-key", "catalog-table", "catalog-unused", "catalog-value", "control-character",
		"duplicate-id", "emphasis-differs", "field-differs", "field-missing", "file-form", "file-name", "font-source",
		"glyph-missing", "letter-gap", "letter-key", "letter-name", "letter-order", "letter-tag", "letter-twice",
		"letter-value", "line-break", "link-address", "link-differs", "link-no-address", "link-unknown", "markup",
		"markup-block", "markup-code", "markup-entity", "markup-html", "markup-image", "markup-link", "markup-open",
		"markup-underscore", "message-id", "message-unknown", "missing", "no-catalog", "no-date", "no-letter", "no-other",
		"overfull", "script-font", "script-refused", "source-unread", "stale", "template", "toml", "unused",
		"variant-repeats", "word-parted",
	}
}

// oneEach refuses values of a flag that are several with commas between them.
func oneEach(flag string, values []string) error {
	for _, value := range values {
		if strings.Contains(value, ",") {
			return usageError{matter: flag + " takes one value, and " + quoted(value) + " is several",
				hint: "write " + flag + " " + strings.ReplaceAll(value, ",", " "+flag+" ")}
		}
	}
	return nil
}
