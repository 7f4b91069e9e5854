package app

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/parcel"
	"baocaovien/internal/register"
	"baocaovien/internal/session"
	"baocaovien/internal/settings"
	"baocaovien/internal/sheet"
	"baocaovien/internal/store"
	"baocaovien/internal/words"
)

// Exchange hands sessions on from one machine to another: as signed files, and as spreadsheets for those who have not the
// program.
type Exchange struct {
	store    *store.Library
	themes   *Themes
	settings *settings.Settings
	now      func() time.Time
	self     func() (Identity, error)
}

// Agreement is what the person agrees to when files are taken in.
type Agreement struct {
	Trust       bool   // to every signer
	Fingerprint string // to the one with these digits
	Whole       bool   // to a spreadsheet only where no row of it has a fault
	Restricted  bool   // to attachments that bear a stamp of secrecy
}

// TakenFile is what became of a file. Signer is who signed it, as far as it was read; Rows are those with a fault.
type TakenFile struct {
	File   string
	Signer library.Signer
	Err    error
	Rows   []register.CellFault
	Doubts []session.Advice
	Stamps []library.Stamp // on its attachments, which are then not kept unless the person agreed
}

// Taken is what became of files: how many sessions were added, changed and known, how many rows were refused, and what a
// person should look at.
type Taken struct {
	store.SessionMerge
	Rejected int
	Twins    []PossibleTwin
	Files    []TakenFile
}

// otherSheets are the endings of spreadsheets that a person can save as .xlsx.
var otherSheets = []string{".xls", ".xlsm", ".xlsb", ".xltx", ".ods", ".csv", ".tsv", ".numbers", ".et"}

// Import takes files in, each as a whole or not at all but for the rows of a spreadsheet that have a fault. What fails is
// told of its file; the error is that the work could not go on.
func (e *Exchange) Import(ctx context.Context, files []string, agreed Agreement) (Taken, error) {
	var all Taken
	for _, name := range files {
		taken := TakenFile{File: name}
		var m store.SessionMerge
		switch ending := strings.ToLower(filepath.Ext(name)); {
		case ending == ".xlsx":
			m, taken.Err = e.importSheet(ctx, &taken, agreed)
		case slices.Contains(otherSheets, ending):
			taken.Err = wrongUse("sessions.other-sheet", "file", filepath.Base(name))
		default:
			m, taken.Err = e.importParcel(ctx, &taken, agreed)
		}
		if library.IsKind(taken.Err, library.Cancelled) {
			return all, taken.Err
		}
		all.add(taken, m)
	}
	return e.withTwins(ctx, all)
}

// ImportText takes in rows that were copied out of a spreadsheet, the heads of a register over them, as Import does a file.
func (e *Exchange) ImportText(ctx context.Context, text string, agreed Agreement) (all Taken, err error) {
	var taken TakenFile
	var m store.SessionMerge
	book, err := sheet.Pasted(text)
	if err == nil {
		m, err = e.importBook(ctx, &taken, book, agreed)
	}
	if library.IsKind(err, library.Cancelled) {
		return all, err
	}
	taken.Err = err
	all.add(taken, m)
	return e.withTwins(ctx, all)
}

func (t *Taken) add(taken TakenFile, m store.SessionMerge) {
	t.Added, t.Changed, t.Unchanged = t.Added+m.Added, t.Changed+m.Changed, t.Unchanged+m.Unchanged
	t.Touched, t.Conflicts = append(t.Touched, m.Touched...), append(t.Conflicts, m.Conflicts...)
	t.FilesKept, t.FilesLeft = t.FilesKept+m.FilesKept, t.FilesLeft+m.FilesLeft
	t.Rejected += rejected(taken.Rows)
	t.Files = append(t.Files, taken)
}

// withTwins looks for possible twins of the sessions that were added or changed.
func (e *Exchange) withTwins(ctx context.Context, all Taken) (Taken, error) {
	slices.Sort(all.Touched)
	var err error
	all.Twins, err = possibleTwins(ctx, e.store, slices.Compact(all.Touched))
	return all, err
}

// rejected counts the rows of faults that begin below a head; several faults of one row are one.
func rejected(faults []register.CellFault) int {
	rows := map[int]bool{}
	for _, f := range faults {
		if !f.Told {
			rows[f.Row] = true
		}
	}
	return len(rows)
}

// opened opens a file of at most so many bytes.
func opened(name string, most int64) (*os.File, int64, error) {
	f, err := os.Open(filepath.Clean(name))
	if err != nil {
		return nil, 0, library.Fail(library.UnreadableFile, name, err)
	}
	info, err := f.Stat()
	switch {
	case err != nil, info.IsDir():
		err = library.Fail(library.UnreadableFile, name, errors.Join(err, errors.New("not a file")))
	case info.Size() > most:
		err = library.Fail(library.TooLarge, name, nil)
	}
	if err != nil {
		return nil, 0, errors.Join(err, f.Close())
	}
	return f, info.Size(), nil
}

func (e *Exchange) importParcel(ctx context.Context, taken *TakenFile, agreed Agreement) (m store.SessionMerge, err error) {
	f, size, err := opened(taken.File, parcel.MostBytes)
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

// accept refuses a signer that nobody has agreed to; isNew tells of one that the person agrees to now.
func (e *Exchange) accept(ctx context.Context, taken *TakenFile, agreed Agreement) (isNew bool, err error) {
	self, err := e.self()
	if err != nil || taken.Signer.Key == self.Key() {
		return false, err
	}
	digits := parcel.Fingerprint(taken.Signer.Key)
	known, err := e.store.Signers(ctx)
	if err != nil {
		return false, err
	}
	for _, s := range known {
		switch {
		case s.Key != taken.Signer.Key:
		case s.Revoked:
			return false, library.Fail(library.RevokedSigner, taken.File, errors.New(s.Name+", "+digits))
		case s.Trusted:
			taken.Signer.Name = s.Name
			return false, nil
		}
	}
	if agreed.Trust || agreed.Fingerprint != "" && onlyDigits(agreed.Fingerprint) == onlyDigits(digits) {
		return true, nil
	}
	return false, library.Fail(library.UnknownSigner, taken.File, errors.New(words.Say("sessions.signer", "name", taken.Signer.Name, "digits", digits, "spoken", SpokenDigits(digits))))
}

func onlyDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

func (e *Exchange) known() register.Vocabulary {
	return register.Vocabulary{Themes: e.themes.Themes(), ThemeName: e.themes.ThemeName}
}

func (e *Exchange) importSheet(ctx context.Context, taken *TakenFile, agreed Agreement) (m store.SessionMerge, err error) {
	f, size, err := opened(taken.File, sheet.MostBytes)
	if err != nil {
		return m, err
	}
	book, err := sheet.Read(ctx, taken.File, f, size)
	if err := errors.Join(err, f.Close()); err != nil {
		return m, err
	}
	return e.importBook(ctx, taken, book, agreed)
}

// importBook takes in the rows of a register.
func (e *Exchange) importBook(ctx context.Context, taken *TakenFile, book sheet.FoundBook, agreed Agreement) (m store.SessionMerge, err error) {
	now := e.now()
	entries, faults, err := register.Read(book, e.known(), now)
	if err != nil {
		return m, wrongUse("sessions.no-register", "file", filepath.Base(taken.File))
	}
	taken.Rows = faults
	if agreed.Whole && rejected(faults) > 0 {
		return m, nil
	}
	self, err := e.self()
	if err != nil {
		return m, err
	}
	names, err := (&Sessions{store: e.store}).Names(ctx)
	if err != nil {
		return m, err
	}
	var edits []store.SessionEdit
	for _, entry := range entries {
		edit, err := e.editBy(ctx, entry, names)
		if err != nil {
			return m, err
		}
		edits = append(edits, edit)
	}
	all, m, err := e.store.EditSessions(ctx, self.Key(), now, edits)
	for i, s := range all {
		for _, d := range session.Doubts(s, now) {
			taken.Doubts = append(taken.Doubts, session.Advice{Field: d.Field, Text: words.Say("sessions.row", "row", entries[i].Row, "text", d.Text)})
		}
	}
	return m, err
}

// editBy is what a row changes: what it says otherwise than when it was last read, so that an old sheet that comes again does
// not undo what was edited since.
func (e *Exchange) editBy(ctx context.Context, entry register.RowSaid, names store.SessionNames) (store.SessionEdit, error) {
	row, err := json.Marshal(entry.Fields)
	if err != nil {
		return store.SessionEdit{}, err
	}
	last, err := e.store.SheetRow(ctx, entry.UID)
	if err != nil {
		return store.SessionEdit{}, err
	}
	return store.SessionEdit{UID: entry.UID, Row: string(row), Change: func(was library.Session, known bool) (library.Session, error) {
		was.UID = entry.UID
		said := map[string]json.RawMessage{}
		switch {
		case last != "":
			if err := json.Unmarshal([]byte(last), &said); err != nil {
				return was, err
			}
		case known:
			if said, err = register.SaidBy(was); err != nil {
				return was, err
			}
		}
		fresh := maps.Clone(entry.Fields)
		maps.DeleteFunc(fresh, func(name string, value json.RawMessage) bool { return string(said[name]) == string(value) })
		after, err := session.Apply(was, fresh)
		if err != nil {
			return was, err
		}
		if found, err := lookedUp(after, names, fresh); err == nil { // a name that may be several stays as it was typed
			after = found
		}
		return after, nil
	}}, nil
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
		Name: cmp.Or(strings.TrimSpace(head.Superior+" "+head.Issuer), words.Say("sessions.nameless-sender")), Private: self.private,
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

// Blank writes a register to fill in. Errors: WrongUse for a name of another ending, ReadOnly, DiskFull.
func (e *Exchange) Blank(ctx context.Context, name string) error {
	if !strings.EqualFold(filepath.Ext(name), ".xlsx") {
		return wrongUse("sessions.blank-ending", "file", filepath.Base(name))
	}
	names, err := (&Sessions{store: e.store}).Names(ctx)
	if err != nil {
		return err
	}
	now := e.now()
	known := e.known()
	known.Communes = names.Communes
	book := register.Blank(known, library.At(now, library.ToSecond), func() string { return newUID(now) })
	return file.Write(name, func(w io.Writer) error { return sheet.Write(w, book) })
}

// Fingerprint returns the digits of this library's own key.
func (e *Exchange) Fingerprint() (string, error) {
	self, err := e.self()
	if err != nil {
		return "", err
	}
	return parcel.Fingerprint(self.Key()), nil
}

// Signers returns whose files were met, the digits of their keys in place of these.
func (e *Exchange) Signers(ctx context.Context) ([]library.Signer, error) {
	all, err := e.store.Signers(ctx)
	for i := range all {
		all[i].Key = parcel.Fingerprint(all[i].Key)
	}
	return all, err
}

// Revoke has files of a key never taken again. Digits of no key that was met are WrongUse.
func (e *Exchange) Revoke(ctx context.Context, digits string) error {
	all, err := e.store.Signers(ctx)
	if err != nil {
		return err
	}
	for _, s := range all {
		if onlyDigits(parcel.Fingerprint(s.Key)) == onlyDigits(digits) {
			s.Trusted, s.Revoked = false, true
			return e.store.SaveSigner(ctx, s)
		}
	}
	return wrongUse("sessions.no-such-key", "digits", digits)
}
