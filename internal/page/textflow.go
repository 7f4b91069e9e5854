package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// textFlow collects the text between two elements that begin a line, with the lines that <br> makes in it.
type textFlow struct {
	node         *html.Node
	lines        []textLine
	images       []candidateBlock // images standing in the text: they go behind it
	preformatted bool
}

// textLine is what stands between two line breaks.
type textLine struct {
	text                 strings.Builder
	chars                int // without white space
	linked, bold, italic int // of these
	large                int
	aligned              string
	node                 *html.Node // the innermost element that holds all of it
}

func (r *textFlow) last() *textLine {
	if len(r.lines) == 0 {
		r.lines = append(r.lines, textLine{})
	}
	return &r.lines[len(r.lines)-1]
}

func (r *textFlow) newLine() { r.lines = append(r.lines, textLine{}) }

func (r *textFlow) add(n *html.Node, s inlineStyle) {
	if !r.preformatted {
		r.addLine(n.Data, n.Parent, s)
		return
	}
	for i, part := range strings.Split(n.Data, "\n") {
		if i > 0 {
			r.newLine()
		}
		r.addLine(part, n.Parent, s)
	}
}

func (r *textFlow) addLine(text string, n *html.Node, s inlineStyle) {
	if text == "" {
		return
	}
	if len(r.lines) == 0 {
		r.newLine()
	}
	l := r.last()
	size := 0
	for _, c := range text {
		if c > ' ' && c < unicode.MaxASCII || !unicode.IsSpace(c) && c != '\u200b' && c != '\ufeff' {
			size++
		}
	}
	if glued(l.text.String(), text) {
		l.text.WriteByte(' ')
	}
	l.text.WriteString(text)
	if size == 0 {
		return
	}
	l.chars += size
	l.linked += only(size, s.linked)
	l.bold += only(size, s.bold)
	l.italic += only(size, s.italic)
	l.large += only(size, s.large)
	l.aligned = s.aligned
	if l.node == nil {
		l.node = n
	} else {
		l.node = common(l.node, n)
	}
}

// glued reports two texts of different elements that only the page's style sheet parts: no word goes on with a
// capital behind a small letter, and none begins right behind the digits of a year or a time.
func glued(before, text string) bool {
	end, size := utf8.DecodeLastRuneInString(before)
	begin, first := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(begin) {
		return false
	}
	if unicode.IsLower(end) {
		return true
	}
	digit, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
	next, _ := utf8.DecodeRuneInString(text[first:])
	return unicode.IsDigit(end) && unicode.IsDigit(digit) && unicode.IsLower(next)
}

// paragraphs empties the run into paragraphs. Two line breaks always end one; a single one does where
// the line before is finished or the next begins something.
func (r *textFlow) paragraphs() []candidateBlock {
	lines := r.lines
	r.lines = nil
	var blocks []candidateBlock
	open, before := false, ""
	for i := range lines {
		l := &lines[i]
		raw := l.text.String()
		text := viet.Clean(raw)
		if text == "" {
			open = false
			continue
		}
		if open && blocks[len(blocks)-1].chars < maxJoined && !breaksAfter(before, text, indented(raw), blocks[len(blocks)-1], l) {
			blocks[len(blocks)-1].join(text, l)
		} else {
			blocks = append(blocks, l.block(text))
		}
		open, before = true, text
	}
	return blocks
}

// only returns size where it counts.
func only(size int, counts bool) int {
	if counts {
		return size
	}
	return 0
}

func (l *textLine) block(text string) candidateBlock {
	p := candidateBlock{Block: library.Block{Kind: library.Paragraph, Text: text}, aligned: l.aligned, node: l.node}
	if p.aligned != "center" && p.aligned != "right" {
		p.aligned = ""
	}
	p.chars, p.linked = utf8.RuneCountInString(text), scale(l.linked, l.chars, utf8.RuneCountInString(text))
	// A colon or full stop outside the bold words does not make them less of a heading.
	p.bold, p.italic = l.all(l.bold), l.all(l.italic)
	p.large = l.large == l.chars
	return p
}

// all reports whether part, a count of characters, is all of the line but for a sign.
func (l *textLine) all(part int) bool { return part > 0 && l.chars-part <= 2 }

func scale(part, whole, to int) int {
	if whole == 0 {
		return 0
	}
	return part * to / whole
}

func (p *candidateBlock) join(text string, l *textLine) {
	more := l.block(text)
	p.Text += " " + text
	p.chars += more.chars + 1
	p.linked += more.linked
	p.bold = p.bold && more.bold
	p.italic = p.italic && more.italic
	p.large = p.large && more.large
	p.node = common(p.node, more.node)
}

// indented reports a line that begins as paragraphs typed by hand do, with no-break spaces or a tab.
func indented(raw string) bool {
	raw = strings.TrimLeft(raw, "\r\n ")
	return strings.HasPrefix(raw, "\u00a0\u00a0") || strings.HasPrefix(raw, "\t") || strings.HasPrefix(raw, "\u2003") || strings.HasPrefix(raw, "\u3000")
}

// A paragraph or an entry of an enumeration begins with a sign, a number or a letter, or with one counted in words.
var (
	entrySign    = pattern.Of(`^(?:[-–—+*•·●○■▪◦‣❖✓✔>→»]|\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)/]\s?|[a-zđ][.)]\s|[IVX]{1,5}[.)]\s)`)
	countedEntry = pageLines.List("counted entry")
)

func opensLine(text string) bool { return entrySign.MatchString(text) || countedEntry.Begins(text) }

// breaksAfter decides whether a single line break between before and next ends the paragraph.
func breaksAfter(before, next string, indent bool, p candidateBlock, l *textLine) bool {
	end, _ := utf8.DecodeLastRuneInString(before)
	begin, _ := utf8.DecodeRuneInString(next)
	switch {
	case strings.ContainsRune(".:;!?…", end), indent, opensLine(next), isDateLine(before), isDateLine(next):
		return true
	case !unicode.IsUpper(begin) && !strings.ContainsRune("(\"“", begin):
		return false
	case len(before) <= 2*maxPlainHeading && (opensLine(before) || inCapitals(before)):
		return true
	case p.bold != l.all(l.bold), p.italic != l.all(l.italic), strings.ContainsRune("”\"»)’]", end):
		return true
	}
	// Two long lines are two paragraphs whose writer forgot the full stop.
	return utf8.RuneCountInString(before) > softLine && utf8.RuneCountInString(next) > softLine
}

// maxJoined is the longest paragraph that lines are joined into, in characters.
const maxJoined = 20000

// softLine is longer than any line a writer would break by hand, in characters.
const softLine = 160
