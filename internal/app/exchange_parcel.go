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
	taken.Signer = library.Signer{Key: p.Key, Name: p.Name, Trusted: true}
	isNew, err := e.accept(ctx, taken, agreed)
	if err != nil {
		return m, err
	}
	arriving := arrivingFiles{restricted: agreed.Restricted}
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
	if !strings.EqualFold(filepath.Ext(name), ".buoi") {
		return h, wrongUse("sessions.parcel-ending", "file", filepath.Base(name))
	}
	self, err := e.self()
	if err != nil {
		return h, err
	}
	head, err := e.settings.Letterhead(ctx)
	if err != nil {
		return h, err
	}
	files, err := e.store.SessionFiles(ctx, p)
	if err != nil {
		return h, err
	}
	packed, stamped := files[:0:0], 0
	if attachments {
		if files, stamped, err = e.unstamped(ctx, files); err != nil {
			return h, err
		}
		packed = fitting(files)
	}
	h = HandedOn{Attachments: len(packed), Left: len(files) - len(packed), Stamped: stamped, Digits: parcel.Fingerprint(self.Key())}
	from := parcel.Sender{
		Name: cmp.Or(strings.TrimSpace(head.Superior+" "+head.Issuer), words.OnPaper("sessions.nameless-sender")), Private: self.private,
		Made: library.At(e.now(), library.ToSecond), Program: "baocaovien " + Version,
	}
	err = file.Write(name, func(w io.Writer) (err error) {
		h.Sessions, err = parcel.Write(w, from, e.records(ctx, p), e.attachments(ctx, packed))
		return err
	})
	return h, err
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
