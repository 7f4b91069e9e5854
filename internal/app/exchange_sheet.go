package app

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"path/filepath"
	"strings"

	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/register"
	"baocaovien/internal/session"
	"baocaovien/internal/sheet"
	"baocaovien/internal/store"
	"baocaovien/internal/words"
)

// otherSheets are the endings of spreadsheets that a person can save as .xlsx.
var otherSheets = []string{".xls", ".xlsm", ".xlsb", ".xltx", ".ods", ".csv", ".tsv", ".numbers", ".et"}

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

func (e *Exchange) known() register.Vocabulary {
	return register.Vocabulary{Themes: e.themes.Themes(), ThemeName: e.themes.ThemeName}
}

func (e *Exchange) importSheet(ctx context.Context, taken *TakenFile, agreed Agreement) (m store.SessionMerge, err error) {
	f, size, err := file.Open(taken.File, sheet.MostBytes)
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
