package cli

import (
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/store"
)

// publishedJSON is what publishing came to.
type publishedJSON struct {
	Serial       int64  `json:"serial"`
	Items        int    `json:"items"`
	New          int    `json:"new"`
	Updated      int    `json:"updated"`
	Withdrawn    int    `json:"withdrawn"`
	FilesWritten int    `json:"files_written"`
	Bytes        int64  `json:"bytes"`
	Restricted   int    `json:"restricted"` // that bear a stamp of secrecy and stay here
	Fingerprint  string `json:"fingerprint"`

	kinds  string   // the items by their kinds, in words
	citing []string // models that quote what was withdrawn, and what others withdrew, each in a sentence
}

func publishCommand() command {
	var themes []string
	var sources []int64
	var saved bool
	var reason string
	var alone oneItem
	return command{
		name: "publish", least: 1, most: 1,
		flags: func(f *pflag.FlagSet) {
			f.StringSliceVar(&themes, "theme", nil, "")
			f.Int64SliceVar(&sources, "source", nil, "")
			f.BoolVar(&saved, "saved", false, "")
			f.StringVar(&reason, "reason", "", "")
			alone.flags(f)
		},
		run: func(c *call) (result, error) {
			chosen, err := parseThemes(c, themes)
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			for _, id := range sources {
				if _, err := a.Library().Source(c.ctx, id); err != nil {
					return result{}, err
				}
			}
			choice := store.PublishChoice{Themes: chosen, Sources: sources, Saved: saved}
			publish := func() (app.Publication, error) { return a.Publishing.Publish(c.ctx, c.args[0], choice, reason) }
			if alone.asked() {
				if !choice.All() {
					return result{}, withdrawnAlone()
				}
				publish = func() (app.Publication, error) { return alone.do(c, a, reason) }
			}
			done, err := publish()
			v := publishedJSON{
				Serial: done.Serial, Items: done.Items, New: done.New, Updated: done.Updated, Withdrawn: done.Withdrawn,
				FilesWritten: done.FilesWritten, Bytes: done.Bytes, Restricted: done.Stamped, Fingerprint: done.Digits,
				kinds: done.KindsText(),
			}
			for _, m := range done.Citing {
				v.citing = append(v.citing, m.Text())
			}
			for _, b := range done.Taken {
				v.citing = append(v.citing, b.Text())
			}
			return result{value: v, text: func(w io.Writer) { publishedText(w, v) }}, err
		},
	}
}

func publishedText(w io.Writer, v publishedJSON) {
	say(w, "bcv.published", "serial", v.Serial, "kinds", v.kinds, "new", v.New, "updated", v.Updated, "withdrawn", v.Withdrawn,
		"files", v.FilesWritten, "bytes", v.Bytes)
	if v.Restricted > 0 {
		say(w, "bcv.published-restricted", "count", v.Restricted)
	}
	for _, sentence := range v.citing {
		_, _ = fmt.Fprintln(w, sentence)
	}
	say(w, "bcv.published-key", "digits", v.Fingerprint)
}
