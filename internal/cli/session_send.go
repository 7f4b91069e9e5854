package cli

import (
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
)

// sentReportJSON is a report that was sent.
type sentReportJSON struct {
	File            string         `json:"file"`
	Place           string         `json:"place"`
	Unit            string         `json:"unit"`
	From            string         `json:"from"`
	To              string         `json:"to"`
	Sessions        int            `json:"sessions"` // in the file: planned, cancelled and removed ones too
	Held            int64          `json:"held"`
	Attendance      library.Amount `json:"attendance"`
	Fingerprint     string         `json:"fingerprint"`
	Spoken          string         `json:"fingerprint_words"`
	Attachments     int            `json:"attachments"`
	AttachmentsLeft int            `json:"attachments_left"`       // that the file has no room for, or is not to have
	Restricted      int            `json:"attachments_restricted"` // that bear a stamp of secrecy and stay here
}

func sessionSend() command {
	var days periodFlags
	var unit string
	var without bool
	return command{
		name: "session send", most: 1,
		flags: func(f *pflag.FlagSet) {
			days.add(f)
			f.StringVar(&unit, "unit", "", "")
			f.BoolVar(&without, "without-attachments", false, "")
		},
		run: func(c *call) (result, error) {
			a, p, err := days.open(c)
			if err != nil {
				return result{}, err
			}
			last, err := a.Sending.Last(c.ctx)
			if err != nil {
				return result{}, err
			}
			order := app.ReportOrder{Place: last.Place, Unit: last.Unit, Period: p, Attachments: !without}
			if unit != "" {
				order.Unit = unit
			}
			if len(c.args) > 0 {
				order.Place = c.args[0]
			}
			sent, note, err := a.Sending.Send(c.ctx, order)
			v := sentReportJSON{
				File: note.File, Place: note.Place, Unit: order.Unit, From: p.From.String(), To: p.To.String(), Sessions: sent.Sessions, Held: sent.Held,
				Attendance: sent.Attendance, Fingerprint: sent.Digits, Spoken: app.SpokenDigits(sent.Digits), Attachments: sent.Attachments,
				AttachmentsLeft: sent.Left, Restricted: sent.Stamped,
			}
			return result{value: v, text: func(w io.Writer) { sentText(w, v) }}, err
		},
	}
}

func sentText(w io.Writer, v sentReportJSON) {
	place := strings.TrimRight(library.Discreet(v.Place), "/") + "/" + v.File
	if !strings.Contains(v.Place, "://") {
		place = filepath.Join(v.Place, v.File)
	}
	say(w, "bcv.session-sent", "held", v.Held, "attendance", amountWords(v.Attendance), "file", place, "digits", v.Fingerprint, "spoken", v.Spoken)
	if v.Attachments > 0 {
		say(w, "bcv.session-files-packed", "count", v.Attachments)
	}
	if v.AttachmentsLeft > 0 {
		say(w, "sessions.files-not-packed", "count", v.AttachmentsLeft)
	}
	if v.Restricted > 0 {
		say(w, "sessions.files-stamped-stay", "count", v.Restricted)
	}
}
