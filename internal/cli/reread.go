package cli

import (
	"io"
)

// rereadJSON is what reading stored articles again came to.
type rereadJSON struct {
	Read    int `json:"read"`
	Changed int `json:"changed"`
	Failed  int `json:"failed"`
}

// rereadTold is after how many articles a line tells how far it is.
const rereadTold = 200

func rereadCommand() command {
	return command{name: "reread", most: -1, run: func(c *call) (result, error) {
		ids, err := parseIDs(c.args)
		if err != nil {
			return result{}, err
		}
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		report, err := a.Upkeep.Reread(c.ctx, func(done, total int) {
			if done%rereadTold == 0 {
				say(c.stderr, "bcv.reread-progress", "done", done, "total", total)
			}
		}, ids...)
		value := rereadJSON(report)
		code := exitDone
		if value.Failed > 0 {
			code = exitPart
		}
		return result{value: value, code: code, text: func(w io.Writer) {
			say(w, "bcv.reread", "read", value.Read, "changed", value.Changed, "failed", value.Failed)
		}}, err
	}}
}
