package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
)

// syncFolder names the folder in which this test binary, started again, syncs in a real window and measures how
// long the window keeps a person waiting.
const syncFolder = "BAOCAOVIEN_SYNC"

// benchArticles is how many new articles come while an article is read.
const benchArticles = 300

// BenchmarkWindowWhileSyncing measures how long the window does not answer while new articles come in and one is
// read: the longest wait for the main thread, the wait that 99 in 100 stay under, and the longest work of ours on
// it, in ms. The limit is 50. A wait is work and painting; beside it stands what painting the window alone takes on
// this machine, which has no graphics chip.
func BenchmarkWindowWhileSyncing(b *testing.B) {
	env := newScreen(b)
	for range b.N {
		program := exec.CommandContext(b.Context(), os.Args[0])
		program.Env = append(env, syncFolder+"="+b.TempDir())
		out, err := program.Output()
		var longest, hundredth, work, painting float64
		if _, wrong := fmt.Sscanf(string(out), "%f %f %f %f", &longest, &hundredth, &work, &painting); err != nil || wrong != nil {
			b.Fatalf("%s, %v, %v", out, err, wrong)
		}
		b.ReportMetric(longest, "ms-longest")
		b.ReportMetric(hundredth, "ms-p99")
		b.ReportMetric(work, "ms-work")
		b.ReportMetric(painting, "ms-painting")
		b.ReportMetric(work/50, "×limit")
	}
}

// syncInWindow opens the window on a source that has much that is new, and prints the longest waits.
func syncInWindow(folder string) int {
	site := httptest.NewServer(http.HandlerFunc(manyArticles))
	defer site.Close()
	ctx := context.Background()
	a, err := app.Open(ctx, app.Options{Dir: folder})
	if err != nil {
		return failJob(err)
	}
	_, err = a.Sources.AddSource(ctx, library.Source{URL: site.URL + "/rss", Kind: library.FeedSource, Title: "Nguồn thử", Enabled: true})
	if err != nil {
		return failJob(errors.Join(err, a.Close()))
	}
	p, work := newPilot(folder), &clocked{}
	go func() {
		p.arrive(title())
		p.until("an article is there to read", func() bool {
			row, ok := p.find(func(o fyne.CanvasObject) bool { _, is := o.(*widgets.ArticleRow); return is })
			if ok {
				p.press(row.At.AddXY(row.Size.Width/2, row.Size.Height/2))
			}
			return ok
		})
		waits := p.waits(ctx, a)
		fmt.Printf("%f %f %f %f\n", waits[0], waits[len(waits)/100], work.longest, painting())
		p.key("alt+F4")
	}()
	if err := errors.Join(open(ctx, a, Beginning{}, work.tasks), a.Close()); err != nil {
		return failJob(err)
	}
	return 0
}

// manyArticles is a feed with its articles, each answered after a moment as on a real network.
func manyArticles(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/rss" {
		w.Header().Set("Content-Type", "application/rss+xml")
		_, _ = fmt.Fprint(w, `<rss version="2.0"><channel><title>Nguồn thử</title>`)
		for i := range benchArticles {
			_, _ = fmt.Fprintf(w, "<item><title>Bài số %d về biển, đảo</title><link>/bai-%d</link></item>", i, i)
		}
		_, _ = fmt.Fprint(w, "</channel></rss>")
		return
	}
	name := filepath.Base(r.URL.Path)
	select {
	case <-time.After(20 * time.Millisecond):
	case <-r.Context().Done():
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = fmt.Fprintf(w, "<html><body><article><h1>Bài %s về biển, đảo</h1>", name)
	for i := range 12 {
		_, _ = fmt.Fprintf(w, "<p>Đoạn %d của %s. %s</p>", i, name, strings.Repeat("Bà con ngư dân bám biển, giữ gìn chủ quyền biển, đảo. ", 4))
	}
	_, _ = fmt.Fprint(w, "</article></body></html>")
}

// waits asks the main thread for its attention again and again until all articles have come, and returns how long
// it took to get it, in ms, the longest first.
func (p *pilot) waits(ctx context.Context, a *app.App) []float64 {
	var all []float64
	for {
		counts, err := a.Library().Counts(ctx)
		if err != nil {
			panic(err)
		}
		asked := time.Now()
		fyne.DoAndWait(func() {})
		all = append(all, float64(time.Since(asked).Microseconds())/1000)
		if counts.All >= benchArticles {
			slices.SortFunc(all, func(x, y float64) int { return cmp.Compare(y, x) })
			return all
		}
	}
}

// painting is how long the main thread is busy where one word of the window changes, in ms: the longest of many, as
// of the waits.
func painting() float64 {
	longest := 0.0
	for range 20 {
		fyne.DoAndWait(func() {
			w := fyne.CurrentApp().Driver().AllWindows()[0]
			w.Content().Refresh()
		})
		asked := time.Now()
		fyne.DoAndWait(func() {})
		longest = max(longest, float64(time.Since(asked).Microseconds())/1000)
	}
	return longest
}

// clocked times what the window does on the main thread, in ms.
type clocked struct{ longest float64 }

func (c *clocked) tasks(ctx context.Context) *kit.Tasks {
	t := kit.NewTasks(ctx)
	t.OnMain = func(show func()) {
		fyne.Do(func() {
			begun := time.Now()
			show()
			c.longest = max(c.longest, float64(time.Since(begun).Microseconds())/1000)
		})
	}
	return t
}
