package handout

import (
	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// oldFont returns the texts of an outline whose letters are those of an old font (TCVN3, VNI): they print as they are, for
// what is quoted stays as its source has it, and are to be told of.
func oldFont(o library.Outline) []string {
	texts := []string{
		o.Title, o.Occasion, o.Place, o.Speaker,
		o.Letterhead.Superior, o.Letterhead.Issuer, o.Letterhead.Place, o.Letterhead.Annex,
	}
	for _, s := range o.Sections {
		for _, p := range s.Points {
			texts = append(texts, p.Text)
		}
	}
	texts = append(texts, o.Slogans...)
	for _, q := range o.Questions {
		texts = append(texts, q.Ask, q.Answer)
	}
	var old []string
	for _, text := range texts {
		if _, found := viet.Unfont(text); found {
			old = append(old, text)
		}
	}
	return old
}
