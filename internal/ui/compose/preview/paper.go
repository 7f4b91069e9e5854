package preview

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// paperChoice is the choice of the paper above the preview: the template, and how it is printed.
type paperChoice struct {
	preview *Preview
	memory  PaperMemory
	likes   kit.Slot
	options app.PrintOptions
	folds   map[string]fold // by template, the whole page where there is none
	open    bool            // the options are in sight
	sided   bool            // on how many sides is printed was chosen here
	liked   bool            // what the briefer likes was taken from the settings
	chosen  *kit.ChipGroup[string]
	more    *widgets.Chip // the templates that are wanted less often
	box     *fyne.Container
	panel   *fyne.Container
}

// fold is how pages are put on sheets.
type fold string

const (
	wholePage fold = "whole"
	twoUp     fold = "two-up"
	booklet   fold = "booklet"
)

// The templates an outline is printed by, in the order of the buttons, those behind the last button, and how each can be folded.
var (
	templates = []string{handout.DeCuong, handout.ToPhatTay, handout.Phieu}
	rarer     = []string{handout.TrinhChieu, handout.PhatThanh}
	foldings  = map[string][]fold{
		handout.DeCuong: {wholePage, twoUp, booklet},
		handout.Phieu:   {wholePage, twoUp},
	}
)

// paces are how fast one speaks, in syllables a minute; 0 is the usual 160.
var paces = []int{140, 0, 180}

func newPaperChoice(shown *Preview, memory PaperMemory) *paperChoice {
	p := &paperChoice{preview: shown, memory: memory, options: app.PrintOptions{Template: handout.DeCuong}, folds: map[string]fold{}}
	p.chosen = kit.NewChipGroup(templates, func(t string) string { return words.Say("window.template-" + t) }, p.choose)
	p.more = widgets.NewFilterChip(words.Say("window.template-more"), p.chooseRarer)
	p.chosen.Box.Add(p.more)
	p.chosen.Set(handout.DeCuong)
	more := widgets.NewIconButton(kit.Icon("settings.svg"), words.Say("window.paper-options"), p.toggle)
	p.panel = container.New(widgets.Column{Gap: 6})
	p.panel.Hide()
	p.box = container.New(widgets.Column{Gap: 4},
		container.New(widgets.Bar{Gap: 4, Spread: 0}, container.New(leftOf{}, p.chosen.Box), more), p.panel)
	return p
}

// chooseRarer offers the templates that are wanted less often.
func (p *paperChoice) chooseRarer() {
	var items []*fyne.MenuItem
	for _, template := range rarer {
		items = append(items, fyne.NewMenuItem(words.Say("window.template-"+template), func() { p.choose(template) }))
	}
	kit.PopUnder(p.preview.Window, p.more, items)
}

// choose changes the template.
func (p *paperChoice) choose(template string) {
	p.options.Template = template
	p.chosen.Set(template)
	if slices.Contains(rarer, template) {
		p.more.Set(words.Say("window.template-"+template), true)
	} else {
		p.more.Set(words.Say("window.template-more"), false)
	}
	p.preview.ToStart()
	p.fill()
	p.changed()
}

// take prints as the settings say, but for what was chosen here. It tells whether they are other options.
func (p *paperChoice) take(usual app.PrintOptions) bool {
	before := p.liking()
	sided := !p.sided && p.options.SingleSided != usual.SingleSided
	if !p.sided {
		p.options.SingleSided = usual.SingleSided
	}
	if !p.liked {
		p.liked = true
		p.options.Preset, p.options.Large, p.options.PerMinute, p.options.Contact = usual.Preset, usual.Large, usual.PerMinute, usual.Contact
		p.fill()
	}
	return sided || p.liking() != before
}

// liking is what is kept of the options for other outlines.
func (p *paperChoice) liking() settings.Paper {
	return settings.Paper{Preset: p.options.Preset, Large: p.options.Large, PerMinute: p.options.PerMinute, Contact: p.options.Contact}
}

// like keeps how the briefer likes the paper.
func (p *paperChoice) like() {
	d, liking := p.preview.PageContext, p.liking()
	kit.Do(d.Tasks, &p.likes, func(ctx context.Context) error { return p.memory.SetPaper(ctx, liking) }, func(err error) { d.Fail(err, nil) })
}

// changed prints the outline anew.
func (p *paperChoice) changed() {
	p.like()
	how := p.folded()
	p.options.TwoUp, p.options.Booklet = how == twoUp, how == booklet
	p.preview.box.Refresh()
	p.preview.Update()
}

func (p *paperChoice) folded() fold {
	if how := p.folds[p.options.Template]; how != "" {
		return how
	}
	return wholePage
}

// twoSided tells whether the paper is laid out to be printed on both sides.
func (p *paperChoice) twoSided() bool {
	return p.options.Booklet || p.options.Template == handout.DeCuong && !p.options.SingleSided
}

// toggle shows the options, or hides them.
func (p *paperChoice) toggle() {
	p.open = !p.open
	p.fill()
	p.preview.box.Refresh()
}

// fill shows the options of the template.
func (p *paperChoice) fill() {
	p.panel.Hidden = !p.open
	if !p.open {
		return
	}
	p.panel.Objects = nil
	if p.options.Template == handout.DeCuong {
		p.panel.Add(p.presets())
	}
	p.panel.Objects = append(p.panel.Objects, p.sheets()...)
	switch p.options.Template {
	case handout.DeCuong:
		p.panel.Add(kit.NewSwitch(kit.SidesName, p.options.SingleSided, p.setSides).Box)
	case handout.ToPhatTay:
		p.panel.Add(p.contact())
	case handout.Phieu, handout.PhatThanh:
		pace := kit.NewChipGroup(paces, pace, func(perMinute int) {
			p.options.PerMinute = perMinute
			p.preview.host.PaceChanged()
			p.changed()
		})
		pace.Set(p.options.PerMinute)
		p.panel.Add(pace.Box)
	}
}

// sheets chooses how pages lie on sheets, and how large their letters are.
func (p *paperChoice) sheets() []fyne.CanvasObject {
	t := p.options.Template
	if t == handout.ToPhatTay {
		return []fyne.CanvasObject{kit.NewSwitch(letters, p.options.Large, func(large bool) {
			p.options.Large = large
			p.changed()
		}).Box}
	}
	if len(foldings[t]) == 0 {
		return nil
	}
	folds := kit.NewChipGroup(foldings[t], func(f fold) string { return words.Say("window.fold-" + t + "-" + string(f)) }, func(f fold) {
		p.folds[t] = f
		p.changed()
	})
	folds.Set(p.folded())
	return []fyne.CanvasObject{folds.Box}
}

// setSides says on how many sides is printed.
func (p *paperChoice) setSides(single bool) {
	p.options.SingleSided, p.sided = single, true
	p.changed()
}

// presets chooses whose regulation the page follows.
func (p *paperChoice) presets() fyne.CanvasObject {
	var names []string
	for _, preset := range handout.Presets() {
		names = append(names, words.Say("window.preset-"+preset))
	}
	which := widgets.NewDropDown(names, nil)
	for i, preset := range handout.Presets() {
		if preset == p.options.Preset || i == 0 {
			which.SetSelectedIndex(i)
		}
	}
	which.OnChanged = func(string) {
		p.options.Preset = handout.Presets()[which.SelectedIndex()]
		p.changed()
	}
	return which
}

// contact is whom listeners may ask.
func (p *paperChoice) contact() fyne.CanvasObject {
	field := widgets.NewField(p.options.Contact, words.Say("window.contact-hint"))
	field.OnChanged = func(text string) {
		p.options.Contact = viet.Clean(text)
		p.like()
		p.preview.Update()
	}
	return field
}

// letters names the size of a leaflet's letters.
func letters(large bool) string {
	if large {
		return words.Say("window.letters-large")
	}
	return words.Say("window.letters-usual")
}

// pace names how fast one speaks.
func pace(perMinute int) string {
	if perMinute == 0 {
		perMinute = viet.SyllablesPerMinute
	}
	return words.Say("window.pace", "syllables", perMinute)
}

// leftOf gives its object the room there is, from the left.
type leftOf struct{}

func (leftOf) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (leftOf) MinSize(objects []fyne.CanvasObject) fyne.Size {
	box := objects[0].(*fyne.Container)
	width := max(box.Size().Width, 100)
	return fyne.NewSize(100, widgets.HeightAt(box, width))
}

// chooseView asks how pages lie beside each other.
func (p *Preview) chooseView(under *widgets.Button) {
	var items []*fyne.MenuItem
	for _, v := range []view{onePage, twoPages, frontsBack} {
		item := fyne.NewMenuItem(words.Say("window.view-"+string(v)), func() {
			p.view = v
			p.lay()
			p.sheets.Open(p.number)
			p.draw()
		})
		item.Checked = p.seen() == v
		item.Disabled = v == frontsBack && !p.paper.twoSided()
		items = append(items, item)
	}
	kit.PopUnder(p.Window, under, items)
}
