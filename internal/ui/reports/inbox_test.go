package reports

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/app/apptest"
	"baocaovien/internal/session"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// sendsFrom sends the report of a month from a library of its own.
func sendsFrom(t *testing.T, unit, inbox string, month int) {
	t.Helper()
	a, err := app.Open(t.Context(), app.Options{Dir: apptest.NewFolder(t)})
	if err != nil {
		t.Fatal(err)
	}
	day := session.NewDate(2026, 1, 5).Moment().Time().AddDate(0, month-1, 0).Format("2006-01-02")
	fields := map[string]json.RawMessage{"date": json.RawMessage(`"` + day + `"`), "present": json.RawMessage("30"), "place": json.RawMessage(`{"commune":"` + unit + `"}`)}
	_, err = a.Sessions.Save(t.Context(), []app.SessionChange{{Fields: fields}})
	if err == nil {
		period := session.Months(session.MonthOf(session.NewDate(2026, 1, 1), 0)+session.Month(month-1), 1, 0)
		_, _, err = a.Sending.Send(t.Context(), app.ReportOrder{Place: inbox, Unit: unit, Period: period})
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}

// waiting is the page of a province that waits for four communes in November, and its inbox, in which there are reports of
// two of them, of one that nobody knows, and a file that is none.
func waiting(t *testing.T) (*uitest.Host, *ReportPage, string) {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	h, p := opened(t)
	if err := h.App.Offices.SaveOffices(t.Context(), []string{"Xã Long Vĩnh", "Xã Vắng", "Phường Trà Vinh", "Xã Đông Hải"}, "", "xa"); err != nil {
		t.Fatal(err)
	}
	p.choose(reportSpan{kind: ofMonth, year: 2026, index: 10})
	inbox := t.TempDir()
	sendsFrom(t, "XÃ LONG VĨNH", inbox, 11)
	sendsFrom(t, "Phường Trà Vinh", inbox, 11)
	sendsFrom(t, "Đảng ủy Đông Hải", inbox, 11)
	if err := os.WriteFile(filepath.Join(inbox, "hỏng.buoi"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	uitest.Press(t, h.Window, "inbox.open")
	field, ok := uitest.Find(h.Window, uitest.Hinting(words.Say("inbox.place-hint")))
	if !ok {
		t.Fatal("nobody asks where the inbox is")
	}
	entry := uitest.FieldOf(field.Object)
	entry.SetText(filepath.Join(inbox, "không có"))
	uitest.Press(t, h.Window, "inbox.use-place")
	if s := uitest.SaysIn(h.Window.Canvas().Overlays().Top()); !strings.Contains(s, "Không thấy") {
		t.Errorf("of a folder that is not there it says %q", s)
	}
	entry.SetText(inbox)
	uitest.Press(t, h.Window, "inbox.use-place")
	return h, p, inbox
}

func (d *inboxDialog) says() string { return uitest.SaysIn(d.rows) }

func TestTheInboxTakesInWhatCameAndTellsWhoHasNotSent(t *testing.T) {
	h, p, _ := waiting(t)
	d := p.mail
	if d.form == nil || !strings.Contains(d.says(), words.Say("inbox.missing", "count", 4, "of", 4)) {
		t.Fatalf("before the first look it says %q", d.says())
	}
	uitest.Press(t, h.Window, "inbox.receive")
	if len(d.waiting()) != 3 || !strings.Contains(d.says(), words.Say("inbox.failed", "count", 1)) || !strings.Contains(d.says(), "hỏng.buoi") {
		t.Fatalf("of signers nobody has agreed to it says %q", d.says())
	}
	digits := app.Digits(d.waiting()[0].Signer.Key)
	if !strings.Contains(d.says(), digits) || !strings.Contains(d.says(), app.SpokenDigits(digits)) {
		t.Errorf("it does not say %s: %q", digits, d.says())
	}
	pictures(t, h, "hop-thu-lan-dau")
	uitest.Press(t, h.Window, "inbox.agree")
	if len(d.waiting()) != 2 {
		t.Errorf("%d wait after one was agreed to", len(d.waiting()))
	}
	agreed, ok := uitest.Find(h.Window, uitest.Saying(words.Say("inbox.agree-all", "count", 2)))
	if !ok {
		t.Fatalf("the others cannot be agreed to: %q", d.says())
	}
	agreed.Object.(*widgets.Button).OnTapped()
	for _, want := range []string{
		words.Say("inbox.missing", "count", 2, "of", 4), "Xã Đông Hải, Xã Vắng", words.Say("inbox.sent-count", "count", 2),
		words.Say("inbox.unknown", "count", 1), "Đảng ủy Đông Hải",
	} {
		if !strings.Contains(d.says(), want) {
			t.Errorf("it does not say %q: %q", want, d.says())
		}
	}
	pictures(t, h, "hop-thu")
	uitest.Press(t, h.Window, "inbox.assign")
	field, ok := uitest.Find(h.Window, uitest.Hinting(words.Say("inbox.office-hint")))
	if !ok {
		t.Fatal("nobody asks whose the report is")
	}
	uitest.FieldOf(field.Object).SetText("dong hai")
	pictures(t, h, "hop-thu-cua-ai")
	uitest.Press(t, h.Window, "inbox.assign-now")
	if got := d.standing; !slices.Equal(got.Missing, []string{"Xã Vắng"}) || len(got.Unknown) != 0 || len(got.Sent) != 3 {
		t.Errorf("after it was assigned: %+v", got.SentSoFar)
	}
	uitest.Press(t, h.Window, "inbox.copy")
	if text := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(text, "1. Xã Vắng\n") || !strings.Contains(text, "01/11/2026") {
		t.Errorf("copied is %q", text)
	}
	uitest.Press(t, h.Window, "inbox.receive")
	if got := d.taken; got.Known != 3 || len(got.Reports) != 0 {
		t.Errorf("looked again: %d known, %d new", got.Known, len(got.Reports))
	}
	uitest.Press(t, h.Window, "inbox.print")
	uitest.Press(t, h.Window, "window.save")
	if files, err := filepath.Glob(filepath.Join(os.Getenv("HOME"), "*.pdf")); err != nil || len(files) != 1 {
		t.Errorf("saved are %q, %v: %s", files, err, h.Says())
	}
	if side := uitest.SaysIn(p.side); !strings.Contains(side, words.Say("inbox.so-far", "count", 3, "of", 4)) {
		t.Errorf("the page says %q", side)
	}
}

func TestTheInboxStaysOpenUnderWhatIsAskedForInIt(t *testing.T) {
	h, p, _ := waiting(t)
	d := p.mail
	for _, key := range []string{"inbox.offices", "inbox.print", "inbox.move"} {
		below := h.Window.Canvas().Overlays().Top()
		uitest.Press(t, h.Window, key)
		if h.Window.Canvas().Overlays().Top() == below {
			t.Fatalf("%s opens nothing", key)
		}
		if key == "inbox.offices" {
			p.tree.names.SetText("Xã Thêm")
			uitest.Press(t, h.Window, "figures.offices-add")
		}
		h.CloseDialog() // by Esc
		if h.Window.Canvas().Overlays().Top() != below {
			t.Fatalf("with what %s opened the inbox was closed too", key)
		}
	}
	if !strings.Contains(d.says(), words.Say("inbox.missing", "count", 5, "of", 5)) || !strings.Contains(d.says(), "Xã Thêm") {
		t.Errorf("an office that was added is not waited for: %q", d.says())
	}
	uitest.Press(t, h.Window, "inbox.move")
	uitest.Press(t, h.Window, "inbox.use-place")
	if p.mail == d || p.mail.form == nil || len(h.Window.Canvas().Overlays().List()) != 1 {
		t.Errorf("another place leaves %d dialogs", len(h.Window.Canvas().Overlays().List()))
	}
}

func TestAnInboxThatIsGoneIsToldAndFoundAgain(t *testing.T) {
	h, p, inbox := waiting(t)
	away := inbox + "-rút"
	if err := os.Rename(inbox, away); err != nil {
		t.Fatal(err)
	}
	uitest.Press(t, h.Window, "inbox.receive")
	if form := p.mail.form; !form.Problem.Visible() || !strings.Contains(form.Problem.Words(), "Không thấy") {
		t.Errorf("it says %q", form.Problem.Words())
	}
	if err := os.Rename(away, inbox); err != nil {
		t.Fatal(err)
	}
	uitest.Press(t, h.Window, "inbox.receive")
	if p.mail.form.Problem.Visible() || len(p.mail.waiting()) != 3 {
		t.Errorf("plugged in again: %q, %d wait", p.mail.form.Problem.Words(), len(p.mail.waiting()))
	}
}

func TestTheListOfOfficesIsTakenFromAFile(t *testing.T) {
	h, p := opened(t)
	file := filepath.Join(t.TempDir(), "xa.txt")
	if err := os.WriteFile(file, []byte("Xã Một\nXã Hai\nXÃ MỘT\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	uitest.Press(t, h.Window, "figures.offices-see")
	p.tree.takeFile(file)
	if len(p.tree.all) != 2 || !strings.Contains(h.Says(), words.Say("inbox.offices-imported", "added", 2, "known", 0)) {
		t.Errorf("%+v, says %q", p.tree.all, h.Says())
	}
	h.Picture(t, "cay-don-vi-tu-tep")
	p.tree.takeFile(file + ".không")
	if !p.tree.form.Problem.Visible() {
		t.Error("a file that is not there is taken")
	}
}

// pictures keeps pictures, where they are wanted, at the sizes of laptops, light and dark, and finds what cannot be read.
func pictures(t *testing.T, h *uitest.Host, name string) {
	t.Helper()
	was := h.Window.Canvas().Size()
	for _, size := range []fyne.Size{fyne.NewSize(1024, 640), fyne.NewSize(1366, 768)} {
		h.Window.Resize(size)
		if cut := uitest.Unreadable(h.Window); len(cut) > 0 {
			t.Errorf("%s, %v: cannot be read: %q", name, size, cut)
		}
		if os.Getenv("SCREENSHOTS") == "" {
			continue
		}
		for look, variant := range map[string]widgets.Variant{"dark": widgets.Dark, "light": widgets.Light} {
			fyne.CurrentApp().Settings().SetTheme(widgets.FyneTheme{Scale: 1, Variant: variant})
			h.Picture(t, fmt.Sprintf("%s-%v-%s", name, size.Width, look))
		}
	}
	fyne.CurrentApp().Settings().SetTheme(widgets.FyneTheme{Scale: 1, Variant: widgets.Light})
	h.Window.Resize(was)
}
