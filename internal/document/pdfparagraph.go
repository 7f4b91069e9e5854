package document

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// sheetText is what the lines of the sheets make.
type sheetText struct {
	pieces []documentBlock
	shown  [][]pdfLine     // the lines without what stands on every page
	aside  []string        // heads of tables that are repeated
	notes  []library.Block // at the feet of the pages
}

// pagePieces makes the pieces of a document of the lines of its sheets.
func pagePieces(sheets [][]pdfLine) sheetText {
	notes := takeNotes(sheets)
	sheets = withoutRunningHeads(sheets)
	t := sheetText{shown: slices.Clone(sheets), notes: notes}
	for i := range sheets {
		sheets[i] = slices.DeleteFunc(slices.Clone(sheets[i]), func(l pdfLine) bool { return l.note })
	}
	markEdges(sheets)
	var lines []pdfLine
	for _, sheet := range sheets {
		lines = append(lines, byColumns(sheet, 0)...)
	}
	s := settingOf(lines)
	var before pdfLine
	for len(lines) > 0 {
		if l := lines[0]; l.grid != nil {
			t.addGrid(l, before.grid != nil && before.sheet != l.sheet)
			before, lines = l, lines[1:]
			continue
		}
		before = pdfLine{}
		if p, n := s.table(lines); n > 0 {
			t.pieces, lines = append(t.pieces, p), lines[n:]
			continue
		}
		n := 1
		for n < len(lines) && s.continues(lines[:n], lines[n]) {
			n++
		}
		t.pieces = append(t.pieces, s.piece(lines[:n]))
		lines = lines[n:]
	}
	return t
}

// addGrid adds a table that rules make; behind one at the end of the sheet before with as many columns, its rows without
// the head they repeat.
func (t *sheetText) addGrid(l pdfLine, behind bool) {
	last := len(t.pieces) - 1
	if !behind || last < 0 || len(t.pieces[last].Rows[0]) != len(l.grid.Rows[0]) {
		t.pieces = append(t.pieces, documentBlock{Block: *l.grid})
		return
	}
	above, rows := &t.pieces[last], l.grid.Rows
	if slices.Equal(rows[0], above.Rows[0]) {
		t.aside = append(t.aside, strings.Join(rows[0], " "))
		rows = rows[1:]
	}
	above.Rows = append(above.Rows, rows...)
}

var (
	pageNumber = pattern.Of(`(?i)^[-–—\s]*(?:trang|page)?\s*\d{1,4}(?:\s*(?:/|of|trên)\s*\d{1,4})?[-–—\s.]*$`)
	digits     = pattern.Of(`\d+`)
)

// Measures of what stands on every page.
const (
	marginPart = 0.09 // of the page's height, at its top and bottom
	edgeRepeat = 3    // pages that show the same
)

// withoutRunningHeads leaves out page numbers, and lines that are the same in the margin of several pages but for the
// number of the page.
func withoutRunningHeads(pages [][]pdfLine) [][]pdfLine {
	seen := map[string]int{}
	for _, lines := range pages {
		here := map[string]bool{}
		for _, l := range lines {
			for _, key := range headKeys(l) {
				if !here[key] {
					here[key] = true
					seen[key]++
				}
			}
		}
	}
	least := max(edgeRepeat, len(pages)/3)
	for p, lines := range pages {
		var kept []pdfLine
		for i, l := range lines {
			number := (i == 0 || i == len(lines)-1) && len(lines) > 1 && pageNumber.MatchString(l.text())
			if !number && !slices.ContainsFunc(headKeys(l), func(key string) bool { return seen[key] >= least }) {
				kept = append(kept, l)
			}
		}
		pages[p] = kept
	}
	return pages
}

// headKeys are what a line in the margin says, as it is and with each of its numbers as so many more than that of its page;
// a line that is no running head has none.
func headKeys(l pdfLine) []string {
	if !l.margin || l.note {
		return nil
	}
	text := l.text()
	keys := []string{text}
	for _, at := range digits.FindAllStringIndex(text, -1) {
		if n, err := strconv.Atoi(text[at[0]:at[1]]); err == nil {
			keys = append(keys, text[:at[0]]+"#"+strconv.Itoa(n-l.page)+text[at[1]:])
		}
	}
	return keys
}

// edges are where lines begin and end, in points from the left of their sheet, and how far apart they stand, in parts of
// their size.
type edges struct {
	left, right, pitch float64
}

// linesKnown is how many lines a sheet has that tells its own edges.
const linesKnown = 8

// markEdges tells every line the edges of its sheet. A sheet of few lines has those of all that are as wide.
func markEdges(sheets [][]pdfLine) {
	alike := map[int][]pdfLine{}
	for _, sheet := range sheets {
		for _, l := range sheet {
			alike[l.width] = append(alike[l.width], l)
		}
	}
	for _, sheet := range sheets {
		switch {
		case len(sheet) >= linesKnown:
			setEdges(sheet)
		case len(sheet) > 0:
			e := edgesOf(alike[sheet[0].width])
			for i := range sheet {
				sheet[i].edges = e
			}
		}
	}
}

// edgesOf measures lines that stand under each other.
func edgesOf(lines []pdfLine) edges {
	e := edges{pitch: 1.3}
	var lefts, rights, pitches []float64
	for i, l := range lines {
		lefts, rights = append(lefts, l.x), append(rights, l.end)
		if i > 0 && lines[i-1].sheet == l.sheet && lines[i-1].y > l.y {
			pitches = append(pitches, (lines[i-1].y-l.y)/l.size)
		}
	}
	e.left, e.right = quantile(lefts, 0.1), quantile(rights, 0.93)
	if len(pitches) > 3 {
		e.pitch = min(max(quantile(pitches, 0.5), 1), 3)
	}
	return e
}

// setting is how the text of a document is set.
type setting struct {
	size float64 // of most letters
}

func settingOf(lines []pdfLine) (s setting) {
	sizes := map[float64]int{}
	most := 0
	for _, l := range lines {
		sizes[l.size] += len(l.text())
	}
	for size, n := range sizes {
		if n > most || n == most && size < s.size {
			s.size, most = size, n
		}
	}
	return s
}

func quantile(values []float64, part float64) float64 {
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	return values[int(part*float64(len(values)-1))]
}

// continues reports whether a line goes on with a paragraph.
func (s setting) continues(paragraph []pdfLine, l pdfLine) bool {
	last := paragraph[len(paragraph)-1]
	text, before := l.text(), last.text()
	_, bullet := listItem(text)
	level, _ := viet.CutNumber(text)
	stopped := strings.ContainsAny(before[len(before)-1:], ".:;!?")
	lower := unicode.IsLower([]rune(text)[0])
	switch {
	case len(last.segments) > 1, len(l.segments) > 1, l.grid != nil, isOrnament(text), isOrnament(before):
		return false
	case math.Abs(l.size-last.size) > 0.12*s.size, l.bold != last.bold && !lower:
		return false
	case bullet && (stopped || strings.HasSuffix(before, ",")), level > 0 && (stopped || l.bold):
		return false
	case s.short(last, l), l.width != last.width:
		return false
	case l.sheet != last.sheet || l.y > last.y: // the next page or column
		return !stopped || lower
	case last.y-l.y > 1.4*l.edges.pitch*l.size:
		return false
	}
	return !s.indented(paragraph, l)
}

// short reports whether the first word of the line would have found room on the line before.
func (s setting) short(last, l pdfLine) bool {
	return last.end+0.3*last.size+l.first < last.edges.right-0.8*last.size
}

// indented reports the first line of a paragraph by where it begins.
func (s setting) indented(paragraph []pdfLine, l pdfLine) bool {
	last := paragraph[len(paragraph)-1]
	step := l.x - last.x
	if len(paragraph) > 1 {
		return math.Abs(step) > 0.8*l.size
	}
	_, bullet := listItem(last.text())
	level, _ := viet.CutNumber(last.text())
	hangs := bullet || level > 0 // behind a bullet
	return step > 0.8*l.size && !hangs || step < -4*l.size
}

// piece makes a paragraph of its lines.
func (s setting) piece(lines []pdfLine) documentBlock {
	first := lines[0]
	p := documentBlock{Block: library.Block{Kind: library.Paragraph}, bold: true, centred: true, narrow: true}
	var b strings.Builder
	for i, l := range lines {
		text := l.text()
		if i > 0 && !strings.HasSuffix(b.String(), "-") {
			b.WriteByte(' ')
		}
		b.WriteString(text)
		p.bold = p.bold && l.bold
		p.centred = p.centred && s.centred(l)
		p.narrow = p.narrow && l.end < (l.edges.left+l.edges.right)/2
	}
	p.Text = viet.Clean(b.String())
	if len(lines) == 1 && len(first.segments) > 1 {
		for _, side := range first.segments {
			p.columns = append(p.columns, letterheadLine{text: side.text, bold: side.bold})
		}
	}
	if first.size > 1.15*s.size && viet.CountSyllables(p.Text) <= longestHeading {
		p.titled = first.page == 1 && first.size > 1.3*s.size
		if !p.titled {
			p.Kind, p.Level = library.Heading, max(1, 3-int((first.size/s.size-1)*5))
		}
	}
	return p
}

func (s setting) centred(l pdfLine) bool {
	left, right := l.x-l.edges.left, l.edges.right-l.end
	return left > 1.5*l.size && math.Abs(left-right) < max(2*l.size, 0.15*(left+right))
}
