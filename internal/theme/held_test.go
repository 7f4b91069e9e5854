package theme_test

import (
	"embed"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// The texts of testdata/held-*.txt were written for these tests and read before the vocabulary was mended
// for them. As first read: held-1 (123 texts) F1 0.96, 0.93, 0.95, none of 57 wrongly given a theme, exact
// 0.94; held-2 (49 texts, after mending for held-1) F1 0.92, 1.00, 0.89, 2 of 20, exact 0.92; held-3 (37 texts,
// mostly traps, after held-2) F1 0.80, 1.00, 0.86, 1 of 28, exact 0.95.
//
//go:embed testdata
var heldTexts embed.FS

// held is a short text with the themes a briefer would file it under.
type held struct {
	rule, title string
	blocks      []library.Block
	themes      []library.Theme
}

// readHeld reads texts under lines «== themes : rule»: a title, then a paragraph a line.
func readHeld(t testing.TB, name string) []held {
	t.Helper()
	raw, err := heldTexts.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var all []held
	for piece := range strings.SplitSeq("\n"+string(raw), "\n== ") {
		head, text, _ := strings.Cut(piece, "\n")
		if head == "" {
			continue
		}
		labels, rule, _ := strings.Cut(head, " : ")
		title, body, _ := strings.Cut(text, "\n")
		all = append(all, held{rule: rule, title: title, blocks: paragraphs(body), themes: themesOf(labels)})
	}
	return all
}

func TestTextsOfEveryKindBearTheirThemes(t *testing.T) {
	c := classifier(t)
	for _, name := range []string{"held-1.txt", "held-2.txt", "held-3.txt"} {
		table := newScoreTable()
		for _, h := range readHeld(t, name) {
			r := c.Read(h.title, h.blocks)
			table.add(h.themes, r.Themes)
			if !slices.Equal(r.Themes, h.themes) {
				t.Errorf("%s «%s»: %v, want %v (scores %v, reasons %v)", h.rule, h.title, r.Themes, h.themes, r.Scores, r.Reasons)
			}
		}
		t.Log(name + "\n" + table.String())
	}
}
