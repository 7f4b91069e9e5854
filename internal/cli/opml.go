package cli

import (
	"io"

	"baocaovien/internal/file"
	"baocaovien/internal/words"
)

type opmlTakenJSON struct {
	Added  int `json:"added"`
	Known  int `json:"known"` // were sources already
	Failed int `json:"failed"`
}

// opmlImport adds the sources of a list that another reader, or another machine, wrote.
func opmlImport() command {
	return command{name: "opml import", least: 1, most: 1, run: func(c *call) (result, error) {
		raw, err := file.Read(c.args[0], readBytes)
		if err != nil {
			return result{}, err
		}
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		taken, err := a.Sources.TakeOPML(c.ctx, raw)
		if err != nil {
			return result{}, err
		}
		code := exitDone
		for _, failure := range taken.Failures {
			a.Log(failure)
			code = exitPart
		}
		v := opmlTakenJSON{Added: taken.Added, Known: taken.Known, Failed: len(taken.Failures)}
		return result{value: v, code: code, text: func(w io.Writer) {
			say(w, "bcv.opml-taken", "added", v.Added, "known", v.Known, "failed", v.Failed)
			for _, failure := range taken.Failures {
				_, _ = io.WriteString(w, words.Failure(failure, a.LogPath())+"\n")
			}
		}}, nil
	}}
}

type opmlSavedJSON struct {
	File    string `json:"file"`
	Sources int    `json:"sources"`
}

// opmlExport writes the sources as such a list.
func opmlExport() command {
	return command{name: "opml export", least: 1, most: 1, run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		n, err := a.Sources.SaveOPML(c.ctx, c.args[0])
		return result{value: opmlSavedJSON{File: c.args[0], Sources: n}, text: func(w io.Writer) {
			say(w, "bcv.opml-saved", "file", c.args[0], "count", n)
		}}, err
	}}
}
