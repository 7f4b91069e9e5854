package reports

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// now is when the tests look at the page: in the fourth quarter.
var now = time.Date(2026, time.November, 28, 9, 0, 0, 0, library.Vietnam)

// opened is the page on a copy of the sample library with sessions of two years.
func opened(t *testing.T) (*uitest.Host, *ReportPage) {
	t.Helper()
	h := uitest.NewSampleHost(t)
	write(t, h,
		`{"date":"2026-10-05","place":{"commune":"Xã Đông Hải"},"themes":["bien-dao"],"form":"truc-tiep","present":96,"party_members":14,"audiences":[{"group":"ngư dân","present":96}],"speakers":[{"name":"A"}],"start":"08:00","minutes":60}`,
		`{"date":"2026-10-05","place":{"commune":"Xã Đông Hải"},"themes":["bien-dao"],"form":"truc-tiep","present":90,"speakers":[{"name":"A"}],"start":"08:30","minutes":60}`,
		`{"date":"2026-11-02","place":{"commune":"Xã Mỹ Long"},"themes":["bien-dao","bien-gioi"],"form":"truc-tuyen","online":1200}`,
		`{"date":"2026-11-20","place":{"commune":"Xã Mỹ Long"},"themes":["doi-ngoai"],"form":"truc-tiep"}`,
		`{"date":"2025-10-09","place":{"commune":"Xã Đông Hải"},"themes":["bien-dao"],"form":"truc-tiep","present":50}`,
	)
	p := New(h.PageContext, needsOf(h))
	h.Show(p.Content())
	p.Show(kit.Route{Kind: kit.ReportsPage})
	return h, p
}

// needsOf are the needs of the page in a window of a test.
func needsOf(h *uitest.Host) ReportNeeds {
	return ReportNeeds{
		Accounts: h.App.Reports, Offices: h.App.Offices, Names: h.App.Offices, Judge: h.App.Sessions, Units: h.App.Sessions, Inbox: h.App.Inbox, Missing: h.App.Inbox,
		Now: func() time.Time { return now },
	}
}

func write(t *testing.T, h *uitest.Host, sessions ...string) {
	t.Helper()
	for _, text := range sessions {
		var fields map[string]json.RawMessage
		if err := json.Unmarshal([]byte(text), &fields); err != nil {
			t.Fatal(err)
		}
		if _, err := h.App.Sessions.Save(t.Context(), []app.SessionChange{{Fields: fields}}); err != nil {
			t.Fatal(err)
		}
	}
}

// rows are the rows of the table, each with its figures after the name.
func (p *ReportPage) rows() (all []string) {
	for _, o := range p.table.Objects {
		all = append(all, strings.Join(o.(*widgets.FigureRow).Words(), "|"))
	}
	return all
}

func (p *ReportPage) rowOf(t *testing.T, name string) *widgets.FigureRow {
	t.Helper()
	for _, o := range p.table.Objects {
		if r := o.(*widgets.FigureRow); r.Words()[0] == name {
			return r
		}
	}
	t.Fatalf("no row %q in %q", name, p.rows())
	return nil
}

func TestAQuarterIsCountedComparedAndOpened(t *testing.T) {
	h, p := opened(t)
	if got, want := p.title.Words(), "Quý IV năm 2026"; got != want {
		t.Errorf("titled %q, want %q", got, want)
	}
	sea := p.ThemeName(library.SeaIslands)
	if got := p.rowOf(t, sea).Words(); !slices.Equal(got, []string{sea, "3", "1.386", "14", "186", "1.200", "1", "+2 · +200%"}) {
		t.Errorf("sea: %q", got)
	}
	if got := p.rowOf(t, words.Say("figures.total")).Words(); !slices.Equal(got[1:3], []string{"4", "1.386"}) {
		t.Errorf("total: %q", got)
	}
	p.rowOf(t, sea).OnTapped()
	behind := uitest.Within(p.behind, func(o fyne.CanvasObject) bool { _, ok := o.(*widgets.EntryRow); return ok })
	if len(behind) != 3 {
		t.Fatalf("%d sessions behind the row of 3", len(behind))
	}
	if sum := words.Say("figures.adds-up", "count", "1.386"); len(uitest.Within(p.behind, func(o fyne.CanvasObject) bool {
		l, is := o.(*widgets.Label)
		return is && strings.HasSuffix(l.Words(), sum)
	})) != 1 {
		t.Error("that they add up to the row's number is not said")
	}
	behind[0].(*widgets.EntryRow).OnTapped()
	if h.At.Kind != kit.SessionsPage || h.At.Session == "" {
		t.Errorf("a session leads to %+v", h.At)
	}
	h.Picture(t, "bao-cao")
}

func TestEveryGroupingHasItsTable(t *testing.T) {
	_, p := opened(t)
	for _, by := range session.Groupings() {
		p.groups.Chips[by].OnTapped()
		if got := p.rows(); len(got) < 3 {
			t.Errorf("%s: %q", by, got)
		}
		if said := p.about.Words() != ""; said == by.AddsUp() {
			t.Errorf("%s: of rows that add up to more it says %q", by, p.about.Words())
		}
	}
}

func TestPeriodsAreWalked(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind       string
		by, cutOff int
		want       string
	}{
		{ofMonth, 0, 0, "2026-11-01 2026-11-30"},
		{ofMonth, -11, 0, "2025-12-01 2025-12-31"},
		{ofMonth, 2, 0, "2027-01-01 2027-01-31"},
		{ofThree, 0, 0, "2026-10-01 2026-12-31"},
		{ofThree, 1, 0, "2027-01-01 2027-03-31"},
		{ofThree, 0, 15, "2026-09-16 2026-12-15"},
		{ofSix, 0, 0, "2026-07-01 2026-12-31"},
		{ofSix, -2, 0, "2025-07-01 2025-12-31"},
		{ofNine, 0, 0, "2026-01-01 2026-09-30"},
		{ofNine, -1, 0, "2025-01-01 2025-09-30"},
		{ofYear, 0, 0, "2026-01-01 2026-12-31"},
		{ofYear, 1, 15, "2026-12-16 2027-12-15"},
		{freeDays, 0, 0, "2026-11-01 2026-11-30"},
		{freeDays, -1, 0, "2026-10-02 2026-10-31"},
	} {
		s := quarterOf(now)
		s.kind, s.index, s.cutOff = ofMonth, 10, c.cutOff
		s = s.as(c.kind, session.DayOf(now), nil).moved(c.by)
		if got := fmt.Sprint(s.period().From, " ", s.period().To); got != c.want {
			t.Errorf("%s %+d cut off %d is %s, want %s", c.kind, c.by, c.cutOff, got, c.want)
		}
		if s.name() == "" || strings.Contains(s.name(), "{") {
			t.Errorf("named %q", s.name())
		}
	}
}

func TestAnotherKindOfPeriodIsThatOfWhatIsTold(t *testing.T) {
	t.Parallel()
	day := func(year, month, day int) session.Date { return session.NewDate(year, time.Month(month), day) }
	of := func(months ...int) (all []session.Month) {
		for _, m := range months {
			all = append(all, session.MonthOf(day(2026, m, 1), 0))
		}
		return all
	}
	for name, c := range map[string]struct {
		today  session.Date
		told   []session.Month
		cutOff int
		kind   string
		want   string
	}{
		"sessions this month":                   {day(2026, 11, 30), of(10, 11), 0, ofMonth, "2026-11-01 2026-11-30"},
		"none yet this month":                   {day(2026, 12, 1), of(10, 11), 0, ofMonth, "2026-11-01 2026-11-30"},
		"none at all":                           {day(2026, 11, 30), nil, 0, ofMonth, "2026-11-01 2026-11-30"},
		"told for a month to come":              {day(2026, 11, 30), of(12), 0, ofMonth, "2026-11-01 2026-11-30"},
		"a quarter that has passed":             {day(2027, 2, 3), of(10, 11), 0, ofMonth, "2026-11-01 2026-11-30"},
		"a quarter that has passed, none in it": {day(2027, 2, 3), nil, 0, ofMonth, "2026-10-01 2026-10-31"},
		"with a day of cut-off":                 {day(2026, 11, 30), of(12), 25, ofMonth, "2026-11-26 2026-12-25"},
		"wider":                                 {day(2026, 11, 30), of(10), 0, ofYear, "2026-01-01 2026-12-31"},
	} {
		s := quarterOf(now)
		s.cutOff = c.cutOff
		if got := s.as(c.kind, c.today, c.told).period(); fmt.Sprint(got.From, " ", got.To) != c.want {
			t.Errorf("%s: %s %s, want %s", name, got.From, got.To, c.want)
		}
	}
	_, p := opened(t)
	p.chooseKind(ofMonth)
	if got := p.title.Words(); got != words.Say("figures.span-month", "month", 11, "year", 2026) {
		t.Errorf("«Tháng» opens %q", got)
	}
}

func TestTwinsAreShownSideBySideAndJudged(t *testing.T) {
	h, p := opened(t)
	if len(p.now.twins) != 1 {
		t.Fatalf("%d possible twins", len(p.now.twins))
	}
	uitest.Press(t, h.Window, "figures.twins-see")
	h.Picture(t, "trung")
	uitest.Press(t, h.Window, "figures.twins-same")
	if got := p.rowOf(t, words.Say("figures.total")).Words()[1]; got != "3" || len(p.now.twins) != 0 {
		t.Errorf("%s sessions after two were found to be one, %d possible twins", got, len(p.now.twins))
	}
}

func TestTheTreeOfOfficesTellsWhoHasSentNothing(t *testing.T) {
	h, p := opened(t)
	uitest.Press(t, h.Window, "figures.offices-see")
	tree := func() (names []string) {
		for _, o := range uitest.Within(h.Window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) bool { _, is := o.(*widgets.Label); return is }) {
			if text := o.(*widgets.Label).Words(); strings.HasPrefix(text, "Tỉnh") || strings.HasPrefix(text, "Xã ") {
				names = append(names, text)
			}
		}
		return names
	}
	add := func(under string, names string) {
		t.Helper()
		f := p.tree
		f.parent = under
		f.names.SetText(names)
		uitest.Press(t, h.Window, "figures.offices-add")
		if f.form.Problem.Visible() {
			t.Fatal(f.form.Problem.Words())
		}
	}
	add("", "Tỉnh Mẫu")
	add("Tỉnh Mẫu", "Xã Đông Hải\n\nXã Mỹ Long\nXã Im Lặng\nXã Vắng")
	silent := " · " + words.Say("figures.offices-silent")
	if got, want := tree(), []string{"Tỉnh Mẫu", "Xã Đông Hải", "Xã Im Lặng" + silent, "Xã Mỹ Long", "Xã Vắng" + silent}; !slices.Equal(got, want) {
		t.Errorf("the tree is %q, want %q", got, want)
	}
	p.tree.parent = "Xã Vắng" // an office below itself
	p.tree.names.SetText("Tỉnh Mẫu")
	uitest.Press(t, h.Window, "figures.offices-add")
	if got, want := p.tree.form.Problem.Words(), "«Tỉnh Mẫu» không thể đứng dưới chính mình."; !p.tree.form.Problem.Visible() || got != want {
		t.Errorf("of an office below itself it says %q, want %q", got, want)
	}
	h.Picture(t, "cay-don-vi")
	p.tree.remove("Xã Vắng")
	uitest.Press(t, h.Window, "window.close")
	if got := p.now.offices; len(got) != 1 || got[0].Name != "Xã Im Lặng" || !strings.Contains(p.now.reminder, "Xã Im Lặng") {
		t.Errorf("silent are %+v, reminded with %q", got, p.now.reminder)
	}
}

func TestAReportIsSavedInEveryFormat(t *testing.T) {
	h, p := opened(t)
	t.Setenv("HOME", t.TempDir())
	for ending, begins := range map[string]string{".pdf": "%PDF-", ".docx": "PK", ".xlsx": "PK"} {
		dir := t.TempDir()
		p.save(ending)
		name, ok := uitest.Find(h.Window, func(o fyne.CanvasObject) bool {
			f, field := o.(*widgets.Field)
			return field && strings.HasSuffix(f.Text, ending)
		})
		if !ok {
			t.Fatalf("%s: nobody asks where", ending)
		}
		file := filepath.Join(dir, "báo cáo"+ending)
		name.Object.(*widgets.Field).SetText(file)
		uitest.Press(t, h.Window, "window.save")
		if raw, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(raw), begins) {
			t.Errorf("%s: %v, begins with %.8q", ending, err, raw)
		}
	}
}

// TestEveryLargeNumberOpensTheSessionsBehindIt presses each, and counts the sessions and what they say.
func TestEveryLargeNumberOpensTheSessionsBehindIt(t *testing.T) {
	_, p := opened(t)
	links := uitest.Within(p.totals, func(o fyne.CanvasObject) bool { _, is := o.(*widgets.Button); return is })
	var got []int
	for _, l := range links {
		l.(*widgets.Button).OnTapped()
		got = append(got, len(uitest.Within(p.behind, func(o fyne.CanvasObject) bool { _, is := o.(*widgets.EntryRow); return is })))
	}
	// sessions, attendance, party members, in person, remote; nobody said how many women
	if want := []int{4, 3, 1, 3, 1}; !slices.Equal(got, want) {
		t.Errorf("behind the numbers are %v sessions, want %v", got, want)
	}
}

// damaged is an accountant of a library of which some sessions cannot be read.
type damaged struct{ Accountant }

func (d damaged) Account(ctx context.Context, i session.Inquiry) (session.Account, error) {
	a, err := d.Accountant.Account(ctx, i)
	a.Unread = 2
	return a, err
}

func TestWhatCouldNotBeReadIsToldBesideTheNumbers(t *testing.T) {
	h, p := opened(t)
	if p.unread.Visible() {
		t.Errorf("of a whole library it says %q", p.unread.Words())
	}
	p.accounts = damaged{h.App.Reports}
	p.update()
	if want := words.Say("sessions.unread", "sessions", 2); !p.unread.Visible() || p.unread.Words() != want {
		t.Errorf("it says %q, want %q", p.unread.Words(), want)
	}
	h.Picture(t, "bao-cao-hong")
}

func TestAChartIsDrawnWhereThereIsSomethingToCompare(t *testing.T) {
	h, p := opened(t)
	for name, c := range map[string]struct {
		span reportSpan
		want bool
	}{
		"a quarter with sessions": {reportSpan{kind: ofThree, year: 2026, index: 3}, true},
		"a month":                 {reportSpan{kind: ofMonth, year: 2026, index: 10}, false},
		"a quarter with none":     {reportSpan{kind: ofThree, year: 2024, index: 1}, false},
	} {
		p.span = c.span
		p.update()
		drawn := uitest.Within(p.side, func(o fyne.CanvasObject) bool { _, is := o.(*widgets.Bars); return is })
		if (len(drawn) > 0) != c.want || strings.Contains(uitest.SaysIn(p.side), words.Say("figures.by-month")) != c.want {
			t.Errorf("%s: %d charts", name, len(drawn))
		}
		h.Picture(t, "chart-"+c.span.kind)
	}
}

func TestSessionsWithoutAUnitAreGivenOneAtOnceWithAWayBack(t *testing.T) {
	h, p := opened(t)
	write(t, h, `{"date":"2026-11-21","place":{"commune":"Xã Mỹ Long"},"themes":["doi-ngoai"],"unit":"Đồn Biên phòng Mỹ Long"}`)
	p.groups.Chips[session.ByUnit].Tapped(nil)
	sessionsOf := func(unit string) string {
		for _, line := range p.rows() {
			if cells := strings.Split(line, "|"); cells[0] == unit {
				return cells[1]
			}
		}
		return ""
	}
	none := words.Say("sessions.not-said-unit")
	if sessionsOf(none) != "4" || sessionsOf("Đồn Biên phòng Mỹ Long") != "1" {
		t.Fatalf("before: %q", p.rows())
	}
	p.rowOf(t, "Đồn Biên phòng Mỹ Long").Tapped(nil)
	if strings.Contains(uitest.SaysIn(p.behind), words.Say("figures.unit-give", "count", 1)) {
		t.Error("a unit is asked for where one is known")
	}
	p.rowOf(t, none).Tapped(nil)
	way := uitest.Within(p.behind, uitest.Saying(words.Say("figures.unit-give", "count", 4)))
	if len(way) != 1 {
		t.Fatalf("%d ways to give a unit: %q", len(way), uitest.SaysIn(p.behind))
	}
	test.Tap(way[0].(fyne.Tappable))
	h.Picture(t, "unit")
	field := h.Window.Canvas().Focused().(*widgets.Field)
	field.SetText("")
	h.Key(fyne.KeyReturn)
	if !strings.Contains(uitest.SaysIn(h.Window.Canvas().Overlays().Top()), words.Say("figures.unit-ask")) {
		t.Error("no unit is taken for one")
	}
	test.Type(field, "Ban Tuyên giáo")
	h.Key(fyne.KeyReturn)
	if h.Window.Canvas().Overlays().Top() != nil || sessionsOf(none) != "0" || sessionsOf("Ban Tuyên giáo") != "4" || sessionsOf("Đồn Biên phòng Mỹ Long") != "1" {
		t.Errorf("after: %q", p.rows())
	}
	if got := h.Says(); got != words.Say("figures.unit-given", "count", 4, "unit", "Ban Tuyên giáo") {
		t.Errorf("says %q", got)
	}
	h.Notice.Action.OnTapped()
	if sessionsOf(none) != "4" || sessionsOf("Ban Tuyên giáo") != "" {
		t.Errorf("taken back: %q", p.rows())
	}
}
