package session_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

// change is one change of a session as the plain calculation keeps it: values as Go has them, no JSON.
type change struct {
	uid     string
	counter int64
	at      int64
	author  string
	values  map[string]any
	record  library.SessionRecord // as the program keeps it
}

// world is several machines that write sessions down and hand their changes on.
type world struct {
	t        *testing.T
	r        *rand.Rand
	machines [3][]change
	authors  [3]string
	made     int
}

func newWorld(t *testing.T, seed uint64) *world {
	t.Helper()
	w := &world{t: t, r: rand.New(rand.NewPCG(seed, 7))}
	for i := range w.authors {
		w.authors[i] = strings.Repeat(fmt.Sprint(i), 64)
	}
	return w
}

func pick[T any](r *rand.Rand, all ...T) T { return all[r.IntN(len(all))] }

// amount is a number or, as nil, none.
func (w *world) amount() any {
	if w.r.IntN(4) == 0 {
		return nil
	}
	return pick(w.r, 0, 1, 7, 45, 120, 1500)
}

var firstDay = time.Date(2023, 12, 1, 0, 0, 0, 0, time.UTC)

// value is a random value of a field. Days lie around leap days and the ends of months.
func (w *world) value(field string) any {
	switch field {
	case "date":
		return firstDay.AddDate(0, 0, w.r.IntN(500)).Format(time.DateOnly)
	case "status":
		return pick(w.r, "held", "held", "held", "planned", "cancelled")
	case "form":
		return pick(w.r, "", "truc-tiep", "truc-tuyen", "ket-hop", "long-ghep", "truyen-thanh", "khac")
	case "level":
		return pick(w.r, "", "trung-uong", "tinh", "xa", "co-so")
	case "unit":
		return pick(w.r, "", "Ban Tuyên giáo", "Đồn Biên phòng", "Đoàn Thanh niên")
	case "place":
		return pick(w.r, "", "Xã Long Hòa", "Xã Đông Hải", "Phường Trà Vinh")
	case "themes":
		return pick(w.r, nil, []string{"bien-dao"}, []string{"bien-gioi", "bien-dao"}, []string{"doi-ngoai", "bien-gioi", "bien-dao"}, []string{"phu-nu"})
	case "speakers":
		return pick(w.r, nil, []string{"Nguyễn Văn Bình"}, []string{"Trần Thị Hoa", "Nguyễn Văn Bình"})
	case "audiences":
		rows := [][3]any{}
		for range w.r.IntN(3) {
			rows = append(rows, [3]any{pick(w.r, "đảng viên", "ngư dân", "nhân dân"), w.amount(), w.amount()})
		}
		return rows
	case "handouts_by":
		rows := [][2]any{}
		for range w.r.IntN(3) {
			rows = append(rows, [2]any{pick(w.r, "to-phat-tay", "de-cuong", "khac"), w.amount()})
		}
		return rows
	case onePhoto, otherPhoto:
		return pick[any](w.r, nil, members{"name": "ảnh.jpg", "size": 1 + w.r.IntN(9)})
	case "questions":
		return w.r.IntN(3)
	case "removed":
		return w.r.IntN(3) == 0
	}
	return w.amount()
}

// The fields of two attachments.
var onePhoto, otherPhoto = library.AttachmentField + strings.Repeat("1", 64), library.AttachmentField + strings.Repeat("2", 64)

var randomFields = append(strings.Fields("date status form level unit place themes speakers audiences present online party_members women ethnic religious reach handouts handouts_by questions"),
	onePhoto, otherPhoto, "removed")

// step lets one machine write a session down, change one, or take what another knows, maybe for the second time.
func (w *world) step() {
	m := w.r.IntN(len(w.machines))
	known := w.machines[m]
	switch n := w.r.IntN(10); {
	case n < 2 || len(known) == 0:
		w.made++
		c := change{uid: uid(w.made), counter: 1, at: w.r.Int64N(5), author: w.authors[m], values: map[string]any{}}
		for _, field := range randomFields[:len(randomFields)-1] {
			if field == "date" || field == "status" || w.r.IntN(5) > 0 {
				c.values[field] = w.value(field)
			}
		}
		w.machines[m] = append(known, w.recorded(c))
	case n < 7:
		c := change{uid: known[w.r.IntN(len(known))].uid, at: w.r.Int64N(5), author: w.authors[m], values: map[string]any{}}
		for _, k := range known {
			if k.uid == c.uid {
				c.counter = max(c.counter, k.counter+1)
			}
		}
		for range 1 + w.r.IntN(3) {
			field := pick(w.r, randomFields...)
			c.values[field] = w.value(field)
		}
		w.machines[m] = append(known, w.recorded(c))
	default:
		other := w.machines[w.r.IntN(len(w.machines))]
		from := w.r.IntN(len(other) + 1)
		w.machines[m] = append(known, other[from:min(len(other), from+20)]...)
	}
}

func uid(n int) string { return fmt.Sprintf("0190aaaa-0000-7000-8000-%012d", n) }

// recorded returns a change with its record, which the program must take.
func (w *world) recorded(c change) change {
	w.t.Helper()
	c.record = library.SessionRecord{UID: c.uid, Counter: c.counter, Time: c.at, Author: c.author, Fields: map[string]json.RawMessage{}}
	for field, value := range c.values {
		raw, err := json.Marshal(written(field, value))
		if err != nil {
			w.t.Fatal(err)
		}
		c.record.Fields[field] = raw
	}
	if err := session.CheckRecord(c.record); err != nil {
		w.t.Fatalf("%v: %v", c.record, err)
	}
	return c
}

// records are changes as the program keeps them.
func records(changes []change) []library.SessionRecord {
	all := make([]library.SessionRecord, len(changes))
	for i, c := range changes {
		all[i] = c.record
	}
	return all
}

type members = map[string]any

// written is a value in the shape of its field.
func written(field string, value any) any {
	switch v := value.(type) {
	case [][3]any:
		rows := []any{}
		for _, row := range v {
			rows = append(rows, members{"group": row[0], "present": row[1], "online": row[2]})
		}
		return rows
	case [][2]any:
		rows := []any{}
		for _, row := range v {
			rows = append(rows, members{"template": row[0], "copies": row[1]})
		}
		return rows
	case []string:
		if field == "speakers" {
			rows := []any{}
			for _, name := range v {
				rows = append(rows, members{"name": name})
			}
			return rows
		}
	case int:
		if field == "questions" {
			return slices.Repeat([]any{members{"text": "Hỏi?"}}, v)
		}
	case string:
		if field == "place" {
			return members{"commune": v}
		}
	}
	return value
}

// counted is what the program makes of records.
func counted(t *testing.T, all []library.SessionRecord, i session.Inquiry) session.Account {
	t.Helper()
	by := map[string][]library.SessionRecord{}
	for _, r := range all {
		by[r.UID] = append(by[r.UID], r)
	}
	counter, reader := session.NewCounter(i), session.NewCountedReader()
	for _, of := range by {
		s, err := session.Merge(of)
		if err != nil {
			t.Fatal(err)
		}
		if s.Removed || s.Status != library.HeldSession {
			continue
		}
		packed := session.CountedOf(s)
		read, err := reader.Read(packed.Date, packed.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		counter.Add(read)
	}
	return counter.Account(func(t library.Theme) string { return string(t) })
}

// TestRandomHistoriesCountAsPlainArithmeticDoes goes through 10,000 histories of three machines.
func TestRandomHistoriesCountAsPlainArithmeticDoes(t *testing.T) {
	t.Parallel()
	const parts = 8
	each := 10_000 / parts
	if testing.Short() {
		each = 1_000 / parts
	}
	for part := range parts {
		t.Run(fmt.Sprint("part ", part), func(t *testing.T) {
			t.Parallel()
			for n := range each {
				w := newWorld(t, uint64(part*each+n))
				for range 5 + w.r.IntN(26) {
					w.step()
				}
				w.compare(t)
				if t.Failed() {
					t.Fatalf("history %d", part*each+n)
				}
			}
		})
	}
}

func (w *world) compare(t *testing.T) {
	t.Helper()
	from := session.NewDate(2023, 12, 1) + session.Date(w.r.IntN(400))
	i := session.Inquiry{
		Period: session.Period{From: from, To: from + session.Date(w.r.IntN(200))},
		By:     session.Groupings(), Against: pick(w.r, session.NoneBefore, session.YearBefore, session.JustBefore),
		CutOff: pick(w.r, 0, 0, 1, 15, 28, 29, 30, 31),
	}
	all := slices.Concat(w.machines[:]...)
	w.r.Shuffle(len(all), func(a, b int) { all[a], all[b] = all[b], all[a] })
	account := counted(t, records(all), i)
	total, tables := plainly(all, i)
	if wrong := same(total, &account.Totals); wrong != "" {
		t.Errorf("in all: %s", wrong)
	}
	for n, table := range account.Tables {
		rows := map[string]bool{}
		for _, row := range table.Rows {
			plain := tables[n][row.Key]
			if plain == nil {
				plain = newSums() // had sessions before only
			}
			if wrong := same(plain, &row.Totals); wrong != "" {
				t.Errorf("by %s, %q: %s", table.By, row.Key, wrong)
			}
			rows[row.Key] = true
		}
		for key := range maps.Keys(tables[n]) {
			if !rows[key] {
				t.Errorf("by %s: no row %q", table.By, key)
			}
		}
		addsUp(t, account, table)
	}
	if before, compared := i.Before(); compared {
		i.Period = before
		earlier, _ := plainly(all, i)
		if wrong := same(earlier, account.Before); wrong != "" {
			t.Errorf("before: %s", wrong)
		}
	}
}

// addsUp fails where the rows of a grouping that has each session once are not the total.
func addsUp(t *testing.T, a session.Account, table session.AccountTable) {
	t.Helper()
	if !table.By.AddsUp() {
		return
	}
	var sessions, attendance, silent int64
	for _, row := range table.Rows {
		sessions += row.Sessions
		attendance += row.Sum(session.Attendance).Number()
		silent += row.Silent(session.Attendance)
	}
	if sessions != a.Totals.Sessions || attendance != a.Totals.Sum(session.Attendance).Number() || silent != a.Totals.Silent(session.Attendance) {
		t.Errorf("by %s the rows add up to %d sessions, %d people; the total is %d, %v", table.By, sessions, attendance, a.Totals.Sessions, a.Totals.Sum(session.Attendance))
	}
}

// TestMergingIsCommutativeAssociativeAndIdempotent merges the records of three machines in every order, in every grouping,
// and again.
func TestMergingIsCommutativeAssociativeAndIdempotent(t *testing.T) {
	t.Parallel()
	for n := range 300 {
		w := newWorld(t, uint64(90_000+n))
		for range 40 {
			w.step()
		}
		var machines [3]map[string][]library.SessionRecord
		for m := range machines {
			machines[m] = map[string][]library.SessionRecord{}
			for _, r := range records(w.machines[m]) {
				machines[m][r.UID] = append(machines[m][r.UID], r)
			}
		}
		for made := range w.made {
			id := uid(made + 1)
			a, b, c := machines[0][id], machines[1][id], machines[2][id]
			if len(a)+len(b)+len(c) == 0 {
				continue
			}
			want := standing(t, slices.Concat(a, b, c))
			for name, order := range map[string][]library.SessionRecord{
				"backwards": slices.Concat(c, b, a), "in between": slices.Concat(b, a, c), "twice": slices.Concat(a, b, a, c, c, b),
			} {
				if got := standing(t, order); got != want {
					t.Fatalf("history %d, %s:\n%s\n%s", n, name, got, want)
				}
			}
		}
	}
}

func standing(t *testing.T, all []library.SessionRecord) string {
	t.Helper()
	raw, err := json.Marshal(session.Standing(all))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestRecordsThatAgreeInAllButTheirFieldsHaveOneOrderToo(t *testing.T) {
	t.Parallel()
	a := library.SessionRecord{UID: uid(1), Counter: 1, Author: strings.Repeat("a", 64), Fields: map[string]json.RawMessage{"present": json.RawMessage("5")}}
	b := a
	b.Fields = map[string]json.RawMessage{"present": json.RawMessage("6")}
	if one, other := standing(t, []library.SessionRecord{a, b}), standing(t, []library.SessionRecord{b, a}); one != other {
		t.Errorf("%s and %s", one, other)
	}
}

func TestARecordOfAFieldThatIsNoneIsRefused(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"PRESENT", "Present", " present", "weather", "", "-", "Distinct", "distinct.x", "attachment.", "attachment.x", "attachments", onePhoto + "1", strings.ToUpper(onePhoto), onePhoto, `present":5,"women`} {
		r := library.SessionRecord{UID: uid(1), Counter: 1, Author: strings.Repeat("a", 64), Fields: map[string]json.RawMessage{name: json.RawMessage("5")}}
		if err := session.CheckRecord(r); err == nil {
			t.Errorf("field %q is taken", name)
		}
	}
}

func TestWhatIsCountedComesBackAsItWas(t *testing.T) {
	t.Parallel()
	want := session.CountedSession{
		Date: 20_000, Commune: "Xã Long Hòa", Unit: "Đồn", Level: "xa", Form: "ket-hop", Themes: []library.Theme{"bien-dao", "phu-nu"},
		Speakers: []string{"Bình"}, Audiences: []session.Listeners{{Group: "ngư dân", Present: library.AmountOf(0)}},
		Heads: session.Listeners{Present: library.AmountOf(1 << 29), Online: library.Amount{}}, Questions: 3,
		Copies: []library.HandoutCopies{{Template: "to-phat-tay", Copies: library.AmountOf(60)}, {Template: "khac"}},
	}
	packed := want.Bytes()
	got, err := session.NewCountedReader().Read(want.Date, packed)
	if err != nil || !reflect.DeepEqual(*got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	bare := want
	bare.Copies = nil // as it was packed before copies were counted by template
	for n := range packed {
		if n == len(bare.Bytes()) {
			continue
		}
		if _, err := session.NewCountedReader().Read(1, packed[:n]); err == nil {
			t.Errorf("the first %d bytes of %d are read", n, len(packed))
		}
	}
}

func TestTwoMachinesThatAddAPhotoEachKeepBoth(t *testing.T) {
	t.Parallel()
	record := func(counter int64, author string, fields ...string) library.SessionRecord {
		r := library.SessionRecord{UID: uid(1), Counter: counter, Author: strings.Repeat(author, 64), Fields: map[string]json.RawMessage{}}
		for i := 0; i < len(fields); i += 2 {
			r.Fields[fields[i]] = json.RawMessage(fields[i+1])
		}
		if err := session.CheckRecord(r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	all := []library.SessionRecord{
		record(1, "a", "date", `"2026-03-05"`, "status", `"held"`),
		record(2, "a", onePhoto, `{"name":"b.jpg","size":5}`),
		record(2, "b", otherPhoto, `{"name":"a.pdf","size":7}`),
	}
	s, err := session.Merge(all)
	want := []library.SessionAttachment{{SHA256: strings.Repeat("2", 64), Name: "a.pdf", Size: 7}, {SHA256: strings.Repeat("1", 64), Name: "b.jpg", Size: 5}}
	if err != nil || !slices.Equal(s.Attachments, want) || len(session.Conflicts(all[:2], all[2:])) > 0 {
		t.Errorf("%+v, %v", s.Attachments, err)
	}
	s, err = session.Merge(append(all, record(3, "a", onePhoto, "null")))
	if err != nil || !slices.Equal(s.Attachments, want[:1]) {
		t.Errorf("one taken out: %+v, %v", s.Attachments, err)
	}
	changed, err := session.Changes(library.Session{Attachments: want}, s)
	if err != nil || string(changed[onePhoto]) != "null" || changed[otherPhoto] != nil {
		t.Errorf("%s, %v", changed, err)
	}
	for _, bad := range []string{`{"name":"","size":5}`, `{"name":"a","size":0}`, `{"name":"a","size":-1}`, `{"name":"a","size":99999999}`, `{"name":"a","size":5,"path":"/etc"}`, `"a.jpg"`, `[]x`} {
		r := library.SessionRecord{UID: uid(1), Counter: 1, Author: strings.Repeat("a", 64), Fields: map[string]json.RawMessage{onePhoto: json.RawMessage(bad)}}
		if err := session.CheckRecord(r); err == nil {
			t.Errorf("%s is taken", bad)
		}
	}
}

// TestTheSessionsBehindARowAddUpToIt lists the sessions of every row of every table, and adds up what each says there.
func TestTheSessionsBehindARowAddUpToIt(t *testing.T) {
	t.Parallel()
	for n := range 40 {
		w := newWorld(t, uint64(70_000+n))
		for range 60 {
			w.step()
		}
		all := records(slices.Concat(w.machines[:]...))
		by := map[string][]library.SessionRecord{}
		for _, r := range all {
			by[r.UID] = append(by[r.UID], r)
		}
		var held []library.Session
		for _, of := range by {
			s, err := session.Merge(of)
			if err != nil {
				t.Fatal(err)
			}
			if s.Status == library.HeldSession && !s.Removed {
				held = append(held, s)
			}
		}
		i := session.Inquiry{Period: session.Period{From: session.NewDate(2020, 1, 1), To: session.NewDate(2030, 1, 1)}, By: session.Groupings(), CutOff: 15}
		for _, table := range counted(t, all, i).Tables {
			for _, row := range table.Rows {
				behind, sum := session.InRow(held, table.By, row.Key, i.CutOff), library.Amount{}
				for _, s := range behind {
					sum = sum.Plus(session.HeadsIn(s, table.By, row.Key))
				}
				if int64(len(behind)) != row.Sessions || sum != row.Sum(session.Attendance) {
					t.Fatalf("history %d, by %s, %q: %d sessions of %d, %v people of %v", n, table.By, row.Key, len(behind), row.Sessions, sum, row.Sum(session.Attendance))
				}
			}
		}
	}
}
