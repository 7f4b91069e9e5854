package paper

// Document is what is to be laid out: one sheet size, one set of margins, blocks from top to bottom.
type Document struct {
	Title  string // for the file's own description; not printed
	Author string // the same
	Sheet  Sheet
	Folio  Folio
	Blocks []Flowable
	// OnePage says that the blocks must fit one page: Layout fails with *Overflow where they do not.
	OnePage bool
}

// Sheet is the paper and its margins, all in mm.
type Sheet struct {
	Width, Height           float64
	Top, Bottom, Inner, Out float64 // Inner is the bound edge: left on the front of a sheet
	Mirrored                bool    // even pages are backs: Inner and Out change sides
}

// TextWidth returns the width between the margins, mm. It is the same on fronts and backs.
func (s Sheet) TextWidth() float64 { return s.Width - s.Inner - s.Out }

// left returns the left margin of a page, mm.
func (s Sheet) left(page int) float64 {
	if s.Mirrored && page%2 == 0 {
		return s.Out
	}
	return s.Inner
}

// Folio is the page number, centred over the text. Page 1 bears none. The zero Folio numbers no page.
type Folio struct {
	Style Style
	Top   float64 // mm from the edge of the sheet to the top of the number's line of type
}

// Flowable is a piece of a document: *Paragraph, *List, *Table, *Box, *Columns, *Group, *QRModules, *Picture,
// *WriteLines, *BarOutline, *FillSpace or *NewPage.
type Flowable interface {
	// lineBoxes lays the block out in a column of the given width (mm).
	lineBoxes(p *layoutContext, width float64) []lineBox
}

// Run is text in one style, or something drawn in its place.
type Run struct {
	Text  string
	Style Style
	Link  string  // absolute address the run leads to, "" for none
	Tick  bool    // a box to tick, as high as a capital, in place of Text
	Blank float64 // mm: a line to write on, this long, in place of Text
}

// Paragraph is runs set in lines.
type Paragraph struct {
	Runs     []Run
	Align    Align
	Leading  float64    // pt from baseline to baseline, exactly; 0 means 1.25 × the largest size
	Indent   float64    // mm, of the first line; negative hangs
	Left     float64    // mm, from the column's edge to the text, all lines
	Right    float64    // mm, the same at the right
	Mark     Run        // stands at the left of the first line: the number or dash of an item
	Hang     float64    // mm that all lines stand in from the mark, more on the first where the mark needs it
	Before   float64    // pt above it, not at the top of a page; the larger of Before and After applies
	After    float64    // pt below it
	KeepNext bool       // never last on a page: two lines of what follows stay with it
	KeepPrev bool       // never first on a page: two lines of what precedes stay with it
	Unbroken bool       // all its words are one no-break group: broken only where a line cannot hold them
	Rule     *Underline // drawn under the last line
	Ordinal  string     // how its text begins where that is its number: «II.», «1.», «a)», for a format that counts by itself
	Bookmark string     // its name in the file's table of contents, "" for none
	Level    int        // of the bookmark, 0 the top
}

// Underline is a line under a paragraph, centred under its widest line.
type Underline struct {
	Length    float64 // as a share of the widest line: 1 is as long as the text
	Gap       float64 // pt from the baseline to the rule's upper edge
	Thickness float64 // pt
}

// Columns stand side by side. They stay on one page where one page can hold them.
type Columns struct {
	Columns  []TextColumn
	Before   float64 // pt above them, as a paragraph's
	After    float64 // pt below them
	KeepPrev bool    // never first on a page: two lines of what precedes stay with them
}

// TextColumn is one of Columns.
type TextColumn struct {
	Width  float64 // mm
	Blocks []Flowable
}

// NewPage lets what follows begin a page. It works between the blocks of a document, not inside one of them.
type NewPage struct {
	Sheet *Sheet // the sheet from here on; nil for the same
}

func (*NewPage) lineBoxes(*layoutContext, float64) []lineBox { return nil }

// KeptTogether is blocks that stay on one page where one page can hold them. A table among them breaks between rows where
// the page would else stay rather empty.
type KeptTogether struct {
	Blocks []Flowable
}
