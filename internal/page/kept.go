package page

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// kept returns the pieces of body that are the article's, in order: those after the title and before
// the lists below it, without the lines that serve the page.
func (d *document) kept(body *html.Node, titleAt, first, end int, title string) []piece {
	from := first
	if titleAt >= first && titleAt < end {
		from = titleAt + 1
	}
	core := d.core(body)
	var inside []piece
	for i := from; i < end; i++ {
		if p := d.pieces[i]; contains(body, p.node) {
			inside = append(inside, p)
		}
	}
	inside = withoutLists(inside)
	begin, last := proseBounds(inside)
	var kept []piece
	for i, p := range inside {
		where := within
		if i < begin {
			where = before
		} else if i > last {
			where = after
		}
		if d.belongs(p, where, contains(core, p.node), title) {
			kept = append(kept, p)
		}
	}
	return kept
}

// place is where a piece stands to the prose of its article.
type place int

const (
	before place = iota
	within
	after
)

// proseBounds returns the indexes of the first and the last piece of prose. Without prose all pieces
// count.
func proseBounds(pieces []piece) (first, last int) {
	first, last = -1, -1
	for i, p := range pieces {
		if p.value > headingWorth {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return 0, len(pieces) - 1
	}
	return first, last
}

// How much of an article's prose, in percent, may stand behind a label like «Tin khác» for the label to
// close the article: what is left then is the imprint. A box of related news in the text holds no more
// prose than boxProse.
const (
	listRest = 12
	boxProse = 40
)

// withoutLists takes out lists of other articles: all that follows their label, or, where the article
// goes on behind it, only what is no prose.
func withoutLists(pieces []piece) []piece {
	total := 0
	for _, p := range pieces {
		total += max(0, p.value)
	}
	var left []piece
	var pending *piece // a bold line that may head what comes after the list
	seen, dropping := 0, false
	var box *html.Node
	for i := range pieces {
		p := pieces[i]
		switch {
		case box != nil && contains(box, p.node):
		case opensList(p, seen):
			if (total-seen)*100 <= total*listRest || seen*2 > total && isCommentLabel(p.Text) {
				return left
			}
			box = boxOf(pieces, i, total)
			dropping, pending = box == nil, nil
		case dropping && !resumes(p):
			seen += max(0, p.value)
			pending = nil
			if p.bold && !p.linkDense() {
				pending = &pieces[i]
			}
		default:
			seen += max(0, p.value)
			if pending != nil {
				left = append(left, *pending)
			}
			dropping, pending = false, nil
			left = append(left, p)
		}
	}
	return left
}

// opensList reports the label of a list of other articles; seen is the prose before it.
func opensList(p piece, seen int) bool {
	return p.Kind != library.Image && p.Kind != library.Table && (seen > 0 || p.linkDense()) && isEndLabel(p.Text)
}

// resumes reports a piece behind a list with which the article goes on.
func resumes(p piece) bool { return p.value > headingWorth || p.value == headingWorth && p.tagged }

// boxOf returns the element that holds the label at i and what follows it, where that is a box in the text
// and not the text itself.
func boxOf(pieces []piece, i, total int) *html.Node {
	if i+1 >= len(pieces) {
		return nil
	}
	box := common(pieces[i].node, pieces[i+1].node)
	inside := 0
	for _, p := range pieces {
		if contains(box, p.node) {
			inside += max(0, p.value)
		}
	}
	if inside*100 > total*boxProse {
		return nil
	}
	return box
}

// seeAlso opens a line that only leads to another article.
var seeAlso = regexp.MustCompile(`^(?:[>»›→•+-]+ ?|\(?(?:xem|doc|tham khao|tin|bai) (?:them|tiep|lien quan)\s*:|mo(?:i|ời) (?:ban )?xem|tin lien quan\s*:|link\s*:)`)

// belongs decides whether a piece of the body is the article's.
func (d *document) belongs(p piece, where place, inCore bool, title string) bool {
	switch p.Kind {
	case library.Image:
		return inCore || where == within || p.linked == 0
	case library.Table:
		return inCore || p.value > 0
	}
	text := p.Text
	if p.Kind == library.List {
		text = strings.Join(p.Items, " ")
	}
	switch {
	case d.isNoise(p, text), isMargin(p, text, where, title):
		return false
	case p.linkDense():
		return inCore && where == within && mayBeAllLink(p)
	case where == within || p.value > headingWorth:
		return true
	}
	return inCore && !(isNotice(text) && isReprintNotice(text))
}

// isNoise reports what belongs to no article wherever it stands.
func (d *document) isNoise(p piece, text string) bool {
	return d.teasers.holds(p.node) || isClutter(text) || isFileLine(p)
}

// mayBeAllLink reports a paragraph that is one link and yet part of the text, as the name of a law is.
func mayBeAllLink(p piece) bool {
	return p.Kind != library.List && !seeAlso.MatchString(viet.Fold(p.Text))
}

// isMargin reports lines at the head or foot of a text that say who wrote it and when, or its title
// again.
func isMargin(p piece, text string, where place, title string) bool {
	if where != within && (isCredits(text) || isDateLine(text)) {
		return true
	}
	return where == before && (isByline(p) || norm(text) == norm(title))
}

// reprint finds requests to name the source, which no article says of itself.
var reprint = regexp.MustCompile(`ghi ro nguon|all rights reserved|^copyright|ban quyen (?:thuoc|©)|luot truy cap|dang online|dang truy cap`)

func isReprintNotice(text string) bool { return reprint.MatchString(viet.Fold(text)) }

// isFileLine reports a line that only offers documents, which are kept as attachments.
func isFileLine(p piece) bool {
	if l := label(p.Text); l != "" && fileLabel.MatchString(l) {
		return true
	}
	return p.linkDense() && p.node != nil && onlyDocuments(p.node)
}

// onlyDocuments reports whether all links in n lead to documents, with a label saying so before them or
// a file name for their text.
func onlyDocuments(n *html.Node) bool {
	links, documents := 0, 0
	each(n, func(c *html.Node) bool {
		if href := attr(c, "href"); c.Data == "a" && href != "" {
			links++
			if IsDocument(href) {
				documents++
			}
		}
		return true
	})
	return links > 0 && links == documents && fileLine.MatchString(viet.Fold(rawText(n)))
}

var fileLine = regexp.MustCompile(`^(?:tep|file|tai lieu|van ban|tap tin|tai (?:ve|file|tai lieu|xuong)|download|dinh kem|xem (?:file|chi tiet|noi dung|toan van))|\.(?:pdf|docx?|xlsx?|pptx?|zip|rar)(?:\W|$)|dinh kem|tai ve`)
