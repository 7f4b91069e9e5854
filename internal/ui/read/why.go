package read

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/theme"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// explain shows which words of which passage decided for each theme, and which held one back.
func (p *Pane) explain() {
	article := p.article
	kit.Load(p.Tasks, &p.reasons, func(ctx context.Context) (theme.Reading, error) {
		return p.needs.Themes.Why(ctx, article.ID)
	}, func(r theme.Reading, err error) {
		if p.Fail(err, p.explain) || p.article.ID != article.ID {
			return
		}
		list := container.New(widgets.Column{Gap: 12})
		switch article.ThemesBy {
		case library.ByPerson:
			list.Add(widgets.NewLabel(words.Say("reading.why-person"), widgets.Body))
		case library.ByPublisher:
			list.Add(widgets.NewLabel(words.Say("reading.why-publisher"), widgets.Body))
		case library.ByProgram:
		}
		var f *kit.Form
		p.reasonsOf(r, list, func(block int) {
			f.Hide()
			p.goToBlock(block)
		})
		f = p.Ask(words.Say("reading.why-title"), words.Say("window.close"), 520, func(f *kit.Form) { f.Hide() }, list)
		f.Close.Hide()
	})
}

// reasonsOf lists the reasons, each with its passage to go to.
func (p *Pane) reasonsOf(r theme.Reading, list *fyne.Container, goTo func(block int)) {
	if len(r.Reasons())+len(r.Held()) == 0 {
		list.Add(widgets.NewLabel(words.Say("reading.why-none"), widgets.Body))
	}
	for i, reason := range r.Reasons() {
		if i == 0 || r.Reasons()[i-1].Passage != reason.Passage {
			passage := r.Passages[reason.Passage]
			there := firstSpot(reason.Spots, passage.First, passage.End, passage.First)
			list.Add(p.passageNamed(there, func() { goTo(there) }))
		}
		column := container.New(widgets.Column{Gap: 4},
			container.New(widgets.Flow{}, widgets.NewThemeTag(reason.Theme, p.ThemeName(reason.Theme))),
			widgets.NewRuns(markedWords(words.Say("reading.why-words"), reason.Words), widgets.Body))
		if len(reason.Against) > 0 {
			column.Add(widgets.NewRuns(markedWords(words.Say("reading.why-against"), reason.Against), widgets.Body))
		}
		list.Add(column)
	}
	for _, held := range r.Held() {
		column := container.New(widgets.Column{Gap: 4},
			widgets.NewLabel(words.Say("reading.why-held", "theme", p.ThemeName(held.Theme)), widgets.Strong),
			widgets.NewRuns(markedWords("", held.Words), widgets.Body))
		if there := firstSpot(held.Spots, 0, len(p.article.Blocks), -1); there >= 0 {
			column.Add(p.passageNamed(there, func() { goTo(there) }))
		}
		list.Add(column)
	}
}

// passageNamed shows how a passage begins where its words decided, and goes there.
func (p *Pane) passageNamed(block int, goThere func()) fyne.CanvasObject {
	return container.New(widgets.Column{Gap: 2}, widgets.NewRule(),
		container.New(widgets.Inset{Top: 8}, widgets.NewLabel(beginning(p.article.Blocks, block), widgets.Small.Larger().AtMost(2))),
		kit.Row(widgets.NewLink(words.Say("reading.why-there"), goThere)))
}

// firstSpot is the first block from first to before end that spots stand in; otherwise where there is none, as for words
// of the title or of a heading above.
func firstSpot(spots []theme.Spot, first, end, otherwise int) int {
	for _, s := range spots {
		if s.Block >= first && s.Block < end {
			return s.Block
		}
	}
	return otherwise
}

// markedWords are words, each marked as a search hit is, after what they are.
func markedWords(what string, found []string) []widgets.TextRun {
	runs := []widgets.TextRun{{Text: what + " "}}
	for i, w := range found {
		if i > 0 {
			runs = append(runs, widgets.TextRun{Text: " · "})
		}
		runs = append(runs, widgets.TextRun{Text: w, Mark: true})
	}
	return runs
}

// beginning is what a passage begins with.
func beginning(blocks []library.Block, first int) string {
	if first < 0 || first >= len(blocks) {
		return ""
	}
	return "«" + strings.Join(strings.Fields(blocks[first].Plain()), " ") + "»"
}

// goToBlock scrolls to a block and marks it.
func (p *Pane) goToBlock(block int) {
	p.Block = block
	p.refresh(true)
}
