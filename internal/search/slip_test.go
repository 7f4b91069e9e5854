package search

import (
	"slices"
	"strings"
	"testing"
)

func TestSlipsOfFingersAndEars(t *testing.T) {
	for word, want := range map[string]struct{ yes, no string }{
		"dap":     {"dao sap fap dpa", "dap da daps"},
		"xa":      {"sa", "ra va da xan"},
		"tim":     {"tin tmi", "ti tip"},
		"truong":  {"chuong truon trong truongs trung", "chung"}, // long words: any letter
		"lam":     {"nam", "han"},
		"gia":     {"da ra", "gi"},
		"lan":     {"lang nan", "la"},
		"coong":   {"cong", "con"},
		"9":       {"", "8 0"},
		"b":       {"", "v n"},
		"tr":      {"", "ch"},
		"duterto": {"duterte dutert duteerto", "dutertee"},
	} {
		got := slips(word, longWord)
		for _, one := range strings.Fields(want.yes) {
			if !got[one] {
				t.Errorf("%q is not taken for %q", word, one)
			}
		}
		for _, one := range strings.Fields(want.no) {
			if got[one] {
				t.Errorf("%q is taken for %q", word, one)
			}
		}
	}
}

func TestAStrangeWordOfFourLettersMayLackAny(t *testing.T) {
	t.Parallel()
	query := Parse("wipa", nil).Terms[0]
	for strange, want := range map[bool]bool{true: true, false: false} {
		if got := slices.ContainsFunc(query.Slips(strange), func(o QueryTerm) bool { return o.Text() == "wipha" }); got != want {
			t.Errorf("strange %v: found %v", strange, got)
		}
	}
}

func TestAnAbbreviationIsNoSlip(t *testing.T) {
	for text, want := range map[string]bool{
		"ĐNA": false, "BQP": false, "THCS": false, "VN": false, "USGC": false,
		"DUTERTO": true, "TRUONG": true, "dna": true, "Trường": true,
	} {
		if got := len(Parse(text, nil).Terms[0].Slips(true)) > 0; got != want {
			t.Errorf("%q is taken for other words: %v", text, got)
		}
	}
}
