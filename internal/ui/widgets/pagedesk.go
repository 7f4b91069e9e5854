package widgets

import "fyne.io/fyne/v2"

// Measures of the desk at 100 %.
const (
	sheetAir  = 8  // around the pages, and between them
	labelRoom = 21 // under a page that has a label

	filledMost = 1100 // how wide a page is at most that fills the room: wider ones are no easier to read
)

// pageDesk lays pages in rows.
type pageDesk struct {
	sheets *PageView
	across int
	apart  bool    // the first page lies alone, at the right
	zoom   float32 // 1 shows a whole row
	fill   bool    // a row is as wide as the room instead, however high that makes it
	scale  float32 // units a mm
}

// column returns in which row and column page i lies.
func (d *pageDesk) column(i int) (row, column int) {
	if d.apart {
		i += d.across - 1
	}
	return i / d.across, i % d.across
}

// below and above return the first page of the next row, and of the one before.
func (d *pageDesk) below(i, pages int) int {
	row, _ := d.column(i)
	for at := i; at < pages; at++ {
		if r, _ := d.column(at); r > row {
			return at
		}
	}
	return i
}

func (d *pageDesk) above(i int) int {
	row, _ := d.column(i)
	for at := i; at >= 0; at-- {
		if r, c := d.column(at); r < row && (c == 0 || at == 0) {
			return at
		}
	}
	return 0
}

// largest is the size of the largest page, in mm, and the room for labels, in units.
func (d *pageDesk) largest() (width, height, label float32) {
	for _, s := range d.sheets.slots {
		width, height = max(width, s.sheet.Width), max(height, s.sheet.Height)
		if s.sheet.Label != "" {
			label = Px(labelRoom)
		}
	}
	return width, height, label
}

// measure finds the scale at which a whole row is in sight, or fills the width, and enlarges it as asked.
func (d *pageDesk) measure(room fyne.Size) {
	width, height, label := d.largest()
	if width == 0 {
		return
	}
	air := Px(sheetAir)
	wide, high := (room.Width-float32(d.across+1)*air)/(float32(d.across)*width), (room.Height-2*air-label)/height
	d.scale = min(wide, high)
	if d.fill {
		d.scale = max(d.scale, min(wide, Px(filledMost)/width))
	}
	const least = 0.25 // units a mm: a page can still be told from another
	d.scale = max(d.scale, least) * d.zoom
}

// Layout lays the pages in rows, each in the middle of its place.
func (d *pageDesk) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	width, height, label := d.largest()
	air := Px(sheetAir)
	whole := float32(d.across)*width*d.scale + float32(d.across-1)*air
	left := max((size.Width-whole)/2, air)
	for i, s := range d.sheets.slots {
		row, column := d.column(i)
		w, h := s.sheet.Width*d.scale, s.sheet.Height*d.scale
		x := left + float32(column)*(width*d.scale+air) + (width*d.scale-w)/2
		y := air + float32(row)*(height*d.scale+label+air) + (height*d.scale-h)/2
		s.height = h + label
		s.box.Move(fyne.NewPos(round(x), round(y)))
		s.box.Resize(fyne.NewSize(w, s.height))
		s.box.Layout.Layout(s.box.Objects, s.box.Size())
	}
}

// MinSize holds all rows.
func (d *pageDesk) MinSize([]fyne.CanvasObject) fyne.Size {
	width, height, label := d.largest()
	air := Px(sheetAir)
	rows := float32(0)
	if n := len(d.sheets.slots); n > 0 {
		last, _ := d.column(n - 1)
		rows = float32(last + 1)
	}
	return fyne.NewSize(float32(d.across)*(width*d.scale+air)+air, rows*(height*d.scale+label+air)+air)
}

// round keeps a page on whole units, so that its letters stay sharp.
func round(v float32) float32 { return float32(int(v + 0.5)) }
