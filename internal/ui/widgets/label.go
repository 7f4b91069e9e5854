package widgets

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// TextRun is a stretch of text in one look.
type TextRun struct {
	Text string
	Bold bool
	Mark bool // on the colour of search hits
	Gone bool // crossed out

	Colour fyne.ThemeColorName // "" for that of the whole text
}

// TextStyle is the look of a whole text. Sizes are for 100 %.
type TextStyle struct {
	Size, Leading float32
	Colour        fyne.ThemeColorName
	Bold          bool
	Lines         int // at most, the last ends in «…»; 0 means as many as there are
}

// The styles the window uses.
var (
	Body    = TextStyle{Size: 14, Leading: 20, Colour: Ink}
	Strong  = TextStyle{Size: 14, Leading: 20, Colour: Ink, Bold: true}
	Small   = TextStyle{Size: 12, Leading: 17, Colour: Soft}
	Title   = TextStyle{Size: 23, Leading: 31, Colour: Ink, Bold: true}
	Section = TextStyle{Size: 16, Leading: 22, Colour: Ink, Bold: true}
)

// In returns the style in another colour.
func (s TextStyle) In(name fyne.ThemeColorName) TextStyle { s.Colour = name; return s }

// Larger returns the style a size up.
func (s TextStyle) Larger() TextStyle { s.Size, s.Leading = s.Size+1, s.Leading+2; return s }

// Heavy returns the style in bold.
func (s TextStyle) Heavy() TextStyle { s.Bold = true; return s }

// AtMost returns the style cut after n lines.
func (s TextStyle) AtMost(n int) TextStyle { s.Lines = n; return s }

// textSegment is a run as it stands on a line.
type textSegment struct {
	TextRun
	x, width float32
}

// breakLines sets runs in lines of the given width, breaking at spaces, and in scripts without spaces between syllables. A
// word wider than the line, an address or a path, goes on in the next.
func breakLines(runs []TextRun, s TextStyle, width float32) [][]textSegment {
	size := Px(s.Size)
	b := &lineBreaker{width: width, measure: func(text string, bold bool) float32 { return measureWords(text, size, bold) }}
	b.space = b.measure("x x", false) - b.measure("xx", false)
	for _, r := range runs {
		r.Bold = r.Bold || s.Bold
		for i, word := range strings.Split(strings.ReplaceAll(r.Text, "\n", " "), " ") {
			b.gap = b.gap || i > 0
			if word == "" {
				continue
			}
			for n, unit := range narrowUnits(word, width, size, r.Bold) {
				r.Text = unit
				b.put(r, n > 0)
			}
		}
	}
	if len(b.line) > 0 {
		b.lines = append(b.lines, b.line)
	}
	return shorten(b.lines, s, width, b.measure)
}

// lineBreaker sets one unit after the other.
type lineBreaker struct {
	width, space float32
	measure      func(text string, bold bool) float32

	lines [][]textSegment
	line  []textSegment // that is being set
	x     float32       // where it ends
	gap   bool          // a space stands before the next unit
}

// put sets a unit on the line, or on the next where it does not fit; a line may also end before one that goes on in the middle of
// a word.
func (b *lineBreaker) put(r TextRun, goesOn bool) {
	w, room := b.measure(r.Text, r.Bold), float32(0)
	if b.gap {
		room = b.space
	}
	if len(b.line) > 0 && (b.gap || goesOn) {
		if b.x+room+w > b.width {
			b.lines, b.line, b.x = append(b.lines, b.line), nil, 0
		} else {
			b.x += room
		}
	}
	b.line = join(b.line, textSegment{r, b.x, w}, b.gap)
	b.x += w
	b.gap = false
}

// join puts a word on a line, into the last piece where both look alike.
func join(line []textSegment, p textSegment, gap bool) []textSegment {
	if last := len(line) - 1; last >= 0 && line[last].Bold == p.Bold && line[last].Mark == p.Mark && line[last].Gone == p.Gone && line[last].Colour == p.Colour {
		between := ""
		if gap {
			between = " "
		}
		line[last].Text += between + p.Text
		line[last].width = p.x + p.width - line[last].x
		return line
	}
	return append(line, p)
}

// shorten keeps the lines a style allows and lets the last end in «…».
func shorten(lines [][]textSegment, s TextStyle, width float32, measure func(string, bool) float32) [][]textSegment {
	if s.Lines == 0 || len(lines) <= s.Lines {
		return lines
	}
	lines = lines[:s.Lines]
	line := lines[s.Lines-1]
	last := &line[len(line)-1]
	if len(line) > 1 && last.x+measure(strings.SplitN(last.Text, " ", 2)[0]+"…", last.Bold) > width {
		line = line[:len(line)-1] // not even its first word fits: the piece before it ends the text
		lines[s.Lines-1], last = line, &line[len(line)-1]
	}
	text := last.Text
	for last.x+measure(text+"…", last.Bold) > width && strings.Contains(text, " ") {
		text = text[:strings.LastIndex(text, " ")]
	}
	last.Text = strings.TrimRight(text, " ,;:.–-·") + "…"
	last.width = measure(last.Text, last.Bold)
	return lines
}

// Label is a text that wraps to its width. Unlike Fyne's label it knows its height at once, has a
// leading of its own and marks search hits.
type Label struct {
	widget.BaseWidget
	runs  []TextRun
	style TextStyle
	width float32 // of the last layout; MinSize answers for it
	set   []setLines
	Align fyne.TextAlign
	Wide  bool // asks for the room that one line needs
	Folds bool // where Wide: wraps if it gets less, instead of ending in «…»
}

// NewLabel returns text in a style.
func NewLabel(text string, style TextStyle) *Label { return NewRuns([]TextRun{{Text: text}}, style) }

// NewLine returns a text of one line that never wraps.
func NewLine(text string, style TextStyle) *Label {
	t := NewLabel(text, style)
	t.Wide = true
	return t
}

// NewRuns returns a text of several looks.
func NewRuns(runs []TextRun, style TextStyle) *Label {
	t := &Label{runs: runs, style: style}
	t.ExtendBaseWidget(t)
	return t
}

// SetText changes the words.
func (t *Label) SetText(text string) { t.SetRuns([]TextRun{{Text: text}}) }

// setLines is a text as it was set in lines.
type setLines struct {
	lineMeasure
	lines [][]textSegment
}

// lineMeasure is what decides where the lines of a text end.
type lineMeasure struct {
	width, size float32
	bold        bool
	most        int // lines
}

// setsKept is how many of these a text keeps: it is asked for its height, drawn, and asked where its letters are, by turns at widths
// that differ by a rounding.
const setsKept = 2

// lines returns the text in lines of a width. To set it takes most of the time of showing a long text.
func (t *Label) lines(width float32, s TextStyle) [][]textSegment {
	measure := lineMeasure{width, Px(s.Size), s.Bold, s.Lines}
	for _, one := range t.set {
		if one.lineMeasure == measure {
			return one.lines
		}
	}
	one := setLines{measure, breakLines(t.runs, s, width)}
	t.set = append(t.set[max(0, len(t.set)+1-setsKept):], one)
	return one.lines
}

// SetRuns changes the words and their looks.
func (t *Label) SetRuns(runs []TextRun) {
	t.runs, t.set = runs, nil
	t.Refresh()
}

// SetStyle changes the look.
func (t *Label) SetStyle(s TextStyle) {
	if t.style != s {
		t.style, t.set = s, nil
		t.Refresh()
	}
}

// Words returns what the text says.
func (t *Label) Words() string {
	var b strings.Builder
	for _, r := range t.runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// HeightFor returns the height the text takes at a width.
func (t *Label) HeightFor(width float32) float32 {
	if t.Wide && !t.Folds {
		return Px(t.style.Leading)
	}
	return float32(len(t.lines(width, t.style))) * Px(t.style.Leading)
}

// CreateRenderer draws the lines.
func (t *Label) CreateRenderer() fyne.WidgetRenderer { return &labelRenderer{text: t} }

type labelRenderer struct {
	text    *Label
	objects []fyne.CanvasObject
}

func (r *labelRenderer) Layout(size fyne.Size) {
	r.text.width = size.Width
	r.draw()
}

func (r *labelRenderer) MinSize() fyne.Size {
	t := r.text
	if t.Wide {
		width := float32(0)
		for _, line := range t.lines(1e6, t.style) {
			last := line[len(line)-1]
			width = last.x + last.width
		}
		return fyne.NewSize(width, Px(t.style.Leading))
	}
	if t.width == 0 {
		return fyne.NewSize(0, Px(t.style.Leading))
	}
	return fyne.NewSize(0, t.HeightFor(t.width))
}

func (r *labelRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.text)
}

func (r *labelRenderer) draw() {
	t := r.text
	width := t.width
	style := t.style
	if t.Wide && !t.Folds {
		style.Lines = 1
	}
	r.objects = nil
	leading := Px(t.style.Leading)
	for i, line := range t.lines(width+0.5, style) {
		shift := float32(0)
		if end := line[len(line)-1]; t.Align == fyne.TextAlignCenter {
			shift = (width - end.x - end.width) / 2
		} else if t.Align == fyne.TextAlignTrailing {
			shift = width - end.x - end.width
		}
		for _, p := range line {
			y := float32(i) * leading
			if p.Mark {
				ground := canvas.NewRectangle(colour(Hit))
				ground.CornerRadius, ground.StrokeColor, ground.StrokeWidth = 2, colour(HitEdge), 1
				ground.Move(fyne.NewPos(shift+p.x-1, y))
				ground.Resize(fyne.NewSize(p.width+2, leading))
				r.objects = append(r.objects, ground)
			}
			r.objects = append(r.objects, t.word(p, shift, y)...)
		}
	}
}

// word draws a piece on the line that begins at y, with a stroke through what is crossed out.
func (t *Label) word(p textSegment, shift, y float32) []fyne.CanvasObject {
	ink := cmp.Or(p.Colour, t.style.Colour)
	if p.Gone {
		ink = Bad
	}
	leading := Px(t.style.Leading)
	all := t.letters(p, ink, shift, y)
	if !p.Gone {
		return all
	}
	stroke := canvas.NewRectangle(colour(ink))
	stroke.Move(fyne.NewPos(shift+p.x, y+leading*0.55))
	stroke.Resize(fyne.NewSize(p.width, 1))
	return append(all, stroke)
}

// letters draws the letters of a piece, all on the baseline of the window's own type.
func (t *Label) letters(p textSegment, ink fyne.ThemeColorName, shift, y float32) []fyne.CanvasObject {
	size, style := Px(t.style.Size), fyne.TextStyle{Bold: p.Bold}
	text := func(words string, font fyne.Resource) *canvas.Text {
		drawn := canvas.NewText(words, colour(ink))
		drawn.TextSize, drawn.TextStyle, drawn.FontSource = size, style, font
		return drawn
	}
	if !drawnApart(p.Text) {
		word := text(p.Text, ownFont(p.Text, p.Bold))
		least := word.MinSize()
		word.Move(fyne.NewPos(shift+p.x, y+(Px(t.style.Leading)-least.Height)/2))
		word.Resize(least)
		return []fyne.CanvasObject{word}
	}
	own, baseline := fyne.CurrentApp().Driver().RenderedTextSize("x", size, style, ownFont("x", p.Bold))
	baseline += y + (Px(t.style.Leading)-own.Height)/2
	var all []fyne.CanvasObject
	x := shift + p.x
	for _, s := range letteredSpans(p.Text, size, style) {
		word := text(s.text, s.font)
		word.Move(fyne.NewPos(x, baseline-s.baseline))
		word.Resize(word.MinSize())
		all = append(all, word)
		x += s.width
	}
	return all
}

func (r *labelRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *labelRenderer) Destroy()                     {}
