package document

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"baocaovien/internal/viet"
)

// Measures of how signs make lines, in parts of their size.
const (
	sameLine  = 0.45 // baselines apart: superscripts stay with their line
	wordGap   = 0.17 // between signs: a space, for many files have none
	columnGap = 1.8  // between words: another column
	blankGap  = 0.7  // and without a space, on a page that has spaces
	oddGap    = 2.5  // and in parts of the usual gap of the line, where it has enough
	gapsKnown = 5
)

// pdfLine is a line of a page: one segment, or several side by side.
type pdfLine struct {
	segments  []segment
	page      int
	x, end, y float64
	size      float64
	bold      bool
	first     float64 // width of its first word
	right     float64 // edge of its column, 0 where it is that of the text
	margin    bool    // whether it stands where running heads do
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

// lines returns the lines of a page, the first of which is 1, from top to bottom.
func (p pdfPage) lines(page int) (lines []pdfLine) {
	w := p.writer()
	glyphs := slices.Clone(p.glyphs)
	slices.SortStableFunc(glyphs, func(a, b placedSign) int { return cmp.Compare(b.y, a.y) })
	for len(glyphs) > 0 {
		n := 1
		size := glyphs[0].size
		for n < len(glyphs) && glyphs[0].y-glyphs[n].y < sameLine*max(size, glyphs[n].size) {
			size = max(size, glyphs[n].size)
			n++
		}
		if line, ok := w.line(slices.Clone(glyphs[:n])); ok {
			line.page = page
			line.margin = line.y > (1-marginPart)*p.height || line.y < marginPart*p.height
			lines = append(lines, line)
		}
		glyphs = glyphs[n:]
	}
	return lines
}

func isSpace(g placedSign) bool { return strings.TrimSpace(g.text) == "" }

// writer returns what writes the lines of a page.
func (p pdfPage) writer() signWriter {
	var text strings.Builder
	spaces := 0
	for _, g := range p.glyphs {
		if isSpace(g) {
			spaces++
		}
		text.WriteString(g.text)
	}
	old, typed := viet.Recognise(text.String()) // fonts may have lost their names
	return signWriter{spaces: spaces*10 > len(p.glyphs), old: old, typed: typed}
}

// line puts the signs of a line together.
func (w signWriter) line(glyphs []placedSign) (pdfLine, bool) {
	slices.SortStableFunc(glyphs, func(a, b placedSign) int { return cmp.Compare(a.x, b.x) })
	w.wide = wideGap(glyphs)
	for _, g := range glyphs {
		w.add(g)
	}
	w.endSegment()
	l := w.written
	if len(l.segments) == 0 {
		return l, false
	}
	l.x, l.end = l.segments[0].x, l.segments[len(l.segments)-1].end
	l.size = w.commonSize()
	l.y = w.y
	l.bold = w.bold*10 >= w.signs*8
	return l, true
}

// wideGap returns from where on a gap of the line parts columns. Words of a justified line stand wide apart,
// but all about as wide.
func wideGap(glyphs []placedSign) float64 {
	var gaps []float64
	var last, size float64
	for i, g := range glyphs {
		if isSpace(g) {
			continue
		}
		if gap := g.x - last; i > 0 && gap > wordGap*g.size {
			gaps = append(gaps, gap)
		}
		last = max(g.end, g.x)
		if size == 0 || g.size < size {
			size = g.size
		}
	}
	wide := columnGap * size
	if len(gaps) >= gapsKnown {
		wide = min(wide, max(oddGap*quantile(gaps, 0.5), blankGap*size))
	}
	return wide
}

// signWriter writes the signs of a line one after the other.
type signWriter struct {
	written     pdfLine
	text, run   strings.Builder // of the segment, and what of it is in one font
	font        *pdfFont
	last        placedSign // the last one that is no space
	y           float64
	signs, bold int // of the line
	here, heavy int // of the segment
	start       float64
	sizes       map[float64]int
	wide        float64      // gap between columns
	old         viet.OldFont // of fonts without a name to know them by
	typed       bool         // whether there is one
	spaces      bool         // whether the page shows spaces between its words
	spaced      bool         // whether one was shown behind the last sign
}

func (w *signWriter) add(g placedSign) {
	if isSpace(g) { // gaps tell the spaces too
		w.spaced = true
		return
	}
	// Bold is imitated by showing a sign twice, a little apart.
	if g.text == w.last.text && math.Abs(g.x-w.last.x) < 0.12*g.size && w.here > 0 {
		w.bold++
		w.heavy++
		return
	}
	gap := g.x - w.last.end
	switch {
	case w.here == 0:
		w.start = g.x
	case (gap > w.wide || gap > blankGap*g.size && w.spaces && !w.spaced) && !w.afterMark():
		w.endSegment()
		w.start = g.x
	case gap > wordGap*min(g.size, w.last.size):
		w.endWord()
		w.text.WriteByte(' ')
	}
	if g.font != w.font {
		w.flush()
		w.font = g.font
	}
	w.run.WriteString(g.text)
	n := utf8.RuneCountInString(g.text)
	w.signs, w.here = w.signs+n, w.here+n
	if g.bold {
		w.bold, w.heavy = w.bold+n, w.heavy+n
	}
	if w.sizes == nil {
		w.sizes = map[float64]int{}
		w.y = g.y
	}
	w.sizes[math.Round(g.size*4)/4] += n
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

// commonSize returns the size most signs have.
func (w *signWriter) commonSize() (size float64) {
	most := 0
	for s, n := range w.sizes {
		if n > most || n == most && s > size {
			size, most = s, n
		}
	}
	return size
}
