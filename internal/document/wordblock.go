package document

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// block returns the pieces of an element of the body.
func (w *docxReader) block(e *element) []documentBlock {
	switch e.name {
	case "p":
		return w.paragraph(e)
	case "tbl":
		return w.table(e)
	case "sdt":
		if isContents(e) {
			w.aside = append(w.aside, shownText(e)...)
			return nil
		}
		if isPrompt(e) {
			return nil
		}
		return w.blocks(e.kid("sdtContent"))
	case "ins", "moveTo", "customXml", "smartTag":
		return w.blocks(e)
	case "mc:AlternateContent":
		return w.blocks(alternative(e))
	case "altChunk":
		return w.chunk(e)
	}
	return nil
}

func (w *docxReader) blocks(e *element) (all []documentBlock) {
	if e == nil {
		return nil
	}
	for _, k := range e.kids {
		all = append(all, w.block(k)...)
	}
	return all
}

// isContents reports a table of contents, which says again what the headings say.
func isContents(sdt *element) bool {
	return sdt.value("sdtPr", "docPartObj", "docPartGallery") == "Table of Contents"
}

// isPrompt reports a control that nobody has filled in: it shows what to type there.
func isPrompt(sdt *element) bool { return sdt.kid("sdtPr", "showingPlcHdr") != nil }

// alternative returns one of the forms in which a thing is given: they all say the same.
func alternative(e *element) *element {
	if choice := e.kid("mc:Choice"); choice != nil && len(choice.kids) > 0 {
		return choice
	}
	return e.kid("mc:Fallback")
}

// paragraph returns a paragraph as one piece or several, and behind it the images and boxes in it.
func (w *docxReader) paragraph(e *element) []documentBlock {
	props := e.kid("pPr")
	id := props.value("pStyle")
	if id == "" {
		id = w.normal
	}
	if w.styles.named(id, "toc ", "table of contents") {
		w.aside = append(w.aside, shownText(e)...)
		return nil
	}
	in := inline{docxReader: w, style: id, props: props}
	in.walk(e)
	in.flush()
	p := documentBlock{
		Block: library.Block{Kind: library.Paragraph},
		bold:  in.chars > 0 && in.bold*10 >= in.chars*9, centred: w.prop(props, id, "jc").attr("val") == "center",
		titled: w.styles.named(id, "title"), caption: w.styles.named(id, "caption"),
	}
	if w.styles.named(id, "quote", "intense quote", "block text") {
		p.Kind = library.Quote
	}
	text, old := viet.Unfont(in.text.String()) // where the name of the old font was lost
	w.oldFont = w.oldFont || old
	if kind := props.kid("framePr").attr("dropCap"); kind == "drop" || kind == "margin" {
		w.dropped += strings.TrimSpace(text)
		return in.beside
	}
	text, w.dropped = w.dropped+text, ""
	if level := w.headingLevel(props, id); level > 0 {
		p.Kind, p.Level = library.Heading, level
		text = strings.ReplaceAll(text, "\n", " ")
	}
	if strings.TrimSpace(text) != "" {
		p.marker, p.list = w.mark(props, id)
	}
	return append(p.broken(text), in.beside...)
}

func (w *docxReader) prop(props *element, id, name string) *element {
	if own := props.kid(name); own != nil {
		return own
	}
	return w.styles.paragraphProp(id, name)
}

func (w *docxReader) headingLevel(props *element, id string) int {
	if own := outlineOf(props); own >= 0 {
		return (own + 1) % 10
	}
	return w.styles.heading(id)
}

// mark counts a paragraph in the list it belongs to.
func (w *docxReader) mark(props *element, id string) (marker, list string) {
	num, level := w.styles.numbering(id)
	if own := props.kid("numPr"); own != nil {
		if of := own.value("numId"); of != "" {
			num = of
		}
		if at := own.value("ilvl"); at != "" {
			level = at
		}
	}
	if num == "" || num == "0" { // 0 takes a paragraph out of its style's list
		return "", ""
	}
	depth := 0
	if len(level) == 1 && '0' <= level[0] && level[0] <= '8' {
		depth = int(level[0] - '0')
	}
	return w.numbering.next(num, depth), num + "/" + level
}

// table returns a table of data as one piece, and what stands in one that only arranges things, piece by
// piece. What the furniture of official papers is laid out in comes as one piece too: see letterhead.
func (w *docxReader) table(e *element) []documentBlock {
	before := w.letGo()
	p := documentBlock{Block: library.Block{Kind: library.Table}}
	var inside []documentBlock
	ground := w.groundOfTable(e)
	for _, row := range w.rows(e) {
		var texts []string
		for range row.kid("trPr", "gridBefore").number("val", 0) {
			texts = append(texts, "")
		}
		for _, cell := range w.cells(row) {
			var pieces []documentBlock
			w.upon(shade(cell.kid("tcPr", "shd"), ground), func() { pieces = w.blocks(cell) })
			inside = append(inside, pieces...)
			p.cells = append(p.cells, pieces)
			texts = append(texts, cellText(pieces))
			for i := 1; i < min(cell.kid("tcPr", "gridSpan").number("val", 1), maxSpan); i++ {
				texts = append(texts, "")
			}
		}
		if len(texts) <= maxSpan*maxSpan && strings.Join(texts, "") != "" {
			p.Rows = append(p.Rows, texts)
		}
	}
	if isHead(p) || isSignature(p) {
		return append(before, p)
	}
	p.cells = nil
	if !isData(p) {
		return append(before, inside...)
	}
	return append(before, p)
}

// maxSpan bounds the empty cells made for one that spans several columns.
const maxSpan = 60

// groundOfTable returns what the cells of a table stand on where they have no shade of their own.
func (w *docxReader) groundOfTable(e *element) string {
	ground := shade(e.kid("tblPr", "shd"), w.ground)
	w.styles.chain(e.value("tblPr", "tblStyle"), func(one namedStyle) bool {
		if one.shaded {
			ground = anyGround
		}
		return one.shaded
	})
	return ground
}

// rows returns the rows of a table, those that were not struck out or hidden.
func (w *docxReader) rows(e *element) (rows []*element) {
	for _, k := range e.kids {
		switch k.name {
		case "tr":
			if k.kid("trPr", "del") == nil && !k.kid("trPr").on("hidden") {
				rows = append(rows, k)
			}
		case "sdt":
			rows = append(rows, w.rows(k)...)
		case "sdtContent", "ins", "customXml":
			rows = append(rows, w.rows(k)...)
		}
	}
	return rows
}

func (w *docxReader) cells(row *element) (cells []*element) {
	for _, k := range row.kids {
		switch k.name {
		case "tc":
			cells = append(cells, k)
		case "sdt", "sdtContent", "customXml":
			cells = append(cells, w.cells(k)...)
		}
	}
	return cells
}

// cellText returns the words of a cell as one line; images in it are not told.
func cellText(pieces []documentBlock) string {
	var texts []string
	for _, p := range pieces {
		p.Text = p.numbered()
		if text := p.Plain(); text != "" && p.Kind != library.Image {
			texts = append(texts, oneLine.Replace(text))
		}
	}
	return strings.Join(texts, " ")
}

// Measures of a table of data: several rows and columns, and no cell with pages of text.
const (
	maxCell     = 1500 // bytes
	maxMeanCell = 400
)

func isData(p documentBlock) bool {
	wide, bytes, filled := 0, 0, 0
	for _, row := range p.Rows {
		inRow := 0
		for _, text := range row {
			if len(text) > maxCell {
				return false
			}
			bytes += len(text)
			if text != "" {
				inRow++
			}
		}
		filled += inRow
		if inRow > 1 {
			wide++
		}
	}
	return wide >= 2 && bytes <= filled*maxMeanCell
}
