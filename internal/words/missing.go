package words

import (
	"fmt"
	"strings"

	"baocaovien/internal/library"
)

// Missing tells a person in sentences what of a document could not be read: page by page, and where less than nine tenths
// of its words arrived. Of one that was read whole it tells nothing.
func Missing(c library.Completeness) (sentences []string) {
	pages := map[library.GapKind][]int{}
	counts := map[library.GapKind]int{}
	for _, g := range c.Gaps {
		if g.Page > 0 {
			pages[g.Kind] = append(pages[g.Kind], g.Page)
		}
		counts[g.Kind] += g.Count
	}
	for _, kind := range []library.GapKind{library.RecognisedGap, library.PictureGap, library.FontGap, library.DamageGap} {
		if of := pages[kind]; len(of) > 0 {
			sentences = append(sentences, Say("import.gap-"+string(kind), "pages", pageRanges(of)))
		}
	}
	for _, kind := range []library.GapKind{library.SignGap, library.ImageGap, library.PartGap} {
		if n := counts[kind]; n > 0 {
			sentences = append(sentences, Say("import.gap-"+string(kind), "count", n))
		}
	}
	switch of, n := pages[library.HiddenGap], counts[library.HiddenGap]; {
	case len(of) > 0:
		sentences = append(sentences, Say("import.gap-hidden-pages", "pages", pageRanges(of)))
	case n > 0:
		sentences = append(sentences, Say("import.gap-hidden", "count", n))
	}
	if c.Lacks() {
		sentences = append(sentences, Say("import.share", "percent", int(c.Share*100)))
	}
	return sentences
}

// MissingOf is what a person is told whenever an article is read: what is not there of its document, or that a part of its
// page may not be.
func MissingOf(a library.Article) []string {
	told := a.Told()
	if _, isFile := library.FileName(a.URL); isFile || len(told.Pages) > 0 {
		return Missing(told)
	}
	sentences := Missing(library.Completeness{Gaps: told.Gaps})
	if told.Lacks() {
		sentences = append(sentences, Say("reading.lacks", "percent", int(told.Share*100)))
	}
	return sentences
}

// pageRanges writes page numbers, which rise: «3, 5–9».
func pageRanges(pages []int) string {
	var parts []string
	for i := 0; i < len(pages); {
		end := i
		for end+1 < len(pages) && pages[end+1] <= pages[end]+1 {
			end++
		}
		if pages[end] == pages[i] {
			parts = append(parts, fmt.Sprint(pages[i]))
		} else {
			parts = append(parts, fmt.Sprintf("%d–%d", pages[i], pages[end]))
		}
		i = end + 1
	}
	return strings.Join(parts, ", ")
}
