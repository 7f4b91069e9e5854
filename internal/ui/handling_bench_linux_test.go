package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"golang.org/x/sys/unix"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// handledFolder names the folder of the library that this test binary, started again, works with in a real window.
const handledFolder = "BAOCAOVIEN_HANDLED"

// BenchmarkHandling does what a person does all day with a library of 100,000 articles: for each kind of thing the work of our own
// that it sets going, of which 95 in 100 stay under (ms): on the main thread, where it holds the window up, and in all, until
// nothing is left to be done. Work is time of the processor: painting, which here no graphics chip does, is none of it. The limit
// is 100 ms for each.
func BenchmarkHandling(b *testing.B) {
	folder := largeLibrary(b)
	env := newScreen(b)
	for range b.N {
		program := exec.CommandContext(b.Context(), os.Args[0])
		program.Env = append(env, handledFolder+"="+folder)
		out, err := program.Output()
		if err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		worst, things := 0.0, 0
		for line := range strings.Lines(string(out)) {
			var name string
			var main, whole float64
			if _, err := fmt.Sscan(line, &name, &main, &whole); err != nil {
				b.Fatalf("%q: %v", line, err)
			}
			b.ReportMetric(main, "ms-main-"+name)
			b.ReportMetric(whole, "ms-all-"+name)
			worst = max(worst, whole)
			things++
		}
		if things == 0 {
			b.Fatal("nothing was done")
		}
		b.ReportMetric(worst/100, "×limit")
		b.ReportMetric(0, "ns/op")
	}
}

// handleInWindow opens the window and does all that, and prints what it took.
func handleInWindow(folder string) int {
	app.SeekMemory(app.WindowMemory)
	a, err := app.Open(context.Background(), app.Options{Dir: folder})
	if err != nil {
		return failJob(err)
	}
	h := &hand{meter: newMeter()}
	go func() {
		h.until("the first page is there", func() bool { return stands(words.Say("today.see-theme")) })
		h.read()
		h.scroll()
		h.search()
		h.look()
		h.write()
		fyne.Do(fyne.CurrentApp().Quit)
	}()
	return end(errors.Join(open(context.Background(), a, Beginning{}, h.meter.tasks), a.Close()))
}

// hand does things in the window and knows what each took.
type hand struct {
	meter *meter
	took  []spent
}

func (h *hand) window() fyne.Window { return fyne.CurrentApp().Driver().AllWindows()[0] }

// until waits for something to become true on the main thread.
func (h *hand) until(what string, ok func() bool) {
	if !eventually(func() (there bool) {
		fyne.DoAndWait(func() { there = ok() })
		return there
	}) {
		panic("waited in vain until " + what)
	}
	h.meter.rest(0)
}

// do does something on the main thread and waits until all is done that it set going.
func (h *hand) do(act func()) { h.took = append(h.took, h.meter.measure(act)) }

// tell prints what 95 in 100 of the things since the last time stayed under.
func (h *hand) tell(name string) {
	p95 := func(of func(spent) time.Duration) float64 {
		var all []time.Duration
		for _, s := range h.took {
			all = append(all, of(s))
		}
		slices.Sort(all)
		return float64(all[len(all)*95/100].Microseconds()) / 1000
	}
	fmt.Printf("%s %.1f %.1f\n", name, p95(func(s spent) time.Duration { return s.main }), p95(func(s spent) time.Duration { return s.main + s.behind }))
	h.took = nil
}

func (h *hand) key(name fyne.KeyName) func() {
	return func() { h.window().Canvas().OnTypedKey()(&fyne.KeyEvent{Name: name}) }
}

func (h *hand) letter(r rune) func() { return func() { h.window().Canvas().OnTypedRune()(r) } }

func (h *hand) find(wanted func(fyne.CanvasObject) bool) fyne.CanvasObject {
	found, ok := uitest.Find(h.window(), wanted)
	if !ok {
		panic("it is not in sight")
	}
	return found.Object
}

// press presses a button or a place of the left bar.
func (h *hand) press(wanted func(fyne.CanvasObject) bool) {
	h.meter.measure(func() { h.find(wanted).(fyne.Tappable).Tapped(&fyne.PointEvent{}) })
}

// read opens one article after another, and the law, which is the newest, again and again.
func (h *hand) read() {
	h.press(placed(words.Say("window.place-all")))
	h.until("there is a list", func() bool { _, ok := uitest.Find(h.window(), isRow); return ok })
	h.do(h.letter('j'))
	h.took = nil
	for range 40 {
		h.do(h.letter('j'))
	}
	h.tell("article")
	h.meter.measure(h.key(fyne.KeyHome))
	for range 20 {
		h.meter.measure(h.letter('j'))
		h.do(h.letter('k'))
	}
	h.tell("law")
	for range 40 {
		h.do(h.key(fyne.KeyPageDown))
	}
	h.tell("page-of-law")
}

// scroll scrolls down the list, a few notches at a time, over several of its batches.
func (h *hand) scroll() {
	for range 150 {
		h.do(func() {
			list := h.find(func(o fyne.CanvasObject) bool { _, is := o.(*widgets.Rows); return is })
			for _, o := range uitest.Within(list, func(o fyne.CanvasObject) bool { _, is := o.(fyne.Scrollable); return is })[:1] {
				o.(fyne.Scrollable).Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -400)})
			}
		})
	}
	h.tell("notch-of-list")
}

// search types words that every, many and few articles hold.
func (h *hand) search() {
	for _, query := range []string{"tuan tra", "cột mốc", "tổ 4071", "khong co o dau", "việc giữ bình yên vùng biển"} {
		h.meter.measure(h.letter('/'))
		for _, r := range query {
			h.do(func() { h.window().Canvas().Focused().TypedRune(r) })
		}
		h.meter.measure(func() { h.window().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) })
	}
	h.tell("letter-of-search")
}

// look sets the text larger and smaller, as another appearance is set too.
func (h *hand) look() {
	h.meter.measure(func() { h.window().Canvas().Unfocus() })
	for i := range 10 {
		key := []fyne.KeyName{fyne.KeyEqual, fyne.KeyMinus}[i%2]
		h.do(func() {
			h.window().Canvas().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
		})
	}
	h.tell("look")
}

// write types into a point of an outline of several articles, whose paper stands beside it.
func (h *hand) write() {
	for range 6 {
		h.meter.measure(h.letter('j'))
		h.meter.measure(h.key(fyne.KeySpace))
	}
	h.meter.measure(func() {
		for _, row := range uitest.InSight(h.window(), isRow)[:6] {
			row.Object.(*widgets.ArticleRow).OnTick()
		}
	})
	h.press(uitest.Saying(words.Say("window.compose")))
	isPoint := func(o fyne.CanvasObject) bool { _, is := o.(*widgets.PointCard); return is }
	h.until("there is an outline", func() bool { _, ok := uitest.Find(h.window(), isPoint); return ok })
	h.meter.measure(func() {
		card := h.find(isPoint)
		typed := uitest.Within(card, func(o fyne.CanvasObject) bool { _, is := o.(fyne.Focusable); return is })
		h.window().Canvas().Focus(typed[0].(fyne.Focusable))
	})
	for range 40 {
		h.do(func() { h.window().Canvas().Focused().TypedRune('a') })
	}
	h.tell("key-of-editor")
}

// spent is the work of our own that something took.
type spent struct {
	main   time.Duration // on the main thread
	behind time.Duration // away from it
}

// meter times the work of our own that things set going, by the processor's time of its threads.
type meter struct {
	sync.Mutex
	changed *sync.Cond
	running int // tasks under way
	sum     spent
}

func newMeter() *meter {
	m := &meter{}
	m.changed = sync.NewCond(m)
	return m
}

// measure does something on the main thread, and returns what it and all that it set going took.
func (m *meter) measure(act func()) spent {
	m.Lock()
	before := m.running
	m.sum = spent{}
	m.Unlock()
	fyne.DoAndWait(func() { m.onMain(act) })
	return m.rest(before)
}

// rest waits until no more tasks run than so many, the timers of the program's own among them, and returns what was spent.
func (m *meter) rest(running int) spent {
	m.Lock()
	defer m.Unlock()
	for m.running > max(running, timers) {
		m.changed.Wait()
	}
	return m.sum
}

// timers are the tasks that only wait all day: for the next backup.
const timers = 1

func (m *meter) onMain(show func()) {
	from := threadTime()
	show()
	m.Lock()
	defer m.Unlock()
	m.sum.main += threadTime() - from
}

func (m *meter) count(by int) {
	m.Lock()
	defer m.Unlock()
	m.running += by
	m.changed.Broadcast()
}

// tasks are those of the window, timed.
func (m *meter) tasks(ctx context.Context) *kit.Tasks {
	t := kit.NewTasks(ctx)
	t.Start = func(work func()) {
		m.count(1)
		go func() {
			defer m.count(-1)
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			from := threadTime()
			work()
			m.Lock()
			m.sum.behind += threadTime() - from
			m.Unlock()
		}()
	}
	t.OnMain = func(show func()) {
		m.count(1)
		fyne.Do(func() {
			m.onMain(show)
			m.count(-1)
		})
	}
	return t
}

// threadTime is the processor's time of the thread.
func threadTime() time.Duration {
	var at unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &at); err != nil {
		panic(err)
	}
	return time.Duration(at.Nano())
}
