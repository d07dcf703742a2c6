package main

import (
	"slices"
	"strings"

	"letterpress/pipeline/explain"
)

// allowed reads the codes of --allow.
func allowed(codes []string) ([]string, error) {
	if err := oneEach("--allow", codes); err != nil {
		return nil, err
	}
	for _, code := range codes {
		if !slices.Contains(explain.Names(), code) {
			return nil, nearest("code", code, explain.Names(), "letterpress explain")
		}
	}
	return codes, nil
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
