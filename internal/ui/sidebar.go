package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// sidebar is the left bar: where I am, with counts, and the state of sync at its foot.
type sidebar struct {
	*kit.PageContext
	box     *fyne.Container
	list    *fyne.Container
	brand   *widgets.Label
	entries map[kit.Route]*widgets.NavEntry
	order   []*widgets.NavEntry
	above   *widgets.NavEntry // above the themes
	sync    *syncBar
	folded  bool
	bare    float32          // height of an entry where the bar is folded and too low for icons, else 0
	sides   []*widgets.Inset // the air beside the entries, less where folded
	crown   *fyne.Container  // the brand
	places  *widgets.Scrolled
}

func newSidebar(d *kit.PageContext, sync *syncBar) *sidebar {
	s := &sidebar{PageContext: d, entries: map[kit.Route]*widgets.NavEntry{}, sync: sync, list: container.New(widgets.Column{Gap: 2})}
	s.brand = widgets.NewLine(words.Say("window.brand"), widgets.TextStyle{Size: 15, Leading: 22, Colour: widgets.Ink, Bold: true})
	list := s.list
	add := func(to *fyne.Container, p kit.Route, label, short, picture string) *widgets.NavEntry {
		var shown fyne.Resource
		if picture != "" {
			shown = kit.Icon(picture)
		}
		entry := widgets.NewNavEntry(label, short, shown, func() { d.GoTo(p) })
		s.entries[p] = entry
		s.order = append(s.order, entry)
		to.Add(entry)
		return entry
	}
	add(list, kit.Route{Kind: kit.TodayPage}, words.Say("window.place-today"), words.Say("window.short-today"), "today.svg")
	add(list, kit.Route{Kind: kit.AllArticles}, words.Say("window.place-all"), words.Say("window.short-all"), "all.svg")
	first := kit.Route{Kind: kit.ThemeArticles, Theme: library.SeaIslands}
	s.above = widgets.NewNavEntry(words.Say("window.place-themes"), words.Say("window.short-themes"), kit.Icon("themes.svg"), func() { d.GoTo(first) })
	s.order = append(s.order, s.above)
	list.Add(s.above)
	for _, t := range append(library.BuiltinThemes(), library.Unclassified) {
		entry := add(list, kit.Route{Kind: kit.ThemeArticles, Theme: t}, words.Say("window.theme-"+string(t)), words.Say("window.tiny-"+string(t)), "")
		entry.Under, entry.Theme = true, t
		entry.Refresh()
	}
	add(list, kit.Route{Kind: kit.SavedArticles}, words.Say("window.place-saved"), words.Say("window.short-saved"), "saved.svg")
	add(list, kit.Route{Kind: kit.NotesPage}, words.Say("notes.place"), words.Say("notes.place"), "notes.svg")
	add(list, kit.Route{Kind: kit.OutlinesPage}, words.Say("window.place-outlines"), words.Say("window.short-outlines"), "outlines.svg")
	add(list, kit.Route{Kind: kit.SessionsPage}, words.Say("window.place-sessions"), words.Say("window.short-sessions"), "sessions.svg")
	add(list, kit.Route{Kind: kit.ReportsPage}, words.Say("window.place-reports"), words.Say("window.short-reports"), "reports.svg")
	add(list, kit.Route{Kind: kit.SourcesPage}, words.Say("window.place-sources"), words.Say("window.short-sources"), "sources.svg")

	foot := container.New(widgets.Column{Gap: 2}, sync.box)
	add(foot, kit.Route{Kind: kit.SettingsPage}, words.Say("window.place-settings"), words.Say("window.short-settings"), "settings.svg")
	help := add(foot, kit.Route{Kind: kit.HelpPage}, words.Say("window.place-help"), words.Say("window.short-help"), "help.svg")
	help.SetCount("F1", false)
	s.sides = []*widgets.Inset{{Left: airWide, Right: airWide, Bottom: 10, Top: 6}, {Top: 0, Left: airWide, Right: airWide}}
	s.places = widgets.NewScrolled(list)
	s.crown = container.New(widgets.Inset{Top: 14, Left: 20, Right: 8, Bottom: 12}, s.brand)
	body := kit.Dock(s.crown, container.New(s.sides[0], foot), nil, nil, container.New(s.sides[1], s.places))
	s.box = container.NewStack(widgets.NewFill(widgets.Panel), kit.Dock(nil, nil, nil, widgets.NewRule(), body))
	return s
}

// renew shows the user's own themes after the built-in ones.
func (s *sidebar) renew() {
	unclassified := s.entries[kit.Route{Kind: kit.ThemeArticles, Theme: library.Unclassified}]
	for p, entry := range s.entries {
		if p.Kind == kit.ThemeArticles && !slices.Contains(append(library.BuiltinThemes(), library.Unclassified), p.Theme) {
			delete(s.entries, p)
			s.list.Remove(entry)
			s.order = slices.DeleteFunc(s.order, func(e *widgets.NavEntry) bool { return e == entry })
		}
	}
	for _, t := range s.PageContext.Themes()[len(library.BuiltinThemes()):] {
		p := kit.Route{Kind: kit.ThemeArticles, Theme: t}
		entry := widgets.NewNavEntry(s.ShortTheme(t), s.ShortTheme(t), nil, func() { s.GoTo(p) })
		entry.Under, entry.Theme = true, t
		entry.Fold(s.folded, s.bare)
		s.entries[p] = entry
		s.order = slices.Insert(s.order, slices.Index(s.order, unclassified), entry)
		at := slices.Index(s.list.Objects, fyne.CanvasObject(unclassified))
		s.list.Objects = slices.Insert(s.list.Objects, at, fyne.CanvasObject(entry))
	}
	s.list.Refresh()
	s.places.Relayout()
}

// The air beside the entries of the bar.
const (
	airWide   = 10
	airFolded = 5
)

// lowest is the height at which all places have room as words under icons.
func (s *sidebar) lowest() float32 {
	height := s.sync.button.FoldedHeight() + widgets.Px(40) // with the air around them
	for _, p := range s.order {
		height += p.FoldedHeight() + widgets.Px(2)
	}
	return height
}

// fold makes the bar words under icons, or words alone where it is too low for these, or words in full.
func (s *sidebar) fold(on bool, height float32) {
	bare := float32(0)
	if on && height < s.lowest() {
		bare = min(max((height-widgets.Px(22))/float32(len(s.order)+1), widgets.Px(18)), widgets.Px(34))
	}
	if s.folded == on && s.bare == bare {
		return
	}
	s.folded, s.bare = on, bare
	s.brand.Hidden = on
	s.crown.Hidden = on
	air := float32(airWide)
	if on {
		air = airFolded
	}
	for _, side := range s.sides {
		side.Left, side.Right = air, air
	}
	s.sides[0].Top, s.sides[0].Bottom, s.sides[1].Top = 6, 10, 0
	switch {
	case bare > 0:
		s.sides[0].Top, s.sides[0].Bottom, s.sides[1].Top = 0, 2, 2
	case on:
		s.sides[1].Top = 8
	}
	for _, p := range s.order {
		p.Fold(on, bare)
	}
	s.list.Layout = widgets.Column{Gap: 2}
	if bare > 0 {
		s.list.Layout = widgets.Column{}
	}
	s.sync.fold(on, bare)
	s.box.Refresh()
	s.reveal()
}

// show marks the place one is at.
func (s *sidebar) show(at kit.Route) {
	if at.Kind == kit.OutlinePage {
		at = kit.Route{Kind: kit.OutlinesPage}
	}
	for p, entry := range s.entries {
		entry.SetCurrent(p == at)
	}
	s.above.SetCurrent(at.Kind == kit.ThemeArticles)
	s.reveal()
}

// reveal brings the place one is at into sight, where not all places have room.
func (s *sidebar) reveal() {
	for _, entry := range s.order {
		if !entry.Current() || entry == s.above || entry.Size().Height == 0 {
			continue
		}
		y, room := entry.Position().Y, s.places.Size().Height
		if top := s.places.Top(); y < top || y+entry.Size().Height > top+room {
			s.places.To(y - room/2)
		}
	}
}

// figures are the counts of the bar.
type figures struct {
	library.Counts
	outlines, failing int
	synced            library.Moment // last time any source answered
}

func (s *sidebar) count(f figures) {
	put := func(p kit.Route, n int) {
		text := ""
		if n > 0 {
			text = strconv.Itoa(n)
		}
		s.entries[p].SetCount(text, false)
	}
	put(kit.Route{Kind: kit.AllArticles}, f.New)
	put(kit.Route{Kind: kit.SavedArticles}, f.Saved)
	put(kit.Route{Kind: kit.OutlinesPage}, f.outlines)
	for _, t := range append(s.PageContext.Themes(), library.Unclassified) {
		put(kit.Route{Kind: kit.ThemeArticles, Theme: t}, f.Unread[t])
	}
	failing := ""
	if f.failing > 0 {
		failing = words.Say("window.failing", "count", f.failing)
	}
	s.entries[kit.Route{Kind: kit.SourcesPage}].SetCount(failing, true)
}
