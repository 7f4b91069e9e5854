package document

import (
	"slices"
	"strings"
	"unicode"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

// head is what the letterhead of an official paper says (Nghị định 30/2020/NĐ-CP and the Party's Hướng dẫn
// 36-HD/VPTW): who issues it, when, and in a letter what it is about.
type head struct {
	organisation string
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
	folded := viet.Fold(text)
	end, _ := numberLabel.Prefix(folded)
	if !numberLabel.Begins(folded) {
		return false
	}
	rest := strings.TrimSpace(folded[end:])
	return rest != "" && strings.IndexByte("0123456789:-/.", rest[0]) >= 0 || strings.HasPrefix(rest, "…")
}

// isSignedFor reports the line above a signature: «K/T TRƯỞNG BAN».
func isSignedFor(text string) bool { return isCapitals(text) && onBehalf.Begins(viet.Fold(text)) }

// isCapitals reports a text with letters, none of them small.
func isCapitals(text string) bool {
	return strings.ContainsFunc(text, unicode.IsUpper) && !strings.ContainsFunc(text, unicode.IsLower)
}

// isRecipients reports the line over the list of those who get the paper.
func isRecipients(text string) bool {
	folded := viet.Fold(text)
	end, ok := recipients.Prefix(folded)
	rest := ""
	if ok {
		rest = strings.TrimSpace(folded[end:])
	}
	return ok && (rest == "" || rest[0] == ':' || rest[0] == '-')
}

// cutAbout takes «V/v» off the line that says what a letter is about.
func cutAbout(text string) (subject string, ok bool) {
	folded := []rune(viet.Fold(text))
	end, ok := about.Prefix(string(folded))
	if runes := []rune(text); ok && len(runes) == len(folded) {
		begun := len([]rune(string(folded)[:end]))
		return strings.TrimLeft(string(runes[begun:]), ": "), true
	}
	return text, false
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

// letterhead takes the letterhead off the top of a document. It has the name of the Party or of the State, and
// a number or a date: one alone may be anything.
func letterhead(pieces []documentBlock) (head, []documentBlock) {
	end, named, dated := 0, false, false
	for i, p := range pieces[:min(len(pieces), headPieces)] {
		if isKind(p.Text) || viet.CountSyllables(p.Text) > longLines {
			break
		}
		for _, l := range linesOf(p, 0) {
			folded := viet.Fold(l.text)
			name := motto.Whole(folded)
			date := isNumbered(l.text) || dateLine.Whole(folded) || about.Begins(folded)
			if name || date {
				end = i + 1
			}
			named, dated = named || name, dated || date
		}
	}
	if !named || !dated {
		return head{}, pieces
	}
	var lines []letterheadLine
	for i, p := range pieces[:end] {
		lines = append(lines, linesOf(p, i*1000)...)
	}
	return readHead(lines), pieces[end:]
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

func readHead(lines []letterheadLine) head {
	var h head
	var issuers, subject []string
	var bold, numberSeen bool
	cell := 0
	for _, l := range lines {
		folded := viet.Fold(l.text)
		switch {
		case l.text == "", motto.Whole(folded), isOrnament(l.text), stamp.Whole(folded):
		case dateLine.Whole(folded):
			h.published, _ = viet.ParseDate(l.text)
		case isNumbered(l.text):
			numberSeen = true
		case about.Begins(folded):
			first, _ := cutAbout(l.text)
			subject = []string{first}
			cell = l.cell
		case subject != nil && l.cell == cell:
			subject = append(subject, l.text)
		case numberSeen: // what follows the number in its column is no organisation
		case len(issuers) > 0 && l.bold == bold:
			issuers[len(issuers)-1] += " " + l.text
		default:
			issuers, bold = append(issuers, l.text), l.bold
		}
	}
	h.organisation = viet.Clean(strings.Trim(strings.Join(issuers, ", "), " *-–_"))
	h.subject = viet.Clean(strings.TrimSuffix(strings.Join(subject, " "), ")"))
	return h
}

// withoutSignature leaves out who gets the paper and who signed it.
func withoutSignature(pieces []documentBlock) []documentBlock {
	pieces = slices.DeleteFunc(pieces, func(p documentBlock) bool { return len(p.cells) > 0 && isSignature(p) })
	for i, p := range pieces {
		if !isRecipients(p.Text) {
			continue
		}
		end := i + 1
		for i > 0 && isSignedFor(pieces[i-1].Text) { // higher on the page, in the other column
			i--
		}
		for end < len(pieces) && pieces[end].Kind == library.Paragraph && viet.CountSyllables(pieces[end].Text) < longLines/2 &&
			!isKind(pieces[end].Text) {
			end++
		}
		return slices.Delete(pieces, i, end)
	}
	return pieces
}
