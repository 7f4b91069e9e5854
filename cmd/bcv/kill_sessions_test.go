package main_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/parcel"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
)

// inFile is how many sessions a file of another machine holds: all of them are taken, or none.
const inFile = 12

// logbook is the library of a campaign on sessions, and what must stand in it: the listeners of each session by its uid.
type logbook struct {
	*campaign
	dir, files string
	before     map[string]int64
	added      int      // sessions that were logged, or were about to be: each with listeners of its own
	arrived    []string // files of other machines
}

// sessions kills the program while sessions are logged, edited, removed, taken in from other machines, handed on and
// reported on.
func sessions(c *campaign) {
	b := &logbook{campaign: c, dir: c.TempDir(), files: c.TempDir(), before: map[string]int64{}}
	var first object
	ask(c.T, b.dir, &first, "session", "add", "--date", "2026-01-01", "--commune", "Xã Mẫu", "--present", "1")
	things := map[string]func() (allowed []map[string]int64){
		"log": b.log, "edit": b.edit, "remove": b.remove, "take": b.take, "hand on": b.handOn, "report": b.report,
	}
	names := slices.Sorted(maps.Keys(things))
	b.before = b.standing("the first session")
	for c.next() {
		what := names[c.random.IntN(len(names))]
		allowed := things[what]()
		now := b.standing(what)
		if !maps.Equal(now, b.before) && !slices.ContainsFunc(allowed, func(m map[string]int64) bool { return maps.Equal(now, m) }) {
			c.wrong("after %s there are %d sessions, before %d: %v, allowed %v", what, len(now), len(b.before), now, allowed)
		}
		b.before = now
	}
	for _, file := range b.arrived { // what the kills interrupted comes now, once
		taken(c.T, b.dir, file, "--trust")
	}
	if last, want := b.standing("the last import"), len(b.arrived)*inFile; countTaken(last) != want {
		c.wrong("%d sessions of other machines, want %d", countTaken(last), want)
	}
}

// takenFrom is the first number of listeners of the sessions of other machines.
const takenFrom = 1_000_000

func countTaken(all map[string]int64) (n int) {
	for _, present := range all {
		if present >= takenFrom {
			n++
		}
	}
	return n
}

// standing reads the sessions as a person would find them after the kill, and that a report counts each once.
func (b *logbook) standing(what string) map[string]int64 {
	b.standOf(b.dir, what)
	ctx := context.Background()
	all := map[string]int64{}
	l, err := store.Open(ctx, b.dir)
	if err != nil {
		b.wrong("after %s: %v", what, err)
		return all
	}
	defer func() { _ = l.Close() }()
	list, err := l.Sessions(ctx, store.SessionFilter{})
	seen, sum := map[int64]bool{}, int64(0)
	for _, s := range list {
		n := s.Present.Number()
		if seen[n] {
			b.add(0, 0, 0, 1)
			b.Errorf("after %s a session with %d listeners is there twice", what, n)
		}
		seen[n], all[s.UID] = true, n
		sum += n
	}
	year := session.Period{From: session.NewDate(2026, 1, 1), To: session.NewDate(2026, 12, 31)}
	counter := session.NewCounter(session.Inquiry{Period: year})
	_, err2 := l.EachCounted(ctx, year, counter.Add)
	totals := counter.Account(nil).Totals
	if err := errors.Join(err, err2); err != nil || totals.Sessions != int64(len(all)) || totals.Sum(session.Attendance).Number() != sum {
		b.wrong("after %s a report counts %d sessions, %d are there: %v", what, totals.Sessions, len(all), err)
	}
	return all
}

func (b *logbook) bcv(what string, args ...string) {
	b.strike(what, append([]string{"--data", b.dir}, args...)...)
}

// with is what stands after a session has those listeners; the uid is "" for one that is new, and the listeners are 0 for one
// that is removed.
func (b *logbook) with(uid string, present int64) map[string]int64 {
	all := maps.Clone(b.before)
	if all[uid] = present; present == 0 {
		delete(all, uid)
	}
	return all
}

// some is the uid of one of the sessions.
func (b *logbook) some() string {
	uids := slices.Sorted(maps.Keys(b.before))
	return uids[b.random.IntN(len(uids))]
}

func (b *logbook) log() []map[string]int64 {
	b.added++
	present := int64(1 + b.added)
	b.bcv("log", "session", "add", "--date", fmt.Sprintf("2026-03-%02d", 1+b.added%28), "--commune", "Xã Mẫu", "--present", fmt.Sprint(present))
	for uid, n := range b.standing("log") { // the uid is the program's to choose
		if _, known := b.before[uid]; !known && n == present {
			return []map[string]int64{b.with(uid, present)}
		}
	}
	return nil
}

func (b *logbook) edit() []map[string]int64 {
	b.added++
	uid, present := b.some(), int64(1+b.added)
	if b.before[uid] >= takenFrom { // its number is looked for at the end
		return nil
	}
	b.bcv("edit a session", "session", "edit", uid, "--present", fmt.Sprint(present))
	return []map[string]int64{b.with(uid, present)}
}

func (b *logbook) remove() []map[string]int64 {
	uid := b.some()
	if b.before[uid] >= takenFrom || len(b.before) < 3 {
		return nil
	}
	b.bcv("remove", "session", "remove", uid)
	return []map[string]int64{b.with(uid, 0)}
}

// take imports a file of another machine: a new one, or one whose import was killed.
func (b *logbook) take() []map[string]int64 {
	if len(b.arrived) == 0 || b.random.IntN(2) == 0 {
		b.arrived = append(b.arrived, b.pack(len(b.arrived)))
	}
	n := b.random.IntN(len(b.arrived))
	b.bcv("take", "session", "import", b.arrived[n], "--trust")
	after := maps.Clone(b.before)
	for _, r := range recordsOf(n) {
		after[r.UID] = presentOf(r)
	}
	return []map[string]int64{after}
}

// recordsOf are the sessions of the n-th file.
func recordsOf(n int) (all []library.SessionRecord) {
	for i := range inFile {
		all = append(all, library.SessionRecord{
			UID: fmt.Sprintf("0190bbbb-0000-7000-8000-%012d", n*inFile+i), Counter: 1, Time: 1_790_000_000_000, Author: strings.Repeat("a", 64),
			Fields: map[string]json.RawMessage{
				"status": json.RawMessage(`"held"`), "date": json.RawMessage(fmt.Sprintf(`"2026-05-%02d"`, 1+i)),
				"present": json.RawMessage(fmt.Sprint(takenFrom + n*inFile + i)),
			},
		})
	}
	return all
}

func presentOf(r library.SessionRecord) (n int64) {
	_ = json.Unmarshal(r.Fields["present"], &n) // a number of ours
	return n
}

func (b *logbook) pack(n int) string {
	from := parcel.Sender{Name: "Nơi mẫu", Private: ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize)), Made: library.Day(2026, 6, 1)}
	var out bytes.Buffer
	_, err := parcel.Write(&out, from, func(yield func(library.SessionRecord, error) bool) {
		for _, r := range recordsOf(n) {
			if !yield(r, nil) {
				return
			}
		}
	}, nil)
	file := filepath.Join(b.files, fmt.Sprintf("den-%d.buoi", n))
	if err := errors.Join(err, os.WriteFile(file, out.Bytes(), 0o600)); err != nil {
		b.Fatal(err)
	}
	return file
}

// handOn writes the year as a file, in place of the one that is there.
func (b *logbook) handOn() []map[string]int64 {
	file := filepath.Join(b.files, "di.buoi")
	b.bcv("hand on", "session", "export", "--out", file, "--from", "2026-01-01", "--to", "2026-12-31")
	b.wholeFile(file)
	return nil
}

func (b *logbook) report() []map[string]int64 {
	ending := []string{".pdf", ".docx", ".xlsx"}[b.random.IntN(3)]
	file := filepath.Join(b.files, "bao-cao"+ending)
	b.bcv("report "+ending, "report", "--from", "2026-01-01", "--to", "2026-12-31", "--by", "month", "--out", file)
	b.wholeFile(file)
	return nil
}

// wholeFile tells of a file that was written in part: the one before it, or none, is what a kill may leave.
func (b *logbook) wholeFile(file string) {
	raw, err := os.ReadFile(file) // #nosec G304 -- of the test
	if errors.Is(err, os.ErrNotExist) {
		return
	}
	if err == nil && filepath.Ext(file) == ".pdf" && !bytes.HasSuffix(bytes.TrimSpace(raw), []byte("%%EOF")) {
		err = errors.New("no end")
	}
	if err == nil && filepath.Ext(file) != ".pdf" {
		_, err = zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	}
	if err != nil {
		b.wrong("%s is written in part: %v", filepath.Base(file), err)
	}
}
