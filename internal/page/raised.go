package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/pattern"
)

// settleRaised rewrites what the page sets above or below the line so that it stays what it is in plain text, where
// «30<sup>1</sup> tàu» would read as 301: a power and a unit keep their form (10⁶, km²), degrees get their sign, and the
// mark of a note goes, or is kept as ¹ where it cannot be told from a power. A mark that begins a line is the label of
// the note itself, and stays.
func settleRaised(root *html.Node, over func() bool) {
	r := raising{over: over}
	r.walk(root, levels{})
}

// raising goes through a page and remembers what stands before it in the line.
type raising struct {
	over func() bool
	line string // the last letters of the line so far, at most lineTail bytes
	some bool   // the line has a word
}

// levels is where text stands to the line, and whether it is the mark of a note.
type levels struct{ raised, lowered, noted bool }

// lineTail is how much of a line before a raised sign tells what it is, in bytes.
const lineTail = 32

func (r *raising) walk(n *html.Node, l levels) {
	switch n.Type {
	case html.TextNode:
		if l.raised || l.lowered || l.noted && noteMark.MatchString(strings.TrimSpace(n.Data)) {
			n.Data = r.settled(n.Data, l)
		}
		r.pass(n.Data)
		return
	case html.ElementNode:
		if silentTags[n.DataAtom] && n.DataAtom != atom.Head {
			return
		}
		if !isInline(n) {
			r.line, r.some = "", false
			defer func() { r.line, r.some = "", false }()
		}
		l = l.inside(n)
	}
	for c := n.FirstChild; c != nil && !r.over(); c = c.NextSibling {
		r.walk(c, l)
	}
}

// pass notes text that stands in the line.
func (r *raising) pass(text string) {
	r.some = r.some || strings.ContainsFunc(text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
	r.line += atLast(text, lineTail)
	r.line = atLast(r.line, lineTail)
}

// atLast returns the last bytes of text, without half a letter at the beginning.
func atLast(text string, bytes int) string {
	from := max(0, len(text)-bytes)
	for from < len(text) && !utf8.RuneStart(text[from]) {
		from++
	}
	return text[from:]
}

// inside returns the levels of what stands in n.
func (l levels) inside(n *html.Node) levels {
	switch n.DataAtom {
	case atom.Sup:
		l.raised, l.lowered = true, false
	case atom.Sub:
		l.raised, l.lowered = false, true
	}
	if css := strings.ToLower(strings.ReplaceAll(attr(n, "style"), " ", "")); strings.Contains(css, "vertical-align:") {
		switch {
		case strings.Contains(css, "vertical-align:super"):
			l.raised, l.lowered = true, false
		case strings.Contains(css, "vertical-align:sub"):
			l.raised, l.lowered = false, true
		}
	}
	l.noted = l.noted || leadsToNote(n) || classNamesOfNotes.InName(attr(n, "class"))
	return l
}

// classNamesOfNotes are what pages call the marks of notes.
var classNamesOfNotes = classNames.List("note mark")

// noteTarget finds the names that editors give notes: Word's «#_ftn1», «#cite_note-3», «#fn:2».
var noteTarget = pattern.Of(`(?i)#(?:_?(?:ftn|edn)\d|(?:user-content-)?fn[\w:.-]*\d|cite_?(?:note|ref)|(?:foot|end)?note|reference|ref\d|chu-?thich|ghi-?chu|n\d|ghi\d)`)

func leadsToNote(n *html.Node) bool {
	return n.DataAtom == atom.A && noteTarget.MatchString(attr(n, "href"))
}

var (
	// noteMark is the mark of a note by its looks: «[1]», «(2)», «3», «*».
	noteMark = pattern.Of(`^(?:\[ ?(?:\d{1,3}|[a-z*†‡])(?:[,; ]+\d{1,3})* ?\]|\( ?(?:\d{1,3}|[a-z*†‡]) ?\)|\d{1,3}(?:[,; ]+\d{1,3})*|[*†‡§]{1,3}|\d{1,3}\))$`)
	// bareDigits is a power, or the mark of a note that looks like one.
	bareDigits = pattern.Of(`^[-−–+]?\d{1,3}$`)
	// ofUnit ends in a unit of length, which areas and volumes are powers of, or in a letter that stands for a number.
	ofUnit = pattern.Of(`(?i:(?:^|[^\p{L}])(?:[kcdmh]?m|dặm|ft|in|s|[a-z]))$|[)\]]$`)
	digits = pattern.Of(`\d$`)
)

// settled returns raised or lowered text as it reads in the line.
func (r *raising) settled(text string, l levels) string {
	sign := strings.TrimSpace(text)
	bare, mark := bareDigits.MatchString(sign), noteMark.MatchString(sign)
	switch {
	case sign == "":
		return text
	case l.lowered:
		if bare && digits.MatchString(r.line) {
			return shifted(sign, lowDigits)
		}
		return text
	case !r.some && mark:
		return text + pause(text)
	case mark && (l.noted || !bare):
		return ""
	case l.raised:
		return r.raised(text, sign, bare)
	}
	return text
}

// raised returns a raised sign as it reads in the line; bare tells that it is digits.
func (r *raising) raised(text, sign string, bare bool) string {
	before := strings.TrimRight(r.line, " \u00a0\u202f\n\t")
	afterDigit := digits.MatchString(before)
	switch {
	case afterDigit && before == r.line && strings.Contains("0oOº°", sign):
		return "°"
	case !bare:
		return text
	case afterDigit || before == "" || ofUnit.MatchString(before):
		return shifted(sign, highDigits)
	}
	return "" // behind a word it is the mark of a note
}

// pause returns the space that parts the label of a note from its words.
func pause(text string) string {
	if strings.HasSuffix(text, " ") {
		return ""
	}
	return " "
}

var (
	highDigits = map[rune]rune{'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '-': '⁻', '−': '⁻', '–': '⁻', '+': '⁺'}
	lowDigits  = map[rune]rune{'0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇', '8': '₈', '9': '₉', '-': '₋', '−': '₋', '–': '₋', '+': '₊'}
)

// shifted returns digits and signs in their raised or lowered form.
func shifted(text string, form map[rune]rune) string {
	return strings.Map(func(c rune) rune { return form[c] }, text)
}
