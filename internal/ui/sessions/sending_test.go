package sessions

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// toSend is the page with a session of this month and one of the quarter, and the dialog that sends them.
func toSend(t *testing.T) (*uitest.Host, *SessionList, *sendDialog) {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	h, p := opened(t)
	for _, day := range []string{"20/11/2026", "05/10/2026"} {
		p.begin()
		p.form.typed(p.form.date, day)
		p.form.typed(p.form.commune.Field, "Xã Long Vĩnh")
		p.form.typed(p.form.amounts[0].Field, "40")
	}
	uitest.Press(t, h.Window, "talks.hand-on")
	return h, p, p.files.sending
}

func TestWhatAReportHoldsIsShownBeforeItIsSent(t *testing.T) {
	h, _, d := toSend(t)
	for kind, count := range map[string]int{thisMonth: 1, lastMonth: 1, thisQuarter: 2, thisYear: 2} {
		d.spans.Chips[kind].OnTapped()
		if want := words.Say("inbox.holds", "count", count, "heads", 40*count); !strings.HasPrefix(d.content.Words(), want) {
			t.Errorf("%s: says %q, want %q", kind, d.content.Words(), want)
		}
	}
	d.first.SetText("01/09/2026")
	d.last.SetText("30/9/2026")
	if d.spans.Chosen != "" || !strings.HasPrefix(d.content.Words(), words.Say("inbox.holds-none")) {
		t.Errorf("of September, %q, it says %q", d.spans.Chosen, d.content.Words())
	}
	if !regexp.MustCompile(`\d{4} \d{4} \d{4}`).MatchString(d.content.Words()) {
		t.Errorf("without the digits to read out: %q", d.content.Words())
	}
	d.last.SetText("30 tháng chín")
	if d.content.Words() != words.Say("window.bad-days") {
		t.Errorf("of no days it says %q", d.content.Words())
	}
	uitest.Press(t, h.Window, "inbox.send")
	if !d.form.Problem.Visible() {
		t.Error("what is no days is sent")
	}
}

func TestAReportIsSentToAFolderAndSentAgain(t *testing.T) {
	h, p, d := toSend(t)
	inbox := t.TempDir()
	d.unit.SetText("")
	d.place.SetText("")
	for _, missing := range []struct {
		key  string
		fill func()
	}{
		{"inbox.ask-unit", func() { d.unit.SetText("Xã Long Vĩnh") }},
		{"inbox.ask-place", func() { d.place.SetText(filepath.Join(inbox, "USB")) }},
	} {
		uitest.Press(t, h.Window, "inbox.send")
		if d.form.Problem.Words() != words.Say(missing.key) {
			t.Errorf("it says %q, want %q", d.form.Problem.Words(), words.Say(missing.key))
		}
		missing.fill()
	}
	uitest.Press(t, h.Window, "inbox.send")
	if !strings.Contains(d.form.Problem.Words(), "USB") || !d.form.Problem.Visible() {
		t.Errorf("of a stick that was pulled it says %q", d.form.Problem.Words())
	}
	if err := os.Mkdir(filepath.Join(inbox, "USB"), 0o700); err != nil {
		t.Fatal(err)
	}
	uitest.Press(t, h.Window, "inbox.send") // it was plugged in again
	digits, err := h.App.Exchange.Fingerprint()
	if err != nil || !strings.Contains(h.Says(), digits) || !strings.Contains(h.Says(), app.SpokenDigits(digits)) {
		t.Errorf("it says %q without %s, %v", h.Says(), digits, err)
	}
	files, err := filepath.Glob(filepath.Join(inbox, "USB", "*"))
	want := "xa-long-vinh_2026-11-01_2026-11-30_" + strings.ReplaceAll(digits, " ", "") + ".buoi"
	if err != nil || len(files) != 1 || filepath.Base(files[0]) != want {
		t.Fatalf("%q, %v, want %s", files, err, want)
	}
	uitest.Press(t, h.Window, "talks.hand-on")
	again := p.files.sending
	if again.unit.Text != "Xã Long Vĩnh" || again.place.Text != filepath.Join(inbox, "USB") || !strings.Contains(again.state.Words(), "01/11/2026") {
		t.Errorf("the next one begins with %q, %q, %q", again.unit.Text, again.place.Text, again.state.Words())
	}
	uitest.Press(t, h.Window, "inbox.send")
	if files, err := filepath.Glob(filepath.Join(inbox, "USB", "*")); err != nil || len(files) != 1 {
		t.Errorf("sent again: %q, %v", files, err)
	}
}

func TestAReportIsSavedAsAFileAndTheInboxIsNotForgotten(t *testing.T) {
	h, p, d := toSend(t)
	d.unit.SetText("Xã Long Vĩnh")
	d.along.Chips[false].OnTapped()
	uitest.Press(t, h.Window, "inbox.as-file")
	uitest.Press(t, h.Window, "window.save")
	digits, err := h.App.Exchange.Fingerprint()
	if err != nil || !strings.Contains(h.Says(), digits) {
		t.Errorf("it says %q without %s, %v", h.Says(), digits, err)
	}
	files, err := filepath.Glob(filepath.Join(os.Getenv("HOME"), "*.buoi"))
	if err != nil || len(files) != 1 || !strings.Contains(files[0], "Báo cáo Xã Long Vĩnh 2026-11-01") {
		t.Errorf("%q, %v", files, err)
	}
	uitest.Press(t, h.Window, "talks.hand-on")
	if place := p.files.sending.place.Text; place == filepath.Dir(files[0]) && p.files.sending.unit.Text != "Xã Long Vĩnh" {
		t.Errorf("the next one begins with %q", place)
	}
	if last, err := h.App.Sending.Last(t.Context()); err != nil || last.Place != "" || last.Unit != "Xã Long Vĩnh" || last.Note.Held != 1 {
		t.Errorf("%+v, %v", last, err)
	}
}

// TestTheSendingDialogInEverySize looks at it in the windows people have.
func TestTheSendingDialogInEverySize(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1366, 768), fyne.NewSize(1024, 640)} {
		for name, variant := range map[string]widgets.Variant{"light": widgets.Light, "dark": widgets.Dark} {
			h, _, _ := toSend(t)
			fyne.CurrentApp().Settings().SetTheme(widgets.FyneTheme{Scale: 1, Variant: variant})
			h.Window.Resize(size)
			h.CloseDialog()
			uitest.Press(t, h.Window, "talks.hand-on")
			if cut := uitest.Unreadable(h.Window); len(cut) > 0 {
				t.Errorf("%v %s: cannot be read: %q", size, name, cut)
			}
			h.Picture(t, fmt.Sprintf("gui-%v-%s", size.Width, name))
		}
	}
}
