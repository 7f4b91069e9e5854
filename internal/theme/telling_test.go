package theme_test

import (
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// TestReasonsSayWhatSpeaksAgainstToo looks at every text of the tests: what speaks against a theme stands in its
// passage, where the spots say, and is none of the words that speak for it.
func TestReasonsSayWhatSpeaksAgainstToo(t *testing.T) {
	t.Parallel()
	c := classifier(t)
	against := 0
	for _, name := range heldNames {
		for _, h := range readHeld(t, name) {
			r := c.Read(t.Context(), h.title, h.blocks)
			for _, reason := range r.Reasons() {
				p := r.Passages[reason.Passage]
				marked := spotted(h.blocks, reason.AgainstSpots)
				against += len(reason.Against)
				for _, w := range reason.Against {
					if !slices.ContainsFunc(marked, func(m string) bool { return strings.Contains(strings.ToLower(m), strings.ToLower(w)) }) {
						t.Errorf("«%s»: %q speaks against %s, but no spot marks it: %q", h.title, w, reason.Theme, marked)
					}
					if !strings.Contains(strings.ToLower(library.Plain(h.blocks[p.First:p.End])), strings.ToLower(w)) {
						t.Errorf("«%s»: %q speaks against %s from outside its passage", h.title, w, reason.Theme)
					}
					if slices.Contains(reason.Words, w) {
						t.Errorf("«%s»: %q speaks for %s and against it", h.title, w, reason.Theme)
					}
				}
			}
		}
	}
	if against == 0 {
		t.Error("nothing ever speaks against a theme")
	}
}
