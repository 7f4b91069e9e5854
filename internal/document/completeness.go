package document

import (
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// wordBag counts words that hold a letter or digit.
type wordBag map[string]int

func (b wordBag) add(text string) {
	for _, w := range viet.Words(text) {
		b[viet.Key(text[w.Start:w.End])]++
	}
}

// take returns how many words text has, and takes those that are in the bag out of it.
func (b wordBag) take(text string) (words, found int) {
	for _, w := range viet.Words(text) {
		words++
		if key := viet.Key(text[w.Start:w.End]); b[key] > 0 {
			b[key]--
			found++
		}
	}
	return words, found
}

// bagOf holds the words of an article, and of lines that were read but are no part of its text.
func bagOf(a library.Article, aside []string) wordBag {
	b := wordBag{}
	for _, text := range aside {
		b.add(text)
	}
	b.add(a.Title)
	if a.Official.Kind != "" { // the title cites more than was printed in one place, and only once
		b.add(a.Official.Kind + " " + a.Official.Subject)
	}
	for _, block := range a.Blocks {
		b.add(block.Plain())
	}
	return b
}

// part returns found of all as a part of one; of nothing, all was found.
func part(found, all int) float64 {
	if all == 0 {
		return 1
	}
	return float64(found) / float64(all)
}

// measured tells how much of a text, as it stands in a document without pages, its article has.
func measured(shown []string, a library.Article, aside []string) library.Completeness {
	bag := bagOf(a, aside)
	all, found := 0, 0
	for _, text := range shown {
		words, here := bag.take(text)
		all, found = all+words, found+here
	}
	return library.Completeness{Share: part(found, all)}
}

// Measures of a page that could not be read.
const (
	pictureCovers = 0.5  // of the page
	fewSigns      = 120  // on a page that is a picture: a running head, a caption
	drawnCurves   = 2000 // of a page of letters that are drawn: each has a dozen
	lostPart      = 0.03 // of the signs
	lostSigns     = 10
)

// gap returns what of a page could not be read, nothing of one that was.
func (p pdfPage) gap() (library.Gap, bool) {
	signs := 0
	for way := range directions {
		signs += len(p.glyphs[way]) + len(p.outside[way])
	}
	switch {
	case p.recognised:
		return library.Gap{Kind: library.RecognisedGap, Page: p.number}, true
	case p.lost:
		return library.Gap{Kind: library.DamageGap, Page: p.number}, true
	case p.garbled:
		return library.Gap{Kind: library.FontGap, Page: p.number, Count: p.unread}, true
	case p.unread >= lostSigns && float64(p.unread) > lostPart*float64(signs+p.unread):
		return library.Gap{Kind: library.FontGap, Page: p.number, Count: p.unread}, true
	case signs < fewSigns && (p.pictures >= pictureCovers || p.curves >= drawnCurves):
		return library.Gap{Kind: library.PictureGap, Page: p.number}, true
	}
	return library.Gap{}, false
}

// figuresOf counts the pictures among the text of a page, which no article of a PDF has. One that stands on several pages
// adorns them.
func figuresOf(p pdfPage, standsOn map[string]int) (n int) {
	if p.recognised || p.lost || p.pictures > mostFigure { // or a scan in strips
		return 0
	}
	for _, f := range p.figures {
		if standsOn[f] == 1 {
			n++
		}
	}
	return n
}

// lettersPerWord is how many signs a lost word is counted for.
const lettersPerWord = 4

// pageCompleteness tells how much of each page its article has. A page that could not be read counts for as many words
// as the others have.
func pageCompleteness(pages []pdfPage, sheets [][]pdfLine, a library.Article, aside []string) library.Completeness {
	var c library.Completeness
	bag := bagOf(a, aside)
	all, found := make([]int, len(pages)), make([]int, len(pages))
	words, read := 0, 0
	for _, sheet := range sheets {
		for _, l := range sheet {
			n, here := bag.take(l.text())
			all[l.page-1], found[l.page-1] = all[l.page-1]+n, found[l.page-1]+here
			words, read = words+n, read+here
		}
	}
	whole := wordsOfAPage(pages, all)
	standsOn := map[string]int{}
	for _, p := range pages {
		for _, f := range slices.Compact(slices.Sorted(slices.Values(p.figures))) {
			standsOn[f]++
		}
	}
	for i, p := range pages {
		if n := figuresOf(p, standsOn); n > 0 {
			c.Gaps = append(c.Gaps, library.Gap{Kind: library.ImageGap, Page: p.number, Count: n})
		}
		lost := p.unread / lettersPerWord
		if gap, there := p.gap(); there {
			c.Gaps = append(c.Gaps, gap)
			if gap.Kind == library.PictureGap || gap.Kind == library.DamageGap {
				lost += max(0, whole-all[i])
			}
		}
		if p.hidden >= hiddenSigns {
			c.Gaps = append(c.Gaps, library.Gap{Kind: library.HiddenGap, Page: p.number, Count: p.hidden})
		}
		words += lost
		c.Pages = append(c.Pages, part(found[i], all[i]+lost))
	}
	c.Share = part(read, words)
	return c
}

// wordsOfAPage returns how many words a page has that could be read, at least 1.
func wordsOfAPage(pages []pdfPage, all []int) int {
	words, whole := 0, 0
	for i, p := range pages {
		if _, there := p.gap(); !there && all[i] > 0 {
			words, whole = words+all[i], whole+1
		}
	}
	return max(1, words/max(1, whole))
}

// Measures of signs that are no text, though a font says what they are.
const (
	garbledWords = 20  // enough to tell
	sayable      = 0.4 // of the words that hold letters
)

// isGarbled reports lines whose words can hardly be said: the codes of their font stand for other signs than it says.
func isGarbled(lines []pdfLine) bool {
	words, said := 0, 0
	for _, l := range lines {
		for word := range strings.FieldsSeq(l.text()) {
			word = viet.Fold(strings.Trim(word, ".,;:!?()[]“”\"'«»-–…/"))
			if word == "" {
				continue
			}
			words++
			if isSpeakable(word) {
				said++
			}
		}
	}
	return words >= garbledWords && float64(said) < sayable*float64(words)
}

// isSpeakable reports a folded word as people write them: letters with a vowel among them, or figures.
func isSpeakable(word string) bool {
	letters, vowels, digits, other := 0, 0, 0, 0
	for _, r := range word {
		switch {
		case strings.ContainsRune("aeiouy", r):
			vowels++
			letters++
		case viet.WordRune(r) && (r < '0' || r > '9'):
			letters++
		case '0' <= r && r <= '9':
			digits++
		default:
			other++
		}
	}
	return other <= 1 && (vowels > 0 || letters == 0 && digits > 0 || letters > 0 && letters <= 4 && other == 0)
}
