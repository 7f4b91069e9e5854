package sources

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/discover"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// suggester knows addresses that others found useful.
type suggester interface {
	Suggested() ([]discover.Suggestion, error)
	SuggestedByPublishers(ctx context.Context) ([]app.PublisherSuggestions, error)
	AddSuggested(ctx context.Context, addresses []string) ([]library.Source, error)
}

// suggested is the catalogue of addresses to try. Nothing in it is on: each is looked at first, or several are chosen and
// added, which needs no network.
type suggested struct {
	*kit.PageContext
	from   suggester
	around probing
	fit    func() // lays out anew what the catalogue stands in
	reads  kit.Slot
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
	kit.Load(s.Tasks, &s.reads, s.from.SuggestedByPublishers, func(published []app.PublisherSuggestions, err error) {
		all, wrong := s.from.Suggested()
		if s.Fail(errors.Join(err, wrong), nil) {
			return
		}
		s.show(published, all)
	})
}

// show lists what publishers suggest, whom the person knows, and then the catalogue.
func (s *suggested) show(published []app.PublisherSuggestions, all []discover.Suggestion) {
	clear(s.chosen)
	s.count()
	s.box.Objects = nil
	s.box.Add(container.New(widgets.Inset{Top: 10, Left: 24, Right: 24, Bottom: 6}, kit.Row(s.add)))
	for _, p := range published {
		s.section(words.Say("sources.suggested-by"), words.Say("sources.suggested-by-note", "name", p.Publisher), p.Sources)
	}
	s.section(words.Say("sources.suggested"), words.Say("sources.suggested-note"), all)
	s.button.SetLabel(words.Say("sources.hide-suggested"))
	s.fit()
}

// section lists addresses under a heading.
func (s *suggested) section(heading, note string, all []discover.Suggestion) {
	s.box.Add(container.New(widgets.Inset{Top: 10, Left: 24, Right: 24, Bottom: 6},
		container.New(widgets.Column{Gap: 6}, widgets.NewLabel(heading, widgets.Section), widgets.NewLabel(note, widgets.Small.Larger()))))
	for _, one := range all {
		choose := widgets.NewFilterChip(words.Say("sources.choose"), nil)
		choose.OnTapped = func() {
			s.chosen[one.URL] = !s.chosen[one.URL]
			choose.Set(words.Say("sources.choose"), s.chosen[one.URL])
			s.count()
		}
		about := one.URL
		if one.Note != "" {
			about = one.Note + " · " + one.URL
		}
		s.box.Add(widgets.NewEntryRow(one.Title, about, nil, choose,
			widgets.NewButton(words.Say("sources.look"), widgets.Quiet, func() { s.around.visit(one.URL) })))
	}
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
