package document

import (
	"math"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// The picture of a digital signature says who signed and when: «Ký bởi: Cổng Thông tin điện tử Chính phủ / Email: … / Cơ quan:
// … / Thời gian ký: …». It stands in a corner of the first page or over the seal, in small letters, as a field of a form, or,
// where the file was printed or saved anew, among the content of the page. It is never text of the paper.

var (
	signedBy       = documentLabels.List("signed by")
	signedAt       = documentLabels.List("signed at")
	signedFor      = documentLabels.List("signed for")
	signatureState = documentLabels.List("signature state")
)

// mayBeSigned finds the first label of a signature in the letters of a page, and clockDigits a line of a moment alone.
var (
	mayBeSigned = pattern.Of(`(?i)kýbởi|kýsốbởi|ngườiký|chữký(?:số)?của|signedby|signer`)
	clockDigits = pattern.Of(`^[\d\s:.,/+'GMTUZ-]+$`)
)

// Measures of the picture of a signature, in sizes of its letters but for the rows.
const (
	signatureRows = 14  // at most
	unlabelled    = 3   // rows that go on with the one before
	signatureWide = 30  // from where one row begins to where another does
	signatureTall = 24  // from the first row to the last
	oneRow        = 0.3 // baselines apart
	rowGap        = 6   // between two words of a row
)

// drawnRow is a row of signs as they were drawn one after the other.
type drawnRow struct {
	first, end int // among the signs of the page
	text       string
	x, y, size float64
}

// drawnRows parts signs by how they were drawn: what stands beside a row was drawn apart from it.
func drawnRows(signs []placedSign) (rows []drawnRow) {
	for i := 0; i < len(signs); {
		first := signs[i]
		end := i + 1
		for end < len(signs) {
			s, last := signs[end], signs[end-1]
			if math.Abs(s.y-first.y) > oneRow*first.size || s.x < last.x || s.x-last.end > rowGap*first.size || math.Abs(s.size-first.size) > 0.2*first.size {
				break
			}
			end++
		}
		row := drawnRow{first: i, end: end, x: first.x, y: first.y, size: first.size}
		w := writerFor(signs[i:end])
		if line, ok := w.line(append([]placedSign{}, signs[i:end]...)); ok {
			row.text = line.text()
		}
		rows = append(rows, row)
		i = end
	}
	return rows
}

// label returns which label of a signature a row begins with, and what it says behind it.
func (r drawnRow) label() (what signatureLabel, said string) {
	head, rest, colon := strings.Cut(r.text, ":")
	folded := viet.Fold(r.text)
	switch {
	case signedBy.Begins(folded) && (colon || strings.HasPrefix(folded, "digitally signed by") || strings.HasPrefix(folded, "signed by")):
		if !colon {
			_, rest, _ = strings.Cut(r.text, " by ")
		}
		return signerLabel, viet.Clean(rest)
	case colon && signedAt.Begins(viet.Fold(head)):
		return momentLabel, viet.Clean(rest)
	case colon && signedFor.Begins(viet.Fold(head)):
		return furtherLabel, viet.Clean(rest)
	}
	return noLabel, r.text
}

// signatureLabel is what a row of the picture of a signature says.
type signatureLabel int

const (
	noLabel signatureLabel = iota
	signerLabel
	momentLabel
	furtherLabel
)

// digitalSignature is the picture of one: its rows, from first to end, and what it says.
type digitalSignature struct {
	first, end   int
	name, moment string
}

// said is the signature in one line: «Cổng Thông tin điện tử Chính phủ, 20.05.2026 10:30:15 +07:00».
func (s digitalSignature) said() string {
	return strings.Trim(s.name+", "+s.moment, ", ")
}

// signatureReader reads the rows of the picture of a signature one after the other.
type signatureReader struct {
	digitalSignature
	last    signatureLabel // that was read
	further int            // labels that say more of who signed
	open    int            // rows since then that say nothing by themselves
}

// signatureAt reads the signature that begins at a row. Who signed alone is a line of any paper: a moment or two further labels
// belong to it.
func signatureAt(rows []drawnRow, at int) (s digitalSignature, ok bool) {
	what, name := rows[at].label()
	if what != signerLabel {
		return s, false
	}
	r := signatureReader{digitalSignature: digitalSignature{first: at, end: at + 1, name: name}, last: signerLabel}
	for n := at + 1; n < min(len(rows), at+signatureRows) && rows[n].near(rows[at]); n++ {
		if what, said := rows[n].label(); !r.take(n, what, said) {
			break
		}
	}
	return r.digitalSignature, r.moment != "" || r.further > 1
}

// take reads a row; it is false for one that is not of the signature any more.
func (r *signatureReader) take(n int, what signatureLabel, said string) bool {
	switch {
	case what == noLabel:
		return r.goOn(n, said)
	case what == signerLabel, what == momentLabel && r.moment != "":
		return false
	case what == momentLabel:
		r.moment = said
	default:
		r.further++
	}
	r.last, r.open, r.end = what, 0, n+1
	return true
}

// goOn reads a row that goes on with the one before: of a long name, or the hour below its day.
func (r *signatureReader) goOn(n int, said string) bool {
	switch {
	case r.last == momentLabel && !clockDigits.MatchString(said):
		return false
	case r.last == momentLabel:
		r.moment, r.end = viet.Clean(r.moment+" "+said), n+1
		return true
	case r.last == signerLabel && r.open == 0:
		r.name = viet.Clean(r.name + " " + said)
	}
	r.open++
	return r.open <= unlabelled
}

// near reports a row that may be of the same picture: beside or below the first, of letters of about its size.
func (r drawnRow) near(first drawnRow) bool {
	return math.Abs(r.size-first.size) < 0.35*first.size && math.Abs(r.x-first.x) < signatureWide*first.size &&
		math.Abs(r.y-first.y) < signatureTall*first.size
}

// signatures takes the pictures of signatures off the signs of a page, and returns what they say.
func signatures(signs []placedSign) (rest []placedSign, said []string) {
	if !maySign(signs) {
		return signs, nil
	}
	rows := drawnRows(signs)
	taken := make([]bool, len(rows))
	for at := 0; at < len(rows); at++ {
		s, ok := signatureAt(rows, at)
		if !ok {
			continue
		}
		if at > 0 && signatureState.Whole(viet.Fold(rows[at-1].text)) {
			taken[at-1] = true
		}
		for n := s.first; n < s.end; n++ {
			taken[n] = true
		}
		said = append(said, s.said())
		at = s.end - 1
	}
	for n, row := range rows {
		if !taken[n] {
			rest = append(rest, signs[row.first:row.end]...)
		}
	}
	return rest, said
}

// maySign reports signs that hold the first label of a signature, without looking at how they stand.
func maySign(signs []placedSign) bool {
	var text strings.Builder
	for _, s := range signs {
		if !isSpace(s) {
			text.WriteString(s.text)
		}
	}
	return mayBeSigned.MatchString(viet.NFC(text.String()))
}

// takeSignatures takes the pictures of signatures off a page that was read.
func (p *pdfPage) takeSignatures() {
	for way := range directions {
		rest, said := signatures(p.glyphs[way])
		p.glyphs[way], p.signed = rest, append(p.signed, said...)
	}
}

// signatureField reads the field of a signature, of which nothing is text: its picture, or what the signature itself says.
func (c *content) signatureField(d types.Dict) error {
	page := c.page
	drawn := pdfPage{number: page.number, width: page.width, height: page.height}
	c.page = &drawn
	_, isDrawn := c.file.stream(c.file.dict(d["AP"])["N"])
	var err error
	if isDrawn {
		err = c.appearance(c.file.dict(d["AP"])["N"], d)
	}
	c.page = page
	for way := range directions {
		_, said := signatures(drawn.glyphs[way])
		page.signed = append(page.signed, said...)
		if len(said) > 0 {
			return err
		}
	}
	value := c.file.dict(c.file.inherited(d, "V"))
	s := digitalSignature{name: viet.Clean(c.file.text(value["Name"])), moment: pdfMoment(c.file.text(value["M"]))}
	if s.name != "" {
		page.signed = append(page.signed, s.said())
	}
	return err
}

// pdfDate is a moment as a PDF writes it: «D:20260520103015+07'00'».
var pdfDate = pattern.Of(`^D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d))?`)

// pdfMoment writes a moment of a PDF as one reads it, "" for none.
func pdfMoment(text string) string {
	m := pdfDate.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	day := m[3] + "/" + m[2] + "/" + m[1]
	if m[4] == "" {
		return day
	}
	return day + " " + m[4] + ":" + m[5]
}
