package compose

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/printer"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// paperPrinter is a printer of the test.
type paperPrinter struct {
	got     printer.Job
	options app.PrintOptions
	outline library.Outline
	fault   error // what the printer complains of
}

func (p *paperPrinter) Printers(context.Context) ([]printer.Printer, error) {
	return []printer.Printer{{Name: "Kho", State: printer.Disabled}, {Name: "Phong-1", Default: true, State: printer.Idle}}, nil
}

func (p *paperPrinter) Print(_ context.Context, o library.Outline, w app.PrintOptions, job printer.Job) (string, error) {
	p.got, p.options, p.outline = job, w, o
	return "Phong-1-7", nil
}

func (p *paperPrinter) Printed(context.Context, string, string) (bool, error) {
	return p.fault == nil, p.fault
}

// withPrinter is a window with an outline open and a printer at hand.
func withPrinter(t *testing.T) (*uitest.Host, *Composer, *paperPrinter) {
	t.Helper()
	v, c := arranging(t)
	p := &paperPrinter{}
	c.needs.Printing = p
	return v, c, p
}

func TestTheDialogPrintsWhatWasChosen(t *testing.T) {
	v, c, p := withPrinter(t)
	card, ok := uitest.Find(v.Window, uitest.Saying(words.Say("window.template-"+handout.Phieu)))
	if !ok {
		t.Fatal("no card to choose")
	}
	card.Object.(*widgets.Chip).OnTapped()
	d := c.choosePrinter(must(p.Printers(t.Context())))
	if d.which.Selected != "Phong-1" || d.state.Words() != words.Say("window.printer-idle") {
		t.Errorf("proposes %s: %s", d.which.Selected, d.state.Words())
	}
	d.which.SetSelected("Kho")
	if d.state.Words() != words.Say("window.printer-disabled") {
		t.Errorf("says %q of a printer that stands still", d.state.Words())
	}
	d.which.SetSelected("Phong-1")
	d.copies.SetText("3")
	d.pages.SetText("1-2")
	d.paper.Set(false)
	d.grey.Set(false)
	uitest.Press(t, v.Window, "window.print")
	if want := (printer.Job{Printer: "Phong-1", Copies: 3, Duplex: true, Pages: "1-2"}); p.got != want {
		t.Errorf("printed %+v, want %+v", p.got, want)
	}
	if p.options.Template != handout.Phieu {
		t.Errorf("printed %s", p.options.Template)
	}
	if got := v.Says(); got != words.Say("window.printed", "printer", "Phong-1") {
		t.Errorf("says %q", got)
	}
}

func must(all []printer.Printer, _ error) []printer.Printer { return all }

func TestPagesThatAreNotThereAreRefusedInTheDialog(t *testing.T) {
	v, c, p := withPrinter(t)
	d := c.choosePrinter(must(p.Printers(t.Context())))
	for _, pages := range []string{"x", "3-1", "0", "900"} {
		d.pages.SetText(pages)
		uitest.Press(t, v.Window, "window.print")
		if p.got.Printer != "" {
			t.Fatalf("printed pages %q", pages)
		}
	}
	if _, ok := uitest.Find(v.Window, uitest.Saying(words.Say("window.bad-pages", "pages", len(c.preview.Pages())))); !ok {
		t.Error("nothing says why")
	}
}

func TestEnterPrintsAlsoAfterAPrinterWasChosenAndEscDoesNot(t *testing.T) {
	v, c, p := withPrinter(t)
	d := c.choosePrinter(must(p.Printers(t.Context())))
	v.Window.Canvas().Focus(d.which)
	v.Key(fyne.KeyEscape)
	if v.Window.Canvas().Overlays().Top() != nil || p.got.Printer != "" {
		t.Errorf("after Esc %q prints, or the dialog stands", p.got.Printer)
	}
	d = c.choosePrinter(must(p.Printers(t.Context())))
	v.Window.Canvas().Focus(d.which)
	v.Key(fyne.KeyRight)
	chosen := d.which.Selected
	v.Key(fyne.KeyReturn)
	if p.got.Printer != chosen {
		t.Errorf("after Enter %q prints, want %q", p.got.Printer, chosen)
	}
}

func TestPrinterThatFailsIsToldWithAWayOut(t *testing.T) {
	v, c, p := withPrinter(t)
	p.fault = library.Fail(library.PrintFailed, "Phong-1", nil)
	c.print(printer.Job{Printer: "Phong-1"})
	if got := v.Says(); !strings.Contains(got, "Phong-1") || v.Notice.Action.Label() != words.Say("window.open-viewer") {
		t.Errorf("says %q, offers %q", got, v.Notice.Action.Label())
	}
}

func TestOutlineIsCopiedAsTextAndAsMarkdown(t *testing.T) {
	v, c := arranging(t)
	c.copy(c.needs.Texts.PlainText)
	plain := fyne.CurrentApp().Clipboard().Content()
	c.copy(c.needs.Texts.Markdown)
	marked := fyne.CurrentApp().Clipboard().Content()
	for _, text := range []string{plain, marked} {
		if !strings.Contains(text, c.outline.Title) {
			t.Errorf("copied %.200q", text)
		}
	}
	if plain == marked || v.Says() != words.Say("window.copied") {
		t.Errorf("says %q", v.Says())
	}
}

func TestArticlesAreAddedToTheMaterialAndStayAfterARestart(t *testing.T) {
	v, c := arranging(t)
	before, id := len(c.clippings.all), c.outline.ID
	d := c.newArticleDialog()
	if !d.form.Submit.Disabled() || len(d.found) == 0 {
		t.Fatalf("%d articles to choose from", len(d.found))
	}
	d.search.SetText("bien gioi")
	d.rows.OnTick(0)
	added := d.ticked.Order[0]
	uitest.Press(t, v.Window, "window.articles-put")
	if len(c.clippings.all) <= before {
		t.Errorf("%d pieces before, %d after", before, len(c.clippings.all))
	}
	again := New(c.PageContext, c.needs)
	again.Show(kit.Route{Kind: kit.OutlinePage, Outline: id})
	if got := again.chosen[id]; len(got) != 3 || got[2] != added {
		t.Errorf("after a restart the material is of articles %v", got)
	}
}

func TestMarginPointsGoOnWithTheOutlineOfTheFormerStart(t *testing.T) {
	_, c := arranging(t)
	id, points := c.outline.ID, c.outline.Points()
	again := New(c.PageContext, c.needs)
	again.Keep(library.OutlinePoint{Text: "Một ý", Quoted: &library.Point{Text: "Một ý"}})
	if again.outline.ID != id || again.outline.Points() != points+1 {
		t.Errorf("went into outline %d of %d points, not %d", again.outline.ID, again.outline.Points(), id)
	}
}

func TestWordFileIsSavedUnderItsEnding(t *testing.T) {
	_, c := arranging(t)
	t.Setenv("HOME", t.TempDir())
	d := c.newSaveDialog(wordFormat)
	d.Folders.Open(t.TempDir())
	if !strings.HasSuffix(d.Name.Text, ".docx") || !strings.HasSuffix(d.File(), ".docx") {
		t.Fatalf("proposes %q, saves as %q", d.Name.Text, d.File())
	}
	d.Save()
	if !strings.Contains(c.Notice.Text.Words(), ".docx") {
		t.Errorf("says %q", c.Notice.Text.Words())
	}
}
