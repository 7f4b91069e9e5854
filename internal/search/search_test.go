package search

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"baocaovien/assets"
)

func TestAQueryIsBounded(t *testing.T) {
	for _, text := range []string{strings.Repeat("x ", 5000), strings.Repeat("biển", 5000), strings.Repeat("bộ đội biên phòng ", 500), strings.Repeat("-", 9000)} {
		q := Parse(text, nil)
		words := 0
		for _, term := range q.Terms {
			words += len(term.Words)
		}
		if len(q.Terms) > termsAtMost || words > termsAtMost*wordsOfTerm || NewMatcher(q).slots > wordsAtMost {
			t.Errorf("%d terms, %d words", len(q.Terms), words)
		}
	}
}

func TestPeriodsAreReadAsPeopleWriteThem(t *testing.T) {
	cases := map[string]string{
		"2026": "2026-01-01 2026-12-31", "11/2026": "2026-11-01 2026-11-30", "2026-2": "2026-02-01 2026-02-28",
		"02.2024": "2024-02-01 2024-02-29", "20/11/2026": "2026-11-20 2026-11-20", "2026-11-20": "2026-11-20 2026-11-20",
		"13/2026": " ", "0/2026": " ", "99999": " ", "hôm qua": " ", "": " ", "31/2/2026": " ", "-1": " ",
	}
	for text, want := range cases {
		first, last := period(text)
		if got := first.String() + " " + last.String(); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestAbbreviationsAndQualifiersAreWellWritten(t *testing.T) {
	v, err := readVocabulary(assets.Search, assets.Places)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, synonyms := range v.synonyms {
		for _, f := range synonyms {
			seen++
			if f.short && len(f.words) == 1 && (len([]rune(f.words[0].Text)) < 2 || !abbreviated(f.words[0].Text, f.words[0].Folded)) {
				t.Errorf("%v is no abbreviation", f.words)
			}
			if !f.short && !f.kin && len(f.words) < 2 || len(f.words) >= wordsOfTerm || len(f.others) == 0 {
				t.Errorf("%v is no full form", f.words)
			}
		}
	}
	if seen < 200 {
		t.Errorf("%d ways of writing", seen)
	}
	known := []QualifierName{inTitle, ByTheme, BySource, From, Until, On}
	for name, f := range v.qualifiers {
		if !slices.Contains(known, f) || name != squeezed(name) {
			t.Errorf("qualifier %q of name %q", f, name)
		}
	}
	for _, f := range known {
		if v.qualifiers[string(f)] != f {
			t.Errorf("qualifier %q has no name of its own", f)
		}
	}
}

func TestWeightsAreAllThereAndNoOthers(t *testing.T) {
	good, err := assets.Search.ReadFile("search/weights.txt")
	if err != nil {
		t.Fatal(err)
	}
	bad := map[string]string{
		"nothing":         "",
		"one missing":     strings.Replace(string(good), "part title 2.5", "", 1),
		"one too many":    string(good) + "part footnote 1\n",
		"no number":       strings.Replace(string(good), "part title 2.5", "part title much", 1),
		"no group":        string(good) + "title 2\n",
		"as the build is": string(good),
	}
	for name, text := range bad {
		_, err := readWeights(fstest.MapFS{"weights.txt": {Data: []byte(text)}}, "weights.txt")
		if (err == nil) != (name == "as the build is") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSixtyThreeProvincesBecameThirtyFour(t *testing.T) {
	places := builtin().places
	gone := map[string]bool{}
	for _, all := range places.renamed {
		for _, p := range all {
			gone[p.old] = true
			if slices.Contains(places.now, p.old) {
				t.Errorf("%s is no more, and is still there", p.old)
			}
		}
	}
	delete(gone, "Vũng Tàu") // a short name
	if len(places.now) != 34 || len(gone)+len(places.now) != 63 || places.since.String() != "2025-07-01" {
		t.Errorf("%d today, %d gone, since %s", len(places.now), len(gone), places.since)
	}
}
