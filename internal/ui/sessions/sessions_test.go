package sessions

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// now is when the tests look at the page: a Saturday evening.
var now = time.Date(2026, time.November, 28, 19, 30, 0, 0, library.Vietnam)

// opened is the page on a copy of the sample library.
func opened(t *testing.T) (*uitest.Host, *SessionList) {
	t.Helper()
	h := uitest.NewSampleHost(t)
	p := New(h.PageContext, SessionNeeds{
		Keep: h.App.Sessions, Start: h.App.Sessions, Exchange: h.App.Exchange, Send: h.App.Sending, Amounts: h.App.Settings(), Attached: h.App.Attached,
		Past: h.App.Exchange, Widths: h.App.Settings(), Now: func() time.Time { return now },
	})
	h.OnGoTo = p.Show
	h.Show(p.Content())
	p.Show(kit.Route{Kind: kit.SessionsPage})
	return h, p
}

// type fills in a field and leaves it.
func (f *talkForm) typed(field *widgets.Field, text string) {
	field.SetText(text)
	field.FocusGained()
	field.FocusLost()
}

// all returns what the library has, with the day the test is on.
func all(t *testing.T, h *uitest.Host) []library.Session {
	t.Helper()
	kept, err := h.App.Sessions.List(t.Context(), app.SessionQuery{Period: session.Period{From: session.NewDate(2000, 1, 1), To: session.NewDate(2100, 1, 1)}})
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

func TestASessionIsKeptAsItsFieldsAreLeft(t *testing.T) {
	h, p := opened(t)
	p.begin()
	f := p.form
	f.typed(f.commune.Field, "Xã Long Vĩnh")
	f.typed(f.hamlet.Field, "Ấp Cồn Cù")
	f.typed(f.start, "19h")
	f.typed(f.minutes, "40")
	f.typed(f.speakers.Field, "Nguyễn Văn A (Xã); Trần Thị B")
	f.typed(f.amounts[0].Field, "1.058")
	f.typed(f.amounts[2].Field, "12")
	f.themes.toggle(library.SeaIslands)
	f.themes.toggle(library.ForeignInformation)
	f.heldAs.Chips[library.InPerson].OnTapped()
	f.audiences.take("hội viên phụ nữ")
	f.typed(f.audiences.rows[0].present, "58")
	f.typed(f.questions, "Đăng ký tàu ở đâu? → ở xã → Hội Nông dân\nMở thêm lớp?")
	kept := all(t, h)
	if len(kept) != 1 {
		t.Fatalf("%d sessions are kept", len(kept))
	}
	s := kept[0]
	if s.Place.Commune != "Xã Long Vĩnh" || s.Place.Hamlet != "Ấp Cồn Cù" || s.Start.String() != "19:00" || s.Minutes != library.AmountOf(40) ||
		len(s.Speakers) != 2 || s.Speakers[0] != (library.Speaker{Name: "Nguyễn Văn A", Level: "xa"}) || s.Present != library.AmountOf(1058) || s.Online.Known() ||
		s.PartyMembers != library.AmountOf(12) || len(s.Themes) != 2 || s.Themes[0] != library.SeaIslands || s.Form != library.InPerson ||
		len(s.Audiences) != 1 || s.Audiences[0].Present != library.AmountOf(58) || s.Status != library.HeldSession {
		t.Errorf("kept %+v", s)
	}
	if len(s.Questions) != 2 || s.Questions[0] != (library.SessionQuestion{Text: "Đăng ký tàu ở đâu?", Answer: "ở xã", PassedOn: "Hội Nông dân"}) || s.Questions[1].Text != "Mở thêm lớp?" {
		t.Errorf("questions %+v", s.Questions)
	}
	if !f.problem.Visible() || !strings.Contains(f.problem.Words(), "58") {
		t.Errorf("that the rows differ from the total is said as %q", f.problem.Words())
	}
	if f.holdsRow.Hidden {
		t.Fatal("nobody is asked which of them holds")
	}
	f.holds.Chips[true].OnTapped()
	if s := all(t, h)[0]; s.Holds != library.HoldsAudiences {
		t.Errorf("%+v holds", s.Holds)
	}
	h.Picture(t, "buoi")
}

func TestWhatCannotBeReadIsSaidAndNothingIsLost(t *testing.T) {
	h, p := opened(t)
	p.begin()
	f := p.form
	f.typed(f.commune.Field, "Xã A")
	for field, bad := range map[*widgets.Field]string{
		f.amounts[0].Field: "nhiều", f.amounts[1].Field: "-5", f.amounts[2].Field: "1.2", f.date: "ngày nào", f.start: "25:00", f.speakers.Field: "A (vua)",
	} {
		was := field.Text
		f.typed(field, bad)
		if !f.problem.Visible() || field.Text != bad {
			t.Errorf("%q: says %q, the field %q", bad, f.problem.Words(), field.Text)
		}
		f.typed(field, was)
		if f.problem.Visible() {
			t.Errorf("still says %q after %q was mended", f.problem.Words(), bad)
		}
	}
	if kept := all(t, h); len(kept) != 1 || kept[0].Present.Known() {
		t.Errorf("kept %+v", kept)
	}
}

func TestAnOutlineFillsInItsSession(t *testing.T) {
	h, p := opened(t)
	ids := []int64{h.Articles(t, library.SeaIslands)[0].ID}
	o, _, err := h.App.Outlines.Draft(t.Context(), ids, library.SeaIslands)
	if err != nil {
		t.Fatal(err)
	}
	o.Place, o.Speaker, o.Audience, o.Minutes = "Nhà văn hóa ấp Một", "Lê Văn C", "ngư dân", 45
	o.Date = library.At(time.Date(2026, 11, 27, 19, 0, 0, 0, library.Vietnam), library.ToMinute)
	if o, err = h.App.Library().SaveOutline(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	p.Show(kit.Route{Kind: kit.SessionsPage, Outline: o.ID})
	kept := all(t, h)
	if len(kept) != 1 {
		t.Fatalf("%d sessions are kept", len(kept))
	}
	s := kept[0]
	if s.Place.Venue != "Nhà văn hóa ấp Một" || len(s.Speakers) != 1 || s.Speakers[0].Name != "Lê Văn C" || s.Minutes != library.AmountOf(45) || s.Start.String() != "19:00" ||
		session.DateOf(s.Date) != session.NewDate(2026, 11, 27) || len(s.Themes) == 0 || s.Themes[0] != library.SeaIslands || s.OutlineTitle != o.Title ||
		len(s.Articles) != 1 || s.Articles[0].ID != ids[0] || len(s.Audiences) != 1 || s.Audiences[0].Group != "ngư dân" {
		t.Errorf("kept %+v", s)
	}
	if focused := h.Window.Canvas().Focused(); uitest.FieldOf(focused.(fyne.CanvasObject)) != &p.form.commune.Entry {
		t.Errorf("the keyboard is in %T, and not in the commune that nobody said", focused)
	}
	h.Picture(t, "buoi-tu-de-cuong")
}

func TestATalkThatWasPresentedIsAsLongAsItWas(t *testing.T) {
	h, p := opened(t)
	if err := h.App.Settings().SetLetterhead(t.Context(), library.Letterhead{Issuer: "Xã Mẫu"}); err != nil {
		t.Fatal(err)
	}
	o, err := h.App.Library().SaveOutline(t.Context(), library.Outline{Title: "Biển quê ta", Minutes: 45, Place: "Nhà văn hóa"})
	if err != nil {
		t.Fatal(err)
	}
	p.Show(kit.Route{Kind: kit.SessionsPage, Outline: o.ID, Minutes: 38})
	if kept := all(t, h); len(kept) != 1 || kept[0].Minutes != library.AmountOf(38) || kept[0].Unit != "Xã Mẫu" {
		t.Errorf("kept %+v", kept)
	}
	if p.form.minutes.Text != "38" || p.form.unit.Text != "Xã Mẫu" {
		t.Errorf("the form has %q minutes, held by %q", p.form.minutes.Text, p.form.unit.Text)
	}
	uitest.Press(t, h.Window, "talks.new")
	if p.form.unit.Text != "Xã Mẫu" || len(all(t, h)) != 1 {
		t.Errorf("a new one is held by %q, %d are kept", p.form.unit.Text, len(all(t, h)))
	}
}

func TestAMonthIsFilteredAndASessionRemovedComesBack(t *testing.T) {
	h, p := opened(t)
	for _, day := range []string{"03/11/2026", "28/11/2026", "30/11/2026", "01/12/2026"} {
		p.begin()
		p.form.typed(p.form.date, day)
		p.form.typed(p.form.commune.Field, "Xã "+day[:2])
	}
	if got := p.listed(); len(got) != 1 || got[0].Place.Commune != "Xã 01" {
		t.Errorf("beside the session that is open stand %+v", got)
	}
	p.turn(-1)
	if got := len(p.listed()); got != 3 {
		t.Errorf("November lists %d sessions", got)
	}
	p.chooseDay(time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC))
	if got := p.listed(); len(got) != 1 || got[0].Place.Commune != "Xã 28" {
		t.Errorf("the 28th lists %+v", got)
	}
	p.chooseDay(time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)) // the whole month again
	p.commune = "Xã 03"
	p.refresh()
	if got := p.listed(); len(got) != 1 || got[0].Place.Commune != "Xã 03" {
		t.Errorf("one commune lists %+v", got)
	}
	p.commune, p.open = "", true
	p.refresh()
	if got := p.listed(); len(got) != 2 {
		t.Errorf("lacking their result are %d sessions", len(got))
	}
	p.open = false
	p.refresh()
	if marked := p.grid.Marked(); len(marked) != 4 {
		t.Errorf("%d days are marked", len(marked))
	}
	p.form.open(p.listed()[0])
	p.form.askRemove()
	if got := len(all(t, h)); got != 3 {
		t.Errorf("%d sessions are left", got)
	}
	h.Notice.Action.OnTapped()
	if got := len(all(t, h)); got != 4 {
		t.Errorf("%d sessions after undoing", got)
	}
}

func TestACopyHasTheSamePlaceAndNoNumbers(t *testing.T) {
	h, p := opened(t)
	p.begin()
	f := p.form
	f.typed(f.commune.Field, "Xã A")
	f.typed(f.amounts[0].Field, "60")
	f.audiences.take("ngư dân")
	f.typed(f.audiences.rows[0].present, "60")
	f.copy()
	kept := all(t, h)
	if len(kept) != 2 {
		t.Fatalf("%d sessions", len(kept))
	}
	for _, s := range kept {
		if s.UID == f.kept.UID && (s.Place.Commune != "Xã A" || s.Present.Known() || len(s.Audiences) != 1 || s.Audiences[0].Present.Known()) {
			t.Errorf("the copy is %+v", s)
		}
	}
}

func TestNamesInUseAreOfferedAsOneTypes(t *testing.T) {
	_, p := opened(t)
	p.begin()
	p.form.typed(p.form.commune.Field, "Xã Long Vĩnh")
	p.begin()
	p.form.commune.SetText("long v")
	offered := uitest.Within(p.form.commune.Box, uitest.Saying("Xã Long Vĩnh"))
	if len(offered) != 1 {
		t.Fatalf("%d names are offered", len(offered))
	}
	offered[0].(*widgets.Chip).OnTapped()
	if p.form.kept.Place.Commune != "Xã Long Vĩnh" {
		t.Errorf("kept %q", p.form.kept.Place.Commune)
	}
}

func TestSessionsGoFromOneLibraryToAnother(t *testing.T) {
	h, p := opened(t)
	p.begin()
	p.form.typed(p.form.commune.Field, "Xã A")
	file := filepath.Join(t.TempDir(), "t11.buoi")
	if _, err := h.App.Exchange.Export(t.Context(), file, session.Period{From: session.NewDate(2026, 11, 1), To: session.NewDate(2026, 11, 30)}, true); err != nil {
		t.Fatal(err)
	}
	other, q := opened(t)
	e := newTransfer(q, other.App.Exchange)
	e.take([]string{file}, app.Agreement{Whole: true})
	if got := len(all(t, other)); got != 0 {
		t.Fatalf("%d sessions were taken from a key nobody agreed to", got)
	}
	uitest.Press(t, other.Window, "talks.signer-trust")
	if got := all(t, other); len(got) != 1 || got[0].Place.Commune != "Xã A" {
		t.Errorf("taken %+v", got)
	}
	if want := words.Say("talks.took", "added", 1, "changed", 0, "unchanged", 0); other.Says() != want {
		t.Errorf("says %q", other.Says())
	}
}

func TestSeveralSessionsArePastedAtOnce(t *testing.T) {
	h, p := opened(t)
	uitest.Press(t, h.Window, "talks.paste")
	area := func() *widgets.Field {
		found, ok := uitest.Find(h.Window, func(o fyne.CanvasObject) bool {
			f, field := o.(*widgets.Field)
			return field && strings.HasPrefix(f.Text, words.Say("register.column-date"))
		})
		if !ok {
			t.Fatal("nobody asks for rows")
		}
		return found.Object.(*widgets.Field)
	}
	good := area().Text + "03/11/2026\tXã A\t\tNguyễn B (Xã)\tbien dao\tngư dân = 40\n04/11/26|Xã Đ||||| 1.204 |12\n"
	area().SetText(good + "05/11/2206\tXã C\n")
	h.Picture(t, "nhieu-buoi")
	uitest.Press(t, h.Window, "talks.paste-take")
	if got := all(t, h); len(got) != 0 {
		t.Fatalf("%d sessions were taken though a row is wrong", len(got))
	}
	uitest.Press(t, h.Window, "talks.mend-first")
	if !strings.Contains(area().Text, "2206") {
		t.Fatalf("what was typed is gone: %q", area().Text)
	}
	area().SetText(good)
	uitest.Press(t, h.Window, "talks.paste-take")
	kept := all(t, h)
	if len(kept) != 2 || kept[0].Place.Commune != "Xã A" || len(kept[0].Themes) != 1 || kept[0].Themes[0] != library.SeaIslands || kept[1].Present != library.AmountOf(1204) {
		t.Errorf("kept %+v", kept)
	}
	if got := p.all; len(got) != 2 {
		t.Errorf("the page lists %d", len(got))
	}
}

func TestOnlyTheNumbersThatAreAskedForHaveAField(t *testing.T) {
	h, p := opened(t)
	p.begin()
	f := p.form
	f.typed(f.commune.Field, "Xã A")
	f.typed(f.amounts[3].Field, "20") // nữ
	fields := func() int {
		return len(uitest.Within(f.people, func(o fyne.CanvasObject) bool { _, is := o.(*widgets.Field); return is }))
	}
	if got := fields(); got != len(session.AmountFields()) {
		t.Fatalf("%d fields", got)
	}
	uitest.Press(t, h.Window, "talks.asked")
	for _, name := range []string{"ethnic", "religious", "women"} {
		chip, ok := uitest.Find(h.Window, func(o fyne.CanvasObject) bool {
			c, is := o.(*widgets.Chip)
			return is && c.Label() == session.FieldName(name)
		})
		if !ok {
			t.Fatalf("%s is not offered", name)
		}
		chip.Object.(*widgets.Chip).OnTapped()
	}
	h.Picture(t, "chon-so")
	uitest.Press(t, h.Window, "window.use")
	if got := fields(); got != len(session.AmountFields())-2 {
		t.Errorf("%d fields; what the session says must stay in sight", got)
	}
	p.begin()
	if got := fields(); got != len(session.AmountFields())-3 {
		t.Errorf("%d fields of a new session", got)
	}
}

func TestPhotosAreKeptShownOpenedAndTakenOut(t *testing.T) {
	h, p := opened(t)
	p.begin()
	f := p.form
	f.typed(f.commune.Field, "Xã A")
	f.typed(f.copies.fields[0], "30")
	f.typed(f.copies.fields[1], "2")
	dir := t.TempDir()
	photo, program := filepath.Join(dir, "ảnh buổi nói.jpg"), filepath.Join(dir, "chạy.jpg")
	if err := errors.Join(os.WriteFile(photo, []byte("\xFF\xD8\xFF\xE0 ảnh"), 0o600), os.WriteFile(program, []byte("MZ\x90\x00"), 0o600)); err != nil {
		t.Fatal(err)
	}
	form := p.Ask("", "", 200, func(*kit.Form) {})
	f.attached.take([]string{program}, false, form.ShowError, form.Fail, form.Hide)
	if !form.Problem.Visible() || len(all(t, h)[0].Attachments) > 0 {
		t.Errorf("of a program it says %q, and keeps %+v", form.Problem.Words(), all(t, h)[0].Attachments)
	}
	f.attached.take([]string{photo}, false, form.ShowError, form.Fail, form.Hide)
	s := all(t, h)[0]
	if len(s.Attachments) != 1 || s.Attachments[0].Name != "ảnh buổi nói.jpg" || form.Pop.Visible() {
		t.Fatalf("kept %+v", s.Attachments)
	}
	if copies := session.Copies(s); copies != library.AmountOf(32) || len(s.HandoutsBy) != 2 {
		t.Errorf("handed out %+v, %v in all", s.HandoutsBy, copies)
	}
	p.form.view.To(2000)
	h.Picture(t, "buoi-anh")
	f.attached.remove(s.Attachments[0])
	if left := all(t, h)[0].Attachments; len(left) > 0 {
		t.Errorf("left %+v", left)
	}
	h.Notice.Action.OnTapped()
	if back := all(t, h)[0].Attachments; len(back) != 1 || len(f.kept.Attachments) != 1 {
		t.Errorf("back %+v, shown %+v", back, f.kept.Attachments)
	}
}

func TestAPhotoIsKeptWithASessionThatNobodyHasWrittenDownYet(t *testing.T) {
	h, p := opened(t)
	p.begin()
	photo := filepath.Join(t.TempDir(), "a.png")
	if err := os.WriteFile(photo, []byte("\x89PNG\r\n\x1a\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.form.attached.take([]string{photo}, false, func(sentence string) { t.Error(sentence) }, func(err error) bool {
		if err != nil {
			t.Error(err)
		}
		return err != nil
	}, func() {})
	if kept := all(t, h); len(kept) != 1 || len(kept[0].Attachments) != 1 || p.form.kept.UID != kept[0].UID {
		t.Errorf("kept %+v", kept)
	}
}

// A paper with a stamp is kept only where the person says that they may; what falls beside the session is not its own.
func TestFilesThatAreDroppedOnASessionAreKeptAndStampsAskedAbout(t *testing.T) {
	h, p := opened(t)
	dir := t.TempDir()
	photo, paper, heic := filepath.Join(dir, "a.jpg"), filepath.Join(dir, "b.txt"), filepath.Join(dir, "IMG_1.HEIC")
	if err := errors.Join(os.WriteFile(photo, []byte("\xFF\xD8\xFF\xE0 ảnh"), 0o600), os.WriteFile(paper, []byte("TỐI MẬT\n\nKế hoạch\n"), 0o600),
		os.WriteFile(heic, []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), 0o600)); err != nil {
		t.Fatal(err)
	}
	inside := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.form.box).AddXY(20, 20)
	if p.Dropped(inside, []string{photo}) {
		t.Error("no session is open, and one takes a photo")
	}
	p.begin()
	p.form.typed(p.form.commune.Field, "Xã A")
	if p.Dropped(fyne.NewPos(1, 1), []string{photo}) {
		t.Error("what fell on the calendar became the session's")
	}
	if !p.Dropped(inside, []string{photo, paper}) {
		t.Fatal("the session does not take files")
	}
	if kept := all(t, h)[0].Attachments; len(kept) != 1 || kept[0].Name != "a.jpg" {
		t.Errorf("kept %+v", kept)
	}
	if said := uitest.SaysIn(h.Window.Canvas().Overlays().Top()); !strings.Contains(said, "b.txt có dấu TỐI MẬT") {
		t.Errorf("it says %q", said)
	}
	h.Picture(t, "buoi-dau-mat")
	if agree, ok := uitest.Find(h.Window, uitest.Saying(words.Say("taking.keep-restricted", "count", 1))); !ok {
		t.Fatal("there is no way to agree")
	} else {
		agree.Object.(*widgets.Button).OnTapped()
	}
	if kept := all(t, h)[0].Attachments; len(kept) != 2 {
		t.Errorf("kept %+v", kept)
	}
	p.Dropped(inside, []string{heic})
	if said := h.Notice.Text.Words(); !strings.Contains(said, "IMG_1.HEIC là ảnh HEIC") || !strings.Contains(said, "JPEG") {
		t.Errorf("of a photo that others cannot open it says %q", said)
	}
}

func TestWhoWroteWhatOfASessionIsShown(t *testing.T) {
	h, p := opened(t)
	p.begin()
	p.form.typed(p.form.commune.Field, "Xã A")
	p.form.typed(p.form.amounts[0].Field, "40")
	p.form.typed(p.form.amounts[0].Field, "1.050")
	uitest.Press(t, h.Window, "talks.history")
	var said []string
	for _, o := range uitest.Within(h.Window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) bool { _, is := o.(*widgets.Label); return is }) {
		said = append(said, o.(*widgets.Label).Words())
	}
	all := strings.Join(said, "\n")
	for _, want := range []string{
		words.Say("talks.history-here"), words.Say("talks.history-stands", "field", "dự trực tiếp", "value", "1.050"),
		words.Say("talks.history-overruled", "field", "dự trực tiếp", "value", "40"), words.Say("talks.history-stands", "field", "địa điểm", "value", "Xã A"),
	} {
		if !strings.Contains(all, want) {
			t.Errorf("it does not say %q: %s", want, all)
		}
	}
	h.Picture(t, "lich-su")
}

// unwritable keeps no session.
type unwritable struct{ SessionKeeper }

func (unwritable) Save(context.Context, []app.SessionChange) ([]app.Saved, error) {
	return nil, library.Fail(library.DiskFull, "thu-vien.db", errors.New("no space left on device"))
}

func TestASessionThatCannotBeKeptIsToldWithItsDetail(t *testing.T) {
	h, p := opened(t)
	p.begin()
	f, keeps := p.form, p.needs.Keep
	p.needs.Keep = unwritable{keeps}
	f.typed(f.commune.Field, "Xã A")
	if !f.problem.Visible() || f.commune.Text != "Xã A" {
		t.Fatalf("says %q, the field %q", f.problem.Words(), f.commune.Text)
	}
	uitest.Press(t, h.Window, "support.detail")
	if said := uitest.SaysIn(h.Window.Canvas().Overlays().Top()); !strings.Contains(said, "no space left") || !strings.Contains(said, string(library.DiskFull)) {
		t.Errorf("tells %q", said)
	}
	p.CloseDialog()
	p.needs.Keep = keeps
	f.typed(f.commune.Field, "Xã B")
	if f.problem.Visible() || f.detail.Visible() || len(all(t, h)) != 1 {
		t.Errorf("still says %q; %d are kept", f.problem.Words(), len(all(t, h)))
	}
}
