package document

// Measures of columns of running text: enough lines on both sides, and words in them.
const (
	columnLines = 6
	columnRunes = 18 // bytes of a segment, on average
)

// byColumns puts the lines of a page in reading order: where two columns of running text stand side by side,
// the left one comes first. Tables and letterheads have short segments and stay as they are.
func byColumns(lines []pdfLine, depth int) []pdfLine {
	from, until, at := widestColumns(lines)
	if until == 0 || depth > 3 {
		return lines
	}
	var left, right []pdfLine
	for _, l := range lines[from:until] {
		a, b := l.cut(at)
		if len(a.segments) > 0 {
			left = append(left, a)
		}
		if len(b.segments) > 0 {
			right = append(right, b)
		}
	}
	setEdges(left)
	setEdges(right)
	ordered := append([]pdfLine{}, lines[:from]...)
	ordered = append(ordered, byColumns(left, depth+1)...)
	ordered = append(ordered, byColumns(right, depth+1)...)
	return append(ordered, byColumns(lines[until:], depth+1)...)
}

// setEdges tells the lines of a column where its edges are.
func setEdges(lines []pdfLine) {
	e := edgesOf(lines)
	for i := range lines {
		lines[i].edges = e
	}
}

// cut parts a line at x.
func (l pdfLine) cut(x float64) (left, right pdfLine) {
	left, right = l, l
	left.segments, right.segments = nil, nil
	for _, s := range l.segments {
		side := &left
		if s.x >= x {
			side = &right
			side.first = 0
		}
		if len(side.segments) == 0 {
			side.x = s.x
		}
		side.segments = append(side.segments, s)
		side.end = s.end
		side.bold = s.bold
	}
	return left, right
}

// widestColumns finds the longest run of lines that a strip of white parts in two columns.
func widestColumns(lines []pdfLine) (from, until int, at float64) {
	tried := map[int]bool{}
	for _, l := range lines {
		for i := 1; i < len(l.segments); i++ {
			x := l.segments[i].x - 1
			if tried[int(x/4)] {
				continue
			}
			tried[int(x/4)] = true
			for start := 0; start < len(lines); {
				end := start
				for end < len(lines) && !lines[end].crosses(x) {
					end++
				}
				if end-start > until-from && areColumns(lines[start:end], x) {
					from, until, at = start, end, x
				}
				start = end + 1
			}
		}
	}
	return from, until, at
}

func (l pdfLine) crosses(x float64) bool {
	for _, s := range l.segments {
		if s.x < x && s.end > x {
			return true
		}
	}
	return false
}

// areColumns reports running text on both sides of x.
func areColumns(lines []pdfLine, x float64) bool {
	var count, bytes [2]int
	for _, l := range lines {
		for _, s := range l.segments {
			side := 0
			if s.x >= x {
				side = 1
			}
			count[side]++
			bytes[side] += len(s.text)
		}
	}
	for side := range 2 {
		if count[side] < columnLines || bytes[side] < columnRunes*count[side] {
			return false
		}
	}
	return true
}
