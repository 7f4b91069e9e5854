package theme_test

import (
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// drawn is an article with its passages drawn in: testdata/passages.txt has a line «[themes]» before each.
type drawn struct {
	rule, title string
	blocks      []library.Block
	passages    []library.Passage
}

func readDrawn(t *testing.T) []drawn {
	t.Helper()
	raw, err := heldTexts.ReadFile("testdata/passages.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []drawn
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if rule, begins := strings.CutPrefix(line, "== "); begins {
			all = append(all, drawn{rule: rule})
			continue
		}
		all[len(all)-1].read(line)
	}
	return all
}

func (d *drawn) read(line string) {
	if title, ok := strings.CutPrefix(line, "# "); ok {
		d.title = title
		return
	}
	if strings.HasPrefix(line, "[") {
		d.passages = append(d.passages, library.Passage{First: len(d.blocks), Themes: themesOf(strings.Trim(line, "[]"))})
		return
	}
	last := len(d.blocks) - 1
	if item, ok := strings.CutPrefix(line, "- "); !ok {
		d.blocks = append(d.blocks, paragraphs(line)...)
	} else if d.blocks[last].Kind == library.List {
		d.blocks[last].Items = append(d.blocks[last].Items, item)
	} else {
		d.blocks = append(d.blocks, library.Block{Kind: library.List, Items: []string{item}})
	}
	d.passages[len(d.passages)-1].End = len(d.blocks)
}

// themesOf reads labels with commas between them.
func themesOf(labels string) []library.Theme {
	var all []library.Theme
	for label := range strings.SplitSeq(labels, ",") {
		if theme, ok := themeOfLabel[label]; ok {
			all = append(all, theme)
		}
	}
	return library.SortThemes(all)
}

// TestPassagesBeginWhereTheSubjectChanges compares block by block: an opening without a subject may stand
// alone or with what follows, so blocks of no theme are not held against the passage beside them.
func TestPassagesBeginWhereTheSubjectChanges(t *testing.T) {
	c := classifier(t)
	for _, d := range readDrawn(t) {
		r := c.Read(d.title, d.blocks)
		for i := range d.blocks {
			want, got := library.ThemesAt(d.passages, i), library.ThemesAt(r.Passages, i)
			if !slices.Equal(want, got) {
				t.Errorf("%s: block %d bears %v, want %v (%s) %v", d.rule, i, got, want, d.blocks[i].Plain(), r.Passages)
			}
		}
	}
}
