package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

// head is what the letterhead of an official paper says (Nghị định 30/2020/NĐ-CP and the Party's Hướng dẫn
// 36-HD/VPTW): who issues it, under which number, when, and in a letter what it is about.
type head struct {
	organisation string   // as printed, its lines parted by commas
	issuers      []string // the highest first
	party        bool     // of the Party, not the State
	number       string
	published    library.Moment
	subject      string
}

var documentLabels = phrase.Open(assets.Phrases, "phrases/document-labels.txt")

// headPieces is how far from the top a letterhead may reach.
const headPieces = 16

var (
	// All are matched against folded text. The motto may be broken in two lines.
	motto       = documentLabels.List("motto")
	dateLine    = documentLabels.List("date line")
	numberLabel = documentLabels.List("number")
	about       = documentLabels.List("about")
	stamp       = documentLabels.List("stamp")
	partyName   = documentLabels.List("party")
	preamble    = documentLabels.List("preamble")
	recipients  = documentLabels.List("recipients")
	onBehalf    = documentLabels.List("on behalf")
)

// longLines is how many syllables no line of a letterhead has.
const longLines = 30

// isOrnament reports a rule that is typed: «-----», «* * *».
func isOrnament(text string) bool {
	return text != "" && strings.Trim(text, "*_=~.…·•–—- \t\n") == ""
}

// isNumbered reports the line with the paper's number, which may be left open: «Số 12-HD/TU», «Số: …/KH-UBND».
func isNumbered(text string) bool {
	_, ok := cutNumberLabel(text)
	return ok
}

// cutNumberLabel returns what stands behind «Số».
func cutNumberLabel(text string) (rest string, ok bool) {
	_, rest, ok = cutLabel(numberLabel, text)
	return rest, ok && rest != "" && (strings.IndexByte("0123456789:-/.", rest[0]) >= 0 || strings.HasPrefix(rest, "…"))
}

// paperNumber returns the number in its line: «21/CT-TTg», "" where it was left open.
func paperNumber(text string) string {
	rest, _ := cutNumberLabel(text)
	number := ""
	for word := range strings.FieldsSeq(strings.TrimLeft(rest, ":. ")) {
		if number != "" && strings.IndexByte("/-", number[len(number)-1]) < 0 && strings.IndexByte("/-", word[0]) < 0 {
			break
		}
		number += word
	}
	if number == "" || number[0] < '0' || number[0] > '9' {
		return ""
	}
	return strings.Trim(number, ".,;*")
}

// cutLabel parts a text behind the label of a list that it begins with. Labels are folded, the text is as printed.
func cutLabel(list *phrase.Wordlist, text string) (label, rest string, ok bool) {
	folded := viet.Fold(text)
	if !list.Begins(folded) {
		return "", text, false
	}
	end, _ := list.Prefix(folded)
	runes := []rune(text)
	if len(runes) != utf8.RuneCountInString(folded) {
		return "", text, false
	}
	at := utf8.RuneCountInString(folded[:end])
	return string(runes[:at]), strings.TrimSpace(string(runes[at:])), true
}

// isSignedFor reports the line above a signature: «K/T TRƯỞNG BAN».
func isSignedFor(text string) bool { return isCapitals(text) && onBehalf.Begins(viet.Fold(text)) }

// isCapitals reports a text with letters, none of them small.
func isCapitals(text string) bool {
	return strings.ContainsFunc(text, unicode.IsUpper) && !strings.ContainsFunc(text, unicode.IsLower)
}

// isRecipients reports the line over the list of those who get the paper.
func isRecipients(text string) bool {
	_, rest, ok := cutLabel(recipients, text)
	return ok && (rest == "" || rest[0] == ':' || rest[0] == '-')
}

// cutAbout takes «V/v» off the line that says what a letter is about.
func cutAbout(text string) (subject string, ok bool) {
	_, rest, ok := cutLabel(about, text)
	return strings.TrimLeft(rest, ": "), ok
}

// letterheadLine is one line of a letterhead, in one of its columns.
type letterheadLine struct {
	text string
	bold bool
	cell int
}

// isHead reports a table that holds the letterhead, or a part of it.
func isHead(p documentBlock) bool {
	said := false
	for _, l := range linesOf(p, 0) {
		if viet.CountSyllables(l.text) > longLines {
			return false
		}
		said = said || motto.Whole(viet.Fold(l.text))
	}
	return said
}

// isSignature reports a table with «Nơi nhận» and the signature.
func isSignature(p documentBlock) bool {
	if len(p.Rows) == 0 || len(p.Rows) > 6 {
		return false
	}
	return slices.ContainsFunc(slices.Concat(p.Rows...), func(text string) bool {
		return isRecipients(text)
	})
}

// letterhead finds the letterhead in the upper part of a document and returns what stands before it and behind it. It
// has the name of the Party or of the State, and a number or a date: one alone may be anything. A document without one
// is all behind.
func letterhead(pieces []documentBlock) (h head, own, before, behind []documentBlock) {
	start, end, ok := headExtent(pieces[:min(len(pieces), headPieces)])
	if !ok {
		return head{}, nil, nil, pieces
	}
	for start > 0 && isIssuerLine(pieces[start-1]) {
		start--
	}
	own = pieces[start:end]
	var lines []letterheadLine
	for i, p := range own {
		lines = append(lines, linesOf(p, i*1000)...)
	}
	return readHead(lines), own, pieces[:start], pieces[end:]
}

// headExtent returns the first and behind the last of the pieces that say something of a letterhead.
func headExtent(pieces []documentBlock) (start, end int, ok bool) {
	named, dated := false, false
	for i, p := range pieces {
		name, date := ofHead(p)
		begun := named || dated
		if begun && endsHead(p) {
			break
		}
		if !begun {
			start = i
		}
		if name || date || begun && end == i && p.narrow && goesOnAbout(pieces[start:i], p) {
			end = i + 1
		}
		named, dated = named || name, dated || date
	}
	return start, end, named && dated
}

// endsHead reports what comes under a letterhead: the kind of paper, or prose.
func endsHead(p documentBlock) bool {
	return isKind(p.Text) || viet.CountSyllables(p.Text) > longLines
}

// goesOnAbout reports a line under what a letter is about, in the left column of the letterhead above.
func goesOnAbout(above []documentBlock, p documentBlock) bool {
	said := slices.ContainsFunc(above, func(q documentBlock) bool {
		return slices.ContainsFunc(linesOf(q, 0), func(l letterheadLine) bool { return about.Begins(viet.Fold(l.text)) })
	})
	return said && !p.bold && !opensBody(p.Text) && viet.CountSyllables(p.Text) <= longLines/2
}

// ofHead reports what a piece has of a letterhead: the name of the Party or of the State; a number, date or subject.
func ofHead(p documentBlock) (name, date bool) {
	if viet.CountSyllables(p.Text) > longLines {
		return false, false
	}
	for _, l := range linesOf(p, 0) {
		folded := viet.Fold(l.text)
		name = name || motto.Whole(folded)
		date = date || isNumbered(l.text) || dateLine.Whole(folded) || about.Begins(folded)
	}
	return name, date
}

// isIssuerLine reports a line that names who issues the paper, where it stands above the name of the Party or of the
// State: in capitals, and no kind of paper.
func isIssuerLine(p documentBlock) bool {
	return p.Kind == library.Paragraph && (isOrnament(p.Text) || stamp.Whole(viet.Fold(p.Text)) ||
		isCapitals(p.Text) && !isKind(p.Text) && viet.CountSyllables(p.Text) <= longLines/2 && opensOrganisation(p.Text))
}

// linesOf returns the lines of a piece: of the cells of a table, or of the columns that tabs make.
func linesOf(p documentBlock, cell int) (lines []letterheadLine) {
	for _, in := range p.cells {
		cell++
		for _, q := range in {
			for _, text := range q.brokenLines() {
				lines = append(lines, letterheadLine{text, q.bold, cell})
			}
		}
	}
	if len(p.cells) > 0 {
		return lines
	}
	for i, text := range slices.Concat(p.Rows...) {
		lines = append(lines, letterheadLine{text: text, cell: i + 1})
	}
	if p.Kind == library.Table {
		return lines
	}
	if len(p.columns) == 0 {
		return []letterheadLine{{p.Text, p.bold, 0}}
	}
	for i, l := range p.columns {
		lines = append(lines, letterheadLine{l.text, l.bold || p.bold, i + 1})
	}
	return lines
}

// readHead reads the lines of a letterhead.
func readHead(lines []letterheadLine) head {
	var h head
	var r headReader
	for _, l := range lines {
		r.line(l, &h)
	}
	h.organisation = viet.Clean(strings.Trim(strings.Join(r.issuers, ", "), " *-–_"))
	h.subject = viet.Clean(strings.TrimSuffix(strings.Join(r.subject, " "), ")"))
	for _, name := range r.apart {
		h.issuers = append(h.issuers, strings.Trim(viet.Clean(name), " *-–_"))
	}
	return h
}

// headReader is how far the lines of a letterhead were read.
type headReader struct {
	issuers, apart []string // those set alike as one, and each by its words
	subject        []string
	cell           int // of the subject
	bold, numbered bool
}

func (r *headReader) line(l letterheadLine, h *head) {
	folded := viet.Fold(l.text)
	switch {
	case l.text == "", isOrnament(l.text), stamp.Whole(folded):
	case motto.Whole(folded):
		h.party = h.party || partyName.In(folded)
	case isNumbered(l.text):
		r.numbered = true
		h.number = paperNumber(l.text)
		if _, behind, with := strings.Cut(l.text, "ngày"); with && !h.published.Known() {
			h.published, _ = viet.ParseDate("ngày" + behind)
		}
	case dateLine.Whole(folded):
		h.published, _ = viet.ParseDate(l.text)
	case about.Begins(folded):
		first, _ := cutAbout(l.text)
		r.subject, r.cell = []string{first}, l.cell
	case r.subject != nil && l.cell == r.cell:
		r.subject = append(r.subject, l.text)
	case r.numbered: // what follows the number in its column is no organisation
	default:
		r.issuer(l)
	}
}

func (r *headReader) issuer(l letterheadLine) {
	last := len(r.issuers) - 1
	if last >= 0 && l.bold == r.bold {
		r.issuers[last] += " " + l.text
	} else {
		r.issuers, r.bold = append(r.issuers, l.text), l.bold
	}
	if at := len(r.apart) - 1; at >= 0 && !opensOrganisation(l.text) {
		r.apart[at] += " " + l.text
	} else {
		r.apart = append(r.apart, l.text)
	}
}

// withoutSignature leaves out who gets the paper and who signed it, which come as off.
func withoutSignature(pieces []documentBlock) (rest, off []documentBlock) {
	for _, p := range pieces {
		if len(p.cells) > 0 && isSignature(p) {
			off = append(off, p)
		} else {
			rest = append(rest, p)
		}
	}
	for i, p := range rest {
		if !isRecipients(p.Text) {
			continue
		}
		end := i + 1
		for i > 0 && isSignedFor(rest[i-1].Text) { // higher on the page, in the other column
			i--
		}
		for end < len(rest) && rest[end].Kind == library.Paragraph && viet.CountSyllables(rest[end].Text) < longLines/2 &&
			!isKind(rest[end].Text) {
			end++
		}
		off = append(off, rest[i:end]...)
		return slices.Concat(rest[:i], rest[end:]), off
	}
	return rest, off
}
