package store_test

import (
	"encoding/json"
	"fmt"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
)

var year2026 = session.Period{From: session.NewDate(2026, 1, 1), To: session.NewDate(2026, 12, 31)}

func author(n int) string { return strings.Repeat(fmt.Sprint(n), 64) }

func sessionUID(n int) string { return fmt.Sprintf("0190bbbb-0000-7000-8000-%012d", n) }

// began is the record that begins a session.
func began(n int, fields string) library.SessionRecord {
	r := library.SessionRecord{UID: sessionUID(n), Counter: 1, Author: author(1), Fields: map[string]json.RawMessage{
		"status": json.RawMessage(`"held"`), "date": json.RawMessage(`"2026-03-05"`),
	}}
	addFields(r, fields)
	return r
}

func addFields(r library.SessionRecord, fields string) {
	if err := json.Unmarshal([]byte("{"+fields+"}"), &r.Fields); err != nil {
		panic(err)
	}
}

func edited(r library.SessionRecord, counter int64, by int, fields string) library.SessionRecord {
	r.Counter, r.Author, r.Fields = counter, author(by), map[string]json.RawMessage{}
	addFields(r, fields)
	return r
}

func each(records ...library.SessionRecord) iter.Seq2[library.SessionRecord, error] {
	return func(yield func(library.SessionRecord, error) bool) {
		for _, r := range records {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func merge(t *testing.T, l *store.Library, records ...library.SessionRecord) store.SessionMerge {
	t.Helper()
	m, err := l.MergeSessions(t.Context(), each(records...), nil)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func totals(t *testing.T, l *store.Library) session.Totals {
	t.Helper()
	c := session.NewCounter(session.Inquiry{Period: year2026})
	if _, err := l.EachCounted(t.Context(), year2026, c.Add); err != nil {
		t.Fatal(err)
	}
	return c.Account(nil).Totals
}

func TestWhatArrivesIsAddedChangedOrKnown(t *testing.T) {
	t.Parallel()
	l := open(t, t.TempDir())
	a, b := began(1, `"present": 40`), began(2, `"present": 7`)
	steps := []struct {
		name    string
		records []library.SessionRecord
		want    [4]int
		people  int64
	}{
		{"two that are new", []library.SessionRecord{a, b}, [4]int{2, 0, 0, 0}, 47},
		{"the same again", []library.SessionRecord{b, a}, [4]int{0, 0, 0, 2}, 47},
		{"one that was edited", []library.SessionRecord{a, edited(a, 2, 1, `"present": 45`)}, [4]int{0, 1, 0, 0}, 52},
		{"one that loses", []library.SessionRecord{edited(a, 1, 0, `"present": 90`)}, [4]int{0, 0, 0, 1}, 52},
		{"one removed", []library.SessionRecord{edited(b, 2, 2, `"removed": true`)}, [4]int{0, 0, 1, 0}, 45},
		{"edited while it is removed", []library.SessionRecord{edited(b, 3, 2, `"present": 9`)}, [4]int{0, 0, 0, 1}, 45},
		{"brought back", []library.SessionRecord{edited(b, 4, 2, `"removed": false`)}, [4]int{0, 1, 0, 0}, 54},
	}
	for _, s := range steps {
		m := merge(t, l, s.records...)
		sum := totals(t, l)
		if got := [4]int{m.Added, m.Changed, m.Removed, m.Unchanged}; got != s.want || sum.Sum(session.Attendance).Number() != s.people {
			t.Errorf("%s: %v, want %v; %v people", s.name, got, s.want, sum.Sum(session.Attendance))
		}
	}
}

func TestWhatTwoWroteAtOnceIsToldAndKept(t *testing.T) {
	t.Parallel()
	l := open(t, t.TempDir())
	a := began(1, `"present": 40`)
	merge(t, l, a, edited(a, 2, 1, `"present": 41, "women": 9`))
	m := merge(t, l, edited(a, 2, 2, `"present": 50, "notes": "mưa"`))
	if len(m.Conflicts) != 1 || m.Conflicts[0].Field != "present" || string(m.Conflicts[0].Kept) != "50" || string(m.Conflicts[0].Overruled) != "41" {
		t.Errorf("%+v", m.Conflicts)
	}
	s, err := l.Session(t.Context(), a.UID)
	if err != nil || s.Present != library.AmountOf(50) || s.Women != library.AmountOf(9) || s.Notes != "mưa" {
		t.Errorf("%+v, %v", s, err)
	}
	records, err := l.SessionRecords(t.Context(), a.UID)
	if err != nil || len(records) != 3 {
		t.Errorf("%d records, %v", len(records), err)
	}
}

// TestAnyOrderOfArrivalEndsInTheSameLibrary merges random records into two libraries, whole and shuffled in portions.
func TestAnyOrderOfArrivalEndsInTheSameLibrary(t *testing.T) {
	t.Parallel()
	for n := range uint64(12) {
		r := rand.New(rand.NewPCG(n, 3))
		var all []library.SessionRecord
		for id := range 6 {
			first := began(id, fmt.Sprintf(`"present": %d`, r.IntN(100)))
			all = append(all, first)
			for range r.IntN(5) {
				fields := []string{
					fmt.Sprintf(`"present": %d`, r.IntN(100)), `"removed": true`, `"removed": false`, `"status": "planned"`,
					fmt.Sprintf(`"date": "2026-0%d-01"`, 1+r.IntN(9)), fmt.Sprintf(`"replaced_by": "%s"`, sessionUID((id+1+r.IntN(3))%8)),
				}
				all = append(all, edited(first, int64(1+r.IntN(3)), 1+r.IntN(3), fields[r.IntN(len(fields))]))
			}
		}
		one, other := open(t, t.TempDir()), open(t, t.TempDir())
		merge(t, one, all...)
		begin := slices.DeleteFunc(slices.Clone(all), func(r library.SessionRecord) bool { return r.Fields["status"] == nil || r.Fields["date"] == nil })
		r.Shuffle(len(all), func(a, b int) { all[a], all[b] = all[b], all[a] })
		merge(t, other, begin[3:]...)
		merge(t, other, append(slices.Clone(all[len(all)/2:]), begin...)...)
		merge(t, other, all...)
		if a, b := dump(t, one), dump(t, other); a != b {
			t.Errorf("round %d:\n%s\n%s", n, a, b)
		}
	}
}

func dump(t *testing.T, l *store.Library) string {
	t.Helper()
	all, err := l.Sessions(t.Context(), store.SessionFilter{Removed: true})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	standing, err := l.Sessions(t.Context(), store.SessionFilter{Status: library.HeldSession})
	if err != nil {
		t.Fatal(err)
	}
	sum := totals(t, l)
	if int64(len(standing)) != sum.Sessions {
		t.Errorf("%d sessions are listed, %d counted", len(standing), sum.Sessions)
	}
	counted, err := json.Marshal(&sum)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw) + string(counted)
}

func TestSessionsThatReplaceEachOtherLeaveOne(t *testing.T) {
	t.Parallel()
	l := open(t, t.TempDir())
	a, b, c := began(1, `"present": 1`), began(2, `"present": 20`), began(3, `"present": 300`)
	replaces := func(r library.SessionRecord, by int) library.SessionRecord {
		return edited(r, 2, 1, fmt.Sprintf(`"replaced_by": "%s"`, sessionUID(by)))
	}
	for _, s := range []struct {
		name    string
		records []library.SessionRecord
		people  int64
	}{
		{"by one that has not arrived", []library.SessionRecord{a, replaces(a, 2)}, 1},
		{"it arrives", []library.SessionRecord{b}, 20},
		{"which is replaced in turn", []library.SessionRecord{c, replaces(b, 3)}, 300},
		{"in a ring", []library.SessionRecord{replaces(c, 1)}, 1},
	} {
		merge(t, l, s.records...)
		sum := totals(t, l)
		if got := sum.Sum(session.Attendance).Number(); got != s.people {
			t.Errorf("%s: %d people, want %d", s.name, got, s.people)
		}
	}
}

func TestRecordsThatCannotBeLeaveNothing(t *testing.T) {
	t.Parallel()
	good := began(1, `"present": 4`)
	for name, bad := range map[string]library.SessionRecord{
		"a number below 0":      began(2, `"present": -4`),
		"an absurd number":      began(2, `"present": 99999999999`),
		"half a person":         began(2, `"present": 4.5`),
		"a number as a text":    began(2, `"present": "bốn"`),
		"a row below 0":         began(2, `"audiences": [{"group": "ngư dân", "present": -1}]`),
		"a day of 2206":         began(2, `"date": "2206-03-05"`),
		"a day that is none":    began(2, `"date": "2026-02-30"`),
		"a field of the future": began(2, `"hologram": true`),
		"a status that is none": began(2, `"status": "perhaps"`),
		"no beginning":          edited(began(2, ""), 2, 1, `"present": 4`),
		"no author":             func() library.SessionRecord { r := began(2, ""); r.Author = ""; return r }(),
		"a counter of 0":        func() library.SessionRecord { r := began(2, ""); r.Counter = 0; return r }(),
		"a counter past all":    func() library.SessionRecord { r := began(2, ""); r.Counter = 1 << 62; return r }(),
		"another uid inside":    began(2, `"uid": "`+sessionUID(3)+`"`),
		"a uid that is none":    func() library.SessionRecord { r := began(2, ""); r.UID = "2"; return r }(),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := open(t, t.TempDir())
			if _, err := l.MergeSessions(t.Context(), each(good, bad), nil); !library.IsKind(err, library.DamagedFile) {
				t.Errorf("err = %v", err)
			}
			if all, err := l.Sessions(t.Context(), store.SessionFilter{Removed: true}); err != nil || len(all) != 0 {
				t.Errorf("%d sessions, %v", len(all), err)
			}
		})
	}
}

func TestAnEditIsARecordOfWhatItChanges(t *testing.T) {
	t.Parallel()
	l := open(t, t.TempDir())
	a := began(1, `"present": 4, "notes": "x", "speakers": [{"name": "Bình", "level": "xa"}]`)
	merge(t, l, a)
	now := time.UnixMilli(1_790_000_000_000)
	edit := func(change func(*library.Session)) library.Session {
		t.Helper()
		all, _, err := l.EditSessions(t.Context(), author(5), now, []store.SessionEdit{{UID: a.UID, Change: func(s library.Session, known bool) (library.Session, error) {
			if !known {
				t.Error("not known")
			}
			change(&s)
			return s, nil
		}}})
		if err != nil {
			t.Fatal(err)
		}
		return all[0]
	}
	s := edit(func(s *library.Session) { s.Present, s.Notes, s.Speakers = library.Amount{}, "", nil })
	if s.Present.Known() || s.Notes != "" || s.Speakers != nil {
		t.Errorf("%+v", s)
	}
	edit(func(*library.Session) {})
	records, err := l.SessionRecords(t.Context(), a.UID)
	if err != nil || len(records) != 2 || records[1].Counter != 2 || len(records[1].Fields) != 3 {
		t.Errorf("%+v, %v", records, err)
	}
}

func TestALibraryOfSessionsAloneIsBackedUpAsOneThatHoldsSomething(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	l := open(t, dir)
	if empty, err := l.Empty(t.Context()); err != nil || !empty {
		t.Errorf("a new library is empty: %v, %v", empty, err)
	}
	a, b := began(1, `"present": 4`), began(2, `"present": 5`)
	merge(t, l, a, b)
	if empty, err := l.Empty(t.Context()); err != nil || empty {
		t.Errorf("with two sessions it is empty: %v, %v", empty, err)
	}
	report, err := l.Backup(t.Context(), filepath.Join(dir, "so.bcv"))
	if err != nil || report.Sessions != 2 {
		t.Errorf("%+v, %v", report, err)
	}
	if !report.HoldsMuchMore(store.BackupReport{}) || (store.BackupReport{}).HoldsMuchMore(report) {
		t.Error("two sessions are no more than none")
	}
}
