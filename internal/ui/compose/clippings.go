package compose

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// clippingsPanel is the left of the outline page: what the articles offer.
type clippingsPanel struct {
	into    clippingTaker
	box     *fyne.Container
	points  *widgets.Chip
	figures *widgets.Chip
	rows    *widgets.Rows
	empty   *kit.EmptyState
	news    *fyne.Container // that sources changed
	changed *widgets.Label
	see     *widgets.Button
	drop    *widgets.Button // takes out all that withdrawn articles said

	all  []offeredClipping
	list []offeredClipping // those of the kind chosen
	only string            // "" all, else a kind
	used map[string]bool
}

// clippingTaker is where clippings go.
type clippingTaker interface {
	take(library.OutlinePoint)
	drag(at fyne.Position)      // a clipping is dragged; at is in the window
	letGo(library.OutlinePoint) // and let go
}

// offeredClipping is a point or figure that can be taken.
type offeredClipping struct {
	point library.OutlinePoint
	text  []widgets.TextRun
	from  string
	kind  string
}

// The kinds of clipping, as the chips choose them.
const (
	pointClipping  = "point"
	figureClipping = "figure"
)

func newClippingsPanel(into clippingTaker, more func()) *clippingsPanel {
	m := &clippingsPanel{into: into, used: map[string]bool{}}
	m.points = widgets.NewFilterChip("", func() { m.choose(pointClipping) })
	m.figures = widgets.NewFilterChip("", func() { m.choose(figureClipping) })
	m.rows = widgets.NewRows()
	m.rows.Height = func(i int, width float32) float32 { return widgets.ClippingHeight(m.rowAt(i), width) }
	m.rows.Make = func() fyne.CanvasObject {
		return widgets.NewClippingRow(words.Say("window.put-in"), words.Say("window.used"))
	}
	m.rows.Bind = func(i int, o fyne.CanvasObject) {
		row := o.(*widgets.ClippingRow)
		row.OnTake = func() { m.taken(i) }
		row.OnDrag, row.OnDrop = into.drag, func() { into.letGo(m.list[i].point) }
		row.Set(m.rowAt(i))
	}
	m.rows.OnTick = m.taken
	m.empty = kit.NewEmptyState()
	m.changed = widgets.NewLabel("", widgets.Small.In(widgets.Ink).Larger())
	m.see = widgets.NewLink(words.Say("window.see-change"), nil)
	m.drop = widgets.NewButton("", widgets.Normal, nil)
	m.drop.Small = true
	m.news = kit.Grounded(widgets.BadGround, 0, container.New(widgets.Around(8, 12),
		container.New(widgets.Column{Gap: 2}, m.changed, container.New(widgets.Flow{Gap: 14, Between: 4}, m.see, m.drop))))
	m.news.Hide()
	head := container.New(widgets.Column{},
		container.New(widgets.Around(0, 14), container.New(kit.ToolBar{Bar: widgets.Bar{Spread: 1}, Height: 53},
			widgets.NewLine(words.Say("window.material"), widgets.Strong), widgets.NewGap(), widgets.NewLink(words.Say("window.more-articles"), more))),
		widgets.NewRule(),
		container.New(widgets.Around(8.5, 12), container.New(widgets.Flow{Gap: 8, Between: 5}, m.points, m.figures)),
		widgets.NewRule(),
	)
	m.box = kit.Dock(head, m.news, nil, nil, container.NewStack(m.rows, m.empty.Box))
	return m
}

// warn says that sources of points of the outline have changed, and of how many they were withdrawn.
func (m *clippingsPanel) warn(points, withdrawn int, see, drop func()) {
	m.news.Hidden = points == 0
	m.changed.SetText(words.Say("window.changed-points", "count", points))
	m.see.OnTapped = see
	m.drop.Hidden = withdrawn == 0
	m.drop.SetLabel(words.Say("window.drop-withdrawn", "count", withdrawn))
	m.drop.OnTapped = drop
	m.box.Refresh()
}

func (m *clippingsPanel) rowAt(i int) widgets.Clipping {
	p := m.list[i]
	return widgets.Clipping{Text: p.text, From: p.from, Used: m.used[p.point.Text], Current: m.rows.Focused() && i == m.rows.Current()}
}

func (m *clippingsPanel) taken(i int) {
	if i < len(m.list) && !m.used[m.list[i].point.Text] {
		m.into.take(m.list[i].point)
	}
}

func (m *clippingsPanel) choose(kind string) {
	if m.only == kind {
		kind = ""
	}
	m.only = kind
	m.refresh()
}

// set shows what articles offer.
func (m *clippingsPanel) set(points []library.Point, figures []library.Figure, sources map[int64]library.Stored) {
	m.all = nil
	for _, p := range points {
		m.all = append(m.all, offeredClipping{
			point: library.OutlinePoint{Text: p.Text, Quoted: &p}, text: []widgets.TextRun{{Text: p.Text, Bold: p.Kind == library.HeadingPoint}},
			from: words.Say("window.piece-"+string(p.Kind)) + " · " + origin(sources[p.Article]), kind: pointClipping,
		})
	}
	for _, group := range kit.BySentence(figures) {
		for _, f := range group[:1] {
			m.all = append(m.all, offeredClipping{
				point: kit.FigurePoint(f), text: []widgets.TextRun{{Text: f.Text, Bold: true}, {Text: " " + f.Sentence}},
				from: words.Say("window.figures") + " · " + origin(sources[f.Article]), kind: figureClipping,
			})
		}
	}
	m.refresh()
}

// origin names an article shortly: its source and date, and that a machine made out its words where one did.
func origin(s library.Stored) string {
	said := s.Source
	if s.Published.Known() {
		said += ", " + viet.ShortDate(s.Published)
	}
	if s.Completeness.Recognised() {
		said += ", " + words.Say("window.recognised")
	}
	return said
}

// mark shows which clippings the outline has already.
func (m *clippingsPanel) mark(o library.Outline) {
	m.used = map[string]bool{}
	for _, s := range o.Sections {
		for _, p := range s.Points {
			if p.Quoted != nil {
				m.used[p.Quoted.Text] = true
			}
		}
	}
	m.rows.Renew()
}

func (m *clippingsPanel) refresh() {
	count := map[string]int{}
	m.list = nil
	for _, p := range m.all {
		count[p.kind]++
		if m.only == "" || m.only == p.kind {
			m.list = append(m.list, p)
		}
	}
	m.points.Set(words.Say("window.count-points", "count", count[pointClipping]), m.only == pointClipping)
	m.figures.Set(words.Say("window.count-figures", "count", count[figureClipping]), m.only == figureClipping)
	m.rows.SetLen(len(m.list))
	m.rows.Top()
	m.empty.Box.Hidden = len(m.list) > 0
	m.empty.Say(words.Say("window.empty-material"), "", nil)
	m.box.Refresh()
}
