package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// help shows the user guide, under a list of its chapters.
type help struct {
	box      *fyne.Container
	column   *fyne.Container
	view     *widgets.Scrolled
	contents *chapterList
}

func newHelp() *help {
	h := &help{column: container.New(widgets.Column{})}
	h.contents = newChapterList(h.goTo, func() { h.view.Relayout() })
	h.view = widgets.NewScrolled(container.New(kit.Narrow{Most: 700}, container.New(widgets.Inset{Top: 20, Left: 24, Right: 24, Bottom: 40},
		container.New(widgets.Column{Gap: 16}, h.contents.box, h.column))))
	h.box = kit.Dock(kit.Heading(words.Say("window.place-help")), nil, nil, nil, h.view)
	return h
}

func (h *help) Content() fyne.CanvasObject { return h.box }

// Show lays the guide out, the first time block by block, later only in the size of now.
func (h *help) Show(kit.Route) {
	if len(h.column.Objects) > 0 {
		h.view.Relayout()
		return
	}
	raw, err := assets.Guide.ReadFile("guide/" + string(words.Spoken()) + ".md")
	if err != nil {
		fyne.LogError("guide", err)
	}
	for _, b := range guideBlocks(string(raw)) {
		shown := guideBlock(b)
		h.contents.add(b, shown)
		h.column.Add(shown)
	}
	h.contents.list("")
}

// goTo scrolls to a chapter.
func (h *help) goTo(c guideChapter) {
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	h.view.To(h.view.Top() + place(c.head).Y - place(h.view).Y)
}

// find goes to the field over the chapters; false where one is there already.
func (h *help) find(canvas fyne.Canvas) bool {
	if canvas.Focused() == fyne.Focusable(h.contents.field) {
		return false
	}
	h.view.To(0)
	canvas.Focus(h.contents.field)
	return true
}

// typedKey scrolls by some lines, or to an end.
func (h *help) typedKey(key fyne.KeyName) {
	const line = 60 // units: some lines of the text
	switch key {
	case fyne.KeyDown:
		h.view.To(h.view.Top() + widgets.Px(line))
	case fyne.KeyUp:
		h.view.To(h.view.Top() - widgets.Px(line))
	case fyne.KeyHome:
		h.view.To(0)
	case fyne.KeyEnd:
		h.view.To(h.view.Height())
	}
}

// guideBlock shows a block of the guide; «**» marks what is bold.
func guideBlock(b library.Block) fyne.CanvasObject {
	body := widgets.TextStyle{Size: 15, Leading: 24, Colour: widgets.Ink}
	switch b.Kind {
	case library.Heading:
		style := widgets.Section
		if b.Level == 1 {
			style = widgets.Title
		}
		return container.New(widgets.Inset{Top: 12, Bottom: 8}, widgets.NewLabel(b.Text, style))
	case library.List:
		items := container.New(widgets.Column{Gap: 4})
		for _, item := range b.Items {
			mark, text, _ := strings.Cut(item, " ")
			items.Add(container.New(kit.HangingIndent{Indent: 26}, widgets.NewLine(mark, body), widgets.NewRuns(emphasised(text), body)))
		}
		return container.New(widgets.Inset{Bottom: 12}, items)
	case library.Table:
		return container.New(widgets.Inset{Bottom: 16}, widgets.NewTableView(b.Rows, widgets.Ink))
	default:
		return container.New(widgets.Inset{Bottom: 12}, widgets.NewRuns(emphasised(b.Text), body))
	}
}

func emphasised(text string) []widgets.TextRun {
	var runs []widgets.TextRun
	for i, part := range strings.Split(text, "**") {
		if part != "" {
			runs = append(runs, widgets.TextRun{Text: part, Bold: i%2 == 1})
		}
	}
	return runs
}

// guideBlocks reads the few forms of Markdown the guide is written in: headings, paragraphs, lists and
// tables. An item keeps its mark.
func guideBlocks(text string) []library.Block {
	var blocks []library.Block
	for _, part := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case strings.HasPrefix(part, "#"):
			marks, title, _ := strings.Cut(part, " ")
			blocks = append(blocks, library.Block{Kind: library.Heading, Level: len(marks), Text: title})
		case strings.HasPrefix(part, "|"):
			blocks = append(blocks, library.Block{Kind: library.Table, Rows: guideRows(part)})
		case strings.HasPrefix(part, "- ") || strings.HasPrefix(part, "1. "):
			items := strings.Split(part, "\n")
			for i, item := range items {
				if rest, ok := strings.CutPrefix(item, "- "); ok {
					items[i] = "– " + rest
				}
			}
			blocks = append(blocks, library.Block{Kind: library.List, Items: items})
		default:
			blocks = append(blocks, library.Block{Kind: library.Paragraph, Text: strings.ReplaceAll(part, "\n", " ")})
		}
	}
	return blocks
}

func guideRows(part string) [][]string {
	var rows [][]string
	for i, line := range strings.Split(part, "\n") {
		if i == 1 {
			continue // the line under the head
		}
		cells := strings.Split(strings.Trim(line, "| "), "|")
		for c := range cells {
			cells[c] = strings.TrimSpace(cells[c])
		}
		rows = append(rows, cells)
	}
	return rows
}
