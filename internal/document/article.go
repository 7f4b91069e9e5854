package document

import (
	"slices"
	"strconv"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/viet"
)

// assemble makes the article of a document's pieces. named is the title that the file says it has.
func assemble(pieces []documentBlock, named string) library.Article {
	a, _ := assembled(pieces, named)
	return a
}

// assembled is assemble; aside are the lines that were read, but are no part of the text: the letterhead, who gets the
// paper and who signed it.
func assembled(pieces []documentBlock, named string) (a library.Article, aside []string) {
	if len(pieces) > mostParagraphs {
		return library.Article{Blocks: blocks(pieces)}, nil // enough for Read to refuse it
	}
	pieces = joinCaptions(pieces)
	h, own, before, behind := letterhead(pieces)
	behind, off := withoutSignature(behind)
	for _, p := range slices.Concat(own, off) {
		for _, l := range linesOf(p, 0) {
			aside = append(aside, l.text)
		}
	}
	before, behind = withoutOrnaments(before), withoutOrnaments(behind)
	var t titling
	if len(before) > 0 { // an appendix, say, with the form of a paper in it: it is no paper itself
		t, before = title(before, "", named)
		a.Title = t.title
	} else {
		t, behind = title(behind, h.subject, named)
		a.Official = official(h, t)
		if h.published = dated(h, a.Official, behind); a.Official.Kind != "" {
			a.Title = cited(a.Official, h.published, t.title)
		} else {
			a.Title = t.title
		}
	}
	a.Author, a.Published = h.organisation, h.published
	pieces = slices.Concat(before, behind)
	markHeadings(pieces)
	a.Blocks = blocks(pieces)
	return a, aside
}

func withoutOrnaments(pieces []documentBlock) []documentBlock {
	return slices.DeleteFunc(slices.Clone(pieces), func(p documentBlock) bool {
		return p.Kind != library.Table && isOrnament(p.Text)
	})
}

// captionStart opens a caption. Folded.
var captionStart = documentLabels.List("caption")

// joinCaptions gives images the captions that stand under them. An image of which nothing is said is an
// ornament: a line, a logo.
func joinCaptions(pieces []documentBlock) []documentBlock {
	joined := pieces[:0:0]
	for _, p := range pieces {
		last := len(joined) - 1
		if p.Kind == library.Paragraph && last >= 0 && joined[last].Kind == library.Image &&
			(p.caption || captionStart.Begins(viet.Fold(p.Text))) {
			joined[last].Text = p.Text
			continue
		}
		joined = append(joined, p)
	}
	return slices.DeleteFunc(joined, func(p documentBlock) bool {
		return p.Kind == library.Image && p.Text == "" && p.Src == ""
	})
}

// markHeadings makes headings of the paragraphs that serve as such, and lets the levels begin at 2. Where
// headings have a style, no other line is one; where they are bold, of the plain lines only those of sections.
func markHeadings(pieces []documentBlock) {
	styled := slices.ContainsFunc(pieces, func(p documentBlock) bool { return p.Kind == library.Heading })
	bold := !mostlyBold(pieces) && slices.ContainsFunc(pieces, isBoldHeading)
	for i := range pieces {
		p := &pieces[i]
		if p.Kind == library.Heading {
			p.Level++ // in a document of its own, 1 is the title's
		}
		if p.Kind != library.Paragraph || i+1 == len(pieces) || inList(pieces, i) {
			continue
		}
		level := headingLevel(p.numbered())
		plain := level > 0 && !styled && (!bold || level == 2) && p.marker != bulletMark
		switch {
		case bold && isBoldHeading(*p):
			p.Kind, p.Level = library.Heading, boldLevel(*p, level)
		case plain:
			p.Kind, p.Level = library.Heading, level
		}
	}
	setLevels(pieces)
}

// headingLevel is viet.HeadingLevel, but 2 for a line that heads a part of a law («Chương II») and 3 for an article («Điều 5. Phạm
// vi»); in old laws its number stands alone.
func headingLevel(text string) int {
	if level := viet.HeadingLevel(text); level > 0 {
		return level
	}
	part := page.PartLevel(text)
	if part == 0 {
		return 0
	}
	if n := viet.CountSyllables(text); n == 2 || n <= longestHeading && !strings.ContainsAny(text[len(text)-1:], ".;,!?:") {
		return part + 1
	}
	return 0
}

// inList reports an entry of a list that the next piece goes on with. A numbered line with text under it is
// a heading in its looks.
func inList(pieces []documentBlock, i int) bool {
	list := pieces[i].list
	near := func(j int) bool { return j >= 0 && j < len(pieces) && pieces[j].list == list }
	return list != "" && !pieces[i].bold && (near(i-1) || near(i+1))
}

// mostlyBold reports texts that are bold throughout: there bold says nothing.
func mostlyBold(pieces []documentBlock) bool {
	bold, all := 0, 0
	for _, p := range pieces {
		if p.Kind == library.Paragraph {
			all += len(p.Text)
			if p.bold {
				bold += len(p.Text)
			}
		}
	}
	return bold*2 > all
}

// longestHeading is how many syllables a bold line may have to be a heading.
const longestHeading = 35

// isBoldHeading reports a bold line that is as short as a heading and ends like one.
func isBoldHeading(p documentBlock) bool {
	if !p.bold || p.Kind != library.Paragraph || p.Text == "" {
		return false
	}
	n := viet.CountSyllables(p.Text)
	return 0 < n && n <= longestHeading && p.marker != bulletMark && !strings.ContainsAny(p.Text[len(p.Text)-1:], ".;,!?")
}

// boldLevel returns the level of a bold heading: that of its number where its words say none.
func boldLevel(p documentBlock, level int) int {
	if level == 0 {
		level, _ = viet.CutNumber(p.numbered())
	}
	if level == 0 {
		level = 3
	}
	return level
}

// setLevels lets the highest heading be of level 2.
func setLevels(pieces []documentBlock) {
	highest := 0
	for _, p := range pieces {
		if p.Kind == library.Heading && (highest == 0 || p.Level < highest) {
			highest = p.Level
		}
	}
	for i := range pieces {
		if pieces[i].Kind == library.Heading {
			pieces[i].Level = min(pieces[i].Level-highest+2, 6)
		}
	}
}

// blocks makes the blocks of an article, entries of lists gathered.
func blocks(pieces []documentBlock) []library.Block {
	var all []library.Block
	for i := 0; i < len(pieces); {
		n := 0
		for i+n < len(pieces) && isEntry(pieces[i+n]) && sameList(pieces[i], pieces[i+n]) {
			n++
		}
		if n == 0 {
			b := pieces[i].Block
			b.Text = pieces[i].numbered()
			all = append(all, b)
			i++
			continue
		}
		all = append(all, list(pieces[i:i+n]))
		i += n
	}
	return all
}

func isEntry(p documentBlock) bool {
	_, typed := listItem(p.Text)
	return p.Kind == library.Paragraph && p.Text != "" && (p.marker != "" || typed)
}

// sameList reports whether an entry belongs to the list that another begins: it is counted in it, or stands
// deeper.
func sameList(first, p documentBlock) bool {
	list, level, _ := strings.Cut(first.list, "/")
	own, deeper, _ := strings.Cut(p.list, "/")
	return own == list || own != "" && list != "" && deeper > level
}

// list gathers entries. Numbers that simply count from 1 are the list's own; all others («a)», «II.», those
// that go on from a list before) stay in the text. One numbered entry alone is a paragraph.
func list(entries []documentBlock) library.Block {
	if len(entries) == 1 && entries[0].marker != "" && entries[0].marker != bulletMark {
		return library.Block{Kind: library.Paragraph, Text: entries[0].numbered()}
	}
	b := library.Block{Kind: library.List, Ordered: true}
	for i, e := range entries {
		n, err := strconv.Atoi(strings.Trim(e.marker, "(.)/"))
		b.Ordered = b.Ordered && err == nil && n == i+1 && e.list == entries[0].list
	}
	for _, e := range entries {
		text := e.numbered()
		if b.Ordered {
			text = e.Text
		} else if item, typed := listItem(text); typed {
			text = item
		}
		b.Items = append(b.Items, text)
	}
	return b
}
