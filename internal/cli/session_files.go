package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/register"
	"baocaovien/internal/session"
	"baocaovien/internal/words"
)

// mostJSON bounds what --json-in reads, in bytes.
const mostJSON = 200 << 20

// readSessions reads sessions as JSON: an object, objects one after the other, or a list of them.
func readSessions(c *call, name string) ([]app.SessionChange, error) {
	in := io.Reader(os.Stdin)
	if name != "-" {
		f, _, err := file.Open(name, mostJSON)
		if err != nil {
			return nil, err
		}
		defer func() { _ = f.Close() }()
		in = f
	}
	raw, err := io.ReadAll(io.LimitReader(in, mostJSON+1))
	switch {
	case err != nil:
		return nil, library.Fail(library.UnreadableFile, name, err)
	case len(raw) > mostJSON:
		return nil, library.Fail(library.TooLarge, name, nil)
	}
	var all []app.SessionChange
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF")))) // Windows begins its texts so
	for c.ctx.Err() == nil {
		var value json.RawMessage
		err := decoder.Decode(&value)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, unreadable(name, len(all)+1)
		}
		if all, err = appendSessions(all, name, value); err != nil {
			return nil, err
		}
	}
	if len(all) == 0 {
		return nil, library.Fail(library.WrongUse, name, errors.New(words.Say("bcv.session-none", "file", name)))
	}
	return all, nil
}

func unreadable(name string, number int) error {
	return library.Fail(library.WrongUse, name, errors.New(words.Say("bcv.session-unreadable", "file", name, "number", number)))
}

func appendSessions(all []app.SessionChange, name string, value json.RawMessage) ([]app.SessionChange, error) {
	objects := []json.RawMessage{value}
	if bytes.HasPrefix(bytes.TrimSpace(value), []byte("[")) {
		if err := json.Unmarshal(value, &objects); err != nil {
			return nil, unreadable(name, len(all)+1)
		}
	}
	for _, object := range objects {
		change := app.SessionChange{Where: words.Say("bcv.session-number", "number", len(all)+1)}
		if err := json.Unmarshal(object, &change.Fields); err != nil || change.Fields == nil {
			return nil, unreadable(name, len(all)+1)
		}
		if raw, there := change.Fields["uid"]; there {
			if err := json.Unmarshal(raw, &change.UID); err != nil {
				return nil, unreadable(name, len(all)+1)
			}
		}
		if raw, there := change.Fields["attendance"]; there {
			if err := json.Unmarshal(raw, &change.Attendance); err != nil {
				return nil, unreadable(name, len(all)+1)
			}
		}
		if raw, there := change.Fields["attachments"]; there {
			if err := json.Unmarshal(raw, &change.Attachments); err != nil {
				return nil, unreadable(name, len(all)+1)
			}
		}
		delete(change.Fields, "attachments") // their bytes come with «session attach»
		delete(change.Fields, "uid")
		delete(change.Fields, "attendance") // it follows from the others
		all = append(all, change)
	}
	return all, nil
}

// takenJSON is what became of files that were imported.
type takenJSON struct {
	Added     int                `json:"added"`
	Removed   int                `json:"removed"` // that were known, and are deleted now
	Changed   int                `json:"changed"`
	Unchanged int                `json:"unchanged"`
	Rejected  int                `json:"rejected"`
	Twins     []app.PossibleTwin `json:"twins"`
	Conflicts []session.Conflict `json:"conflicts"`
	Files     []takenFileJSON    `json:"files"`

	Attachments     int  `json:"attachments"`            // whose bytes are here now
	AttachmentsLeft int  `json:"attachments_left"`       // that the library has no room for
	Restricted      int  `json:"attachments_restricted"` // that bear a stamp of secrecy, kept only where that was asked for
	kept            bool // it was
}

type takenFileJSON struct {
	File   string               `json:"file"`
	Signer string               `json:"signer"`
	Error  string               `json:"error"`
	Rows   []register.CellFault `json:"rows"`
	Doubts []session.Advice     `json:"doubts"`
}

func sessionImport() command {
	var agreed app.Agreement
	return command{
		name: "session import", least: 1, most: -1,
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&agreed.Trust, "trust", false, "")
			f.StringArrayVar(&agreed.Fingerprints, "fingerprint", nil, "")
			f.BoolVar(&agreed.Whole, "whole", false, "")
			f.BoolVar(&agreed.Restricted, keepRestricted, false, "")
		},
		run: func(c *call) (result, error) {
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			taken, err := a.Exchange.Import(c.ctx, c.args, agreed)
			if err != nil {
				return result{}, err
			}
			v := takenValue(a, taken)
			v.kept = agreed.Restricted
			return result{value: v, code: takenCode(taken, agreed.Restricted), text: func(w io.Writer) { takenText(w, v) }}, nil
		},
	}
}

func takenValue(a *app.App, taken app.Taken) takenJSON {
	v := takenJSON{
		Added: taken.Added, Removed: taken.Removed, Changed: taken.Changed, Unchanged: taken.Unchanged, Rejected: taken.Rejected,
		Twins: taken.Twins, Conflicts: orEmpty(taken.Conflicts), Files: []takenFileJSON{},
		Attachments: taken.FilesKept, AttachmentsLeft: taken.FilesLeft,
	}
	for _, f := range taken.Files {
		v.Restricted += len(f.Stamps)
		one := takenFileJSON{File: f.File, Signer: f.Signer.Name, Rows: orEmpty(f.Rows), Doubts: orEmpty(f.Doubts)}
		if f.Err != nil {
			a.Log(f.Err)
			one.Error = words.Failure(f.Err, a.LogPath())
		}
		v.Files = append(v.Files, one)
	}
	return v
}

// takenCode is 3 where a part was taken in, and 1 where nothing was. Attachments with a stamp are left out, unless those are to
// be kept too.
func takenCode(taken app.Taken, keep bool) int {
	failed := taken.Rejected > 0
	for _, f := range taken.Files {
		failed = failed || f.Err != nil || len(f.Stamps) > 0 && !keep
	}
	switch {
	case !failed:
		return exitDone
	case taken.Added+taken.Changed+taken.Removed+taken.Unchanged > 0:
		return exitPart
	}
	return exitFailed
}

func takenText(w io.Writer, v takenJSON) {
	for _, f := range v.Files {
		switch {
		case f.Error != "":
			say(w, "bcv.session-file-failed", "file", f.File, "error", f.Error)
		case f.Signer != "":
			say(w, "bcv.session-file-signed", "file", f.File, "signer", f.Signer)
		default:
			say(w, "bcv.session-file", "file", f.File)
		}
		for _, r := range f.Rows {
			say(w, "bcv.session-row", "row", r.Row, "cell", r.Cell, "error", r.Error)
		}
		for _, d := range f.Doubts {
			say(w, "bcv.session-look", "text", d.Text)
		}
	}
	say(w, "bcv.session-taken", "added", v.Added, "changed", v.Changed, "unchanged", v.Unchanged, "rejected", v.Rejected)
	if v.Removed > 0 {
		say(w, "talks.took-removed", "count", v.Removed)
	}
	if v.Attachments > 0 {
		say(w, "bcv.session-files-taken", "count", v.Attachments)
	}
	if v.AttachmentsLeft > 0 {
		say(w, "sessions.files-not-taken", "count", v.AttachmentsLeft)
	}
	switch {
	case v.Restricted == 0:
	case v.kept:
		say(w, "bcv.session-files-stamped", "count", v.Restricted)
	default:
		say(w, "sessions.files-stamped-left", "count", v.Restricted)
		say(w, "bcv.keep-restricted", "flag", keepRestricted)
	}
	for _, t := range v.Twins {
		say(w, "bcv.session-twins", "a", t.A, "b", t.B)
	}
	for _, x := range v.Conflicts {
		say(w, "bcv.session-conflict", "uid", x.UID, "field", session.FieldName(x.Field), "kept", string(x.Kept), "overruled", string(x.Overruled))
	}
}

// exportedJSON is what a file of sessions holds.
type exportedJSON struct {
	File            string `json:"file"`
	Sessions        int    `json:"sessions"`
	Fingerprint     string `json:"fingerprint"`
	Spoken          string `json:"fingerprint_words"`
	Attachments     int    `json:"attachments"`
	AttachmentsLeft int    `json:"attachments_left"`       // that the file has no room for, or is not to have
	Restricted      int    `json:"attachments_restricted"` // that bear a stamp of secrecy and stay here
}

func sessionExport() command {
	var out, from, to string
	var without bool
	return command{
		name: "session export",
		flags: func(f *pflag.FlagSet) {
			f.StringVar(&out, "out", "", "")
			f.StringVar(&from, "from", "", "")
			f.StringVar(&to, "to", "", "")
			f.BoolVar(&without, "without-attachments", false, "")
		},
		run: func(c *call) (result, error) {
			p, err := parsePeriod(from, to)
			if err != nil {
				return result{}, err
			}
			if out == "" {
				return result{}, usage(errors.New(words.Say("bcv.flag-without-value", "flag", "out")))
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			h, err := a.Exchange.Export(c.ctx, out, p, !without)
			v := exportedJSON{out, h.Sessions, h.Digits, app.SpokenDigits(h.Digits), h.Attachments, h.Left, h.Stamped}
			return result{value: v, text: func(w io.Writer) {
				say(w, "bcv.session-exported", "file", out, "sessions", v.Sessions, "digits", v.Fingerprint, "spoken", v.Spoken)
				if v.Attachments > 0 {
					say(w, "bcv.session-files-packed", "count", v.Attachments)
				}
				if v.AttachmentsLeft > 0 {
					say(w, "sessions.files-not-packed", "count", v.AttachmentsLeft)
				}
				if v.Restricted > 0 {
					say(w, "sessions.files-stamped-stay", "count", v.Restricted)
				}
			}}, err
		},
	}
}

func sessionTemplate() command {
	var out string
	return command{
		name:  "session template",
		flags: func(f *pflag.FlagSet) { f.StringVar(&out, "out", "", "") },
		run: func(c *call) (result, error) {
			if out == "" {
				return result{}, usage(errors.New(words.Say("bcv.flag-without-value", "flag", "out")))
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			err = a.Exchange.Blank(c.ctx, out)
			return result{value: map[string]string{"file": out}, text: func(w io.Writer) { say(w, "bcv.session-blank", "file", out) }}, err
		},
	}
}

func sessionSigners() command {
	return command{name: "session signers", run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		own, err := a.Exchange.Fingerprint()
		if err != nil {
			return result{}, err
		}
		all, err := a.Exchange.Signers(c.ctx)
		value := signersJSON{Own: own, Spoken: app.SpokenDigits(own), Signers: []signerJSON{}}
		for _, s := range all {
			value.Signers = append(value.Signers, signerJSON{s, app.SpokenDigits(s.Key)})
		}
		return result{value: value, text: func(w io.Writer) {
			say(w, "bcv.session-own-key", "digits", own, "spoken", value.Spoken)
			for _, s := range value.Signers {
				say(w, "bcv.session-signer", "digits", s.Key, "spoken", s.Spoken, "name", s.Name, "state", words.Say(signerState[s.Revoked]))
			}
		}}, err
	}}
}

// signersJSON is whose files of sessions were met; keys are digits of them, and words to read those out.
type signersJSON struct {
	Own     string       `json:"own"`
	Spoken  string       `json:"own_words"`
	Signers []signerJSON `json:"signers"`
}

type signerJSON struct {
	library.Signer
	Spoken string `json:"words"`
}

var signerState = map[bool]string{true: "bcv.session-refused", false: "bcv.session-accepted"}

func sessionRevoke() command {
	return command{name: "session revoke", least: 1, most: 1, run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		err = a.Exchange.Revoke(c.ctx, c.args[0])
		return result{value: struct{}{}, text: func(w io.Writer) { say(w, "bcv.session-revoked", "digits", c.args[0]) }}, err
	}}
}
