package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"baocaovien/internal/inbox"
	"baocaovien/internal/library"
	"baocaovien/internal/parcel"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// Inbox takes in the reports that other offices put into an inbox (a folder, or s3://BUCKET/PREFIX), and tells who has not
// sent one yet.
type Inbox struct {
	store    *store.Library
	exchange *Exchange
	offices  *Offices
	papers   *Papers
	now      func() time.Time
}

// inboxPlaceKey is the setting that says where the inbox is.
const inboxPlaceKey = "inbox-place"

// Place returns the address of the inbox, "" until it is set.
func (b *Inbox) Place(ctx context.Context) (string, error) {
	return b.store.Setting(ctx, inboxPlaceKey)
}

// SetPlace says where the inbox is, and returns its address as it is kept. Errors: WrongUse, AbsentFolder.
func (b *Inbox) SetPlace(ctx context.Context, typed string) (string, error) {
	address, err := mailAddress(typed)
	if err != nil {
		return "", err
	}
	if _, err := openMail(address); err != nil {
		return "", err
	}
	return address, b.store.SetSetting(ctx, inboxPlaceKey, address)
}

// InboxStanding is the state of the inbox for a period.
type InboxStanding struct {
	inbox.SentSoFar
	Place    string
	Expected int         // how many offices are waited for
	Failed   []TakenFile // that lie in the inbox and could not be taken in
}

// Standing tells who has sent a report for a period, by what was taken in so far.
func (b *Inbox) Standing(ctx context.Context, p session.Period) (s InboxStanding, err error) {
	if s.Place, err = b.Place(ctx); err != nil {
		return s, err
	}
	expected, err := b.offices.Expected(ctx)
	if err != nil {
		return s, err
	}
	assigned, err := b.store.InboxOffices(ctx)
	if err != nil {
		return s, err
	}
	kept, err := b.store.InboxReports(ctx)
	if err != nil {
		return s, err
	}
	reports := make([]inbox.InboxReport, len(kept))
	for i, f := range kept {
		reports[i] = reportOf(f)
	}
	s.SentSoFar, s.Expected = inbox.SoFar(reports, expected, assigned, p), len(expected)
	files, err := b.store.InboxFiles(ctx, s.Place)
	for _, f := range files {
		if f.Failure != "" {
			s.Failed = append(s.Failed, failedFile(f))
		}
	}
	return s, err
}

func reportOf(f store.InboxFile) inbox.InboxReport {
	return inbox.InboxReport{
		File: f.Name, Unit: f.Unit, Signer: f.Signer, Key: f.Key, Period: f.Period, Sessions: f.Sessions, Made: f.Made, Received: f.Received,
	}
}

// failedFile is a file that could not be taken in, with the failure as far as it is known still.
func failedFile(f store.InboxFile) TakenFile {
	detail, name := errors.New(f.Detail), f.Signer
	if f.Unit != "" && f.Unit != name {
		name = f.Unit + ", " + name
	}
	if f.Failure == library.UnknownSigner {
		detail = errors.New(signerSentence(name, parcel.Fingerprint(f.Key)))
	}
	return TakenFile{File: f.Name, Signer: library.Signer{Key: f.Key, Name: name}, Err: library.Fail(f.Failure, f.Name, detail)}
}

// Assign says which of the expected offices sends under the key with these digits; "" takes that back. Errors: WrongUse for
// digits under which nothing came, and for an office that is not expected.
func (b *Inbox) Assign(ctx context.Context, digits, office string) error {
	kept, err := b.store.InboxReports(ctx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(kept, func(f store.InboxFile) bool { return onlyDigits(parcel.Fingerprint(f.Key)) == onlyDigits(digits) })
	if at < 0 {
		return wrongUse("sessions.no-such-key", "digits", digits)
	}
	if office != "" {
		expected, err := b.offices.Expected(ctx)
		if err != nil {
			return err
		}
		name, _ := session.Lookup(office, expected)
		if !slices.Contains(expected, name) {
			return wrongUse("sessions.no-such-office", "name", office)
		}
		office = name
	}
	return b.store.AssignInboxOffice(ctx, kept[at].Key, office)
}

// MissingText is who has not sent a report for a period, to be pasted into a letter.
func (b *Inbox) MissingText(s InboxStanding, p session.Period) string {
	lines := []string{b.missingTitle(s, p)}
	for i, name := range s.Missing {
		lines = append(lines, words.OnPaper("inbox.missing-line", "number", i+1, "name", name))
	}
	return strings.Join(append(lines, partlyLines(s)...), "\n") + "\n"
}

func (b *Inbox) missingTitle(s InboxStanding, p session.Period) string {
	return words.OnPaper("inbox.missing-title", "from", viet.ShortDate(p.From.Moment()), "to", viet.ShortDate(p.To.Moment()),
		"today", viet.ShortDate(library.At(b.now(), library.ToDay)), "count", len(s.Missing), "of", s.Expected)
}

// partlyLines are the offices that have sent some of the days only.
func partlyLines(s InboxStanding) (lines []string) {
	for _, o := range s.Sent {
		if !o.Whole {
			lines = append(lines, words.OnPaper("inbox.partly-line", "name", o.Office, "days", daysOf(o)))
		}
	}
	return lines
}

// daysOf are the days that an office has sent.
func daysOf(o inbox.OfficeReports) string {
	var days []string
	for _, r := range o.Reports {
		days = append(days, viet.ShortDate(r.Period.From.Moment())+" – "+viet.ShortDate(r.Period.To.Moment()))
	}
	return strings.Join(slices.Compact(days), ", ")
}
