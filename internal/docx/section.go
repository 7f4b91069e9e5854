package docx

import "baocaovien/internal/paper"

// newPage lets what follows begin a page, on another sheet where one is given.
func (b *body) newPage(n *paper.NewPage) {
	switch {
	case b.wrote && n.Sheet == nil: // a paragraph of its own: one in a table would be ignored
		b.open("w:p")
		b.open("w:pPr")
		b.empty("w:pageBreakBefore")
		b.spacing(look{leading: 1})
		b.close("w:pPr")
		b.close("w:p")
	case b.wrote:
		b.open("w:p")
		b.open("w:pPr")
		b.spacing(look{leading: 1})
		b.section(b.sheet)
		b.close("w:pPr")
		b.close("w:p")
	}
	if n.Sheet != nil {
		b.sheet, b.wrote = *n.Sheet, false
	}
}

// section writes the page of the section that ends here: its size, margins and page number, which page 1 bears not.
func (b *body) section(s paper.Sheet) {
	b.open("w:sectPr")
	if b.folio.Style.Size > 0 {
		b.empty("w:headerReference", "w:type", "default", "r:id", "header1")
	}
	b.empty("w:type", "w:val", "nextPage")
	if s.Width > s.Height {
		b.empty("w:pgSz", "w:w", twips(s.Width), "w:h", twips(s.Height), "w:orient", "landscape")
	} else {
		b.empty("w:pgSz", "w:w", twips(s.Width), "w:h", twips(s.Height))
	}
	b.empty("w:pgMar", "w:top", twips(s.Top), "w:right", twips(s.Out), "w:bottom", twips(s.Bottom), "w:left", twips(s.Inner),
		"w:header", twips(b.folio.Top), "w:footer", twips(s.Bottom/2), "w:gutter", "0")
	if b.sections == 0 {
		b.empty("w:titlePg")
	}
	b.close("w:sectPr")
	b.sections++
}

// header is the page number over the text.
func header(f paper.Folio) []byte {
	m := &markup{}
	m.open("w:hdr", wordSpaces[:2]...)
	m.open("w:p")
	m.open("w:pPr")
	m.empty("w:spacing", "w:before", "0", "w:after", "0", "w:line", "240", "w:lineRule", "auto")
	m.indents(look{})
	m.empty("w:jc", "w:val", "center")
	m.close("w:pPr")
	m.open("w:fldSimple", "w:instr", " PAGE ")
	m.open("w:r")
	m.open("w:rPr")
	m.faces(f.Style.Face, paper.Regular)
	m.empty("w:sz", "w:val", halfPoints(f.Style.Size))
	m.empty("w:szCs", "w:val", halfPoints(f.Style.Size))
	m.close("w:rPr")
	m.leaf("w:t", "2")
	m.close("w:r")
	m.close("w:fldSimple")
	m.close("w:p")
	m.close("w:hdr")
	return m.Bytes()
}
