package docx

import "baocaovien/internal/paper"

// newPage lets what follows begin a page, on another sheet where one is given.
func (b *body) newPage(n *paper.NewPage) {
	switch {
	case b.wrote && n.Sheet == nil: // a paragraph of its own: one in a table would be ignored
		b.Open("w:p")
		b.Open("w:pPr")
		b.Empty("w:pageBreakBefore")
		b.spacing(look{leading: 1})
		b.Close("w:pPr")
		b.Close("w:p")
	case b.wrote:
		b.Open("w:p")
		b.Open("w:pPr")
		b.spacing(look{leading: 1})
		b.section(b.sheet)
		b.Close("w:pPr")
		b.Close("w:p")
	}
	if n.Sheet != nil {
		b.sheet, b.wrote = *n.Sheet, false
	}
}

// section writes the page of the section that ends here: its size, margins and page number, which page 1 bears not.
func (b *body) section(s paper.Sheet) {
	b.Open("w:sectPr")
	if b.folio.Style.Size > 0 {
		b.Empty("w:headerReference", "w:type", "default", "r:id", "header1")
	}
	b.Empty("w:type", "w:val", "nextPage")
	if s.Width > s.Height {
		b.Empty("w:pgSz", "w:w", twips(s.Width), "w:h", twips(s.Height), "w:orient", "landscape")
	} else {
		b.Empty("w:pgSz", "w:w", twips(s.Width), "w:h", twips(s.Height))
	}
	b.Empty("w:pgMar", "w:top", twips(s.Top), "w:right", twips(s.Out), "w:bottom", twips(s.Bottom), "w:left", twips(s.Inner),
		"w:header", twips(b.folio.Top), "w:footer", twips(s.Bottom/2), "w:gutter", "0")
	if b.sections == 0 {
		b.Empty("w:titlePg")
	}
	b.Close("w:sectPr")
	b.sections++
}

// header is the page number over the text.
func header(f paper.Folio) []byte {
	m := &wordMarkup{}
	m.Begin("w:hdr", wordSpaces[:2]...)
	m.Open("w:p")
	m.Open("w:pPr")
	m.Empty("w:spacing", "w:before", "0", "w:after", "0", "w:line", "240", "w:lineRule", "auto")
	m.indents(look{})
	m.Empty("w:jc", "w:val", "center")
	m.Close("w:pPr")
	m.Open("w:fldSimple", "w:instr", " PAGE ")
	m.Open("w:r")
	m.Open("w:rPr")
	m.faces(f.Style.Face, paper.Regular)
	m.Empty("w:sz", "w:val", halfPoints(f.Style.Size))
	m.Empty("w:szCs", "w:val", halfPoints(f.Style.Size))
	m.Close("w:rPr")
	m.Leaf("w:t", "2")
	m.Close("w:r")
	m.Close("w:fldSimple")
	m.Close("w:p")
	m.Close("w:hdr")
	return m.Bytes()
}
