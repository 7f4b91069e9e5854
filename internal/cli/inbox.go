package cli

import (
	"io"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/inbox"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// inboxReportJSON is a report that came in. Office is the one of the list it is from, "" where nobody knows.
type inboxReportJSON struct {
	Office      string         `json:"office"`
	Unit        string         `json:"unit"`
	Signer      string         `json:"signer"`
	Fingerprint string         `json:"fingerprint"`
	From        string         `json:"from"`
	To          string         `json:"to"`
	Sessions    int            `json:"sessions"`
	Made        library.Moment `json:"made"`
	Received    library.Moment `json:"received"`
	File        string         `json:"file"`
}

func inboxReportValue(r inbox.InboxReport, office string) inboxReportJSON {
	v := inboxReportJSON{
		Office: office, Unit: r.Unit, Signer: r.Signer, Fingerprint: app.Digits(r.Key), Sessions: r.Sessions, Made: r.Made, Received: r.Received, File: r.File,
	}
	if r.Period != (session.Period{}) {
		v.From, v.To = r.Period.From.String(), r.Period.To.String()
	}
	return v
}

func inboxSet() command {
	return command{name: "inbox set", least: 1, most: 1, run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		place, err := a.Inbox.SetPlace(c.ctx, c.args[0])
		return result{value: map[string]string{"place": place}, text: func(w io.Writer) { say(w, "bcv.inbox-set", "place", library.Discreet(place)) }}, err
	}}
}

// inboxTakenJSON is what became of the files of the inbox: as of those that «session import» reads, and what is known of the
// inbox.
type inboxTakenJSON struct {
	Place string `json:"place"`
	Known int    `json:"known"` // files that were taken in before
	takenJSON
	Reports []inboxReportJSON `json:"reports"`
	Others  []string          `json:"others"` // files that are no reports
}

func inboxReceive() command {
	var agreed app.Agreement
	return command{
		name: "inbox receive", most: 1,
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&agreed.Trust, "trust", false, "")
			f.StringArrayVar(&agreed.Fingerprints, "fingerprint", nil, "")
			f.BoolVar(&agreed.Restricted, keepRestricted, false, "")
		},
		run: func(c *call) (result, error) {
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			if len(c.args) > 0 {
				if _, err := a.Inbox.SetPlace(c.ctx, c.args[0]); err != nil {
					return result{}, err
				}
			}
			taken, err := a.Inbox.Receive(c.ctx, agreed, func(int, int) {})
			if err != nil {
				return result{}, err
			}
			v := inboxTakenJSON{Place: taken.Place, Known: taken.Known, takenJSON: takenValue(a, taken.Taken), Reports: []inboxReportJSON{}, Others: orEmpty(taken.Others)}
			v.kept = agreed.Restricted
			for _, r := range taken.Reports {
				v.Reports = append(v.Reports, inboxReportValue(r, ""))
			}
			return result{value: v, code: inboxCode(taken, agreed.Restricted), text: func(w io.Writer) { inboxTakenText(w, v) }}, nil
		},
	}
}

// inboxCode is as takenCode, but that reports without a session and those of before are some.
func inboxCode(taken app.InboxTaken, keep bool) int {
	code := takenCode(taken.Taken, keep)
	if code == exitFailed && len(taken.Reports)+taken.Known > 0 {
		return exitPart
	}
	return code
}

func inboxTakenText(w io.Writer, v inboxTakenJSON) {
	takenText(w, v.takenJSON)
	for _, r := range v.Reports {
		say(w, "bcv.inbox-report", "unit", r.Unit, "days", periodWords(r), "sessions", r.Sessions)
	}
	say(w, "bcv.inbox-taken", "count", len(v.Reports), "known", v.Known)
	if len(v.Others) > 0 {
		say(w, "inbox.others", "count", len(v.Others), "names", strings.Join(v.Others[:min(5, len(v.Others))], ", "))
	}
}

// periodWords are the days of a report.
func periodWords(r inboxReportJSON) string {
	from, ok1 := viet.ParseDate(r.From)
	to, ok2 := viet.ParseDate(r.To)
	if !ok1 || !ok2 {
		return "–"
	}
	return words.Say("inbox.days", "from", day(from), "to", day(to))
}

// inboxStandingJSON is who has sent a report for a period. Sent has a row a report, Partly the offices that have sent some of
// the days only, Missing those that have sent none.
type inboxStandingJSON struct {
	Place    string            `json:"place"`
	From     string            `json:"from"`
	To       string            `json:"to"`
	Expected int               `json:"expected"`
	Sent     []inboxReportJSON `json:"sent"`
	Partly   []string          `json:"partly"`
	Missing  []string          `json:"missing"`
	Unknown  []inboxReportJSON `json:"unknown"` // of which nobody knows whose they are
	Failed   []failedFileJSON  `json:"failed"`
}

type failedFileJSON struct {
	File  string `json:"file"`
	Error string `json:"error"`
}

func standingValue(c *call, a *app.App, p session.Period) (inboxStandingJSON, app.InboxStanding, error) {
	s, err := a.Inbox.Standing(c.ctx, p)
	v := inboxStandingJSON{
		Place: s.Place, From: p.From.String(), To: p.To.String(), Expected: s.Expected,
		Sent: []inboxReportJSON{}, Partly: []string{}, Missing: orEmpty(s.Missing), Unknown: []inboxReportJSON{}, Failed: []failedFileJSON{},
	}
	for _, o := range s.Sent {
		for _, r := range o.Reports {
			v.Sent = append(v.Sent, inboxReportValue(r, o.Office))
		}
		if !o.Whole {
			v.Partly = append(v.Partly, o.Office)
		}
	}
	for _, r := range s.Unknown {
		v.Unknown = append(v.Unknown, inboxReportValue(r, ""))
	}
	for _, f := range s.Failed {
		v.Failed = append(v.Failed, failedFileJSON{f.File, words.Failure(f.Err, a.LogPath())})
	}
	return v, s, err
}

func inboxList() command {
	var days periodFlags
	return command{name: "inbox list", flags: days.add, run: func(c *call) (result, error) {
		a, p, err := days.open(c)
		if err != nil {
			return result{}, err
		}
		v, _, err := standingValue(c, a, p)
		return result{value: v, text: func(w io.Writer) { standingText(w, v) }}, err
	}}
}

func standingText(w io.Writer, v inboxStandingJSON) {
	rows := [][]string{columns("bcv.inbox-columns")}
	row := func(name string, r inboxReportJSON) {
		rows = append(rows, []string{name, periodWords(r), amountWords(library.AmountOf(int64(r.Sessions))), r.Received.Time().Format("15:04 02/01/2006")})
	}
	for _, r := range v.Sent {
		row(r.Office, r)
	}
	for _, r := range v.Unknown {
		row(words.Say("bcv.inbox-unknown", "unit", r.Unit, "digits", r.Fingerprint), r)
	}
	table(w, rows)
	if len(v.Partly) > 0 {
		say(w, "inbox.partly", "count", len(v.Partly), "names", strings.Join(v.Partly, ", "))
	}
	say(w, "inbox.missing", "count", len(v.Missing), "of", v.Expected)
	for _, name := range v.Missing {
		say(w, "bcv.inbox-missing", "name", name)
	}
	for _, f := range v.Failed {
		say(w, "bcv.session-file-failed", "file", f.File, "error", f.Error)
	}
}

// inboxMissing is the list alone, to be handed on.
func inboxMissing() command {
	var days periodFlags
	var out string
	return command{
		name: "inbox missing",
		flags: func(f *pflag.FlagSet) {
			days.add(f)
			f.StringVar(&out, "out", "", "")
		},
		run: func(c *call) (result, error) {
			a, p, err := days.open(c)
			if err != nil {
				return result{}, err
			}
			s, err := a.Inbox.Standing(c.ctx, p)
			if err == nil && out != "" {
				err = a.Inbox.SaveMissing(c.ctx, p, out)
			}
			text := a.Inbox.MissingText(s, p)
			value := struct {
				Missing []string `json:"missing"`
				Text    string   `json:"text"`
				File    string   `json:"file"`
			}{orEmpty(s.Missing), text, out}
			return result{value: value, text: func(w io.Writer) {
				_, _ = io.WriteString(w, text)
				if out != "" {
					say(w, "bcv.inbox-saved", "file", out)
				}
			}}, err
		},
	}
}

func inboxAssign() command {
	return command{name: "inbox assign", least: 2, most: 2, run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		err = a.Inbox.Assign(c.ctx, c.args[0], c.args[1])
		return result{value: struct{}{}, text: func(w io.Writer) { say(w, "bcv.inbox-assigned", "digits", c.args[0], "office", c.args[1]) }}, err
	}}
}
