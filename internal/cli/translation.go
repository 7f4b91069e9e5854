package cli

import (
	"strings"

	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// readTranslation reads what a leaflet says in a second language from a text file: its first line is the title, every
// other a paragraph. No name is no second language.
func readTranslation(name string) (library.Translation, error) {
	if name == "" {
		return library.Translation{}, nil
	}
	raw, err := file.Read(name, readBytes)
	if err != nil {
		return library.Translation{}, err
	}
	title, text, _ := strings.Cut(strings.TrimSpace(viet.Decode(raw, "")), "\n")
	return library.Translation{Title: viet.Clean(title), Text: strings.TrimSpace(text)}, nil
}
