package cli

import (
	"errors"
	"fmt"
	"io"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/words"
)

func backupCommand() command {
	return command{
		name: "backup", least: 1, most: 1,
		run: func(c *call) (result, error) {
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			report, err := a.Upkeep.Backup(c.ctx, c.args[0])
			return backupResult("bcv.backup", report), err
		},
	}
}

// restoreCommand leaves the library closed: nobody may have it open. Without a file it carries out the restore that was
// planned in the window.
func restoreCommand() command {
	return command{
		name: "restore", most: 1,
		run: func(c *call) (result, error) {
			file := ""
			if len(c.args) > 0 {
				file = c.args[0]
			}
			report, err := app.Restore(c.ctx, c.options(), file)
			return backupResult("bcv.restored", report), err
		},
	}
}

// backupResult is done in part where what was written or brought back is not whole: it is as the library was.
func backupResult(key string, r store.BackupReport) result {
	code := exitDone
	if r.Problems > 0 {
		code = exitPart
	}
	return result{value: r, code: code, text: func(w io.Writer) {
		say(w, key, "file", r.File, "articles", r.Articles, "outlines", r.Outlines)
		if r.Problems > 0 {
			say(w, "bcv.copy-damaged", "count", r.Problems)
		}
	}}
}

type checkJSON struct {
	OK       bool         `json:"ok"`
	Problems []string     `json:"problems"`
	Articles int          `json:"articles"`
	Versions int          `json:"versions"`
	Outlines int          `json:"outlines"`
	Sessions int          `json:"sessions"`
	Notes    int          `json:"notes"`
	Secrets  *secretsJSON `json:"secrets"` // null where the library does not open
}

// secretsJSON is where the passwords of sources are kept.
type secretsJSON struct {
	KeyStore bool   `json:"key_store"`
	File     string `json:"file"`
	Exposed  bool   `json:"exposed"`
}

func checkCommand() command {
	return command{name: "check", run: func(c *call) (result, error) {
		value, err := checked(c)
		if library.IsKind(err, library.DamagedLibrary) || library.IsKind(err, library.LostLibrary) { // that is what was asked
			c.offer(err)
			value, err = checkJSON{Problems: []string{words.Failure(err, "")}}, nil
		}
		if err != nil {
			return result{}, err
		}
		code := exitDone
		if !value.OK {
			code = exitFailed
		}
		return result{value: value, code: code, text: func(w io.Writer) { checkText(w, value) }}, nil
	}}
}

func checked(c *call) (checkJSON, error) {
	a, err := c.library()
	if err != nil {
		return checkJSON{}, err
	}
	report, err := a.Upkeep.CheckLibrary(c.ctx)
	value := checkJSON{
		OK: report.OK(), Problems: []string{}, Articles: report.Articles, Versions: report.Versions,
		Outlines: report.Outlines, Sessions: report.Sessions, Notes: report.Notes,
	}
	for _, p := range report.Problems {
		value.Problems = append(value.Problems, words.Say("bcv.problem-"+string(p.Kind), "id", p.ID, "detail", p.Detail))
	}
	if best, missed := a.Upkeep.Missed(c.ctx); missed {
		value.OK = false
		value.Problems = append(value.Problems, words.Say("bcv.empty-beside", copyWords(best)...))
	}
	place, err2 := a.Secrets().Place(c.ctx)
	kept := secretsJSON(place)
	value.Secrets = &kept
	return value, errors.Join(err, err2)
}

func checkText(w io.Writer, v checkJSON) {
	for _, p := range v.Problems {
		say(w, "bcv.problem", "problem", p)
	}
	key := "bcv.checked-damaged"
	if v.OK {
		key = "bcv.checked"
	}
	say(w, key, "articles", v.Articles, "versions", v.Versions, "outlines", v.Outlines)
	if v.Secrets != nil {
		_, _ = fmt.Fprintln(w, words.SecretsPlace(library.SecretsPlace(*v.Secrets)))
	}
}
