package paper

// A4 on its side holds two pages of A5, and is cut or folded in its middle.
const (
	spreadWidth  = 297.0
	spreadHeight = 210.0
)

// cutMark is a short line in the margin where to cut.
const (
	cutMarkLength = 5   // mm
	cutMarkWidth  = 0.5 // pt
)

// TwoUp puts pages in pairs on A4 on its side, each in the middle of its half. The pages are A5 upright or smaller:
// none is scaled.
func TwoUp(pages []Page) []Page {
	var sheets []Page
	for i := 0; i < len(pages); i += 2 {
		sheet := Page{Number: len(sheets) + 1, Width: spreadWidth, Height: spreadHeight}
		for j, page := range pages[i:min(i+2, len(pages))] {
			half := spreadWidth / 2
			sheet.add(page.Ink, float64(j)*half+(half-page.Width)/2, (spreadHeight-page.Height)/2)
		}
		sheets = append(sheets, sheet)
	}
	return sheets
}

// CutMarks marks at the upper and lower edge of each sheet where its middle is: at 148.5 mm on A4 on its side.
func CutMarks(sheets []Page) []Page {
	marked := make([]Page, len(sheets))
	for i, sheet := range sheets {
		ink := Ink{}
		ink.add(sheet.Ink, 0, 0)
		for _, y := range []float64{0, sheet.Height - cutMarkLength} {
			ink.Bars = append(ink.Bars, Rectangle{
				X: (sheet.Width - mm(cutMarkWidth)) / 2, Y: y, Width: mm(cutMarkWidth), Height: cutMarkLength,
			})
		}
		sheet.Ink = ink
		marked[i] = sheet
	}
	return marked
}

// Booklet puts A5 pages on A4 on its side so that the sheets, printed on both sides along the short edge, laid on each
// other and folded in the middle, read in order: on the front of the first sheet the last page and the first. Empty
// pages at the end make their number a multiple of four. The pages meet at the fold. A booklet has no
// bookmarks: its sheets are not in the order of the text. Here the pages are put on their sheets; where the second page of
// a printed booklet is upside down, the printer turned the paper over the wrong edge: internal/printer/duplex.go.
func Booklet(pages []Page) []Page {
	count := (len(pages) + 3) / 4 * 4
	sheets := make([]Page, 0, count/2)
	for i := range count / 2 {
		left, right := count-1-i, i
		if i%2 == 1 { // the back of a sheet has the earlier page at the left
			left, right = right, left
		}
		sheet := Page{Number: i + 1, Width: spreadWidth, Height: spreadHeight}
		for at, number := range [2]int{left, right} {
			if number < len(pages) {
				page := pages[number]
				x := spreadWidth / 2
				if at == 0 {
					x -= page.Width
				}
				sheet.add(page.Ink, x, (spreadHeight-page.Height)/2)
			}
		}
		sheet.Bookmarks = nil
		sheets = append(sheets, sheet)
	}
	return sheets
}
