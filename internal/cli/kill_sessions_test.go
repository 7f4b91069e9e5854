package cli_test

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

// loggedSession is what must stand of a session: its listeners, and the SHA-256 of each attachment, «;» behind each.
type loggedSession struct {
	present  int64
	attached string
}

// logbook is the library of a campaign on sessions, and what must stand in it: each session by its uid.
type logbook struct {
	*campaign
	dir, files string
	out, in    string // the inboxes it sends to and receives from
	before     map[string]loggedSession
	added      int      // sessions that were logged, or were about to be: each with listeners of its own
	arrived    []string // files of other machines
	photos     int      // each another
}

// sessions kills the program while sessions are logged, edited, removed, get photos and lose them, are taken in from other
// machines with theirs, handed on, sent into an inbox, received from one and reported on.
func sessions(c *campaign) {
	b := &logbook{campaign: c, dir: c.TempDir(), files: c.TempDir(), out: c.TempDir(), in: c.TempDir(), before: map[string]loggedSession{}}
	var first object
	ask(c.T, b.dir, &first, "session", "add", "--date", "2026-01-01", "--commune", "Xã Mẫu", "--present", "1")
	things := map[string]func() (allowed []map[string]loggedSession){
		"log": b.log, "edit": b.edit, "remove": b.remove, "attach": b.attach, "detach": b.detach, "take": b.take, "hand on": b.handOn, "report": b.report,
		"send": b.send, "receive": b.receive,
	}
	names := slices.Sorted(maps.Keys(things))
	b.before = b.standing("the first session")
	for c.next() {
		what := names[c.random.IntN(len(names))]
		allowed := things[what]()
		now := b.standing(what)
		if !maps.Equal(now, b.before) && !slices.ContainsFunc(allowed, func(m map[string]loggedSession) bool { return maps.Equal(now, m) }) {
			c.wrong("after %s there are %d sessions, before %d: %v, allowed %v", what, len(now), len(b.before), now, allowed)
		}
		b.before = now
	}
	for _, file := range b.arrived { // what the kills interrupted comes now, once
		taken(c.T, b.dir, file, "--trust")
	}
	var received object
	ask(c.T, b.dir, &received, "inbox", "receive", b.in, "--trust")
	if last, want := b.standing("the last import"), len(b.arrived)*inFile; countTaken(last) != want {
		c.wrong("%d sessions of other machines, want %d", countTaken(last), want)
	}
}

// takenFrom is the first number of listeners of the sessions of other machines.
const takenFrom = 1_000_000

func countTaken(all map[string]loggedSession) (n int) {
	for _, s := range all {
		if s.present >= takenFrom {
			n++
		}
	}
	return n
}

// standing reads the sessions as a person would find them after the kill, and that a report counts each once.
func (b *logbook) standing(what string) map[string]loggedSession {
	b.standOf(b.dir, what)
	ctx := context.Background()
	all := map[string]loggedSession{}
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
			b.add(0, 1)
			b.Errorf("after %s a session with %d listeners is there twice", what, n)
		}
		seen[n], all[s.UID] = true, loggedSession{n, b.attachedTo(l, s, what)}
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

// attachedTo reads the attachments of a session, and that the bytes of each are there.
func (b *logbook) attachedTo(l *store.Library, s library.Session, what string) (sums string) {
	for _, a := range s.Attachments {
		kept, err := l.SessionFile(context.Background(), s.UID, a.SHA256)
		if err != nil || session.SessionFileOf(kept.Data).SHA256 != a.SHA256 || int64(len(kept.Data)) != a.Size {
			b.wrong("after %s the photo %s of %s has %d bytes, %v", what, a.Name, s.UID, len(kept.Data), err)
		}
		sums += a.SHA256 + ";"
	}
	return sums
}

func (b *logbook) bcv(what string, args ...string) {
	b.strike(what, append([]string{"--data", b.dir}, args...)...)
}

// with is what stands after a session was changed; without is what stands where it is gone.
func (b *logbook) with(uid string, s loggedSession) []map[string]loggedSession {
	all := maps.Clone(b.before)
	all[uid] = s
	return []map[string]loggedSession{all}
}

func (b *logbook) without(uid string) []map[string]loggedSession {
	all := maps.Clone(b.before)
	delete(all, uid)
	return []map[string]loggedSession{all}
}

// some is one of the sessions that were logged here; those of other machines are counted at the end.
func (b *logbook) some() (uid string, s loggedSession) {
	uids := slices.DeleteFunc(slices.Sorted(maps.Keys(b.before)), func(uid string) bool { return b.before[uid].present >= takenFrom })
	uid = uids[b.random.IntN(len(uids))]
	return uid, b.before[uid]
}

func (b *logbook) log() []map[string]loggedSession {
	b.added++
	present := int64(1 + b.added)
	b.bcv("log", "session", "add", "--date", fmt.Sprintf("2026-03-%02d", 1+b.added%28), "--commune", "Xã Mẫu", "--present", fmt.Sprint(present))
	for uid, s := range b.standing("log") { // the uid is the program's to choose
		if _, known := b.before[uid]; !known && s.present == present {
			return b.with(uid, loggedSession{present: present})
		}
	}
	return nil
}

func (b *logbook) edit() []map[string]loggedSession {
	b.added++
	uid, s := b.some()
	s.present = int64(1 + b.added)
	b.bcv("edit a session", "session", "edit", uid, "--present", fmt.Sprint(s.present))
	return b.with(uid, s)
}

// leastLogged is how many sessions are left, so that there is one to edit.
const leastLogged = 3

func (b *logbook) remove() []map[string]loggedSession {
	if len(b.before)-countTaken(b.before) < leastLogged {
		return nil
	}
	uid, _ := b.some()
	b.bcv("remove", "session", "remove", uid)
	return b.without(uid)
}

// photosAtMost is how many photos a session of the campaign gets.
const photosAtMost = 4

// photo is a picture of its own, of up to 200 KB: many pages of the library are written.
func (b *logbook) photo() []byte {
	b.photos++
	photo := fmt.Appendf([]byte("\xFF\xD8\xFF\xE0"), "%d ", b.photos)
	for size := b.random.IntN(200 << 10); len(photo) < size; {
		photo = fmt.Appendf(photo, "%d ", b.random.Uint64())
	}
	return photo
}

func (b *logbook) attach() []map[string]loggedSession {
	uid, s := b.some()
	if strings.Count(s.attached, ";") >= photosAtMost {
		return nil
	}
	data := b.photo()
	file := filepath.Join(b.files, fmt.Sprintf("ảnh %03d.jpg", b.photos)) // attachments stand by name
	if err := os.WriteFile(file, data, 0o600); err != nil {
		b.Fatal(err)
	}
	b.bcv("attach", "session", "attach", uid, file)
	s.attached += session.SessionFileOf(data).SHA256 + ";"
	return b.with(uid, s)
}

func (b *logbook) detach() []map[string]loggedSession {
	uid, s := b.some()
	first, rest, has := strings.Cut(s.attached, ";")
	if !has || first == "" {
		return nil
	}
	b.bcv("detach", "session", "detach", uid, "1")
	s.attached = rest
	return b.with(uid, s)
}

// take imports a file of another machine: a new one, or one whose import was killed.
func (b *logbook) take() []map[string]loggedSession {
	if len(b.arrived) == 0 || b.random.IntN(2) == 0 {
		b.arrived = append(b.arrived, b.pack(len(b.arrived)))
	}
	n := b.random.IntN(len(b.arrived))
	b.bcv("take", "session", "import", b.arrived[n], "--trust")
	after := maps.Clone(b.before)
	for _, r := range recordsOf(n) {
		after[r.UID] = loggedSession{presentOf(r), attachedIn(r)}
	}
	return []map[string]loggedSession{after}
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
		if photo := photoOf(n*inFile + i); i%2 == 0 {
			all[i].Fields[library.AttachmentField+photo.SHA256] = json.RawMessage(fmt.Sprintf(`{"name": "ảnh.jpg", "size": %d}`, len(photo.Data)))
		}
	}
	return all
}

// photoOf is the photo of the n-th session of other machines, whose bytes come in its file.
func photoOf(n int) library.SessionFile {
	return session.SessionFileOf([]byte("\xFF\xD8\xFF\xE0" + strings.Repeat(fmt.Sprint("ảnh ", n, " "), 2000)))
}

// attachedIn are the attachments that a record names.
func attachedIn(r library.SessionRecord) (sums string) {
	for name := range r.Fields {
		if sum, is := strings.CutPrefix(name, library.AttachmentField); is {
			sums += sum + ";"
		}
	}
	return sums
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
	}, func(yield func(library.SessionFile, error) bool) {
		for i := 0; i < inFile; i += 2 {
			if !yield(photoOf(n*inFile+i), nil) {
				return
			}
		}
	})
	file := filepath.Join(b.files, fmt.Sprintf("den-%d.buoi", n))
	if err := errors.Join(err, os.WriteFile(file, out.Bytes(), 0o600)); err != nil {
		b.Fatal(err)
	}
	return file
}

// handOn writes the year as a file, in place of the one that is there.
func (b *logbook) handOn() []map[string]loggedSession {
	file := filepath.Join(b.files, "di.buoi")
	b.bcv("hand on", "session", "export", "--out", file, "--from", "2026-01-01", "--to", "2026-12-31")
	b.wholeFile(file)
	return nil
}

// send puts the report of the year into an inbox, in place of the one that is there.
func (b *logbook) send() []map[string]loggedSession {
	b.bcv("send", "session", "send", b.out, "--unit", "Xã Mẫu", "--period", "2026")
	files, err := filepath.Glob(filepath.Join(b.out, "*.buoi"))
	if err != nil || len(files) > 1 {
		b.wrong("reports are %q, %v", files, err)
	}
	for _, file := range files {
		b.wholeFile(file)
	}
	return nil
}

// receive takes in what lies in an inbox: a file more each time, and those of which a kill has kept it.
func (b *logbook) receive() []map[string]loggedSession {
	n := len(b.arrived)
	b.arrived = append(b.arrived, b.pack(n))
	raw, err := os.ReadFile(b.arrived[n])
	if err := errors.Join(err, os.WriteFile(filepath.Join(b.in, fmt.Sprintf("%04d.buoi", n)), raw, 0o600)); err != nil {
		b.Fatal(err)
	}
	b.bcv("receive", "inbox", "receive", b.in, "--trust")
	lie, err := os.ReadDir(b.in)
	if err != nil {
		b.Fatal(err)
	}
	var allowed []map[string]loggedSession // each file is taken in as a whole, one after the other
	after := maps.Clone(b.before)
	for _, f := range lie {
		if _, err := fmt.Sscanf(f.Name(), "%d.buoi", &n); err != nil {
			b.Fatal(err)
		}
		for _, r := range recordsOf(n) {
			after[r.UID] = loggedSession{presentOf(r), attachedIn(r)}
		}
		allowed = append(allowed, maps.Clone(after))
	}
	return allowed
}

func (b *logbook) report() []map[string]loggedSession {
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
