package compose

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// sectionName is a section's heading as it is printed: those without points are not, and have no number.
func sectionName(o library.Outline, s int) string {
	name, number := handout.SectionTitle(o.Sections[s]), 1
	if o.Sections[s].Count() == 0 {
		return name
	}
	for _, before := range o.Sections[:s] {
		if before.Count() > 0 {
			number++
		}
	}
	return viet.Roman(number) + ". " + name
}

// fillList shows the points. Cards of points that are as they were stay: to make one takes time, which counts in a long
// outline.
func (e *editor) fillList(o library.Outline) {
	e.rows.begin()
	e.cards = map[position]*widgets.PointCard{}
	e.heads, e.headLines = nil, nil
	e.list.Objects = nil
	numbers := numbersOf(o)
	for s, section := range o.Sections {
		e.head(sectionName(o, s))
		for p, point := range section.Points {
			at := position{s, p}
			e.put(at, e.key(at, point, numbers), func(r *listCard) *widgets.PointCard { return e.card(r, point, numbers) })
		}
		e.adder("window.add-point", position{s, len(section.Points)})
	}
	e.head(words.OnPaper("paper.slogans"))
	for i, slogan := range o.Slogans {
		e.put(position{slogansAt, i}, sloganKey(slogan), func(r *listCard) *widgets.PointCard { return e.sloganCard(r, slogan) })
	}
	e.adder("window.add-slogan", position{slogansAt, len(o.Slogans)})
	e.head(words.OnPaper("paper.questions"))
	for i, question := range o.Questions {
		e.put(position{questionsAt, i}, questionKey(question), func(r *listCard) *widgets.PointCard { return e.questionCard(r, question) })
	}
	e.adder("window.add-question", position{questionsAt, len(o.Questions)})
	e.unfocus()
	e.leftOut(e.page.preview.LeavesOut())
	if look := widgets.Cards(); e.rows.made || look != e.look.Theme {
		e.look.Theme = look
		e.look.Refresh()
	}
}

// numbersOf are the numbers of the quoted articles in «Nguồn».
func numbersOf(o library.Outline) map[int64]int {
	numbers := map[int64]int{}
	for i, id := range o.Articles() {
		numbers[id] = i + 1
	}
	return numbers
}

// head begins a section of the list.
func (e *editor) head(name string) {
	title, size := widgets.NewLine(name, widgets.Strong), widgets.NewLine("", widgets.Small)
	title.Folds = true
	line := container.New(widgets.Flow{Gap: 10}, title, size)
	e.heads, e.headLines = append(e.heads, size), append(e.headLines, line)
	e.list.Objects = append(e.list.Objects, container.New(widgets.Inset{Top: 10, Bottom: 4}, line))
}

// put shows a card at a place: the one that shows just this already, or a new one.
func (e *editor) put(at position, key string, make func(r *listCard) *widgets.PointCard) {
	r := e.rows.take(key, at, make)
	e.cards[at] = r.card
	e.list.Objects = append(e.list.Objects, r.box)
}

// adder ends a section with what adds to it.
func (e *editor) adder(key string, at position) {
	e.list.Objects = append(e.list.Objects, container.New(widgets.Inset{Left: 2, Bottom: 2}, kit.Row(
		widgets.NewLink(words.Say(key), func() { e.page.add(at) }))))
}

// key is what the card of a point shows.
func (e *editor) key(at position, point library.OutlinePoint, numbers map[int64]int) string {
	origin, own := e.origin(point, numbers)
	change := ""
	if c, ok := e.page.changeAt(at); ok {
		change = token(*point.Quoted, c)
	}
	return fmt.Sprint(own, point.Text, "\n", origin, "\n", e.takes(point.Text), "\n", change)
}

func (e *editor) card(r *listCard, point library.OutlinePoint, numbers map[int64]int) *widgets.PointCard {
	c := e.page
	origin, own := e.origin(point, numbers)
	card := widgets.NewPointCard([]widgets.CardField{{Text: point.Text, Hint: words.Say("window.point-hint")}}, origin, own,
		append([]fyne.CanvasObject{e.tool("move.svg", "window.point-more", func() { e.choose(r.at) })}, e.tools(r)...)...)
	card.SetOrigin(origin, own, e.takes(point.Text))
	card.OnChanged = func(_ int, text string) {
		text = typedPoint(point, text)
		c.typed(fmt.Sprint(r.at), func(o *library.Outline) { o.Sections[r.at.section].Points[r.at.point].Text = text })
		point, numbers := c.outline.Sections[r.at.section].Points[r.at.point], numbersOf(c.outline)
		origin, own := e.origin(point, numbers)
		card.SetOrigin(origin, own, e.takes(text))
		r.key = e.key(r.at, point, numbers)
		e.grown(card)
	}
	if handout.IsTable(point) {
		card.ShowTable(handout.QuotedRows)
	}
	e.wire(card, r)
	if change, ok := c.changeAt(r.at); ok {
		card.SetUnder(e.changeNote(r, change))
	}
	return card
}

// oneLine makes one paragraph of what was typed or pasted.
func oneLine(text string) string { return viet.NFC(strings.ReplaceAll(text, "\n", " ")) }

// typedPoint is what was typed into a point: one paragraph, but of a table its rows.
func typedPoint(point library.OutlinePoint, text string) string {
	if handout.IsTable(point) {
		return viet.NFC(text)
	}
	return oneLine(text)
}

// wire lets a card be moved.
func (e *editor) wire(card *widgets.PointCard, r *listCard) {
	card.OnMove = func(by int) { e.focus(e.page.move(r.at, by)) }
	card.OnEnter = func() { e.page.add(position{r.at.section, r.at.point + 1}) }
	card.OnDrag = func(pointer fyne.Position) { e.dragged(r.at, pointer) }
	card.OnResized = func() { e.grown(card) }
	card.OnDrop = func() { e.dropped(r.at) }
}

// grown makes room for a card that another line was typed into.
func (e *editor) grown(card *widgets.PointCard) {
	if card.Outgrown() {
		e.scroll.Refit()
	}
	e.reckon()
}

// tools are what can be done with any card.
func (e *editor) tools(r *listCard) []fyne.CanvasObject {
	c := e.page
	return []fyne.CanvasObject{
		e.tool("up.svg", "window.move-up", func() { e.reveal(c.move(r.at, -1)) }),
		e.tool("down.svg", "window.move-down", func() { e.reveal(c.move(r.at, 1)) }),
		e.tool("drop.svg", "window.drop", func() { c.drop(r.at) }),
	}
}

func (e *editor) tool(picture, label string, act func()) *widgets.Button {
	button := widgets.NewIconButton(kit.Icon(picture), words.Say(label), act)
	button.Calm, button.Small = true, true
	return button
}

// origin says where a point comes from.
func (e *editor) origin(p library.OutlinePoint, numbers map[int64]int) (line string, own bool) {
	if p.Quoted == nil {
		return words.Say("window.own-point"), true
	}
	source := e.page.sources[p.Quoted.Article]
	key := "window.quoted"
	if !p.Verbatim() {
		key = "window.quoted-edited"
	}
	return words.Say(key, "number", numbers[p.Quoted.Article], "source", origin(source)), false
}

// seconds is how long a text takes to say.
func (e *editor) seconds(text string) int {
	return viet.SpokenSeconds(text, e.page.preview.PrintOptions().PerMinute)
}

// takes says how long a text takes.
func (e *editor) takes(text string) string {
	const half, tens = 60, 10
	if n := e.seconds(text); n < half {
		return words.Say("window.seconds", "count", (n+tens-1)/tens*tens)
	}
	return words.Say("window.minutes-spoken", "count", minutesOf(e.seconds(text)))
}

// reckon says how long each section and the whole talk take.
func (e *editor) reckon() {
	o, whole := e.page.outline, 0
	for s, section := range o.Sections {
		part := 0
		for _, p := range section.Points {
			part += e.seconds(p.Text)
		}
		whole += part
		e.size(s, "window.points", section.Count(), part)
	}
	e.size(len(o.Sections), "window.slogans", len(o.Slogans), 0)
	e.size(len(o.Sections)+1, "window.questions", len(o.Questions), 0)
	e.details.sum(o)
	e.details.spoken(whole, o)
	e.details.fit()
}

// size says at a section's head what it holds, nothing where it is empty.
func (e *editor) size(head int, key string, count, seconds int) {
	if head >= len(e.heads) {
		return
	}
	text := ""
	if count > 0 {
		text = words.Say(key, "count", count)
	}
	if seconds > 0 {
		text += " · " + words.Say("window.minutes-spoken", "count", minutesOf(seconds))
	}
	e.heads[head].SetText(text)
	e.headLines[head].Refresh()
}

// choose offers what else can be done with a point: moving it to the end of another section, parting it at the cursor, joining it
// with the next one.
func (e *editor) choose(at position) {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(words.Say("window.split"), func() { e.page.split(at, e.cards[at].Cursor()) }),
		fyne.NewMenuItem(words.Say("window.join"), func() { e.page.join(at) }),
		fyne.NewMenuItemSeparator(),
	}
	for s, section := range e.page.outline.Sections {
		if s != at.section {
			to := position{s, len(section.Points)}
			items = append(items, fyne.NewMenuItem(words.Say("window.move-into", "section", sectionName(e.page.outline, s)), func() { e.page.put(at, to) }))
		}
	}
	kit.PopUnder(e.page.Window, e.cards[at], items)
}

// leftOut shows which points and questions the paper of now leaves out.
func (e *editor) leftOut(over *handout.Overflow) {
	var points, questions []int
	if over != nil {
		points, questions = over.Points, over.Questions
	}
	n := 0
	for s, section := range e.page.outline.Sections {
		for p := range section.Points {
			if card, ok := e.cards[position{s, p}]; ok {
				card.SetLeftOut(slices.Contains(points, n))
			}
			n++
		}
	}
	for i := range e.page.outline.Questions {
		if card, ok := e.cards[position{questionsAt, i}]; ok {
			card.SetLeftOut(slices.Contains(questions, i))
		}
	}
}
