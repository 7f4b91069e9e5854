package paper

import "strconv"

// paginate cuts slabs into pages of the sheet, the first of them with the given number. A page ends at the last
// place it may; where there is none on the whole page, at the last slab that fits.
func paginate(slabs []slab, sheet Sheet, folio Folio, p *press, number int) []Page {
	var pages []Page
	for start := 0; start < len(slabs) || len(pages) == 0; number++ {
		end := fill(slabs, start, p.room)
		page := Page{Number: number, Width: sheet.Width, Height: sheet.Height}
		left, y := sheet.left(number), sheet.Top
		for i := start; i < end; i++ {
			switch top := slabs[i].top; {
			case i == start && top != nil:
				page.add(top.ink, left, y)
				y += top.height
			case i == start:
				y -= slabs[i].trim
			default:
				y += slabs[i].above
			}
			page.add(slabs[i].ink, left, y)
			y += slabs[i].height
		}
		folio.print(&page, sheet, p)
		pages = append(pages, page)
		start = end
	}
	return pages
}

// fill returns the end of the page that begins with slabs[start] and has room mm.
func fill(slabs []slab, start int, room float64) int {
	used := 0.0
	for i := start; i < len(slabs); i++ {
		switch top := slabs[i].top; {
		case i == start && top != nil:
			used += top.height
		case i == start:
			used -= slabs[i].trim
		default:
			used += slabs[i].above
		}
		used += slabs[i].height
		if used-slabs[i].foot > room+slack && i > start {
			return lawful(slabs, start, i)
		}
	}
	return len(slabs)
}

// lawful returns the last place at or before end where the page may break, or end where there is none.
func lawful(slabs []slab, start, end int) int {
	for i := end; i > start; i-- {
		if !slabs[i].glued {
			return i
		}
	}
	return end
}

// print puts the number on a page.
func (f Folio) print(page *Page, sheet Sheet, p *press) {
	if page.Number == 1 || f.Style.Size <= 0 {
		return
	}
	text := strconv.Itoa(page.Number)
	width := p.fonts.Width(text, f.Style)
	page.Texts = append(page.Texts, Text{
		X:    sheet.left(page.Number) + (sheet.TextWidth()-width)/2,
		Y:    f.Top + p.fonts.Ascent(f.Style.Face)*mm(f.Style.Size),
		Text: text, Face: f.Style.Face, Size: f.Style.Size,
	})
}
