package app

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"io"
	"path/filepath"
	"strings"
	"time"

	"baocaovien/internal/file"
	"baocaovien/internal/inbox"
	"baocaovien/internal/library"
	"baocaovien/internal/parcel"
	"baocaovien/internal/session"
	"baocaovien/internal/settings"
	"baocaovien/internal/store"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// Sending sends the report of this office, the sessions of a period as a signed file, to the inbox of another.
type Sending struct {
	store    *store.Library
	settings *settings.Settings
	exchange *Exchange
	reports  *Reports
	now      func() time.Time
	log      func(error)
}

// The settings that remember the last report.
const (
	reportUnitKey  = "report-unit"
	reportPlaceKey = "report-place"
	reportSentKey  = "report-sent"
)

// ReportOrder says which report is sent where: into an inbox (a folder, or s3://BUCKET/PREFIX), or as a file (.buoi).
type ReportOrder struct {
	Place       string
	Unit        string // as it is called in the list of who receives it
	Period      session.Period
	Attachments bool
}

// ReportContent is what a report holds: the sessions that count with their attendance, the planned and cancelled ones, and
// what stays here.
type ReportContent struct {
	HandedOn
	Held       int64
	Attendance library.Amount
	Unsaid     int64 // held sessions that do not say how many came
	Others     int   // planned and cancelled ones
}

// SentNote remembers a report that was sent.
type SentNote struct {
	Place  string         `json:"place"` // of the inbox; of a file its folder
	File   string         `json:"file"`
	Period session.Period `json:"period"`
	Held   int64          `json:"held"`
	Sent   library.Moment `json:"sent"`
}

// Look tells what a report would hold, and sends nothing.
func (s *Sending) Look(ctx context.Context, p session.Period, attachments bool) (ReportContent, error) {
	content, _, err := s.look(ctx, p, attachments)
	return content, err
}

func (s *Sending) look(ctx context.Context, p session.Period, attachments bool) (c ReportContent, load parcelLoad, err error) {
	account, err := s.reports.Account(ctx, session.Inquiry{Period: p})
	if err != nil {
		return c, load, err
	}
	all, err := s.store.Sessions(ctx, store.SessionFilter{Period: p})
	if err != nil {
		return c, load, err
	}
	for _, one := range all {
		if one.Status != library.HeldSession {
			c.Others++
		}
	}
	c.Held, c.Attendance, c.Unsaid = account.Totals.Sessions, account.Totals.Sum(session.Attendance), account.Totals.Silent(session.Attendance)
	load, err = s.exchange.load(ctx, p, attachments)
	c.HandedOn = load.HandedOn
	return c, load, err
}

// Send sends a report. It is there whole or not at all; sent again, it takes the place of the one before. Errors: WrongUse for
// an order without a unit or a place, AbsentFolder, DeniedStore, Unreachable, ReadOnly, DiskFull.
func (s *Sending) Send(ctx context.Context, order ReportOrder) (ReportContent, SentNote, error) {
	order.Unit = viet.Clean(order.Unit)
	if order.Unit == "" {
		return ReportContent{}, SentNote{}, wrongUse("inbox.no-unit")
	}
	place, err := mailAddress(order.Place)
	if err != nil {
		return ReportContent{}, SentNote{}, err
	}
	write, note, err := reportTarget(place)
	if err != nil {
		return ReportContent{}, SentNote{}, err
	}
	content, load, err := s.look(ctx, order.Period, order.Attachments)
	if err != nil {
		return content, note, err
	}
	var packed bytes.Buffer
	label := parcel.ReportLabel{Unit: order.Unit, From: order.Period.From.String(), To: order.Period.To.String()}
	if err := s.exchange.pack(ctx, &packed, &load, label); err != nil {
		return content, note, err
	}
	content.HandedOn = load.HandedOn
	if packed.Len() > parcel.MostBytes {
		return content, note, library.Fail(library.TooLarge, order.Unit, nil)
	}
	note.File = cmp.Or(note.File, inbox.FileName(order.Unit, order.Period, load.Digits))
	if err := write(ctx, note.File, packed.Bytes()); err != nil {
		return content, note, err
	}
	note.Period, note.Held, note.Sent = order.Period, content.Held, library.At(s.now(), library.ToSecond)
	if err := s.remember(ctx, order, note); err != nil {
		s.log(err) // it was sent all the same
	}
	return content, note, nil
}

// isReportFile reports a place that is a file.
func isReportFile(place string) bool { return inbox.IsReport(place) && !strings.Contains(place, "://") }

// reportTarget returns what writes a report to a place; of one that is a file the note has its name.
func reportTarget(place string) (write func(ctx context.Context, name string, data []byte) error, note SentNote, err error) {
	if isReportFile(place) {
		note = SentNote{Place: filepath.Dir(place), File: filepath.Base(place)}
		return func(_ context.Context, _ string, data []byte) error {
			return file.Write(place, func(w io.Writer) error {
				_, err := w.Write(data)
				return err
			})
		}, note, nil
	}
	at, err := openMail(place)
	if err != nil {
		return nil, note, err
	}
	return at.Write, SentNote{Place: place}, nil
}

// remember keeps what was sent, and the inbox for the next time. A library that cannot be written sends all the same.
func (s *Sending) remember(ctx context.Context, order ReportOrder, note SentNote) error {
	if s.store.ReadOnly() != nil {
		return nil
	}
	data, err := json.Marshal(note)
	if err != nil {
		return err
	}
	values := map[string]string{reportUnitKey: order.Unit, reportSentKey: string(data)}
	if !isReportFile(order.Place) {
		values[reportPlaceKey] = note.Place
	}
	for key, value := range values {
		if err := s.store.SetSetting(ctx, key, value); err != nil {
			return err
		}
	}
	return nil
}

// LastReport is what the next report begins with: what the office calls itself, the inbox, and what was sent last.
type LastReport struct {
	Unit, Place string
	Note        SentNote
}

// Last returns what is remembered of the reports that were sent. Until one was, the office is that of the letterhead.
func (s *Sending) Last(ctx context.Context) (l LastReport, err error) {
	text := ""
	for key, into := range map[string]*string{reportPlaceKey: &l.Place, reportSentKey: &text} {
		if *into, err = s.store.Setting(ctx, key); err != nil {
			return l, err
		}
	}
	if text != "" && json.Unmarshal([]byte(text), &l.Note) != nil {
		l.Note = SentNote{} // a setting that cannot be read counts as none
	}
	l.Unit, err = ownUnit(ctx, s.store, s.settings)
	return l, err
}

// ownUnit is what the person's own office calls itself in its reports; until one was sent, what its letterhead says.
func ownUnit(ctx context.Context, l *store.Library, set *settings.Settings) (string, error) {
	unit, err := l.Setting(ctx, reportUnitKey)
	if err != nil || unit != "" {
		return unit, err
	}
	head, err := set.Letterhead(ctx)
	return viet.Clean(cmp.Or(head.Issuer, head.Superior)), err
}

// ReportFileName is what a report would be called as a file.
func (s *Sending) ReportFileName(unit string, p session.Period) string {
	return words.OnPaper("inbox.file-name", "unit", viet.Clean(unit), "from", p.From.String(), "to", p.To.String())
}
