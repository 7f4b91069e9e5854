package paper

import "strconv"

// paginate cuts line boxes into pages of the sheet, the first of them with the given number. A page ends at the last
// place it may; where there is none on the whole page, at the last line box that fits.
func paginate(boxes []lineBox, sheet Sheet, folio Folio, p *layoutContext, number int) []Page {
	var pages []Page
	for start := 0; start < len(boxes) || len(pages) == 0; number++ {
		end := fill(boxes, start, p.room)
		page := Page{Number: number, Width: sheet.Width, Height: sheet.Height}
		left, y := sheet.left(number), sheet.Top
		for i := start; i < end; i++ {
			switch top := boxes[i].top; {
			case i == start && top != nil:
				page.add(top.ink, left, y)
				y += top.height
			case i == start:
				y -= boxes[i].trim
			default:
				y += boxes[i].above
			}
			page.add(boxes[i].ink, left, y)
			y += boxes[i].height
		}
		folio.print(&page, sheet, p)
		pages = append(pages, page)
		start = end
	}
	return pages
}

// fill returns the end of the page that begins with line boxes[start] and has room mm.
func fill(boxes []lineBox, start int, room float64) int {
	used := 0.0
	for i := start; i < len(boxes); i++ {
		switch top := boxes[i].top; {
		case i == start && top != nil:
			used += top.height
		case i == start:
			used -= boxes[i].trim
		default:
			used += boxes[i].above
		}
		used += boxes[i].height
		if used-boxes[i].foot > room+slack && i > start {
			return lawful(boxes, start, i, room)
		}
	}
	return len(boxes)
}

// mostEmpty is the share of a page that may stay empty so that what belongs together stays on the next one.
const mostEmpty = 0.25

// lawful returns the last place at or before end where the page may break, or end where there is none. What would leave
// too much of the page empty breaks where it gives.
func lawful(boxes []lineBox, start, end int, room float64) int {
	place := end
	for place > start && boxes[place].glued {
		place--
	}
	if place > start && (room-reach(boxes[start:place]))/room <= mostEmpty {
		return place
	}
	for i := end; i > place; i-- {
		if boxes[i].gives {
			return i
		}
	}
	if place == start {
		return end
	}
	return place
}

// print puts the number on a page.
func (f Folio) print(page *Page, sheet Sheet, p *layoutContext) {
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
