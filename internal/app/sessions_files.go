package app

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"baocaovien/internal/file"
	"baocaovien/internal/intake"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
)

// SessionFiles keeps the photos and minutes of sessions, and gives them to other programs.
type SessionFiles struct {
	store    *store.Library
	unpacker *intake.Unpacker
	now      func() time.Time
	self     func() (Identity, error)
}

// The budget of one session.
const (
	mostAttachments  = 20
	mostAttachedSize = 40 << 20 // bytes of all of them
)

// StampedFile is a file of this machine that bears a stamp of secrecy.
type StampedFile struct {
	Path  string
	Stamp library.Stamp
}

// Failure is why the file is not kept where nobody agreed to it.
func (s StampedFile) Failure() error {
	return library.Fail(library.Restricted, filepath.Base(s.Path), errors.New(string(s.Stamp)))
}

// Attach keeps files of this machine with a session, under names of ours with the ending that their content has: all of them,
// but for those that bear a stamp of secrecy where these are not to be kept. It returns which do. One that is there already is
// not kept twice. Where it fails none is kept: UnknownSession, UnreadableFile, UnsafeFile for what is neither a document nor a
// picture, UnshownPicture, WrongUse for what is past the budget of a file or a session, TooLarge where the library has no room
// for more.
func (f *SessionFiles) Attach(ctx context.Context, uid string, paths []string, restricted bool) (library.Session, []StampedFile, error) {
	var all []library.File
	var stamped []StampedFile
	for _, path := range paths {
		one, err := attachable(path)
		if err != nil {
			return library.Session{}, nil, err
		}
		if stamp := stampIn(ctx, path, one.Data); stamp != "" {
			stamped = append(stamped, StampedFile{path, stamp})
			if !restricted {
				continue
			}
		}
		all = append(all, one)
	}
	if stop := library.Stopped(ctx, ""); stop != nil { // what was looked at last may bear a stamp further down
		return library.Session{}, nil, stop
	}
	s, err := f.Put(ctx, uid, all)
	return s, stamped, err
}

// attachable reads a file that a session may keep.
func attachable(path string) (library.File, error) {
	name := filepath.Base(path)
	in, size, err := file.Open(path, library.MostAttachment)
	if library.IsKind(err, library.TooLarge) {
		err = wrongUse("sessions.bad-attachment", "name", name, "most", library.MostAttachment>>20)
	}
	if err != nil {
		return library.File{}, err
	}
	data := make([]byte, size)
	_, err = io.ReadFull(in, data)
	if closed := in.Close(); err != nil || closed != nil {
		return library.File{}, library.Fail(library.UnreadableFile, path, err)
	}
	is := file.ContentOf(data)
	if format := file.UnshownPicture(data); format != "" {
		return library.File{}, library.Fail(library.UnshownPicture, name, errors.New(format))
	}
	if !is.Known() {
		return library.File{}, library.Fail(library.UnsafeFile, name, nil)
	}
	return library.File{Name: file.SafeName(name, is.Extension), Data: data}, nil
}

// Put keeps files whose bytes are at hand, as Attach does.
func (f *SessionFiles) Put(ctx context.Context, uid string, files []library.File) (library.Session, error) {
	edit := store.SessionEdit{}
	for _, one := range files {
		edit.Files = append(edit.Files, session.SessionFileOf(one.Data))
	}
	return f.edit(ctx, uid, edit, func(s library.Session) (library.Session, error) {
		s.Attachments = slices.Clone(s.Attachments)
		all := int64(0)
		for i, one := range files {
			sum := edit.Files[i].SHA256
			if attachedAt(s, sum) < 0 {
				s.Attachments = append(s.Attachments, library.SessionAttachment{SHA256: sum, Name: freeName(s, one.Name), Size: int64(len(one.Data))})
			}
		}
		for _, a := range s.Attachments {
			all += a.Size
		}
		if len(s.Attachments) > mostAttachments || all > mostAttachedSize {
			return s, wrongUse("sessions.many-attachments", "count", mostAttachments, "most", mostAttachedSize>>20)
		}
		return s, nil
	})
}

// attachedAt is the place of an attachment among those of a session, below 0 for none of that SHA-256.
func attachedAt(s library.Session, sum string) int {
	return slices.IndexFunc(s.Attachments, func(a library.SessionAttachment) bool { return a.SHA256 == sum })
}

// freeName is a name that no attachment of a session has: «ảnh.jpg», «ảnh (2).jpg».
func freeName(s library.Session, name string) string {
	ending := filepath.Ext(name)
	for n, free := 2, name; ; n++ {
		if !slices.ContainsFunc(s.Attachments, func(a library.SessionAttachment) bool { return strings.EqualFold(a.Name, free) }) {
			return free
		}
		free = strings.TrimSuffix(name, ending) + " (" + strconv.Itoa(n) + ")" + ending
	}
}

// edit changes one session.
func (f *SessionFiles) edit(ctx context.Context, uid string, e store.SessionEdit, change func(library.Session) (library.Session, error)) (library.Session, error) {
	self, err := f.self()
	if err != nil {
		return library.Session{}, err
	}
	e.UID, e.Change = uid, func(was library.Session, known bool) (library.Session, error) {
		if !known || was.Removed {
			return was, library.Fail(library.UnknownSession, uid, nil)
		}
		return change(was)
	}
	kept, _, err := f.store.EditSessions(ctx, self.Key(), f.now(), []store.SessionEdit{e})
	if err != nil {
		return library.Session{}, err
	}
	return kept[0], nil
}

// Detach takes an attachment out of a session and returns it, without bytes where they are not here: Put brings it back.
// Errors: UnknownSession, UnreadableFile for none of that SHA-256.
func (f *SessionFiles) Detach(ctx context.Context, uid, sum string) (after library.Session, out library.File, err error) {
	kept, err := f.store.SessionFile(ctx, uid, sum)
	if err != nil && !library.IsKind(err, library.UnreadableFile) {
		return after, out, err
	}
	after, err = f.edit(ctx, uid, store.SessionEdit{}, func(s library.Session) (library.Session, error) {
		i := attachedAt(s, sum)
		if i < 0 {
			return s, library.Fail(library.UnreadableFile, sum, nil)
		}
		out = library.File{Name: s.Attachments[i].Name, Data: kept.Data}
		s.Attachments = slices.Delete(slices.Clone(s.Attachments), i, i+1)
		return s, nil
	})
	return after, out, err
}

// Unpack writes an attachment where another program can open it, and returns its path. See intake.Unpacker.LayOut. One whose
// bytes did not come along is WrongUse.
func (f *SessionFiles) Unpack(ctx context.Context, uid, sum, folder string, agreed bool) (string, error) {
	s, err := f.store.Session(ctx, uid)
	if err != nil {
		return "", err
	}
	i := attachedAt(s, sum)
	if i < 0 {
		return "", library.Fail(library.UnreadableFile, sum, nil)
	}
	kept, err := f.store.SessionFile(ctx, uid, sum)
	if library.IsKind(err, library.UnreadableFile) {
		return "", wrongUse("sessions.attachment-elsewhere", "name", s.Attachments[i].Name)
	}
	if err != nil {
		return "", err
	}
	const shown = 16 // letters of the SHA-256, for a folder of its own
	return f.unpacker.LayOut(library.File{Name: s.Attachments[i].Name, Data: kept.Data}, sum[:shown], folder, agreed)
}
