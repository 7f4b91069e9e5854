package main

import (
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

// restoreCommand leaves the library closed: nobody may have it open.
func restoreCommand() command {
	return command{
		name: "restore", least: 1, most: 1,
		run: func(c *call) (result, error) {
			report, err := app.Restore(c.ctx, app.Options{Dir: c.data}, c.args[0])
			return backupResult("bcv.restored", report), err
		},
	}
}

func backupResult(key string, r store.BackupReport) result {
	return result{value: r, text: func(w io.Writer) {
		say(w, key, "file", r.File, "articles", r.Articles, "outlines", r.Outlines)
	}}
}

type checkJSON struct {
	OK       bool     `json:"ok"`
	Problems []string `json:"problems"`
	Articles int      `json:"articles"`
	Versions int      `json:"versions"`
	Outlines int      `json:"outlines"`
	Sessions int      `json:"sessions"`
}

func checkCommand() command {
	return command{name: "check", run: func(c *call) (result, error) {
		value, err := checked(c)
		if library.IsKind(err, library.DamagedLibrary) { // too damaged to be opened or counted: that is what was asked
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
		Outlines: report.Outlines, Sessions: report.Sessions,
	}
	for _, p := range report.Problems {
		value.Problems = append(value.Problems, words.Say("bcv.problem-"+string(p.Kind), "id", p.ID, "detail", p.Detail))
	}
	return value, err
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
}
