// Package preview shows the pages of an outline as they will print, and chooses the paper.
package preview

import (
	"context"
	"errors"
	"fmt"
	"image"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// OutlineSource is the outline whose paper is shown.
type OutlineSource interface {
	// Outline is what the paper is of, as it is now.
	Outline() library.Outline
	// LaidOut tells what the paper leaves out, nil for nothing.
	LaidOut(over *handout.Overflow)
	// PaceChanged tells that one speaks at another pace.
	PaceChanged()
}

// WaysOut are what one does with the paper.
type WaysOut interface {
	Widen()
	AskPDF()
	AskPrint()
	ChooseWayOut(under *widgets.Button)
}

// Layout lays an outline out.
type Layout interface {
	Pages(ctx context.Context, o library.Outline, w app.PrintOptions) (app.Pages, error)
	UsualOptions(ctx context.Context, template string) (app.PrintOptions, error)
}

// PaperMemory keeps how the briefer likes the paper.
type PaperMemory interface {
	SetPaper(ctx context.Context, p settings.Paper) error
}

// Preview is the right of the outline page: the pages as real paper, as they will come out.
type Preview struct {
	*kit.PageContext
	host   OutlineSource
	layout Layout
	place  kit.Slot // lays out
	inks   kit.Slot // draws
	usual  kit.Slot

	paper  *paperChoice
	pages  app.Pages
	over   *handout.Overflow // what a leaflet leaves out of the outline, nil for nothing
	stale  bool              // the outline has changed since pages was laid out
	number int               // the page in sight, from 0
	zoom   int               // index in zooms
	view   view
	drawn  map[int]float64 // by page: pixels a mm of its picture, of these very pages
	small  map[int]image.Image
	fresh  map[int]bool // which small pictures are of these very pages

	box     *fyne.Container
	label   *widgets.Label
	sheets  *widgets.PageView
	thumbs  *widgets.Rows
	side    *fyne.Container // the thumbs
	middle  *fyne.Container
	empty   *kit.EmptyState
	notes   *fyne.Container // what does not fit, and what the paper cannot show
	note    *widgets.Label
	back    *widgets.Button
	forth   *widgets.Button
	in, out *widgets.Button
	wide    *widgets.Button
	foot    []*widgets.Button
}

// view is how pages lie beside each other.
type view string

const (
	onePage    view = "one"
	twoPages   view = "two"
	frontsBack view = "sheets" // front and back of each sheet of paper
)

// zooms are the sizes of a page, where 1 shows it whole.
var zooms = []float32{1, 1.25, 1.5, 2, 3, 4}

// New is the preview of an outline that is still to be laid out.
func New(d *kit.PageContext, host OutlineSource, out WaysOut, layout Layout, memory PaperMemory) *Preview {
	p := &Preview{PageContext: d, host: host, layout: layout, view: onePage, drawn: map[int]float64{}, small: map[int]image.Image{}, fresh: map[int]bool{}}
	p.paper = newPaperChoice(p, memory)
	tools := p.newTools(out)
	p.sheets = widgets.NewPageView()
	p.sheets.OnSight, p.sheets.OnZoom = p.looked, p.scale
	p.thumbs = p.newThumbs()
	p.side = container.New(fixedWidth{thumbWidth}, p.thumbs)
	p.middle = kit.Dock(nil, nil, p.side, nil, p.sheets)
	p.empty = kit.NewEmptyState()
	p.note = widgets.NewLabel("", widgets.Small.In(widgets.Ink))
	p.notes = container.NewStack(widgets.NewFill(widgets.BadGround), container.New(widgets.Around(6, 16), p.note))
	p.notes.Hide()
	head := container.New(widgets.Column{}, container.New(widgets.Inset{Top: 8, Left: 12, Right: 12}, p.paper.box),
		container.New(widgets.Around(2, 12), tools), p.notes)
	sheets := widgets.NewScrolled(container.New(kit.FixedRoom{Height: leastSheets}, container.New(thumbsFit{p}, p.middle), p.empty.Box))
	p.box = container.NewStack(widgets.NewFill(widgets.Desk),
		kit.PinnedDownTo(leastSheets, head, container.New(widgets.Around(8, 10), p.newFoot(out)), sheets))
	return p
}

// leastSheets is the height (at 100 %) that the pages have at least: in a window that is too low for it between the choice of the
// paper and the ways out, all of it scrolls.
const leastSheets = 80

// newTools are what turns pages and changes how they are seen.
func (p *Preview) newTools(out WaysOut) fyne.CanvasObject {
	p.label = widgets.NewLine("", widgets.Strong)
	p.back = widgets.NewIconButton(kit.Icon("left.svg"), words.Say("window.page-back"), func() { p.Turn(fyne.KeyPageUp) })
	p.forth = widgets.NewIconButton(kit.Icon("right.svg"), words.Say("window.page-forth"), func() { p.Turn(fyne.KeyPageDown) })
	p.in = widgets.NewIconButton(kit.Icon("zoom-in.svg"), words.Say("window.zoom-in"), func() { p.scale(1) })
	p.out = widgets.NewIconButton(kit.Icon("zoom-out.svg"), words.Say("window.zoom-out"), func() { p.scale(-1) })
	lie := widgets.NewIconButton(kit.Icon("pages.svg"), words.Say("window.view"), nil)
	lie.OnTapped = func() { p.chooseView(lie) }
	p.wide = widgets.NewIconButton(kit.Icon("widen.svg"), words.Say("window.view-wide"), out.Widen)
	for _, b := range []*widgets.Button{p.back, p.forth, lie, p.out, p.in, p.wide} {
		b.Small = true
	}
	return container.New(kit.ToolBar{Bar: widgets.Bar{Gap: 4, Spread: 3}, Height: 32}, p.back, p.label, p.forth, widgets.NewGap(), lie, p.out, p.in, p.wide)
}

// newFoot are the ways out of the program.
func (p *Preview) newFoot(out WaysOut) fyne.CanvasObject {
	pdf := widgets.NewButton(words.Say("window.save-pdf"), widgets.Normal, out.AskPDF)
	more := widgets.NewButton(words.Say("window.more-ways"), widgets.Normal, nil)
	more.OnTapped = func() { out.ChooseWayOut(more) }
	ink := widgets.NewButton(words.Say("window.print-to"), widgets.Primary, out.AskPrint)
	p.foot = []*widgets.Button{pdf, more, ink}
	return container.New(widgets.Flow{Gap: 8, Between: 6, Centred: true}, pdf, more, ink)
}

// Content is the preview.
func (p *Preview) Content() fyne.CanvasObject { return p.box }

// Choose shows the paper of a template.
func (p *Preview) Choose(template string) { p.paper.choose(template) }

// TwoSided tells whether the paper is laid out to be printed on both sides.
func (p *Preview) TwoSided() bool { return p.paper.twoSided() }

// SetSides says on how many sides is printed; the margins follow.
func (p *Preview) SetSides(single bool) { p.paper.setSides(single) }

// SheetChoices chooses how pages lie on sheets, and how large their letters are.
func (p *Preview) SheetChoices() []fyne.CanvasObject { return p.paper.sheets() }

// Printable tells whether there is something to print.
func (p *Preview) Printable() bool { return !p.foot[0].Disabled() }

// drawnPages is what update loads: pages, and the picture of the one in sight.
type drawnPages struct {
	pages   app.Pages
	over    *handout.Overflow
	page    int
	picture image.Image
	density float64
}

// Update lays the outline out anew and draws the page in sight; the others follow.
func (p *Preview) Update() {
	p.stale = true
	p.inks.Drop()
	outline, way, number, room := p.host.Outline(), p.paper.options, p.number, p.density(p.number)
	kit.Load(p.Tasks, &p.place, func(ctx context.Context) (drawnPages, error) {
		var l drawnPages
		var err error
		if l.pages, err = p.layout.Pages(ctx, outline, way); errors.As(err, &l.over) && len(l.over.Points) < outline.Points() {
			l.pages, err = p.layout.Pages(ctx, l.over.Cut(outline), way)
		}
		if err != nil {
			return l, err
		}
		if len(l.pages.Pages) == 0 {
			return l, library.Fail(library.EmptyOutline, "", nil)
		}
		l.page, l.density = min(number, len(l.pages.Pages)-1), room
		l.picture, err = draw(l.pages, l.page, room)
		return l, err
	}, p.show)
}

func (p *Preview) show(l drawnPages, err error) {
	told := library.IsKind(err, library.EmptyOutline) || library.IsKind(err, library.TooLong) || library.IsKind(err, library.LongTranslation)
	p.empty.Box.Hidden = !told
	p.middle.Hidden = told
	for _, way := range p.foot {
		way.Enable(err == nil)
	}
	p.stale = err != nil && !told
	p.over = l.over
	switch {
	case told:
		p.pages = app.Pages{}
		p.lay()
		p.empty.Say(words.Failure(err, ""), "", nil)
	case p.Fail(err, p.Update):
		return
	default:
		p.pages = l.pages
		p.drawn = map[int]float64{l.page: l.density}
		clear(p.fresh)
		p.lay()
		p.sheets.SetPicture(l.page, l.picture)
	}
	p.caption()
	p.host.LaidOut(p.over)
	p.box.Refresh()
	p.draw()
}

// lay lays the pages on the desk as the view wants them.
func (p *Preview) lay() {
	sheets := make([]widgets.PageFrame, 0, len(p.pages.Pages))
	for i, page := range p.pages.Pages {
		label := ""
		if p.seen() == frontsBack {
			label = words.Say(fmt.Sprint("window.sheet-", i%2), "sheet", i/2+1)
		}
		sheets = append(sheets, widgets.PageFrame{Width: float32(page.Width), Height: float32(page.Height), Label: label})
	}
	across := 2
	if p.seen() == onePage {
		across = 1
	}
	p.sheets.Set(sheets, across, p.seen() == twoPages && p.paper.twoSided())
	p.thumbs.SetLen(len(sheets))
}

// seen is the view of now: only what is printed on both sides has sheets with a back.
func (p *Preview) seen() view {
	if p.view == frontsBack && !p.paper.twoSided() {
		return twoPages
	}
	return p.view
}

// looked follows what is in sight.
func (p *Preview) looked() {
	if at := p.sheets.Foremost(); at != p.number {
		p.number = at
		p.thumbs.SetCurrent(at)
	}
	p.caption()
	if p.stale {
		return // the pages to come are drawn when they are laid out
	}
	p.draw()
}

// caption tells which page is in sight, and what the paper leaves out.
func (p *Preview) caption() {
	text := ""
	if n := len(p.pages.Pages); n > 0 {
		text = words.Say("window.page-of", "page", p.number+1, "pages", n)
	}
	if p.label.Words() != text {
		p.label.SetText(text)
		p.box.Refresh()
	}
	p.back.Enable(p.number > 0)
	p.forth.Enable(p.number < len(p.pages.Pages)-1)
	p.in.Enable(p.zoom < len(zooms)-1)
	p.out.Enable(p.zoom > 0)
	note := p.remark()
	p.notes.Hidden = note == ""
	p.note.SetText(note)
}

// lostWords names words that print as boxes, the first few of many.
func lostWords(all []paper.LostWord) string {
	const most = 5
	var said []string
	for _, lost := range all[:min(most, len(all))] {
		said = append(said, "«"+kit.Short(lost.Text)+"»")
	}
	if len(all) > most {
		said = append(said, "…")
	}
	return strings.Join(said, ", ")
}

// remark is what does not come out as it was written, "" for nothing.
func (p *Preview) remark() string {
	text := ""
	if p.over != nil && len(p.pages.Pages) > 0 {
		text = leftOut(p.over)
	}
	switch {
	case len(p.pages.Lost) > 0:
		text += " " + words.Say("window.lost-words", "words", lostWords(p.pages.Lost))
	case len(p.pages.Replaced) > 0:
		text += " " + words.Say("window.replaced", "letters", string(p.pages.Replaced))
	}
	if len(p.pages.OldFont) > 0 {
		text += " " + words.Say("window.old-font", "text", kit.Short(p.pages.OldFont[0]))
	}
	if p.pages.Stamp != "" {
		text = words.Say("window.restricted-paper", "stamp", p.pages.Stamp) + " " + text
	}
	return text
}

// Stamp is what the pages bear of whom they may be shown to, "" where anybody may see them.
func (p *Preview) Stamp() library.Stamp { return p.pages.Stamp }

// leftOut says what does not fit on the leaflet, and whether it is too long or only too many.
func leftOut(over *handout.Overflow) string {
	var left []string
	if n := len(over.Points); n > 0 {
		left = append(left, words.Say("window.overflow-points", "count", n))
	}
	if n := len(over.Questions); n > 0 {
		left = append(left, words.Say("window.overflow-questions", "count", n))
	}
	key := "window.overflow-many"
	if over.Lines > 0 {
		key = "window.overflow"
	}
	return words.Say(key, "left", strings.Join(left, ", "), "lines", over.Lines)
}

// ToStart goes to the first page: what comes is another paper.
func (p *Preview) ToStart() {
	p.stale = true
	p.sheets.Open(0)
	p.number = 0
}

// Turn shows another page.
func (p *Preview) Turn(key fyne.KeyName) { p.sheets.Turn(key) }

// scale makes the pages larger or smaller.
func (p *Preview) scale(by int) {
	p.zoom = max(0, min(p.zoom+by, len(zooms)-1))
	p.sheets.Zoom(zooms[p.zoom])
	p.caption()
}

// Settle takes from the settings how the briefer likes the paper.
func (p *Preview) Settle() {
	kit.Load(p.Tasks, &p.usual, func(ctx context.Context) (app.PrintOptions, error) {
		return p.layout.UsualOptions(ctx, p.paper.options.Template)
	}, func(usual app.PrintOptions, err error) {
		if !p.Fail(err, nil) && p.paper.take(usual) {
			p.Update()
		}
	})
}

// Printed is the outline as the paper of now has it: without what a leaflet leaves out.
func (p *Preview) Printed() (library.Outline, app.PrintOptions) {
	outline := p.host.Outline()
	if p.over != nil {
		outline = p.over.Cut(outline)
	}
	return outline, p.paper.options
}

// LeavesOut is what the paper leaves out of the outline, nil for nothing.
func (p *Preview) LeavesOut() *handout.Overflow { return p.over }

// PrintOptions are how the outline is printed.
func (p *Preview) PrintOptions() app.PrintOptions { return p.paper.options }

// Pages are the pages there are.
func (p *Preview) Pages() []paper.Page { return p.pages.Pages }

// Alone says that the paper has all the room, or that it has not.
func (p *Preview) Alone(on bool) {
	key := "window.view-wide"
	if on {
		key = "window.view-narrow"
	}
	p.wide.SetLabel(words.Say(key))
	p.sheets.Fill(on)
}
