package theme_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// heldNames are the sets of texts with their themes.
var heldNames = []string{"held-1.txt", "held-2.txt", "held-3.txt", "held-4.txt", "held-5.txt", "held-6.txt", "held-7.txt", "held-8.txt", "held-9.txt", "held-10.txt", "held-11.txt"}

// written returns the texts with every title and paragraph changed.
func written(all []held, change func(string) string) []held {
	var changed []held
	for _, h := range all {
		h.title = change(h.title)
		h.blocks = slices.Clone(h.blocks)
		for i := range h.blocks {
			h.blocks[i].Text = change(h.blocks[i].Text)
		}
		changed = append(changed, h)
	}
	return changed
}

func TestThemesStayHoweverATextIsWritten(t *testing.T) {
	c := classifier(t)
	var all []held
	for _, name := range heldNames {
		all = append(all, readHeld(t, name)...)
	}
	short := strings.NewReplacer("Bộ đội Biên phòng", "BĐBP", "thông tin đối ngoại", "TTĐN", "Ủy ban nhân dân", "UBND", "Cảnh sát biển", "CSB",
		"người Việt Nam ở nước ngoài", "NVNONN", "phân giới cắm mốc", "PGCM")
	ways := []struct {
		name   string
		least  float64 // share of the texts whose themes stay as they are
		change func(string) string
	}{
		{"decomposed", 1, norm.NFD.String},
		{"without marks", 0.9, viet.Fold},
		{"in capitals", 0.9, strings.ToUpper},
		{"abbreviated", 0.97, short.Replace},
	}
	for _, way := range ways {
		stayed := 0
		for i, h := range written(all, way.change) {
			if got := c.Read(t.Context(), h.title, h.blocks).Themes; slices.Equal(got, all[i].themes) {
				stayed++
			} else {
				t.Logf("%s: «%s» %v, want %v", way.name, all[i].title, got, all[i].themes)
			}
		}
		share := float64(stayed) / float64(len(all))
		t.Logf("%s: %.3f of %d texts keep their themes", way.name, share, len(all))
		if share < way.least {
			t.Errorf("%s: %.3f of the texts keep their themes, want %.2f", way.name, share, way.least)
		}
	}
}

func TestThemesStayInOneParagraph(t *testing.T) {
	c := classifier(t)
	stayed, total := 0, 0
	for _, name := range heldNames {
		for _, h := range readHeld(t, name) {
			var text []string
			for _, b := range h.blocks {
				text = append(text, b.Text)
			}
			total++
			merged := []library.Block{{Kind: library.Paragraph, Text: strings.Join(text, " ")}}
			if got := c.Read(t.Context(), h.title, merged).Themes; slices.Equal(got, h.themes) {
				stayed++
			} else {
				t.Logf("«%s» %v, want %v", h.title, got, h.themes)
			}
		}
	}
	if share := float64(stayed) / float64(total); share < 0.96 {
		t.Errorf("%.3f of %d texts keep their themes in one paragraph", share, total)
	}
}

// unrelated is news of the texts without a theme.
func unrelated(all []held, from int) []library.Block {
	const many = 20
	var blocks []library.Block
	for i := from; len(blocks) < many; i++ {
		if h := all[i%len(all)]; len(h.themes) == 0 {
			blocks = append(blocks, h.blocks...)
		}
	}
	return blocks[:many]
}

func TestThemesStayOnTheirPassageBesideUnrelatedNews(t *testing.T) {
	c := classifier(t)
	all, others := readHeld(t, "held-1.txt"), readHeld(t, "held-4.txt")
	stayed, apart, total := 0, 0, 0
	for i, h := range all {
		if len(h.themes) == 0 {
			continue
		}
		total++
		r := c.Read(t.Context(), h.title, slices.Concat(h.blocks, unrelated(others, i)))
		if slices.Equal(r.Themes, h.themes) {
			stayed++
		} else {
			t.Logf("«%s» %v, want %v %v", h.title, r.Themes, h.themes, r.Scores)
		}
		end := 0
		for _, p := range r.Passages {
			if len(p.Themes) > 0 {
				end = max(end, p.End)
			}
		}
		if end > 0 && end <= len(h.blocks)+2 {
			apart++
		}
	}
	t.Logf("of %d texts %d keep their themes, %d on their own passage", total, stayed, apart)
	if least := total * 8 / 10; stayed < least || apart < least {
		t.Errorf("of %d texts %d keep their themes, %d on their own passage", total, stayed, apart)
	}
}
