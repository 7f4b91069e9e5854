package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/theme"
)

// joining is how articles are joined to one text.
type joining string

// The joinings: what stands between two articles.
const (
	underHeadings joining = "under headings"
	underLines    joining = "under short lines"
	behindLabels  joining = "behind run-in labels"
	inProse       joining = "in plain prose"
)

var joinings = []joining{underHeadings, underLines, behindLabels, inProse}

// joinedText is made of several articles: every paragraph bears the themes of its own.
type joinedText struct {
	blocks []library.Block
	themes [][]library.Theme // of each block
	scored []bool            // what stands between the articles is not
}

// Bounds of a joined text: of how many articles it is made in turn, and of how many paragraphs of each.
const (
	fewestJoined, mostJoined = 2, 3
	joinedBlocks             = 4
	labelWords               = 8 // of a title, as a run-in label
)

// join makes texts of the sure articles that bear one theme or none, neighbours of different themes: a digest of news.
func join(articles []*sample, how joining) (all []joinedText) {
	var rest []*sample
	for _, a := range articles {
		if !a.unsure && len(a.themes) <= 1 && len(a.blocks) > 1 {
			rest = append(rest, a)
		}
	}
	for n := fewestJoined; ; n = fewestJoined + mostJoined - n {
		var chosen []*sample
		for i := 0; i < len(rest) && len(chosen) < n; i++ {
			if len(chosen) == 0 || !slices.Equal(rest[i].themes, chosen[len(chosen)-1].themes) {
				chosen = append(chosen, rest[i])
				rest = slices.Delete(rest, i, i+1)
				i--
			}
		}
		if len(chosen) < n {
			return all
		}
		if len(all)/2%2 == 1 { // the themed article first in half of the texts of two and of three
			slices.Reverse(chosen)
		}
		var t joinedText
		for _, a := range chosen {
			t.add(a, how)
		}
		all = append(all, t)
	}
}

func (t *joinedText) add(a *sample, how joining) {
	put := func(b library.Block, scored bool) {
		t.blocks, t.themes, t.scored = append(t.blocks, b), append(t.themes, a.themes), append(t.scored, scored)
	}
	switch how {
	case behindLabels:
		a = a.behindLabel()
	case underHeadings:
		put(library.Block{Kind: library.Heading, Level: 2, Text: a.title}, false)
	case underLines:
		put(library.Block{Kind: library.Paragraph, Text: a.title}, false)
	}
	for _, b := range a.blocks[:min(joinedBlocks, len(a.blocks))] {
		put(b, len(strings.Fields(b.Text)) > labelWords)
	}
}

// labelOf makes a run-in label of a title.
func labelOf(title string) string {
	words := strings.Fields(strings.NewReplacer(":", "", ".", "", "?", "", "!", "", ";", "", "\"", "").Replace(title))
	return "Về " + strings.Join(words[:min(labelWords, len(words))], " ")
}

// joinedScore counts how readings agree with joined texts, paragraph by paragraph.
type joinedScore struct {
	texts, exact         int
	right, wrong, missed int // themes of paragraphs
}

func (s *joinedScore) add(ctx context.Context, c *theme.Classifier, t joinedText) {
	r := c.Read(ctx, "Bản tin tổng hợp", t.blocks)
	exact := true
	for i := range t.blocks {
		if !t.scored[i] {
			continue
		}
		got := library.ThemesAt(r.Passages, i)
		exact = exact && slices.Equal(got, t.themes[i])
		for _, theme := range builtin {
			switch is, read := slices.Contains(t.themes[i], theme), slices.Contains(got, theme); {
			case is && read:
				s.right++
			case read:
				s.wrong++
			case is:
				s.missed++
			}
		}
	}
	s.texts++
	if exact {
		s.exact++
	}
}

func (s *joinedScore) String() string {
	precision := float64(s.right) / float64(max(1, s.right+s.wrong))
	recall := float64(s.right) / float64(max(1, s.right+s.missed))
	return fmt.Sprintf("precision %.3f recall %.3f of the themes of paragraphs, %d of %d texts exact", precision, recall, s.exact, s.texts)
}
