package inbox

import (
	"cmp"
	"slices"
	"strings"

	"baocaovien/internal/session"
	"baocaovien/internal/viet"
)

// OfficeReports are the reports of one office on days of a period, the latest days first. Whole tells that they cover all of
// its days.
type OfficeReports struct {
	Office  string
	Whole   bool
	Reports []InboxReport
}

// SentSoFar is who has sent a report for a period.
type SentSoFar struct {
	Sent    []OfficeReports // expected offices, by name
	Missing []string        // expected offices that have sent none, by name
	Unknown []InboxReport   // reports of which nobody knows whose they are, the newest for each key and period
}

// SoFar tells which of the expected offices have sent reports that touch a period.
func SoFar(reports []InboxReport, expected []string, assigned map[string]string, p session.Period) SentSoFar {
	var all SentSoFar
	of := map[string][]InboxReport{}
	owner := map[string]string{} // by key and unit: what is looked up once
	for _, r := range newest(reports) {
		if r.Period.To < p.From || r.Period.From > p.To {
			continue
		}
		office, known := owner[r.Key+" "+r.Unit]
		if !known {
			office = OfficeOf(r, expected, assigned)
			owner[r.Key+" "+r.Unit] = office
		}
		if office == "" {
			all.Unknown = append(all.Unknown, r)
			continue
		}
		of[office] = append(of[office], r)
	}
	for _, office := range byName(expected) {
		if sent := of[office]; len(sent) > 0 {
			all.Sent = append(all.Sent, OfficeReports{office, covers(sent, p), sent})
		} else {
			all.Missing = append(all.Missing, office)
		}
	}
	return all
}

// newest leaves of reports by one key for one unit on the same days the one that was made last, the latest days first.
func newest(reports []InboxReport) []InboxReport {
	type same struct {
		key, unit string
		days      session.Period
	}
	last := map[same]InboxReport{}
	for _, r := range reports {
		id := same{r.Key, r.Unit, r.Period}
		if was, there := last[id]; !there || was.Made.Unix < r.Made.Unix || was.Made.Unix == r.Made.Unix && was.File < r.File {
			last[id] = r
		}
	}
	left := make([]InboxReport, 0, len(last))
	for _, r := range last {
		left = append(left, r)
	}
	slices.SortFunc(left, func(a, b InboxReport) int {
		return cmp.Or(cmp.Compare(b.Period.To, a.Period.To), cmp.Compare(a.Period.From, b.Period.From), strings.Compare(a.Unit, b.Unit), strings.Compare(a.Key, b.Key))
	})
	return left
}

// covers reports whether each day of a period is in one of the reports.
func covers(reports []InboxReport, p session.Period) bool {
	sorted := slices.SortedFunc(slices.Values(reports), func(a, b InboxReport) int { return cmp.Compare(a.Period.From, b.Period.From) })
	next := p.From // the first day that is not covered yet
	for _, r := range sorted {
		if r.Period.From <= next && r.Period.To >= next {
			next = r.Period.To + 1
		}
	}
	return next > p.To
}

func byName(names []string) []string {
	return slices.SortedFunc(slices.Values(names), func(a, b string) int { return strings.Compare(viet.SortKey(a), viet.SortKey(b)) })
}
