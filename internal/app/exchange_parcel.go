package app

import (
	"cmp"
	"context"
	"errors"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"baocaovien/internal/file"
	"baocaovien/internal/inbox"
	"baocaovien/internal/library"
	"baocaovien/internal/parcel"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
	"baocaovien/internal/words"
)

func (e *Exchange) importParcel(ctx context.Context, taken *TakenFile, agreed Agreement) (m store.SessionMerge, err error) {
	f, size, err := file.Open(taken.File, parcel.MostBytes)
	if err != nil {
		return m, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	p, err := parcel.Open(ctx, taken.File, f, size)
	if err != nil {
		return m, err
	}
	return e.importOpened(ctx, taken, p, agreed, func(library.SessionRecord) {})
}

// importOpened takes in a file that is as its signer signed it; seen is told of each of its records.
func (e *Exchange) importOpened(ctx context.Context, taken *TakenFile, p *parcel.Parcel, agreed Agreement, seen func(library.SessionRecord)) (m store.SessionMerge, err error) {
	taken.Signer = library.Signer{Key: p.Key, Name: p.Name, Trusted: true}
	isNew, err := e.accept(ctx, taken, agreed)
	if err != nil {
		return m, err
	}
	arriving := arrivingFiles{restricted: agreed.Restricted, seen: seen}
	m, err = e.store.MergeSessions(ctx, arriving.named(p.All(ctx)), arriving.kept(ctx, p.Files(ctx)))
	taken.Stamps = arriving.stamps
	if err == nil && isNew {
		err = e.store.SaveSigner(ctx, taken.Signer)
	}
	return m, err
}

// HandedOn is what a file of sessions holds. Left are the attachments that it has no room for, Stamped those that bear a stamp
// of secrecy and stay here; Digits tell the key that signs it.
type HandedOn struct {
	Sessions, Attachments, Left, Stamped int
	Digits                               string
}

// Export writes the sessions of a period as a signed file, with their attachments as far as a file has room, or without.
// Errors: WrongUse for a name of another ending, TooLarge, ReadOnly, DiskFull.
func (e *Exchange) Export(ctx context.Context, name string, p session.Period, attachments bool) (h HandedOn, err error) {
	if !strings.EqualFold(filepath.Ext(name), inbox.Ending) {
		return h, wrongUse("sessions.parcel-ending", "file", filepath.Base(name))
	}
	load, err := e.load(ctx, p, attachments)
	if err != nil {
		return h, err
	}
	err = file.Write(name, func(w io.Writer) error { return e.pack(ctx, w, &load, parcel.ReportLabel{}) })
	return load.HandedOn, err
}

// parcelLoad is what goes into a file of sessions.
type parcelLoad struct {
	HandedOn
	period session.Period
	self   Identity
	packed []store.KeptFile
}

// load finds out what goes into a file of the sessions of a period.
func (e *Exchange) load(ctx context.Context, p session.Period, attachments bool) (parcelLoad, error) {
	load := parcelLoad{period: p}
	var err error
	if load.self, err = e.self(); err != nil {
		return load, err
	}
	load.Digits = parcel.Fingerprint(load.self.Key())
	files, err := e.store.SessionFiles(ctx, p)
	if err != nil {
		return load, err
	}
	if attachments {
		if files, load.Stamped, err = e.unstamped(ctx, files); err != nil {
			return load, err
		}
		load.packed = fitting(files)
	}
	load.Attachments, load.Left = len(load.packed), len(files)-len(load.packed)
	return load, nil
}

// pack writes the file.
func (e *Exchange) pack(ctx context.Context, w io.Writer, load *parcelLoad, label parcel.ReportLabel) error {
	head, err := e.settings.Letterhead(ctx)
	if err != nil {
		return err
	}
	from := parcel.Sender{
		Name: cmp.Or(head.OfficeName(), label.Unit, words.OnPaper("sessions.nameless-sender")), Private: load.self.private,
		Made: library.At(e.now(), library.ToSecond), Program: "baocaovien " + Version, Report: label,
	}
	load.Sessions, err = parcel.Write(w, from, e.records(ctx, load.period), e.attachments(ctx, load.packed))
	return err
}

// fitting are the files that a file of sessions has room for, those of the earliest sessions first.
func fitting(files []store.KeptFile) (some []store.KeptFile) {
	room := int64(parcel.MostFilesAll)
	for _, f := range files {
		if f.Size <= room && len(some) < parcel.MostFiles {
			some, room = append(some, f), room-f.Size
		}
	}
	return some
}

// attachments are files with their bytes, one after the other.
func (e *Exchange) attachments(ctx context.Context, files []store.KeptFile) iter.Seq2[library.SessionFile, error] {
	return func(yield func(library.SessionFile, error) bool) {
		for _, f := range files {
			one, err := e.store.SessionFile(ctx, f.UID, f.SHA256)
			if !yield(one, err) || err != nil {
				return
			}
		}
	}
}

// records are the records of a period, as a sequence.
func (e *Exchange) records(ctx context.Context, p session.Period) iter.Seq2[library.SessionRecord, error] {
	return func(yield func(library.SessionRecord, error) bool) {
		stopped := errors.New("no more are wanted")
		err := e.store.EachSessionRecord(ctx, p, func(r library.SessionRecord) error {
			if !yield(r, nil) {
				return stopped
			}
			return nil
		})
		if err != nil && !errors.Is(err, stopped) {
			yield(library.SessionRecord{}, err)
		}
	}
}
