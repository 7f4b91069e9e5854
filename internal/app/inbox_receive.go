package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"baocaovien/internal/carrier"
	"baocaovien/internal/inbox"
	"baocaovien/internal/library"
	"baocaovien/internal/parcel"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
	"baocaovien/internal/viet"
)

// InboxTaken is what a look into the inbox came to. Files are those that were read now, each with what became of it.
type InboxTaken struct {
	Taken
	Place   string
	Known   int      // files that were taken in before
	Others  []string // files that are no reports, which are left where they are
	Reports []inbox.InboxReport
}

// keptAtOnce is how many reports are remembered at a time: one that is not is only read again.
const keptAtOnce = 100

// Receive takes in the reports in the inbox that are new, each as a whole or not at all; those that cannot be are told and
// left where they are. told learns how far it is. Errors: WrongUse while no inbox is set, AbsentFolder, DeniedStore,
// Unreachable, ReadOnly, DiskFull, Cancelled; what was taken in until then stays.
func (b *Inbox) Receive(ctx context.Context, agreed Agreement, told func(done, total int)) (InboxTaken, error) {
	r, files, err := b.beginReceipt(ctx, agreed)
	if err != nil {
		return InboxTaken{}, err
	}
	err = r.all(ctx, files, told)
	err = errors.Join(err, r.keep(context.WithoutCancel(ctx)))
	if err == nil {
		err = b.store.SetInboxFailures(ctx, r.taken.Place, r.failed)
	}
	if err != nil {
		return r.taken, err
	}
	r.taken.Taken, err = b.exchange.withTwins(ctx, r.taken.Taken)
	return r.taken, err
}

// receipt is one look into the inbox.
type receipt struct {
	*Inbox
	at     mailPlace
	agreed Agreement
	known  map[[2]string]bool         // name and version of what was taken in
	same   map[string]store.InboxFile // the same by digest
	fresh  []store.InboxFile          // not remembered yet
	failed []store.InboxFile
	taken  InboxTaken
}

func (b *Inbox) beginReceipt(ctx context.Context, agreed Agreement) (*receipt, []carrier.CarriedFile, error) {
	if err := b.store.ReadOnly(); err != nil {
		return nil, nil, err
	}
	place, err := b.Place(ctx)
	if err != nil {
		return nil, nil, err
	}
	if place == "" {
		return nil, nil, wrongUse("inbox.no-place")
	}
	r := &receipt{Inbox: b, agreed: agreed, known: map[[2]string]bool{}, same: map[string]store.InboxFile{}}
	r.taken.Place = place
	if r.at, err = openMail(place); err != nil {
		return nil, nil, err
	}
	before, err := b.store.InboxFiles(ctx, place)
	if err != nil {
		return nil, nil, err
	}
	for _, f := range before {
		if f.Failure == "" {
			r.known[[2]string{f.Name, f.Version}], r.same[f.Digest] = true, f
		}
	}
	files, err := r.at.List(ctx)
	return r, files, err
}

// all reads what is new among files.
func (r *receipt) all(ctx context.Context, files []carrier.CarriedFile, told func(done, total int)) error {
	var fresh []carrier.CarriedFile
	for _, f := range files {
		switch {
		case !inbox.IsReport(f.Name):
			r.taken.Others = append(r.taken.Others, f.Name)
		case r.known[[2]string{f.Name, f.Version}]:
			r.taken.Known++
		default:
			fresh = append(fresh, f)
		}
	}
	for i, f := range fresh {
		told(i, len(fresh))
		if err := library.Stopped(ctx, r.taken.Place); err != nil {
			return err
		}
		if err := r.one(ctx, f); err != nil {
			return err
		}
		if len(r.fresh) >= keptAtOnce {
			if err := r.keep(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// keep remembers what was taken in.
func (r *receipt) keep(ctx context.Context) error {
	err := r.store.KeepInboxFiles(ctx, r.taken.Place, r.fresh)
	if err == nil {
		r.fresh = nil
	}
	return err
}

// ofTheFile are the kinds of what is wrong with a file alone: the others can be read all the same.
var ofTheFile = []library.Kind{
	library.TooLarge, library.DamagedFile, library.NewerFile, library.ChangedFile, library.UnknownSigner, library.RevokedSigner, library.UnreadableFile,
}

// one takes a file in. The error is that the work cannot go on.
func (r *receipt) one(ctx context.Context, f carrier.CarriedFile) error {
	row := store.InboxFile{Name: f.Name, Version: f.Version, Received: library.At(r.now(), library.ToSecond)}
	taken := TakenFile{File: f.Name}
	m, err := r.read(ctx, f, &row, &taken)
	if library.IsKind(err, library.Gone) { // it was taken away since it was listed
		return nil
	}
	switch kind := library.KindOf(err); {
	case err == nil:
		r.fresh, r.same[row.Digest] = append(r.fresh, row), row
		r.taken.Reports = append(r.taken.Reports, reportOf(row))
	case slices.Contains(ofTheFile, kind):
		row.Failure, row.Detail, taken.Err = kind, detailOf(err), err
		r.failed = append(r.failed, row)
	default:
		return err
	}
	r.taken.add(taken, m)
	return nil
}

// detailOf is what an error says behind its kind and its subject.
func detailOf(err error) string {
	var e *library.Error
	if errors.As(err, &e) && e.Err != nil {
		return e.Err.Error()
	}
	return ""
}

// read reads a file and merges what is in it; row learns what is known of it, as far as it can be read.
func (r *receipt) read(ctx context.Context, f carrier.CarriedFile, row *store.InboxFile, taken *TakenFile) (m store.SessionMerge, err error) {
	if f.Size > parcel.MostBytes {
		return m, library.Fail(library.TooLarge, f.Name, nil)
	}
	data, _, err := r.at.Read(ctx, f.Name, parcel.MostBytes)
	if err != nil {
		return m, err
	}
	sum := sha256.Sum256(data)
	row.Digest = hex.EncodeToString(sum[:])
	if was, there := r.same[row.Digest]; there { // the same file under another name
		was.Name, was.Version, was.Received = row.Name, row.Version, row.Received
		*row = was
		taken.Signer = library.Signer{Key: was.Key, Name: was.Signer, Trusted: true}
		return m, nil
	}
	p, err := parcel.Open(ctx, f.Name, bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return m, err
	}
	row.Key, row.Signer, row.Made = p.Key, viet.Clean(p.Name), p.Made
	row.Unit = cutUnit(viet.Clean(p.Report.Unit), row.Signer)
	var seen seenSessions
	m, err = r.exchange.importOpened(ctx, taken, p, r.agreed, seen.note)
	if err != nil {
		return m, err
	}
	row.Signer = taken.Signer.Name
	row.Period = labelled(p.Report, seen)
	row.Sessions, err = r.store.HeldAmong(ctx, row.Period, seen.uids)
	return m, err
}

// mostUnitRunes is how much of a unit's name is kept.
const mostUnitRunes = 200

// cutUnit is what a unit calls itself, the name of its signer where it says nothing.
func cutUnit(unit, signer string) string {
	if unit == "" {
		unit = signer
	}
	if runes := []rune(unit); len(runes) > mostUnitRunes {
		unit = string(runes[:mostUnitRunes])
	}
	return unit
}

// seenSessions notes the sessions of a file as its records pass.
type seenSessions struct {
	uids        []string
	first, last session.Date
}

func (s *seenSessions) note(r library.SessionRecord) {
	if n := len(s.uids); n == 0 || s.uids[n-1] != r.UID { // the records of one session follow one another
		s.uids = append(s.uids, r.UID)
	}
	var day library.Moment
	if raw := r.Fields["date"]; raw == nil || json.Unmarshal(raw, &day) != nil || !day.Known() {
		return
	}
	d := session.DateOf(day)
	if s.first == 0 || d < s.first {
		s.first = d
	}
	s.last = max(s.last, d)
}

// labelled is the period of a report: what its label says, and of a file without one the months of its sessions.
func labelled(label parcel.ReportLabel, seen seenSessions) session.Period {
	from, err1 := time.Parse(time.DateOnly, label.From)
	to, err2 := time.Parse(time.DateOnly, label.To)
	if err1 == nil && err2 == nil && !to.Before(from) {
		return session.Period{From: dayOf(from), To: dayOf(to)}
	}
	if seen.first == 0 {
		return session.Period{}
	}
	first, last := session.MonthOf(seen.first, 0), session.MonthOf(seen.last, 0)
	return session.Months(first, int(last-first)+1, 0)
}

func dayOf(t time.Time) session.Date { return session.NewDate(t.Year(), t.Month(), t.Day()) }
