package reports

import (
	"context"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// sideBySide gives the table the room and the side what it needs; where the window is narrow the side stands under it.
type sideBySide struct{}

// sideWidth is the width of the side, sideLeast that of the page below which it stands under the table (for 100 %).
const (
	sideWidth = 330
	sideLeast = 900
)

// widths are those of the table and of the side; under tells whether the side stands under the table.
func (sideBySide) widths(width float32) (table, side float32, under bool) {
	if width < widgets.Px(sideLeast) {
		return width, width, true
	}
	return width - widgets.Px(sideWidth), widgets.Px(sideWidth), false
}

// HeightOf is the height at a width.
func (s sideBySide) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	table, side, under := s.widths(width)
	high, beside := widgets.HeightAt(objects[0], table), widgets.HeightAt(objects[1], side)
	if under {
		return high + beside
	}
	return max(high, beside)
}

func (s sideBySide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	table, side, under := s.widths(size.Width)
	high := widgets.HeightAt(objects[0], table)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(table, high))
	at := fyne.NewPos(table, 0)
	if under {
		at = fyne.NewPos(0, high)
	}
	objects[1].Move(at)
	objects[1].Resize(fyne.NewSize(side, widgets.HeightAt(objects[1], side)))
}

func (sideBySide) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// mostMonths is how many months the chart has room for.
const mostMonths = 12

func (p *ReportPage) showSide() {
	p.side.Objects = nil
	p.showMonths()
	p.showInbox()
	p.showSilent()
	p.showGaps()
	p.showTwins()
}

func (p *ReportPage) heading(text string) { p.side.Add(widgets.NewLabel(text, widgets.Strong)) }

func (p *ReportPage) showMonths() {
	var bars []widgets.ChartBar
	some := false
	for _, table := range p.now.months.Tables {
		for _, r := range table.Rows {
			bar := widgets.ChartBar{Label: strings.TrimPrefix(r.Key, r.Key[:min(len(r.Key), 5)]), Now: r.Sessions, Before: -1}
			if r.Before != nil {
				bar.Before = r.Before.Sessions
			}
			bars = append(bars, bar)
			some = some || bar.Now > 0 || bar.Before > 0
		}
	}
	if len(bars) < 2 || len(bars) > mostMonths || !some { // as on paper: the figures above say what one month came to
		return
	}
	p.heading(words.Say("figures.by-month"))
	p.side.Add(widgets.NewBars(bars))
}

// showInbox tells how many offices have sent their reports, and leads to the inbox.
func (p *ReportPage) showInbox() {
	p.heading(words.Say("inbox.title"))
	if s := p.now.inbox; s.Place != "" && s.Expected > 0 {
		p.side.Add(widgets.NewLabel(words.Say("inbox.so-far", "count", len(s.Sent), "of", s.Expected), widgets.Small.Larger()))
	}
	p.side.Add(row(widgets.NewLink(words.Say("inbox.open"), p.openInbox)))
}

// showSilent tells who has sent nothing yet, with a text to remind them.
func (p *ReportPage) showSilent() {
	tree := widgets.NewLink(words.Say("figures.offices-see"), func() { p.askOffices(p.update) })
	if len(p.now.offices) == 0 {
		p.side.Add(row(tree))
		return
	}
	var names []string
	for _, o := range p.now.offices {
		names = append(names, o.Name)
	}
	p.heading(words.Say("figures.silent", "count", len(names)))
	p.side.Add(widgets.NewLabel(strings.Join(names, ", "), widgets.Small.Larger().AtMost(4)))
	p.side.Add(row(widgets.NewLink(words.Say("figures.remind"), func() {
		fyne.CurrentApp().Clipboard().SetContent(p.now.reminder)
		p.Say(words.Say("figures.reminder-copied"), "", nil)
	}), tree))
}

func row(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(widgets.Bar{Gap: 12, Spread: -1}, objects...)
}

// showGaps tells what had nothing.
func (p *ReportPage) showGaps() {
	var themes []string
	for _, t := range p.now.gaps.Themes {
		themes = append(themes, p.ThemeName(t))
	}
	for _, gap := range []struct {
		key  string
		what []string
	}{{"figures.no-theme", themes}, {"figures.no-commune", p.now.gaps.Communes}, {"figures.no-audience", p.now.gaps.Audiences}} {
		if len(gap.what) > 0 {
			p.heading(words.Say(gap.key, "count", len(gap.what)))
			p.side.Add(widgets.NewLabel(strings.Join(gap.what, ", "), widgets.Small.Larger().AtMost(4)))
		}
	}
	if len(p.now.gaps.Grid) > 0 {
		p.side.Add(row(widgets.NewLink(words.Say("figures.grid"), p.showGrid)))
	}
}

// showGrid shows how many sessions each commune had on each theme.
func (p *ReportPage) showGrid() {
	themes := p.Themes()
	rows := [][]string{{words.Say("sessions.by-place")}}
	for _, t := range themes {
		rows[0] = append(rows[0], p.ThemeName(t))
	}
	for _, commune := range sortedNames(p.now.gaps.Grid) {
		line := []string{commune}
		for _, t := range themes {
			line = append(line, words.Figure(viet.Grouped(p.now.gaps.Grid[commune][t])))
		}
		rows = append(rows, line)
	}
	f := p.Ask(words.Say("figures.grid"), words.Say("window.close"), 560, func(f *kit.Form) { f.Hide() }, widgets.NewTableView(rows, widgets.Ink))
	f.Close.Hide()
}

func (p *ReportPage) showTwins() {
	if len(p.now.twins) == 0 {
		return
	}
	p.heading(words.Say("figures.twins", "count", len(p.now.twins)))
	p.side.Add(widgets.NewLabel(words.Say("figures.twins-about"), widgets.Small.Larger()))
	p.side.Add(row(widgets.NewLink(words.Say("figures.twins-see"), p.askTwin)))
}

// twinPair is two sessions that may be one.
type twinPair struct{ a, b library.Session }

// askTwin shows two of them side by side.
func (p *ReportPage) askTwin() {
	if len(p.now.twins) == 0 {
		return
	}
	t := p.now.twins[0]
	kit.Load(p.Tasks, &p.work, func(ctx context.Context) (pair twinPair, err error) {
		if pair.a, err = p.judge.Session(ctx, t.A); err == nil {
			pair.b, err = p.judge.Session(ctx, t.B)
		}
		return pair, err
	}, func(pair twinPair, err error) {
		if !p.Fail(err, nil) {
			p.showTwin(t, pair)
		}
	})
}

func (p *ReportPage) showTwin(t app.PossibleTwin, pair twinPair) {
	column := func(s library.Session) fyne.CanvasObject {
		lines := container.New(widgets.Column{Gap: 3}, widgets.NewLabel(headline(s), widgets.Strong), widgets.NewLabel(facts(s, session.Said(s, session.Attendance)), widgets.Body))
		for _, text := range []string{s.Start.String(), s.Unit, speakers(s), p.themeNames(s), s.OutlineTitle, s.Notes} {
			if text != "" {
				lines.Add(widgets.NewLabel(text, widgets.Small.Larger()))
			}
		}
		return lines
	}
	var f *kit.Form
	differ := widgets.NewButton(words.Say("figures.twins-differ"), widgets.Normal, func() {
		f.Hide()
		p.decide(t, false)
	})
	f = p.Ask(words.Say("figures.twins-ask"), words.Say("figures.twins-same"), 420, func(f *kit.Form) {
		f.Hide()
		p.decide(t, true)
	}, container.New(halves{}, column(pair.a), column(pair.b)), row(differ)).Carefully()
}

// decide keeps what the person says, and goes on to the next two.
func (p *ReportPage) decide(t app.PossibleTwin, same bool) {
	kit.Do(p.Tasks, &p.work, func(ctx context.Context) error { return p.judge.Judge(ctx, t.A, t.B, same) }, func(err error) {
		if !p.Fail(err, nil) {
			p.update()
			p.Changed(kit.CountsChanged)
		}
	})
}

func speakers(s library.Session) string {
	var names []string
	for _, one := range s.Speakers {
		names = append(names, one.Name)
	}
	return strings.Join(names, ", ")
}

func (p *ReportPage) themeNames(s library.Session) string {
	var names []string
	for _, t := range s.Themes {
		names = append(names, p.ThemeName(t))
	}
	return strings.Join(names, ", ")
}

// halves sets two texts beside each other.
type halves struct{}

// HeightOf is the height at a width.
func (halves) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	half := (width - widgets.Px(16)) / 2
	return max(widgets.HeightAt(objects[0], half), widgets.HeightAt(objects[1], half))
}

// Layout places them.
func (h halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	half := (size.Width - widgets.Px(16)) / 2
	for i, o := range objects {
		o.Resize(fyne.NewSize(half, size.Height))
		o.Move(fyne.NewPos(float32(i)*(half+widgets.Px(16)), 0))
	}
}

// MinSize is that of the taller.
func (h halves) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

// sortedNames are the communes of a grid in Vietnamese order.
func sortedNames(grid map[string]map[library.Theme]int64) []string {
	return slices.SortedFunc(maps.Keys(grid), func(a, b string) int { return strings.Compare(viet.SortKey(a), viet.SortKey(b)) })
}
