package inbox_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"baocaovien/internal/inbox"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

func TestTheFileOfAReportSaysWhoseItIsOnWhichDays(t *testing.T) {
	t.Parallel()
	november := session.Months(session.MonthOf(session.NewDate(2026, 11, 1), 0), 1, 0)
	for unit, want := range map[string]string{
		"Xã Long Vĩnh": "xa-long-vinh_2026-11-01_2026-11-30_123456789012.buoi",
		norm.NFD.String("Phường Đức Phổ"): "phuong-duc-pho_2026-11-01_2026-11-30_123456789012.buoi",
		"../../etc/passwd":                "etc-passwd_2026-11-01_2026-11-30_123456789012.buoi",
		`C:\con "x" <y>`:                  "c-con-x-y_2026-11-01_2026-11-30_123456789012.buoi",
		"…":                               "bao-cao_2026-11-01_2026-11-30_123456789012.buoi",
	} {
		if got := inbox.FileName(unit, november, "1234 5678 9012"); got != want || !inbox.IsReport(got) {
			t.Errorf("%s: %s, want %s", unit, got, want)
		}
	}
	if long := inbox.FileName(strings.Repeat("xã rất dài ", 50), november, "1"); len(long) > 120 {
		t.Errorf("%d bytes", len(long))
	}
}

func TestAUnitIsKnownHoweverItIsTyped(t *testing.T) {
	t.Parallel()
	offices := []string{"Xã Long Vĩnh", "Xã Long Vĩnh Đông", "Xã Tân Hòa", "Phường Tân Hòa", "An Hội", "Đặc khu Côn Đảo"}
	for unit, want := range map[string]string{
		"Xã Long Vĩnh":                  "Xã Long Vĩnh",
		"XÃ LONG VĨNH":                  "Xã Long Vĩnh",
		norm.NFD.String("xã long vĩnh"): "Xã Long Vĩnh",
		"  Long   Vĩnh ":                "Xã Long Vĩnh",
		"xa long vinh":                  "Xã Long Vĩnh",
		"Xã Tân Hoà":                    "Xã Tân Hòa", // the tone stands elsewhere
		"Tân Hòa":                       "",           // a commune and a ward
		"Phường An Hội":                 "An Hội",
		"côn đảo":                       "Đặc khu Côn Đảo",
		"Xã Long Vĩnh Tây":              "",
		"Xã Long Vinh":                  "", // its marks say another name
		"":                              "",
	} {
		if got := inbox.OfficeOf(inbox.InboxReport{Unit: unit, Key: "k"}, offices, nil); got != want {
			t.Errorf("%q is %q, want %q", unit, got, want)
		}
	}
	assigned := map[string]string{"k": "Xã Long Vĩnh", "gone": "Xã đã bỏ"}
	if got := inbox.OfficeOf(inbox.InboxReport{Unit: "Xã Tân Hòa", Key: "k"}, offices, assigned); got != "Xã Long Vĩnh" {
		t.Errorf("what a person said counts: %q", got)
	}
	if got := inbox.OfficeOf(inbox.InboxReport{Unit: "Xã Tân Hòa", Key: "gone"}, offices, assigned); got != "Xã Tân Hòa" {
		t.Errorf("an office that was taken out is none: %q", got)
	}
}

func TestWhoHasSentWhichDays(t *testing.T) {
	t.Parallel()
	quarter := session.Months(session.MonthOf(session.NewDate(2026, 10, 1), 0), 3, 0)
	month := func(m int) session.Period {
		return session.Months(session.MonthOf(session.NewDate(2026, 10, 1), 0)+session.Month(m-10), 1, 0)
	}
	at := func(unix int64) library.Moment { return library.Moment{Unix: unix, Precision: library.ToSecond} }
	report := func(unit, key string, p session.Period, made int64, sessions int) inbox.InboxReport {
		return inbox.InboxReport{File: unit + key, Unit: unit, Key: key, Period: p, Made: at(made), Sessions: sessions}
	}
	reports := []inbox.InboxReport{
		report("Xã A", "1", month(10), 1, 3), report("xã a", "1", month(11), 2, 4), report("Xã A", "1", month(12), 3, 5),
		report("Xã B", "2", month(10), 1, 1), report("Xã B", "2", month(10), 9, 2), report("Xã B", "2", month(12), 5, 1),
		report("Xã C", "3", month(9), 1, 1),
		report("Xã lạ", "4", quarter, 1, 1),
		report("Xã E", "5", session.Period{From: quarter.From - 100, To: quarter.To + 100}, 1, 1),
	}
	got := inbox.SoFar(reports, []string{"Xã E", "Xã D", "Xã C", "Xã B", "Xã A"}, nil, quarter)
	if !slices.Equal(got.Missing, []string{"Xã C", "Xã D"}) || len(got.Unknown) != 1 || got.Unknown[0].Unit != "Xã lạ" || len(got.Sent) != 3 {
		t.Fatalf("%+v", got)
	}
	for i, want := range []struct {
		office  string
		whole   bool
		reports int
	}{{"Xã A", true, 3}, {"Xã B", false, 2}, {"Xã E", true, 1}} {
		if o := got.Sent[i]; o.Office != want.office || o.Whole != want.whole || len(o.Reports) != want.reports {
			t.Errorf("%+v, want %+v", o, want)
		}
	}
	if newest := got.Sent[1].Reports[1]; newest.Sessions != 2 {
		t.Errorf("of two on the same days the newest counts: %+v", newest)
	}
	if none := inbox.SoFar(nil, nil, nil, quarter); len(none.Missing)+len(none.Sent)+len(none.Unknown) != 0 {
		t.Errorf("%+v", none)
	}
}
