package ui

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/printer"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// AskPrint asks for printer, copies, pages, sides and colour, and prints the outline.
func (c *composer) AskPrint() {
	if !c.preview.printable() {
		return
	}
	load(c.tasks, &c.machines, c.needs.Printing.Printers, func(all []printer.Printer, err error) {
		if library.IsKind(err, library.NoPrinter) || err == nil && len(all) == 0 {
			c.say(words.Say("window.no-printer"), words.Say("window.save-pdf"), c.AskPDF)
			return
		}
		if !c.fail(err, c.AskPrint) {
			c.choosePrinter(all)
		}
	})
}

// most copies at once; a mistyped 1000 should not empty the tray.
const mostCopies = 200

// printDialog asks how to print.
type printDialog struct {
	page   *composer
	all    []printer.Printer
	which  *widget.Select
	state  *widgets.Text
	copies *widgets.Field
	pages  *widgets.Field
	paper  *choice[bool] // one side of the paper only
	grey   *choice[bool]
}

func (c *composer) choosePrinter(all []printer.Printer) *printDialog {
	d := &printDialog{
		page: c, all: all, state: widgets.NewText("", widgets.Small),
		copies: widgets.NewField("1", ""), pages: widgets.NewField("", words.Say("window.pages-hint")),
		grey: newSwitch(colours, true, func(bool) {}), // our paper is black on white
	}
	choice := c.preview.paper
	d.paper = newSwitch(sides, !choice.twoSided() || len(c.preview.laidOut()) == 1, func(single bool) {
		if c.preview.way().Template == handout.DeCuong && !c.preview.way().Booklet {
			choice.setSides(single) // the margins follow
		}
	})
	var names []string
	usual := all[0].Name
	for _, p := range all {
		names = append(names, p.Name)
		if p.Default {
			usual = p.Name
		}
	}
	d.which = widget.NewSelect(names, func(string) { d.say() })
	d.which.SetSelected(usual)
	paper := words.Say("window.template-" + c.preview.way().Template)
	c.ask(words.Say("window.print-title", "paper", paper), words.Say("window.print"), 520, d.send,
		labelled(words.Say("window.printer"), d.which), d.state,
		labelled(words.Say("window.copies"), d.copies),
		labelled(words.Say("window.pages"), d.pages),
		labelled(words.Say("window.sheets"), container.New(widgets.Column{Gap: 6}, choice.sheets()...)),
		labelled(words.Say("window.paper"), d.paper.box),
		labelled(words.Say("window.colour"), d.grey.box),
	)
	return d
}

// colours names the choice of colour.
func colours(grey bool) string {
	if grey {
		return words.Say("window.colour-grey")
	}
	return words.Say("window.colour-full")
}

// say tells what the chosen printer is doing.
func (d *printDialog) say() {
	for _, p := range d.all {
		if p.Name == d.which.Selected {
			d.state.SetText(words.Say("window.printer-" + string(p.State)))
		}
	}
}

// send prints, unless something that was typed makes no sense.
func (d *printDialog) send(f *form) {
	n, err := strconv.Atoi(d.copies.Text)
	if err != nil || n < 1 || n > mostCopies {
		f.wrong(words.Say("window.bad-copies", "most", mostCopies))
		return
	}
	c := d.page
	if _, err := app.ChosenPages(c.preview.laidOut(), d.pages.Text); err != nil {
		f.wrong(words.Say("window.bad-pages", "pages", len(c.preview.laidOut())))
		return
	}
	f.hide()
	c.print(printer.Job{Printer: d.which.Selected, Copies: n, Duplex: !d.paper.chosen, Grey: d.grey.chosen, Pages: d.pages.Text})
}

func (c *composer) print(job printer.Job) {
	outline, way := c.preview.printed()
	c.say(words.Say("window.printing"), "", nil)
	name := ""
	do(c.tasks, &c.papers, func(ctx context.Context) error {
		var err error
		name, err = c.needs.Printing.Print(ctx, outline, way, job)
		return err
	}, func(err error) {
		if !c.failPrint(err) {
			c.say(words.Say("window.printing-at", "printer", job.Printer), "", nil)
			c.watch(job.Printer, name)
		}
	})
}

// failPrint tells of a job that did not print; the way out is the system's viewer.
func (c *composer) failPrint(err error) bool {
	if err == nil || stopped(err) {
		return err != nil
	}
	c.log(err)
	c.notice.bad(words.Failure(err, c.logPath), words.Say("window.open-viewer"), c.openViewer)
	return true
}

// How often a printer is asked what became of a job, and for how long.
const (
	askAgain = time.Second
	askUntil = 10 * time.Minute
)

// watch tells when a job is through, or why it is not.
func (c *composer) watch(machine, job string) {
	load(c.tasks, &c.jobs, func(ctx context.Context) (done bool, err error) {
		ctx, stop := context.WithTimeout(ctx, askUntil)
		defer stop()
		again := time.NewTicker(askAgain)
		defer again.Stop()
		for {
			if done, err = c.needs.Printing.Printed(ctx, machine, job); done || err != nil {
				return done, err
			}
			select {
			case <-again.C:
			case <-ctx.Done():
				return false, nil
			}
		}
	}, func(done bool, err error) {
		if !c.failPrint(err) && done {
			c.say(words.Say("window.printed", "printer", machine), "", nil)
		}
	})
}
