package cli_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// editVariable has this test write outlines into the library in its value until it is killed.
const editVariable = "BCV_EDIT_UNTIL_KILLED"

// Settings of the test: how many kills, and the seed that repeats a run. One write in ten is made to fail instead.
const (
	killsVariable = "BCV_KILLS"
	seedVariable  = "BCV_SEED"
	killsInTests  = 50
	failEach      = 10
)

// struck counts what met one thing that the program does: kills, and writes that failed.
type struck struct{ kills, failed int }

// tally counts what kills did. Campaigns share it.
type tally struct {
	lock           sync.Mutex
	by             map[string]struck
	lost, repeated int
}

func (c *tally) strikes(what string, kills, failed int) {
	c.lock.Lock()
	defer c.lock.Unlock()
	c.by[what] = struck{c.by[what].kills + kills, c.by[what].failed + failed}
}

func (c *tally) add(lost, repeated int) {
	c.lock.Lock()
	defer c.lock.Unlock()
	c.lost, c.repeated = c.lost+lost, c.repeated+repeated
}

// figures are the sums, and a line for each thing.
func (c *tally) figures() (all struck, lines string) {
	for _, what := range slices.Sorted(maps.Keys(c.by)) {
		one := c.by[what]
		all = struck{all.kills + one.kills, all.failed + one.failed}
		lines += fmt.Sprintf("\n%16s: %4d kills, %3d failing writes", what, one.kills, one.failed)
	}
	return all, lines
}

// TestKillsLoseNothing kills the built program at random moments of sync, import, reading again, editing, migration, backup,
// restore, of logging sessions, their photos, taking them in, handing them on and reporting on them, and of publishing a store and
// receiving it, and has writes fail. After each, the library is whole, everything that was stored is there, and once.
func TestKillsLoseNothing(t *testing.T) {
	if dir := os.Getenv(editVariable); dir != "" {
		editUntilKilled(t, dir)
		return
	}
	kills := number(t, killsVariable, killsInTests)
	seed := number(t, seedVariable, int(time.Now().UnixNano()&0xffffff))
	count := &tally{by: map[string]struck{}}
	t.Run("kills", func(t *testing.T) {
		for i, c := range []struct {
			name  string
			share int // of ten: more than ten in all, for what came later takes nothing from the others
			run   func(*campaign)
		}{{"work", 4, work}, {"sessions", 3, sessions}, {"migration", 2, migration}, {"restore", 1, restores}, {"stores", 6, stores}} {
			t.Run(c.name, func(t *testing.T) {
				t.Parallel()
				c.run(&campaign{
					T: t, tally: count, kills: max(1, kills*c.share/10), random: rand.New(rand.NewPCG(uint64(seed), uint64(i))), // #nosec G404 -- moments, no secrets
					lasts: map[string]time.Duration{},
				})
			})
		}
	})
	all, lines := count.figures()
	t.Logf("%d kills, %d lost, %d twice; beside them %d failing writes; seed %d%s", all.kills, count.lost, count.repeated, all.failed, seed, lines)
	if all.kills < kills/2 || count.lost+count.repeated > 0 {
		t.Errorf("%+v", count.by)
	}
}

func number(t *testing.T, variable string, otherwise int) int {
	t.Helper()
	text := os.Getenv(variable)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// campaign is a row of kills on one kind of library.
type campaign struct {
	*testing.T
	*tally
	kills  int
	random *rand.Rand
	lasts  map[string]time.Duration // about how long each thing takes, so that the kills meet all of it
	rounds int
}

// next begins a round, unless there were enough kills.
func (c *campaign) next() bool {
	c.rounds++
	return c.kills > 0 && c.rounds < 100_000
}

// strike runs the program with these arguments and stops it: by a kill at a random moment, or by a write that fails.
func (c *campaign) strike(what string, args ...string) {
	if c.rounds%failEach == 0 && runtime.GOOS != "windows" {
		c.starve(what, args...)
		return
	}
	c.kill(what, exec.Command(program, args...)) // #nosec G204
}

// kill starts a command, kills it at a random moment of the time it takes, and returns what it printed until then.
func (c *campaign) kill(what string, command *exec.Cmd) string {
	var out strings.Builder
	command.Stdout = &out
	if err := command.Start(); err != nil {
		c.Fatal(err)
	}
	if c.lasts[what] == 0 {
		c.lasts[what] = 200 * time.Millisecond
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	moment := time.NewTimer(time.Duration(c.random.Int64N(int64(c.lasts[what]))))
	defer moment.Stop()
	select {
	case <-ended: // it was quicker
		c.lasts[what] = c.lasts[what]*8/10 + time.Millisecond
	case <-moment.C:
		_ = command.Process.Kill()
		<-ended
		c.lasts[what] = c.lasts[what] * 103 / 100
		c.kills--
		c.strikes(what, 1, 0)
	}
	return out.String()
}

// starve runs the program where no file may grow past a random size.
func (c *campaign) starve(what string, args ...string) {
	limit := fmt.Sprintf(`ulimit -f %d; exec "$@"`, 1+c.random.IntN(800))
	command := exec.Command("sh", append([]string{"-c", limit, "sh", program}, args...)...) // #nosec G204
	if command.Run() != nil {
		c.strikes(what, 0, 1)
	}
}

// wrong counts and tells a loss.
func (c *campaign) wrong(format string, args ...any) {
	c.add(1, 0)
	c.Errorf(format, args...)
}

// stand is what a library holds.
type stand struct {
	versions map[int64]int    // of each article
	titles   map[string]int   // how many articles bear each
	outlines map[int64]string // their titles
	themes   map[string]bool
	notes    map[int64]string // what each says
}

// standOf looks a library through, as a person would find it after the kill.
func (c *campaign) standOf(dir, what string) stand {
	c.Helper()
	ctx := context.Background()
	s := stand{map[int64]int{}, map[string]int{}, map[int64]string{}, map[string]bool{}, map[int64]string{}}
	l, err := store.Open(ctx, dir)
	if err != nil {
		c.wrong("after %s it does not open: %v", what, err)
		return s
	}
	defer func() { _ = l.Close() }()
	report, err := l.Check(ctx)
	if err != nil || !report.OK() {
		c.wrong("after %s: %+v, %v", what, report.Problems, err)
	}
	list, err1 := l.List(ctx, library.Filter{})
	for _, a := range list {
		editions, err := l.Editions(ctx, a.ID)
		err1 = errors.Join(err1, err)
		s.versions[a.ID] = len(editions)
		s.titles[a.Title]++
	}
	outlines, err2 := l.Outlines(ctx)
	for _, o := range outlines {
		s.outlines[o.ID] = o.Title
	}
	themes, err3 := l.OwnThemes(ctx)
	for _, own := range themes {
		s.themes[own.Name] = true
	}
	notes, err4 := l.Notes(ctx, 0)
	for _, n := range notes {
		s.notes[n.ID] = n.Text
	}
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		c.wrong("after %s: %v", what, err)
	}
	for title, n := range s.titles {
		if n > 1 {
			c.add(0, n-1)
			c.Errorf("after %s: «%s» is there %d times", what, title, n)
		}
	}
	return s
}

// keeps tells what of an earlier stand is gone.
func (c *campaign) keeps(before, now stand, what string) {
	c.Helper()
	for id, n := range before.versions {
		if now.versions[id] < n {
			c.wrong("after %s article %d has %d versions, before %d", what, id, now.versions[id], n)
		}
	}
	for id, title := range before.outlines {
		if now.outlines[id] != title {
			c.wrong("after %s outline %d is «%s», before «%s»", what, id, now.outlines[id], title)
		}
	}
	for id, text := range before.notes {
		if now.notes[id] != text {
			c.wrong("after %s note %d says «%s», before «%s»", what, id, now.notes[id], text)
		}
	}
	for name := range before.themes {
		if !now.themes[name] {
			c.wrong("after %s the theme «%s» is gone", what, name)
		}
	}
}

// editUntilKilled saves outlines and says which were saved.
func editUntilKilled(t *testing.T, dir string) {
	l, err := store.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 100_000 {
		o, err := l.SaveOutline(t.Context(), library.Outline{Title: fmt.Sprint("Đề cương ", n), Slogans: []string{strings.Repeat("khẩu hiệu ", n%50)}})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Printf("saved %d %s\n", o.ID, o.Title)
		if n%3 == 0 {
			o.Title += " sửa"
			if _, err := l.SaveOutline(t.Context(), o); err != nil {
				t.Fatal(err)
			}
			fmt.Printf("saved %d %s\n", o.ID, o.Title)
		}
	}
}

// edit kills a process that saves outlines, and returns those that it said were saved.
func (c *campaign) edit(dir string) map[int64]string {
	command := exec.Command(os.Args[0], "-test.run", "^TestKillsLoseNothing$") // #nosec G204
	command.Env = append(os.Environ(), editVariable+"="+dir)
	saved := map[int64]string{}
	lines := strings.Split(c.kill("edit", command), "\n")
	for _, line := range lines[:len(lines)-1] { // the last is half a line, or none
		rest, is := strings.CutPrefix(line, "saved ")
		number, title, both := strings.Cut(rest, " ")
		if id, err := strconv.ParseInt(number, 10, 64); is && both && err == nil {
			saved[id] = title
		}
	}
	return saved
}

// copies verifies every copy in a library's folder that bears its name.
func (c *campaign) copies(dir, what string) {
	all, err := store.Copies(context.Background(), dir)
	if err != nil {
		c.wrong("after %s: %v", what, err)
	}
	for _, one := range all {
		if one.Kind == store.UnfinishedCopy {
			continue
		}
		if err := store.VerifyBackup(context.Background(), one.File); err != nil {
			c.wrong("after %s the copy %s: %v", what, filepath.Base(one.File), err)
		}
	}
}
