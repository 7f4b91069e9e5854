package page

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

// finish turns candidate blocks into those of the article: captions join their images, lines that serve as headings become
// headings, and the levels of headings begin at 2.
func finish(blocks []candidateBlock) []library.Block {
	blocks = joinDefinitions(joinCaptions(oncePictured(blocks)))
	markHeadings(blocks)
	setLevels(blocks)
	finished := make([]library.Block, 0, len(blocks))
	for _, p := range blocks {
		if p.Kind == library.Heading && p.Text == "" {
			continue
		}
		finished = append(finished, p.Block)
	}
	return finished
}

// oncePictured leaves out images that come again, as a lazy one does for those without scripts.
func oncePictured(blocks []candidateBlock) []candidateBlock {
	seen := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(blocks), func(p candidateBlock) bool {
		again := p.Kind == library.Image && p.Text == "" && seen[p.Src]
		seen[p.Src] = true
		return again
	})
}

// captionStart opens a caption. Matched against folded text.
var captionStart = pageLabels.List("caption")

// maxLooseCaption is the longest caption without an element of its own, in characters.
const maxLooseCaption = 260

// maxItalicCaption is the longest of several sentences that only italics, and no name of who took the picture, make a caption.
const maxItalicCaption = 180

// joinCaptions gives images the captions that stand under them without an element that says so.
func joinCaptions(blocks []candidateBlock) []candidateBlock {
	joined := make([]candidateBlock, 0, len(blocks))
	for i, p := range blocks {
		if n := len(joined); n > 0 && repeatsCaption(joined[n-1], p) {
			continue
		}
		if n := len(joined); n > 0 && joined[n-1].Kind == library.Image && joined[n-1].Text == "" && (isCaption(joined[n-1], p, i+1 < len(blocks)) || isFramed(blocks, i)) {
			joined[n-1].Text = p.Text
			continue
		}
		joined = append(joined, p)
	}
	return joined
}

// repeatsCaption reports a line that says again what the picture over it is captioned with.
func repeatsCaption(img, p candidateBlock) bool {
	return img.Kind == library.Image && img.Text != "" && (p.Kind == library.Paragraph || p.Kind == library.Quote) && norm(img.Text) == norm(p.Text)
}

// isFramed reports that block i and the image before it are all that an element holds which others of the same
// making stand beside: so photo essays set a picture and what is seen on it.
func isFramed(blocks []candidateBlock, i int) bool {
	p, frame := blocks[i], framed(blocks, i)
	if frame == nil || p.Kind != library.Paragraph || p.chars > maxLooseCaption {
		return false
	}
	for _, beside := range []int{i - 2, i + 2} {
		if other := framed(blocks, beside); other != nil && other.Parent == frame.Parent && names(other) == names(frame) {
			return true
		}
	}
	return false
}

// framed returns the element that holds block i, the image before it, and nothing else, or nil.
func framed(blocks []candidateBlock, i int) *html.Node {
	if i < 1 || i >= len(blocks) || blocks[i-1].Kind != library.Image || blocks[i].Kind == library.Image {
		return nil
	}
	frame := common(blocks[i-1].node, blocks[i].node)
	if frame == nil || i > 1 && contains(frame, blocks[i-2].node) || i+1 < len(blocks) && contains(frame, blocks[i+1].node) {
		return nil
	}
	return frame
}

func isCaption(img, p candidateBlock, more bool) bool {
	if p.Kind != library.Paragraph && p.Kind != library.Quote || p.chars > maxLooseCaption || !more && p.aligned == "right" {
		return false
	}
	return namedCaption(p.node) || captionStart.Begins(viet.Fold(p.Text)) || looksCaption(img, p, more)
}

func namedCaption(n *html.Node) bool {
	for up := 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		if captionNames.MatchString(names(n)) {
			return true
		}
	}
	return false
}

// looksCaption reports a line set as captions are: centred, in italics, or in the paragraph of the image.
// more tells that something follows it.
func looksCaption(img, p candidateBlock, more bool) bool {
	sameFrame := p.frame == img.frame && p.frame != nil && p.frame.Data == "p"
	switch {
	case p.bold:
		return false
	case p.aligned == "center":
		return true
	}
	return more && (p.italic && !(p.chars > maxItalicCaption && isTold(p.Text)) || sameFrame && !floats(img.node) && !isTold(p.Text))
}

// tellsOn begins what is told.
var tellsOn = pageLabels.List("goes on")

// credited finds who took a picture, in its caption.
var credited = pattern.Of(`(?:^|[ (])(?:anh|photo|nguon) ?:`)

// isTold reports the words of a paragraph that stands under its picture, though it be short: several sentences, of which
// none says whose the picture is, or one that goes on from what was told before.
func isTold(text string) bool {
	folded := viet.Fold(text)
	return tellsOn.Begins(folded) || endsSentence(text) && len(viet.Sentences(text)) > 1 && !credited.MatchString(folded)
}

// floats reports an image that the text flows around, which is then no caption.
func floats(n *html.Node) bool {
	img := find(n, func(c *html.Node) bool { return c.DataAtom == atom.Img })
	if img == nil {
		return false
	}
	align := strings.ToLower(attr(img, "align"))
	return align == "left" || align == "right" || strings.Contains(strings.ReplaceAll(strings.ToLower(attr(img, "style")), " ", ""), "float:")
}

var captionNames = pattern.Of(`caption|image_?-?desc|img-?desc|photo-?(?:note|desc|caption)|pic-?(?:note|desc)|chu-?thich|chuthich|imgnote|note-?img|wp-caption`)

// Measures of lines that serve as headings.
const (
	maxBoldHeading  = 160 // characters of a bold one
	maxPlainHeading = 110 // of one that is not
	maxSentence     = 90  // of a bold one with a full stop
)

var (
	romanNumber  = pattern.Of(`^[IVXLC]{1,6}\s*[.)/:–-]\s*\S`)
	arabicNumber = pattern.Of(`^\d{1,2}(?:\.\d{1,2})*\s*[.)]\s*\S`)
	letterNumber = pattern.Of(`^[a-zđ]\s*[.)]\s+\S`)
	bullet       = pattern.Of(`^[-–—+*•·●○■▪◦‣❖✓✔>→»]`)
	// A heading of a part: its word, and its number in words or behind it.
	part          = pageLines.List("part")
	partInWords   = pageLines.List("part in words")
	lawArticle    = pageLines.List("article")
	partNumber    = pattern.Of(`^\s+(?:[IVXLC]+|\d+|[A-Z])\s*(?:[:.\s–-]|$)`)
	articleNumber = pattern.Of(`^\s+(?:[IVXLC]+|\d+)\s*[:.]`)
	// introduction ends a line that leads into what follows without being its heading. Folded.
	introduction = pageLabels.List("introduction")
	leadsIn      = pageLabels.List("leads in")
	speaker      = pageLabels.List("speaker")
)

// markHeadings makes headings of the paragraphs that serve as such.
func markHeadings(blocks []candidateBlock) {
	allBold := mostlyBold(blocks)
	for i := range blocks {
		p := &blocks[i]
		if p.Kind != library.Paragraph || i+1 >= len(blocks) {
			continue
		}
		if p.bold && !allBold && isBoldHeading(blocks, i) || isPlainHeading(blocks, i) {
			p.Kind = library.Heading
		}
	}
}

// mostlyBold reports texts that are bold throughout: there bold says nothing.
func mostlyBold(blocks []candidateBlock) bool {
	bold, all := 0, 0
	for _, p := range blocks {
		if p.Kind == library.Paragraph {
			all += p.chars
			if p.bold {
				bold += p.chars
			}
		}
	}
	return bold*2 > all
}

// isBoldHeading reports a bold paragraph that heads what follows. A long bold one is a lead, one at the
// end a signature.
func isBoldHeading(blocks []candidateBlock, i int) bool {
	p := blocks[i]
	text := p.Text
	end, _ := utf8.DecodeLastRuneInString(text)
	switch {
	case p.chars > maxBoldHeading, p.aligned == "right", bullet.MatchString(text), !followed(blocks, i):
		return false
	case end == '?':
		return !speaker.Begins(viet.Fold(text))
	case end == '.' || end == '!' || end == ';':
		return isNumbered(text) && p.chars <= maxBoldHeading || end == '.' && p.chars <= maxSentence && !strings.Contains(text[:len(text)-1], ". ") && i > 0
	case end == ',':
		return false
	}
	return !speaker.Begins(viet.Fold(text)) || end != ':'
}

func isNumbered(text string) bool {
	return romanNumber.MatchString(text) || arabicNumber.MatchString(text) || letterNumber.MatchString(text) || isPart(text)
}

func isPart(text string) bool { return PartLevel(text) > 0 }

// PartLevel returns 1 for a line that begins as headings of parts do («Phần thứ hai», «Chương III»), 2 for one of an article
// («Mục 2.», «Điều 5.»), and 0 for others.
func PartLevel(text string) int {
	switch {
	case partInWords.Begins(text), numberBehind(part, text, partNumber):
		return 1
	case numberBehind(lawArticle, text, articleNumber):
		return 2
	}
	return 0
}

// numberBehind reports a text that begins with a phrase of the list and a number behind it.
func numberBehind(list *phrase.Wordlist, text string, number pattern.Expression) bool {
	if !list.Begins(text) {
		return false
	}
	end, _ := list.Prefix(text)
	return number.MatchString(text[end:])
}

// followed reports whether text, a list, a table or an image comes after block i, not the end.
func followed(blocks []candidateBlock, i int) bool {
	for _, p := range blocks[i+1:] {
		switch p.Kind {
		case library.Image:
			continue
		case library.Paragraph:
			if p.aligned == "right" || !p.isProse() && !p.bold && p.chars < weights().sentenceChars {
				continue
			}
		}
		return true
	}
	return false
}

// isPlainHeading reports a short line of its own, not bold, that heads a section: «Về công tác biên
// giới:», «II. KẾT QUẢ», a line in capitals.
func isPlainHeading(blocks []candidateBlock, i int) bool {
	p := blocks[i]
	text := p.Text
	next := nextText(blocks, i)
	if next == nil || !mayHead(p) {
		return false
	}
	prose := next.Kind != library.Paragraph || next.chars >= weights().proseChars || next.bold
	end, _ := utf8.DecodeLastRuneInString(text)
	switch {
	case end == ':':
		return introduces(text, *next, prose)
	case strings.ContainsRune(".;,!?…)”\"", end):
		return false
	case romanNumber.MatchString(text), isPart(text):
		return true
	case arabicNumber.MatchString(text):
		return prose && !arabicNumber.MatchString(next.Text) && p.chars < next.chars
	}
	return inCapitals(text) && prose && next.chars >= weights().proseChars
}

// introduces reports a line ending in a colon that heads what follows.
func introduces(text string, next candidateBlock, prose bool) bool {
	folded := viet.Fold(text)
	if isNumbered(text) && prose {
		return !leadsIn.In(folded)
	}
	return !introduction.In(folded) && !speaker.Begins(folded) && opensSection(next)
}

// mayHead reports a short line that begins as headings do.
func mayHead(p candidateBlock) bool {
	begin, _ := utf8.DecodeRuneInString(p.Text)
	return p.chars <= maxPlainHeading && p.aligned != "right" && !bullet.MatchString(p.Text) &&
		(unicode.IsUpper(begin) || unicode.IsDigit(begin) || letterNumber.MatchString(p.Text))
}

// opensSection reports a block that a line ending in a colon heads rather than introduces: full prose that
// is no entry of an enumeration.
func opensSection(next candidateBlock) bool {
	if next.Kind != library.Paragraph {
		return next.Kind == library.Heading
	}
	begin, _ := utf8.DecodeRuneInString(next.Text)
	return next.chars >= weights().proseChars && !opensLine(next.Text) && unicode.IsUpper(begin)
}

// nextText returns the block after i that a heading there would head: images, and a short line with prose
// behind it, which is a caption, are passed over.
func nextText(blocks []candidateBlock, i int) *candidateBlock {
	for j := i + 1; j < len(blocks); j++ {
		p := &blocks[j]
		if p.Kind == library.Image {
			continue
		}
		if j+1 < len(blocks) && p.Kind == library.Paragraph && p.chars < weights().proseChars && !endsSentence(p.Text) && !p.bold &&
			!opensLine(p.Text) && blocks[j+1].chars >= weights().proseChars {
			return &blocks[j+1]
		}
		return p
	}
	return nil
}

// inCapitals reports a line of some words all in capitals.
func inCapitals(text string) bool {
	upper := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper >= 8 && strings.Contains(text, " ")
}

// setLevels numbers the levels of headings from 2: tagged ones by their tags, the others below them, by
// their numbering where they have several kinds of it.
func setLevels(blocks []candidateBlock) {
	ranks := map[int]bool{}
	for i := range blocks {
		if p := &blocks[i]; p.Kind == library.Heading {
			p.Level = rank(*p)
			ranks[p.Level] = true
		}
	}
	var order []int
	for r := range ranks {
		order = append(order, r)
	}
	sort.Ints(order)
	for i := range blocks {
		if p := &blocks[i]; p.Kind == library.Heading {
			p.Level = min(2+sort.SearchInts(order, p.Level), maxLevel)
		}
	}
}

const maxLevel = 6

// rank orders headings: tags first, then bold lines and typed ones by their numbers.
func rank(p candidateBlock) int {
	switch {
	case p.tagged:
		return p.Level
	case isPart(p.Text):
		return 10
	case romanNumber.MatchString(p.Text):
		return 11
	case arabicNumber.MatchString(p.Text):
		return 13
	case letterNumber.MatchString(p.Text):
		return 14
	}
	return 12
}
