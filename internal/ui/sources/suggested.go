package sources

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/discover"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// suggester knows addresses that others found useful.
type suggester interface {
	Suggested() ([]discover.Suggestion, error)
}

// suggested is the catalogue of addresses to try. Nothing in it is on: each is looked at first.
type suggested struct {
	*kit.PageContext
	from   suggester
	choose func(address string)
	fit    func() // lays out anew what the catalogue stands in

	button *widgets.Button
	box    *fyne.Container // empty while it is folded
}

func newSuggested(d *kit.PageContext, s suggester, choose func(address string), fit func()) *suggested {
	c := &suggested{PageContext: d, from: s, choose: choose, fit: fit, box: container.New(widgets.Column{})}
	c.button = widgets.NewButton(words.Say("sources.suggested"), widgets.Normal, c.toggle)
	return c
}

func (s *suggested) toggle() {
	if len(s.box.Objects) > 0 {
		s.hide()
	} else {
		s.open()
	}
}

func (s *suggested) open() {
	all, err := s.from.Suggested()
	if s.Fail(err, nil) {
		return
	}
	s.box.Objects = nil
	s.box.Add(container.New(widgets.Inset{Top: 10, Left: 24, Right: 24, Bottom: 6},
		container.New(widgets.Column{Gap: 4}, widgets.NewLabel(words.Say("sources.suggested"), widgets.Section),
			widgets.NewLabel(words.Say("sources.suggested-note"), widgets.Small.Larger()))))
	for _, one := range all {
		s.box.Add(widgets.NewEntryRow(one.Title, one.Note+" · "+one.URL, nil,
			widgets.NewButton(words.Say("sources.look"), widgets.Normal, func() { s.choose(one.URL) })))
	}
	s.button.SetLabel(words.Say("sources.hide-suggested"))
	s.fit()
}

func (s *suggested) hide() {
	s.box.Objects = nil
	s.button.SetLabel(words.Say("sources.suggested"))
	s.fit()
}
