package widgets

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// Prose is text that can be selected and copied. Fyne's label can too, but has no leading of its own, and
// the theme cannot give it one.
type Prose struct {
	widget.BaseWidget
	text     *Label
	from, to caret // the selection, in the order it was made
	hits     [][2]int
	current  int // of the hits, the one that is looked at; -1 for none
	noted    [][2]int
	group    *ProseGroup // selected with it, nil where it stands alone
	place    int         // in the group
	then     string      // what stands between it and the next of its group, where both are selected
}

// caret is a place between two letters: a line, and a byte of its words.
type caret struct{ line, at int }

func (c caret) before(o caret) bool { return c.line < o.line || c.line == o.line && c.at < o.at }

// NewProse returns text in a style.
func NewProse(text string, style TextStyle) *Prose {
	p := &Prose{text: NewLabel(text, style), current: -1, then: "\n\n"}
	p.ExtendBaseWidget(p)
	return p
}

// Words returns what the text says.
func (p *Prose) Words() string { return p.text.Words() }

// Then says what stands between it and the next text of its group, where both are selected: two line ends else.
func (p *Prose) Then(between string) { p.then = between }

// HeightFor returns the height at a width.
func (p *Prose) HeightFor(width float32) float32 { return p.text.HeightFor(width) }

func (p *Prose) lines() [][]textSegment {
	return p.text.lines(p.Size().Width+0.5, p.text.style)
}

// said returns the words of a line; Prose is of one look, so a line is one piece.
func said(line []textSegment) string {
	if len(line) == 0 {
		return ""
	}
	return line[0].Text
}

// at returns the caret nearest to a place.
func (p *Prose) at(pos fyne.Position) caret {
	lines := p.lines()
	if len(lines) == 0 || pos.Y < 0 {
		return caret{}
	}
	n := int(pos.Y / Px(p.text.style.Leading))
	if n >= len(lines) {
		return caret{len(lines) - 1, len(said(lines[len(lines)-1]))}
	}
	words := said(lines[n])
	last := p.lead(words)
	for i, r := range words {
		next := p.lead(words) + p.measure(words[:i+len(string(r))])
		if pos.X < (last+next)/2 {
			return caret{n, i}
		}
		last = next
	}
	return caret{n, len(words)}
}

func (p *Prose) measure(words string) float32 {
	return measureWords(words, Px(p.text.style.Size), p.text.style.Bold)
}

// lead is the air before the words of a line, where they stand at the right.
func (p *Prose) lead(words string) float32 {
	if p.text.Align != fyne.TextAlignTrailing {
		return 0
	}
	return max(p.Size().Width-p.measure(words), 0)
}

// ends returns the selection from its first letter to its last.
func (p *Prose) ends() (first, last caret) {
	if p.to.before(p.from) {
		return p.to, p.from
	}
	return p.from, p.to
}

// Selected returns the words that are selected.
func (p *Prose) Selected() string {
	first, last := p.ends()
	var parts []string
	for n, line := range p.lines() {
		if words := p.within(n, said(line), first, last); words != "" {
			parts = append(parts, words)
		}
	}
	return strings.Join(parts, " ")
}

// within returns the part of a line that is selected.
func (p *Prose) within(n int, words string, first, last caret) string {
	start, end := p.span(n, words, first, last)
	return words[start:end]
}

func (p *Prose) span(n int, words string, first, last caret) (start, end int) {
	if n < first.line || n > last.line {
		return 0, 0
	}
	end = len(words)
	if n == first.line {
		start = min(first.at, end)
	}
	if n == last.line {
		end = max(min(last.at, end), start)
	}
	return start, end
}

func (p *Prose) choose(from, to caret) {
	p.from, p.to = from, to
	p.Refresh()
}

// MouseDown begins a selection.
func (p *Prose) MouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
	c := p.at(e.Position)
	p.reach(c, p.place, c)
}

// reach selects, from a caret of this text to one of a text of its group.
func (p *Prose) reach(from caret, place int, to caret) {
	if p.group == nil {
		p.choose(from, to)
		return
	}
	p.group.choose(groupCaret{p.place, from}, groupCaret{place, to})
}

// MouseUp does nothing.
func (p *Prose) MouseUp(*desktop.MouseEvent) {}

// Dragged extends the selection.
func (p *Prose) Dragged(e *fyne.DragEvent) {
	if p.group == nil {
		p.choose(p.from, p.at(e.Position))
		return
	}
	p.group.drag(e.AbsolutePosition)
}

// DragEnd does nothing.
func (p *Prose) DragEnd() {}

// DoubleTapped selects a word.
func (p *Prose) DoubleTapped(e *fyne.PointEvent) {
	c := p.at(e.Position)
	lines := p.lines()
	if c.line >= len(lines) {
		return
	}
	words := said(lines[c.line])
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
	start := strings.LastIndexFunc(words[:c.at], func(r rune) bool { return !inWord(r) }) + 1
	end := strings.IndexFunc(words[c.at:], func(r rune) bool { return !inWord(r) })
	if end < 0 {
		end = len(words) - c.at
	}
	p.reach(caret{c.line, start}, p.place, caret{c.line, c.at + end})
}

// TappedSecondary opens the menu of what can be done with the words that are selected, of this text where none are.
func (p *Prose) TappedSecondary(e *fyne.PointEvent) {
	if p.group != nil && p.group.Holds(p) {
		p.menu(e.AbsolutePosition)
		return
	}
	if p.Selected() == "" {
		p.all()
	}
	p.menu(e.AbsolutePosition)
}

func (p *Prose) menu(at fyne.Position) {
	items := []*fyne.MenuItem{fyne.NewMenuItem(copyWord(), p.copy)}
	if p.group != nil && p.group.Actions != nil {
		items = p.group.Actions()
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), fyne.CurrentApp().Driver().CanvasForObject(p), at)
}

// last is the caret behind all words.
func (p *Prose) last() caret {
	lines := p.lines()
	if len(lines) == 0 {
		return caret{}
	}
	return caret{len(lines) - 1, len(said(lines[len(lines)-1]))}
}

func (p *Prose) all() { p.reach(caret{}, p.place, p.last()) }

func (p *Prose) copy() {
	words := p.Selected()
	if p.group != nil {
		words = p.group.Selected()
	}
	if words != "" {
		fyne.CurrentApp().Clipboard().SetContent(words)
	}
}

// TypedShortcut copies, or selects all: of a group every text.
func (p *Prose) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutCopy:
		p.copy()
	case *fyne.ShortcutSelectAll:
		if p.group != nil {
			p.group.All()
		} else {
			p.all()
		}
	default:
		passShortcut(s)
	}
}

// FocusGained does nothing: the selection shows where the keyboard is.
func (p *Prose) FocusGained() {}

// FocusLost ends the selection of a text that stands alone. That of a group stays until another is made: what is done with
// it is pressed elsewhere.
func (p *Prose) FocusLost() {
	if p.group == nil {
		p.choose(caret{}, caret{})
	}
}

// TypedRune leaves letters to the window.
func (*Prose) TypedRune(r rune) { passRune(r) }

// KeyDown and KeyUp follow the key that extends a selection.
func (p *Prose) KeyDown(e *fyne.KeyEvent) { p.hold(e, true) }

// KeyUp ends it.
func (p *Prose) KeyUp(e *fyne.KeyEvent) { p.hold(e, false) }

func (p *Prose) hold(e *fyne.KeyEvent, on bool) {
	if p.group != nil && IsShift(e.Name) {
		p.group.extends = on
	}
}

// TypedKey extends the selection with Shift, ends it on Esc, and leaves other keys to the window.
func (p *Prose) TypedKey(e *fyne.KeyEvent) {
	switch {
	case p.group != nil && p.group.extends && p.group.extend(e.Name):
	case e.Name == fyne.KeyEscape && p.group != nil && !p.group.Empty():
		p.group.Clear()
	case e.Name == fyne.KeyEscape && p.from != p.to:
		p.choose(caret{}, caret{})
	default:
		passKey(e)
	}
}

// Cursor is that of text.
func (p *Prose) Cursor() desktop.Cursor { return desktop.TextCursor }

// CreateRenderer draws the selection under the words.
func (p *Prose) CreateRenderer() fyne.WidgetRenderer { return &proseRenderer{prose: p} }

type proseRenderer struct {
	prose *Prose
	marks []fyne.CanvasObject
}

func (r *proseRenderer) Layout(size fyne.Size) {
	r.prose.text.Resize(size)
	r.mark()
}

func (r *proseRenderer) mark() {
	p := r.prose
	r.marks = nil
	for _, span := range p.noted {
		first, last := p.stretch(span[0], span[1])
		r.ground(first, last, Hit)
	}
	for i, hit := range p.hits {
		first, last := p.stretch(hit[0], hit[1])
		for _, ground := range r.grounds(first, last, Hit) {
			ground.StrokeColor, ground.StrokeWidth = colour(HitEdge), 1
			if i == p.current {
				ground.StrokeColor, ground.StrokeWidth = colour(Main), 2
			}
			r.marks = append(r.marks, ground)
		}
	}
	if first, last := p.ends(); first != last {
		r.ground(first, last, Selected)
	}
	for _, span := range p.noted {
		r.underline(p.stretch(span[0], span[1])) // also where it is selected
	}
}

// ground lays a colour under the words between two carets.
func (r *proseRenderer) ground(first, last caret, name fyne.ThemeColorName) {
	for _, ground := range r.grounds(first, last, name) {
		r.marks = append(r.marks, ground)
	}
}

// grounds are the places of the words between two carets, a line each, in a colour.
func (r *proseRenderer) grounds(first, last caret, name fyne.ThemeColorName) (all []*canvas.Rectangle) {
	p := r.prose
	leading := Px(p.text.style.Leading)
	for n, line := range p.lines() {
		words := said(line)
		start, end := p.span(n, words, first, last)
		if start == end {
			continue
		}
		ground := canvas.NewRectangle(colour(name))
		x := p.measure(words[:start])
		ground.Move(fyne.NewPos(p.lead(words)+x, float32(n)*leading))
		ground.Resize(fyne.NewSize(p.measure(words[:end])-x, leading))
		all = append(all, ground)
	}
	return all
}

// underline draws a line under the words between two carets: what a colour marks must be told without it too.
func (r *proseRenderer) underline(first, last caret) {
	for _, ground := range r.grounds(first, last, Main) {
		ground.Move(ground.Position().AddXY(0, ground.Size().Height-Px(underlineHigh)))
		ground.Resize(fyne.NewSize(ground.Size().Width, Px(underlineHigh)))
		r.marks = append(r.marks, ground)
	}
}

// underlineHigh is how thick the line under a highlight is, at 100 %.
const underlineHigh = 2

func (r *proseRenderer) MinSize() fyne.Size { return r.prose.text.MinSize() }

func (r *proseRenderer) Refresh() {
	r.prose.text.Refresh()
	r.mark()
	canvas.Refresh(r.prose)
}

func (r *proseRenderer) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject{}, r.marks...), r.prose.text)
}

func (r *proseRenderer) Destroy() {}

// copyWord is the toolkit's own word for copying, as its menus say it.
func copyWord() string { return lang.L("Copy") }
