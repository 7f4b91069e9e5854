package cli

import (
	"context"
	"errors"
	"io"
	"regexp"
	"time"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/printer"
	"baocaovien/internal/words"
)

type jobJSON struct {
	Job        string  `json:"job"`
	State      string  `json:"state"`      // «completed», or «sent» where the job was not through in the time it was waited for
	Restricted *string `json:"restricted"` // the stamp on the file
}

// pageRanges is how pages are named: «1-3,5».
var pageRanges = regexp.MustCompile(`^(\d+(-\d+)?(,\d+(-\d+)?)*)?$`)

// mostCopies is how many copies are printed without being asked for twice: a mistyped 1000 should not empty the tray.
const mostCopies = 200

// usualWait is how many seconds a job is followed.
const usualWait = 60

func printCommand() command {
	var job printer.Job
	var many bool
	var wait int
	return command{
		name: "print", least: 1, most: 1,
		flags: func(f *pflag.FlagSet) {
			f.StringVar(&job.Printer, "printer", "", "")
			f.IntVar(&job.Copies, "copies", 1, "")
			f.BoolVar(&many, "many-copies", false, "")
			f.BoolVar(&job.Duplex, "duplex", false, "")
			f.BoolVar(&job.TwoUp, "two-up", false, "")
			f.BoolVar(&job.Booklet, "booklet", false, "")
			f.BoolVar(&job.Grey, "grey", false, "")
			f.StringVar(&job.Pages, "pages", "", "")
			f.IntVar(&wait, "wait", usualWait, "")
		},
		run: func(c *call) (result, error) {
			switch {
			case job.Copies < 1, wait < 0:
				return result{}, usage(errors.New(words.Say("bcv.negative")))
			case job.Copies > mostCopies && !many:
				return result{}, usage(errors.New(words.Say("bcv.many-copies", "copies", job.Copies, "most", mostCopies)))
			case job.TwoUp && job.Booklet:
				return result{}, usage(errors.New(words.Say("bcv.booklet-or-two-up")))
			case job.Pages != "" && (job.TwoUp || job.Booklet):
				return result{}, usage(errors.New(words.Say("bcv.pages-alone")))
			case !pageRanges.MatchString(job.Pages):
				return result{}, usage(errors.New(words.Say("bcv.wrong-value", "flag", "pages", "value", job.Pages)))
			}
			stamp := app.StampOnFile(c.ctx, c.args[0])
			c.warnOf(stamp, c.args[0])
			name, err := printer.Print(c.ctx, c.args[0], job)
			if err != nil {
				return result{}, err
			}
			value := jobJSON{Job: name, Restricted: optional(string(stamp))}
			value.State, err = followed(c, job.Printer, name, time.Duration(wait)*time.Second)
			return result{value: value, text: func(w io.Writer) { say(w, "bcv.printed-"+value.State, "job", name) }}, err
		},
	}
}

// What is told of a job that did not fail.
const (
	completedJob = "completed"
	sentJob      = "sent"
)

// followed waits for what becomes of a job.
func followed(c *call, machine, job string, wait time.Duration) (state string, err error) {
	ctx, stop := context.WithTimeout(c.ctx, wait)
	defer stop()
	done, err := printer.Await(ctx, machine, job)
	if done {
		return completedJob, err
	}
	return sentJob, err
}

type printerJSON struct {
	Name    string `json:"name"`
	Default bool   `json:"default"`
	State   string `json:"state"`
}

func printersCommand() command {
	return command{name: "printers", run: func(c *call) (result, error) {
		all, err := printer.Printers(c.ctx)
		values := []printerJSON{}
		for _, p := range all {
			values = append(values, printerJSON{Name: p.Name, Default: p.Default, State: string(p.State)})
		}
		return result{value: values, text: func(w io.Writer) { printersText(w, values) }}, err
	}}
}

func printersText(w io.Writer, printers []printerJSON) {
	if len(printers) == 0 {
		say(w, "bcv.no-printers")
		return
	}
	rows := [][]string{columns("bcv.printer-columns")}
	for _, p := range printers {
		mark := ""
		if p.Default {
			mark = words.Say("bcv.default-printer")
		}
		rows = append(rows, []string{p.Name, words.Say("bcv.printer-" + p.State), mark})
	}
	table(w, rows)
}
