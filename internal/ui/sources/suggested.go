package sources

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/discover"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// suggester knows addresses that others found useful.
type suggester interface {
	Suggested() ([]discover.Suggestion, error)
	AddSuggested(ctx context.Context, addresses []string) ([]library.Source, error)
}

// suggested is the catalogue of addresses to try. Nothing in it is on: each is looked at first, or several are chosen and
// added, which needs no network.
type suggested struct {
	*kit.PageContext
	from   suggester
	around probing
	fit    func() // lays out anew what the catalogue stands in
	writes kit.Slot

	chosen map[string]bool // by address
	button *widgets.Button
	add    *widgets.Button
	box    *fyne.Container // empty while it is folded
}

func newSuggested(d *kit.PageContext, from suggester, around probing, fit func()) *suggested {
	c := &suggested{PageContext: d, from: from, around: around, fit: fit, chosen: map[string]bool{}, box: container.New(widgets.Column{})}
	c.button = widgets.NewButton(words.Say("sources.suggested"), widgets.Normal, c.toggle)
	c.add = widgets.NewButton("", widgets.Normal, c.addChosen)
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
	clear(s.chosen)
	s.count()
	s.box.Objects = nil
	s.box.Add(container.New(widgets.Inset{Top: 10, Left: 24, Right: 24, Bottom: 6},
		container.New(widgets.Column{Gap: 6}, widgets.NewLabel(words.Say("sources.suggested"), widgets.Section),
			widgets.NewLabel(words.Say("sources.suggested-note"), widgets.Small.Larger()), container.NewHBox(s.add))))
	for _, one := range all {
		choose := widgets.NewFilterChip(words.Say("sources.choose"), nil)
		choose.OnTapped = func() {
			s.chosen[one.URL] = !s.chosen[one.URL]
			choose.Set(words.Say("sources.choose"), s.chosen[one.URL])
			s.count()
		}
		s.box.Add(widgets.NewEntryRow(one.Title, one.Note+" · "+one.URL, nil, choose,
			widgets.NewButton(words.Say("sources.look"), widgets.Quiet, func() { s.around.visit(one.URL) })))
	}
	s.button.SetLabel(words.Say("sources.hide-suggested"))
	s.fit()
}

// count says how many are chosen.
func (s *suggested) count() {
	n := 0
	for _, on := range s.chosen {
		if on {
			n++
		}
	}
	s.add.SetLabel(words.Say("sources.add-chosen", "count", n))
	s.add.Enable(n > 0)
}

// addChosen makes all that are chosen sources, as the catalogue knows them: nothing is visited.
func (s *suggested) addChosen() {
	var chosen []string
	for address, on := range s.chosen {
		if on {
			chosen = append(chosen, address)
		}
	}
	if len(chosen) == 0 {
		return
	}
	kit.Load(s.Tasks, &s.writes, func(ctx context.Context) ([]library.Source, error) { return s.from.AddSuggested(ctx, chosen) },
		func(made []library.Source, err error) {
			switch {
			case s.Fail(err, s.addChosen):
			case len(made) == 0:
				s.Say(words.Say("sources.all-known"), "", nil)
			default:
				s.around.added(made...)
			}
		})
}

func (s *suggested) hide() {
	s.box.Objects = nil
	s.button.SetLabel(words.Say("sources.suggested"))
	s.fit()
}
