package app_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
	"baocaovien/internal/words"
)

// said are the fields of a session, as JSON.
func said(t *testing.T, text string) map[string]json.RawMessage {
	t.Helper()
	fields := map[string]json.RawMessage{}
	if err := json.Unmarshal([]byte(text), &fields); err != nil {
		t.Fatal(err)
	}
	return fields
}

func saved(t *testing.T, a *app.App, text string) library.Session {
	t.Helper()
	all, err := a.Sessions.Save(t.Context(), []app.SessionChange{{Fields: said(t, text)}})
	if err != nil {
		t.Fatal(err)
	}
	return all[0].Session
}

func TestWhatAnOutlineSaysIsFilledIntoItsSession(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	source, err := a.Library().AddSource(t.Context(), library.Source{URL: "https://mau.example/rss", Title: "Báo mẫu", Kind: library.FeedSource})
	if err != nil {
		t.Fatal(err)
	}
	id, _, err := a.Library().Save(t.Context(), store.Arrival{SourceID: source.ID, Article: library.Article{
		URL: "https://mau.example/1", Title: "Giữ biển", Blocks: []library.Block{{Kind: library.Paragraph, Text: "Đoạn một."}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	point := library.OutlinePoint{Text: "Đoạn một.", Quoted: &library.Point{Text: "Đoạn một.", Place: library.Place{Article: id, Version: 1}}}
	o, err := a.Library().SaveOutline(t.Context(), library.Outline{Title: "Biển quê ta", Sections: []library.Section{{Role: library.ContentSection, Points: []library.OutlinePoint{point, point}}}})
	if err != nil {
		t.Fatal(err)
	}
	s := saved(t, a, `{"outline": 1, "date": "2026-03-05"}`)
	if s.Outline == nil || *s.Outline != o.ID || s.OutlineTitle != "Biển quê ta" || len(s.Articles) != 1 || s.Articles[0] != (library.SessionArticle{ID: id, Version: 1, Title: "Giữ biển", URL: "https://mau.example/1"}) {
		t.Errorf("%+v", s)
	}
	saved(t, a, `{"outline": 1, "date": "2026-03-06", "status": "planned"}`)
	saved(t, a, `{"date": "2026-03-07", "articles": [{"id": 77, "version": 1, "url": "https://mau.example/1"}]}`) // of another machine
	saved(t, a, `{"date": "2026-03-08", "articles": [{"id": 1, "version": 1, "url": "https://mau.example/2"}]}`)
	saved(t, a, `{"date": "2026-03-09"}`)
	var days []string
	talks, err := a.Library().SessionsWith(t.Context(), id, "https://mau.example/1")
	for _, talk := range talks {
		days = append(days, session.DateOf(talk.Date).String())
	}
	if got := strings.Join(days, " "); err != nil || got != "2026-03-07 2026-03-05" {
		t.Errorf("the article was spoken of on %s, %v", got, err)
	}
	if err := a.Library().RemoveOutline(t.Context(), o.ID); err != nil {
		t.Fatal(err)
	}
	all, err := a.Sessions.Save(t.Context(), []app.SessionChange{{UID: s.UID, MustBeKnown: true, Fields: said(t, `{"present": 4}`)}})
	if err != nil || all[0].Session.OutlineTitle != "Biển quê ta" || len(all[0].Session.Articles) != 1 {
		t.Errorf("after the outline is gone: %+v, %v", all, err)
	}
}

func TestOfficesStandBelowOneAnotherWithoutARing(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	for _, c := range []struct {
		name, parent string
		fails        bool
	}{{"Tỉnh", "", false}, {"Xã", "Tỉnh", false}, {"Ấp", "Xã", false}, {"Tỉnh", "Ấp", true}, {"Xã", "Xã", true}, {"", "Tỉnh", true}, {"Khóm", "Không", true}} {
		err := a.Offices.SaveOffices(t.Context(), []string{c.name}, c.parent, "xa")
		if library.IsKind(err, library.WrongUse) != c.fails {
			t.Errorf("%q below %q: %v", c.name, c.parent, err)
		}
	}
}

func TestAFileOfOnesOwnComesBackUnchanged(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	s := saved(t, a, `{"date": "2026-03-05", "present": 40, "place": {"commune": "Xã Long Hòa"}}`)
	if err := a.Sessions.Remove(t.Context(), s.UID); err != nil {
		t.Fatal(err)
	}
	saved(t, a, `{"date": "2026-03-06", "present": 7}`)
	file := filepath.Join(t.TempDir(), "x.buoi")
	all := session.Period{From: session.NewDate(2026, 1, 1), To: session.NewDate(2026, 12, 31)}
	if n, err := a.Exchange.Export(t.Context(), file, all, true); err != nil || n.Sessions != 2 {
		t.Errorf("%+v, that one was removed among them; %v", n, err)
	}
	taken, err := a.Exchange.Import(t.Context(), []string{file}, app.Agreement{})
	if err != nil || taken.Files[0].Err != nil || taken.Added+taken.Changed != 0 || taken.Unchanged != 2 {
		t.Errorf("%+v, %v", taken, err)
	}
	other := open(t, app.Options{Dir: t.TempDir()})
	if taken, err := other.Exchange.Import(t.Context(), []string{file}, app.Agreement{Trust: true}); err != nil || taken.Added != 1 {
		t.Errorf("%+v, %v", taken, err)
	}
	if _, err := other.Sessions.Session(t.Context(), s.UID); !library.IsKind(err, library.UnknownSession) {
		t.Errorf("the removed one: %v", err)
	}
}

func TestASessionThatItsSenderDeletedIsCountedAsDeleted(t *testing.T) {
	t.Parallel()
	a, other := open(t, app.Options{Dir: t.TempDir()}), open(t, app.Options{Dir: t.TempDir()})
	first, second := saved(t, a, `{"date": "2026-03-05", "present": 40}`), saved(t, a, `{"date": "2026-03-06", "present": 7}`)
	all := session.Period{From: session.NewDate(2026, 1, 1), To: session.NewDate(2026, 12, 31)}
	hand := func() app.Taken {
		t.Helper()
		file := filepath.Join(t.TempDir(), "x.buoi")
		if _, err := a.Exchange.Export(t.Context(), file, all, true); err != nil {
			t.Fatal(err)
		}
		taken, err := other.Exchange.Import(t.Context(), []string{file}, app.Agreement{Trust: true})
		if err != nil || taken.Files[0].Err != nil {
			t.Fatalf("%+v, %v", taken, err)
		}
		return taken
	}
	hand()
	if err := a.Sessions.Remove(t.Context(), first.UID); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Sessions.Save(t.Context(), []app.SessionChange{{UID: second.UID, MustBeKnown: true, Fields: map[string]json.RawMessage{"present": json.RawMessage("8")}}}); err != nil {
		t.Fatal(err)
	}
	taken := hand()
	if taken.Removed != 1 || taken.Changed != 1 || taken.Added != 0 || !strings.Contains(taken.Text(), words.Say("talks.took-removed", "count", 1)) {
		t.Errorf("%+v: %s", taken.SessionMerge, taken.Text())
	}
	if again := hand(); again.Removed+again.Changed != 0 || again.Unchanged != 2 {
		t.Errorf("once more: %+v", again.SessionMerge)
	}
}

func TestANewSessionIsHeldByOnesOwnOffice(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	day := library.Day(2026, 11, 28)
	unit := func() string {
		t.Helper()
		s, err := a.Sessions.NewSession(t.Context(), day)
		if err != nil || s.Date != day || s.UID != "" {
			t.Fatalf("%+v, %v", s, err)
		}
		return s.Unit
	}
	if got := unit(); got != "" {
		t.Errorf("nobody said whose office it is: %q", got)
	}
	if err := a.Settings().SetLetterhead(t.Context(), library.Letterhead{Superior: "ĐẢNG ỦY XÃ MẪU", Issuer: "BAN TUYÊN GIÁO"}); err != nil {
		t.Fatal(err)
	}
	if got := unit(); got != "BAN TUYÊN GIÁO" {
		t.Errorf("by its letterhead it is %q", got)
	}
	order := app.ReportOrder{Place: t.TempDir(), Unit: "Xã Mẫu", Period: session.Months(session.MonthOf(session.NewDate(2026, 11, 1), 0), 1, 0)}
	if _, _, err := a.Sending.Send(t.Context(), order); err != nil {
		t.Fatal(err)
	}
	if got := unit(); got != "Xã Mẫu" {
		t.Errorf("as it calls itself in reports it is %q", got)
	}
}

func TestAReportOfAPeriodSaysWhatIsAtLeast(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	saved(t, a, `{"date": "2026-03-05", "present": 40, "form": "ket-hop", "online": 2}`)
	saved(t, a, `{"date": "2026-03-06"}`)
	account, err := a.Reports.Account(t.Context(), session.Inquiry{Period: session.Months(session.MonthOf(session.NewDate(2026, 3, 1), 0), 1, 0), By: []session.Grouping{session.ByForm}})
	if err != nil || account.Totals.Sum(session.Attendance) != library.AmountOf(42) || account.Totals.Silent(session.Attendance) != 1 || account.Totals.Sum(session.Women).Known() {
		t.Errorf("%+v, %v", account, err)
	}
	names := ""
	for _, row := range account.Tables[0].Rows {
		names += row.Name + "; "
	}
	if !strings.HasSuffix(names, "Không ghi hình thức; ") {
		t.Errorf("rows %s", names)
	}
}

func TestAnEditLeavesWhatItDoesNotSay(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	if _, err := a.Themes.SaveOwnTheme(t.Context(), "Phụ nữ", []string{"phụ nữ"}, nil); err != nil {
		t.Fatal(err)
	}
	s := saved(t, a, `{"date": "2026-03-05", "themes": ["phu-nu"], "place": {"commune": "xa tan an"}}`)
	file := filepath.Join(t.TempDir(), "x.buoi")
	if _, err := a.Exchange.Export(t.Context(), file, session.Period{From: s1900, To: s2100}, true); err != nil {
		t.Fatal(err)
	}
	other := open(t, app.Options{Dir: t.TempDir()})
	if _, err := other.Exchange.Import(t.Context(), []string{file}, app.Agreement{Trust: true}); err != nil {
		t.Fatal(err)
	}
	saved(t, other, `{"place": {"commune": "Xã Tân An"}}`)
	saved(t, other, `{"place": {"commune": "Xã Tân Ân"}}`)
	all, err := other.Sessions.Save(t.Context(), []app.SessionChange{{UID: s.UID, MustBeKnown: true, Fields: said(t, `{"present": 4}`)}})
	if err != nil || all[0].Session.Place.Commune != "xa tan an" || len(all[0].Session.Themes) != 1 || all[0].Session.Present != library.AmountOf(4) {
		t.Errorf("%+v, %v", all, err)
	}
}

var s1900, s2100 = session.NewDate(1900, 1, 1), session.NewDate(2100, 1, 1)
