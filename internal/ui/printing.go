package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2/widget"

	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/printer"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// askPrint asks for printer, copies and sides, and prints the outline.
func (c *composer) askPrint() {
	if c.preview.printer.Disabled() {
		return
	}
	single := false
	load(c.tasks, &c.machines, func(ctx context.Context) ([]printer.Printer, error) {
		all, err := c.work.Printers(ctx)
		if err != nil {
			return nil, err
		}
		single, err = c.sheets.SingleSided(ctx)
		return all, err
	}, func(all []printer.Printer, err error) {
		if library.IsKind(err, library.NoPrinter) || err == nil && len(all) == 0 {
			c.say(words.Say("window.no-printer"), words.Say("window.save-pdf"), c.askPDF)
			return
		}
		if !c.fail(err, c.askPrint) {
			c.choosePrinter(all, single)
		}
	})
}

// most copies at once; a mistyped 1000 should not empty the tray.
const mostCopies = 200

// choosePrinter asks; single is what the settings say of the paper. It returns the choice of sides.
func (c *composer) choosePrinter(all []printer.Printer, single bool) *choice[bool] {
	var names []string
	chosen := all[0].Name
	for _, p := range all {
		names = append(names, p.Name)
		if p.Default {
			chosen = p.Name
		}
	}
	which := widget.NewSelect(names, func(name string) { chosen = name })
	which.SetSelected(chosen)
	copies := widgets.NewField("1", "")
	paper := newChoice([]bool{false, true}, sides, func(bool) {})
	paper.set(single || len(c.preview.pages.Pages) == 1)
	c.ask(words.Say("window.print-title", "pages", len(c.preview.pages.Pages)), words.Say("window.print"), 330, func(f *form) {
		n, err := strconv.Atoi(copies.Text)
		if err != nil || n < 1 || n > mostCopies {
			f.wrong(words.Say("window.bad-copies", "most", mostCopies))
			return
		}
		f.hide()
		c.print(printer.Job{Printer: chosen, Copies: n, Duplex: !paper.chosen})
	},
		labelled(words.Say("window.printer"), which),
		labelled(words.Say("window.copies"), copies),
		labelled(words.Say("window.paper"), paper.box),
	)
	return paper
}

func (c *composer) print(job printer.Job) {
	outline := clone(c.outline)
	c.say(words.Say("window.printing"), "", nil)
	do(c.tasks, &c.papers, func(ctx context.Context) error {
		_, err := c.work.Print(ctx, handout.DeCuong, outline, job)
		return err
	}, func(err error) {
		if !c.fail(err, c.askPrint) {
			c.say(words.Say("window.printed", "printer", job.Printer), "", nil)
		}
	})
}
