package compose

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/printer"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// AskPrint asks for printer, copies, pages, sides and colour, and prints the outline.
func (c *Composer) AskPrint() {
	if !c.preview.Printable() {
		return
	}
	kit.Load(c.Tasks, &c.machines, c.needs.Printing.Printers, func(all []printer.Printer, err error) {
		if library.IsKind(err, library.NoPrinter) || err == nil && len(all) == 0 {
			c.Say(words.Say("window.no-printer"), words.Say("window.save-pdf"), c.AskPDF)
			return
		}
		if !c.Fail(err, c.AskPrint) {
			c.choosePrinter(all)
		}
	})
}

// most copies at once; a mistyped 1000 should not empty the tray.
const mostCopies = 200

// printDialog asks how to print.
type printDialog struct {
	page   *Composer
	all    []printer.Printer
	which  *widgets.DropDown
	state  *widgets.Label
	copies *widgets.Field
	pages  *widgets.Field
	paper  *kit.ChipGroup[bool] // one side of the paper only
	grey   *kit.ChipGroup[bool]
}

func (c *Composer) choosePrinter(all []printer.Printer) *printDialog {
	d := &printDialog{
		page: c, all: all, state: widgets.NewLabel("", widgets.Small),
		copies: widgets.NewField("1", ""), pages: widgets.NewField("", words.Say("window.pages-hint")),
		grey: kit.NewSwitch(colours, true, func(bool) {}), // our paper is black on white
	}
	d.paper = kit.NewSwitch(kit.SidesName, !c.preview.TwoSided() || len(c.preview.Pages()) == 1, func(single bool) {
		if c.preview.PrintOptions().Template == handout.DeCuong && !c.preview.PrintOptions().Booklet {
			c.preview.SetSides(single) // the margins follow
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
	d.which = widgets.NewDropDown(names, func(string) { d.say() })
	d.which.SetSelected(usual)
	paper := words.Say("window.template-" + c.preview.PrintOptions().Template)
	c.Ask(words.Say("window.print-title", "paper", paper), words.Say("window.print"), 520, d.send, c.warning(),
		kit.Labelled(words.Say("window.printer"), d.which), d.state,
		kit.Labelled(words.Say("window.copies"), d.copies),
		kit.Labelled(words.Say("window.pages"), d.pages),
		kit.Labelled(words.Say("window.sheets"), container.New(widgets.Column{Gap: 6}, c.preview.SheetChoices()...)),
		kit.Labelled(words.Say("window.paper"), d.paper.Box),
		kit.Labelled(words.Say("window.colour"), d.grey.Box),
	)
	return d
}

// warning says whom the paper may be shown to, over what prints or saves it; it is hidden where anybody may see it.
func (c *Composer) warning() *widgets.Label {
	stamp := c.preview.Stamp()
	said := widgets.NewLabel(words.Say("window.restricted-paper", "stamp", stamp), widgets.Strong.In(widgets.Bad))
	kit.SetHidden(said, stamp == "")
	return said
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
func (d *printDialog) send(f *kit.Form) {
	n, err := strconv.Atoi(d.copies.Text)
	if err != nil || n < 1 || n > mostCopies {
		f.ShowError(words.Say("window.bad-copies", "most", mostCopies))
		return
	}
	c := d.page
	if _, err := app.ChosenPages(c.preview.Pages(), d.pages.Text); err != nil {
		f.ShowError(words.Say("window.bad-pages", "pages", len(c.preview.Pages())))
		return
	}
	f.Hide()
	c.print(printer.Job{Printer: d.which.Selected, Copies: n, Duplex: !d.paper.Chosen, Grey: d.grey.Chosen, Pages: d.pages.Text})
}

func (c *Composer) print(job printer.Job) {
	outline, way := c.preview.Printed()
	c.Say(words.Say("window.printing"), "", nil)
	name := ""
	kit.Do(c.Tasks, &c.papers, func(ctx context.Context) error {
		var err error
		name, err = c.needs.Printing.Print(ctx, outline, way, job)
		return err
	}, func(err error) {
		if !c.failPrint(err) {
			c.Say(words.Say("window.printing-at", "printer", job.Printer), "", nil)
			c.watch(job.Printer, name)
		}
	})
}

// failPrint tells of a job that did not print; the way out is the system's viewer.
func (c *Composer) failPrint(err error) bool {
	if err == nil || kit.Stopped(err) {
		return err != nil
	}
	c.Tell(err, words.Failure(err, c.LogPath), words.Say("window.open-viewer"), c.openViewer)
	return true
}

// askUntil is how long a printer is asked what became of a job.
const askUntil = 10 * time.Minute

// watch tells when a job is through, or why it is not.
func (c *Composer) watch(machine, job string) {
	kit.Load(c.Tasks, &c.jobs, func(ctx context.Context) (bool, error) {
		ctx, stop := context.WithTimeout(ctx, askUntil)
		defer stop()
		return c.needs.Printing.Printed(ctx, machine, job)
	}, func(done bool, err error) {
		if !c.failPrint(err) && done {
			c.Say(words.Say("window.printed", "printer", machine), "", nil)
		}
	})
}
