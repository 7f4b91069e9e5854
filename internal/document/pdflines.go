package document

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// Measures of how signs make lines, in parts of their size.
const (
	sameLine  = 0.45 // baselines apart: raised marks stay with their line
	columnGap = 1.8  // between words: another column
	blankGap  = 0.7  // and without a space, on a page that has spaces
	oddGap    = 2.5  // and in parts of the usual gap of the line, where it has enough
	gapsKnown = 5
)

// pdfLine is a line of a page: one segment, or several side by side.
type pdfLine struct {
	segments  []segment
	page      int // of the file, from 1
	sheet     int // what stands upright together: a page, or what runs another way on it
	width     int // of the sheet, in whole points
	x, end, y float64
	size      float64
	bold      bool
	first     float64        // width of its first word
	edges     edges          // of the text, or of its column
	margin    bool           // whether it stands where running heads do
	ruled     bool           // whether a short rule stands right over it, as over notes
	note      bool           // whether it is of a note at the foot of its page
	grid      *library.Block // the table that rules make, where the line stands for one
}

// segment is a piece of a line without wide gaps.
type segment struct {
	text   string
	x, end float64
	bold   bool
}

// text returns the words of the line.
func (l pdfLine) text() string {
	texts := make([]string, len(l.segments))
	for i, s := range l.segments {
		texts[i] = s.text
	}
	return strings.Join(texts, " ")
}

// lines returns the lines of a page that run in a direction, from top to bottom. Together they are a sheet of the
// document. A table that rules make is one line.
func (p pdfPage) lines(way direction, sheet int) []pdfLine {
	w := writerFor(p.glyphs[way])
	width, height := p.size(way)
	glyphs, lines := takeGrids(p.glyphs[way], p.rulesFor(way), w)
	lines = append(lines, w.lines(glyphs)...)
	byHeight(lines)
	underRule(lines, p.rulesFor(way), width)
	for i := range lines {
		l := &lines[i]
		l.page, l.sheet, l.width = p.number, sheet, int(math.Round(width))
		l.margin = l.grid == nil && (l.y > (1-marginPart)*height || l.y < marginPart*height)
	}
	return lines
}

// lines puts signs into lines, from top to bottom.
func (w signWriter) lines(signs []placedSign) (lines []pdfLine) {
	glyphs := slices.Clone(signs)
	slices.SortStableFunc(glyphs, func(a, b placedSign) int { return cmp.Compare(b.y, a.y) })
	for len(glyphs) > 0 {
		n := 1
		size := glyphs[0].size
		for n < len(glyphs) && glyphs[0].y-glyphs[n].y < sameLine*max(size, glyphs[n].size) {
			size = max(size, glyphs[n].size)
			n++
		}
		if line, ok := w.line(slices.Clone(glyphs[:n])); ok {
			lines = append(lines, line)
		}
		glyphs = glyphs[n:]
	}
	return lines
}

func isSpace(g placedSign) bool { return strings.TrimSpace(g.text) == "" }

// writerFor returns what writes the lines of a page with those signs.
func writerFor(glyphs []placedSign) signWriter {
	var text strings.Builder
	spaces := 0
	for _, g := range glyphs {
		if isSpace(g) {
			spaces++
		}
		text.WriteString(g.text)
	}
	old, typed := viet.Recognise(text.String()) // fonts may have lost their names
	return signWriter{spaces: spaces*10 > len(glyphs), old: old, typed: typed}
}

// line puts the signs of a line together.
func (w signWriter) line(glyphs []placedSign) (pdfLine, bool) {
	slices.SortStableFunc(glyphs, func(a, b placedSign) int { return cmp.Compare(a.x, b.x) })
	w.base = baseOf(glyphs)
	w.gaps = gapsOf(glyphs)
	for _, g := range glyphs {
		w.add(g)
	}
	w.endSegment()
	l := w.written
	if len(l.segments) == 0 {
		return l, false
	}
	l.x, l.end = l.segments[0].x, l.segments[len(l.segments)-1].end
	l.size, l.y = w.base.size, w.base.y
	l.bold = w.bold*10 >= w.signs*8
	return l, true
}

// signWriter writes the signs of a line one after the other.
type signWriter struct {
	written     pdfLine
	text, run   strings.Builder // of the segment, and what of it is in one font
	font        *pdfFont
	last        placedSign // the last one that is no space
	base        baseline
	gaps        lineGaps
	signs, bold int // of the line
	here, heavy int // of the segment
	start       float64
	old         viet.OldFont // of fonts without a name to know them by
	typed       bool         // whether there is one
	spaces      bool         // whether the page shows spaces between its words
	spaced      bool         // whether one was shown behind the last sign
}

func (w *signWriter) add(g placedSign) {
	if isSpace(g) {
		w.spaced = true
		return
	}
	if w.here > 0 && g.over(w.last) {
		w.bold++
		w.heavy++
		return
	}
	gap := g.x - w.last.end
	switch {
	case w.here == 0:
		w.start = g.x
	case (gap > w.gaps.column || gap > blankGap*g.size && w.spaces && !w.spaced) && !w.afterMark():
		w.endSegment()
		w.start = g.x
	case w.gaps.parts(w.last, g, w.spaced):
		w.endWord()
		w.text.WriteByte(' ')
	}
	if g.font != w.font {
		w.flush()
		w.font = g.font
	}
	if mark, raised := w.base.raised(g); raised {
		w.flush()
		w.text.WriteString(mark)
	} else {
		w.run.WriteString(g.text)
	}
	n := utf8.RuneCountInString(g.text)
	w.signs, w.here = w.signs+n, w.here+n
	if g.bold {
		w.bold, w.heavy = w.bold+n, w.heavy+n
	}
	w.spaced = false
	w.last = g
	w.last.end = max(g.end, g.x)
}

// afterMark reports that only a bullet or number stands in the segment: a tab parts it from its text.
func (w *signWriter) afterMark() bool {
	text := bulleted(w.text.String()+w.run.String()) + " x"
	_, bullet := listItem(text)
	level, _ := viet.CutNumber(text)
	return w.here <= 5 && (bullet || level > 0)
}

// flush ends what is in one font: letters of the old fonts may be two signs.
func (w *signWriter) flush() {
	text := w.run.String()
	switch {
	case w.font != nil && w.font.typed:
		text = w.font.old.Convert(text)
	case w.typed:
		text = w.old.Convert(text)
	}
	w.text.WriteString(text)
	w.run.Reset()
}

func (w *signWriter) endWord() {
	w.flush()
	if w.written.first == 0 {
		w.written.first = w.last.end - w.start
	}
}

func (w *signWriter) endSegment() {
	if w.here == 0 {
		return
	}
	w.endWord()
	text := bulleted(w.text.String())
	w.text.Reset()
	if text != "" {
		w.written.segments = append(w.written.segments, segment{text: text, x: w.start, end: w.last.end, bold: w.heavy*10 >= w.here*8})
	}
	w.here, w.heavy = 0, 0
}

// bulleted returns a text cleaned; a sign of a font of symbols at its front is a bullet.
func bulleted(text string) string {
	if r, size := utf8.DecodeRuneInString(text); 0xE000 <= r && r <= 0xF8FF {
		text = bulletMark + " " + text[size:]
	}
	return viet.Clean(text)
}
