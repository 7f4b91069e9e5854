package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// jobFolder names the folder in which this test binary, started again as a program of its own, does the
// whole job in a real window. The toolkit has one driver a process, and the other tests need its test driver.
const jobFolder = "BAOCAOVIEN_JOB"

func TestMain(m *testing.M) {
	if folder := os.Getenv(firstFolder); folder != "" {
		os.Exit(startFirst(folder))
	}
	if folder := os.Getenv(jobFolder); folder != "" {
		os.Exit(doJob(folder)) // here, because the toolkit wants the main goroutine
	}
	if folder := os.Getenv(syncFolder); folder != "" {
		os.Exit(syncInWindow(folder))
	}
	if folder := os.Getenv(typingDir); folder != "" {
		os.Exit(typeInWindow(folder))
	}
	if folder := os.Getenv(startFolder); folder != "" {
		os.Exit(beginUntilEnd(folder))
	}
	if folder := os.Getenv(handledFolder); folder != "" {
		os.Exit(handleInWindow(folder))
	}
	os.Exit(m.Run())
}

// jobTitle is what the briefer of the test calls the talk.
const jobTitle = "Biển, đảo quê hương"

// TestTheWholeJobInTheRealWindow goes from the first start to the handout and the talk as a person does, with pointer
// and keyboard. SCREENSHOTS names a folder that keeps the pictures.
func TestTheWholeJobInTheRealWindow(t *testing.T) {
	folder := t.TempDir()
	ctx, stop := context.WithTimeout(t.Context(), 8*patience)
	defer stop()
	env := newScreen(t)
	for _, step := range []string{firstFolder, jobFolder} {
		program := exec.CommandContext(ctx, os.Args[0])
		program.Env = append(env, step+"="+folder)
		if out, err := program.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}

	text, err := exec.CommandContext(ctx, "pdftotext", "-layout", filepath.Join(folder, "de-cuong.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, wanted := range []string{jobTitle, firstIssuer, words.Say("paper.de-cuong"), words.Say("paper.sources"), "[1]", "[2]"} {
		if !strings.Contains(string(text), wanted) {
			t.Errorf("the PDF does not say %q", wanted)
		}
	}
	// Closing the window lost nothing: a new start finds what was arranged.
	a, err := app.Open(ctx, app.Options{Dir: filepath.Join(folder, "thu-vien")})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}()
	outlines, err := a.Library().Outlines(ctx)
	if err != nil || len(outlines) != 1 || outlines[0].Title != jobTitle {
		t.Errorf("outlines %v, %v", outlines, err)
	}
}

// doJob does the job with the sample site.
func doJob(folder string) int {
	return piloted(folder, "", true, func(p *pilot, a *app.App) { p.job(a, folder) })
}

// piloted runs the program with its window and a pilot in it, and returns the exit code. Pictures begin with a prefix.
func piloted(folder, prefix string, sample bool, job func(p *pilot, a *app.App)) int {
	shots := os.Getenv("SCREENSHOTS")
	if shots == "" {
		shots = folder
	}
	a, err := app.Open(context.Background(), app.Options{Dir: filepath.Join(folder, "thu-vien"), Sample: sample})
	if err != nil {
		return failJob(err)
	}
	p := newPilot(shots)
	p.prefix = prefix
	done := make(chan struct{})
	go func() {
		defer func() {
			if cause := recover(); cause != nil {
				fmt.Fprintf(os.Stderr, "%v\n%s", cause, debug.Stack())
				p.shot("failed")
				os.Exit(1)
			}
		}()
		job(p, a)
		close(done)
	}()
	err = errors.Join(Run(context.Background(), a, Beginning{Sample: sample}), a.Close())
	select {
	case <-done:
	case <-time.After(patience):
		err = errors.Join(err, errors.New("the window closed before the job was done"))
	}
	if err != nil {
		return failJob(err)
	}
	return 0
}

func failJob(err error) int {
	fmt.Fprintln(os.Stderr, err)
	return 1
}

// job is the main job of a briefer, step by step.
func (p *pilot) job(a *app.App, folder string) {
	p.arrive(words.Say("window.brand"))
	p.sync(a)
	p.read(a)
	p.search()
	p.compose(a)
	p.widen()
	p.savePDF(filepath.Join(folder, "de-cuong.pdf"))
	p.present(a)
	p.talk(a)
	if os.Getenv("SCREENSHOTS") != "" {
		p.reach(words.Say("window.place-outlines"))
		p.click(jobTitle)
		p.tour()
	}
	p.key("alt+F4")
}

// sync waits for the first sync, which an empty sample library begins by itself, and starts a second one.
func (p *pilot) sync(a *app.App) {
	count := func() int {
		all, err := a.Library().List(context.Background(), library.Filter{})
		if err != nil {
			panic(err)
		}
		return len(all)
	}
	const atLeast = 24 // the sample site's articles
	p.until("the articles are there", func() bool { return count() >= atLeast })
	p.wait("a list", isRow) // until then an empty one offers to sync, too
	p.click(words.Say("window.sync"))
	p.wait("word that nothing is new", uitest.Saying(words.Say("window.sync-nothing")))
	p.shot("synced")
}

func isRow(o fyne.CanvasObject) bool {
	_, ok := o.(*widgets.ArticleRow)
	return ok
}

// rows returns the rows of the list when they stand still, from the top.
func (p *pilot) rows() []uitest.Sighted {
	p.wait("a list", isRow)
	rows := p.findAll(isRow)
	slices.SortFunc(rows, func(a, b uitest.Sighted) int { return cmp.Compare(a.At.Y, b.At.Y) })
	return rows
}

// shown returns what the rows show.
func (p *pilot) shown() (all []widgets.Row) {
	boxes := p.rows()
	fyne.DoAndWait(func() {
		for _, b := range boxes {
			all = append(all, b.Object.(*widgets.ArticleRow).Row())
		}
	})
	return all
}

// read opens the sea-and-islands theme and the first article in it.
func (p *pilot) read(a *app.App) {
	p.goTo(words.Say("window.theme-" + string(library.SeaIslands)))
	p.until("the list is of the theme", func() bool {
		return !slices.ContainsFunc(p.shown(), func(row widgets.Row) bool { return !hasTheme(row, library.SeaIslands) })
	})
	first, title := p.rows()[0], p.shown()[0].Title
	p.press(first.Middle())
	p.until("the article is open", func() bool { return len(p.findAll(uitest.Saying(title))) > 0 })
	p.until("it counts as read", func() bool {
		all, err := a.Library().List(context.Background(), library.Filter{Theme: library.SeaIslands})
		return err == nil && len(all) > 0 && all[0].Read
	})
	p.highlight(a)
	p.shot("reading")
}

// highlight marks a word of the article that is open.
func (p *pilot) highlight(a *app.App) {
	paragraphs := p.findAll(func(o fyne.CanvasObject) bool {
		prose, is := o.(*widgets.Prose)
		return is && len(prose.Words()) > 200
	})
	if len(paragraphs) == 0 {
		panic("there is no paragraph to read")
	}
	at := paragraphs[0].At.AddXY(30, 12) // in the first word of its first line
	p.tool("mousemove", "--window", p.id, strconv.Itoa(int(at.X)), strconv.Itoa(int(at.Y)), "click", "--repeat", "2", "--delay", "60", "1")
	p.click(words.Say("notes.highlight"))
	p.until("the word is marked", func() bool {
		all, err := a.Notes.All(context.Background(), "")
		return err == nil && len(all) == 1
	})
}

func hasTheme(row widgets.Row, t library.Theme) bool {
	for _, named := range row.Themes {
		if named.Theme == t {
			return true
		}
	}
	return false
}

// search finds without marks, and goes back.
func (p *pilot) search() {
	for range 2 { // of the library, not of the article that may be open
		p.key("ctrl+f")
	}
	field := p.wait("the search field", uitest.Hinting(words.Say("window.search")))
	p.until("the search field has the keyboard", func() bool { return p.focused() == field.Object })
	p.write(field, "luat bien")
	p.until("hits are marked", func() bool {
		return slices.ContainsFunc(p.shown(), func(row widgets.Row) bool {
			return slices.ContainsFunc(row.Snippet, func(run widgets.TextRun) bool { return run.Mark })
		})
	})
	p.shot("search")
	p.key("Escape")
	p.until("the list is whole again", func() bool {
		return !slices.ContainsFunc(p.shown(), func(row widgets.Row) bool { return len(row.Snippet) > 0 })
	})
}

// compose ticks two articles and arranges them.
func (p *pilot) compose(a *app.App) {
	for i := range 2 {
		row := p.rows()[i]
		p.press(row.At.Add(row.Object.(*widgets.ArticleRow).TickAt()))
		p.wait("the count of ticks", uitest.Saying(words.Say("window.chosen", "count", i+1)))
	}
	p.shot("ticked")
	p.click(words.Say("window.compose"))
	p.write(p.wait("the field of the title", uitest.Hinting(words.Say("window.title-hint"))), jobTitle)
	p.until("the title is saved", func() bool {
		all, err := a.Library().Outlines(context.Background())
		return err == nil && len(all) == 1 && all[0].Title == jobTitle
	})
	p.preview()
	p.shot("outline")
}

// smallestPage is how wide a page of the preview is at least, on a small screen with large letters; the small pages beside it
// are narrower.
const smallestPage = 120

// preview waits until the paper shows a page with ink on it.
func (p *pilot) preview() {
	sheet := p.wait("a page of the preview", func(o fyne.CanvasObject) bool {
		picture, ok := o.(*canvas.Image)
		return ok && picture.Image != nil && picture.Size().Width > smallestPage
	})
	dark := 0
	fyne.DoAndWait(func() {
		picture := sheet.Object.(*canvas.Image).Image
		for y := picture.Bounds().Min.Y; y < picture.Bounds().Max.Y; y++ {
			for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x++ {
				if r, _, _, _ := picture.At(x, y).RGBA(); r < 0x8000 {
					dark++
				}
			}
		}
	})
	const someLines = 150 // pixels, of the smallest page
	if dark < someLines {
		panic(fmt.Sprintf("the preview has %d dark pixels", dark))
	}
}

// savePDF saves the paper under a name that is typed.
func (p *pilot) savePDF(file string) {
	p.click(words.Say("window.save-pdf"))
	name := p.wait("the field of the file's name", func(o fyne.CanvasObject) bool {
		field := uitest.FieldOf(o)
		return field != nil && strings.HasSuffix(field.Text, ".pdf")
	})
	p.shot("save-dialog")
	p.write(name, file)
	p.click(words.Say("window.save"))
	p.until("the PDF is written", func() bool {
		info, err := os.Stat(file)
		return err == nil && info.Size() > 0
	})
	p.wait("the page without a dialog", uitest.Saying(words.Say("window.save-pdf")))
	p.shot("saved")
}
