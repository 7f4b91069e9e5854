package theme_test

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// FuzzRead reads anything as title and lines: the passages always cover the blocks, and the themes are
// those of the passages.
func FuzzRead(f *testing.F) {
	f.Add(reportTitle, report)
	f.Add("", "")
	f.Add("biển, đảo", "## Về công tác:\n- \x00\xff\nI. A\n1. b:")
	f.Add("nuoc mam", "Nước mắm, e\u0302\u0301, biển đảo biển đảo Trường Sa")
	c := classifier(f, library.OwnTheme{Theme: "rieng", Keywords: []string{"nuoc mam", "e", "Biển, đảo"}})
	f.Fuzz(func(t *testing.T, title, text string) {
		var blocks []library.Block
		for i, line := range strings.Split(text, "\n") {
			kind := []library.BlockKind{library.Paragraph, library.Heading, library.List, library.Quote}[i%4]
			blocks = append(blocks, library.Block{Kind: kind, Level: i % 5, Text: line})
		}
		r := c.Read(t.Context(), title, blocks)
		next := 0
		for _, p := range r.Passages {
			if p.First != next || p.End <= next {
				t.Fatalf("passage %v after block %d", p, next)
			}
			next = p.End
		}
		if next != len(blocks) {
			t.Fatalf("passages end at %d of %d", next, len(blocks))
		}
		if union := library.UnionThemes(r.Passages); len(union) != len(r.Themes) {
			t.Fatalf("themes %v, of the passages %v", r.Themes, union)
		}
		for _, reason := range r.Reasons() {
			for _, s := range reason.Spots {
				if plain := viet.NFC(blocks[s.Block].Plain()); s.Start < 0 || s.End <= s.Start || s.End > len(plain) {
					t.Fatalf("spot %v in %q", s, plain)
				}
			}
		}
		for theme, score := range r.Scores {
			if score < 0 || score > 1 {
				t.Fatalf("score %v of %s", score, theme)
			}
		}
	})
}
