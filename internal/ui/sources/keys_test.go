package sources

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/app/apptest"
	"baocaovien/internal/settings"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

const passphrase = "Thuyền xanh ra biển 7"

func TestMain(m *testing.M) {
	_ = os.Setenv("BAOCAOVIEN_KEYS", "file") // nothing goes into the keys of who runs the tests
	os.Exit(m.Run())
}

// says wants words on the screen, or in what scrolls.
func says(t *testing.T, v *uitest.Host, wanted string) {
	t.Helper()
	if !strings.Contains(shown(v), wanted) {
		t.Errorf("nothing says %q: %s", wanted, shown(v))
	}
}

// shown is what the dialog on top says.
func shown(v *uitest.Host) string {
	top := v.Window.Canvas().Overlays().Top()
	if top == nil {
		return v.Says()
	}
	return uitest.SaysIn(top)
}

// field is the field of the dialog on top with a purpose or a hint.
func field(t *testing.T, v *uitest.Host, key string) *widgets.Field {
	t.Helper()
	for _, o := range uitest.Within(v.Window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) bool {
		f, is := o.(*widgets.Field)
		return is && (f.Purpose == words.Say(key) || f.PlaceHolder == words.Say(key))
	}) {
		return o.(*widgets.Field)
	}
	t.Fatalf("no field for %s", key)
	return nil
}

func TestAPassphraseIsHiddenUntilItIsToBeSeen(t *testing.T) {
	v := uitest.NewSampleHost(t)
	k := sourcesOf(t, v).keys
	for name, open := range map[string]func(){
		"a new one":     func() { k.askPassphrase(func(string) {}) },
		"that of a key": func() { k.askRestore("") },
	} {
		open()
		eyes := uitest.Within(v.Window.Canvas().Overlays().Top(), uitest.Saying(words.Say("window.show-secret")))
		secret := field(t, v, "publish.passphrase")
		secret.SetText("con thuyền ra khơi")
		if !secret.Password || strings.Contains(secret.AccessibilityLabel(), "thuyền") || len(eyes) == 0 {
			t.Errorf("%s can be read by everybody: %q, %d eyes", name, secret.AccessibilityLabel(), len(eyes))
			continue
		}
		pictured(t, v, "mat-khau-che-"+name)
		eyes[0].(*widgets.Button).Tapped(nil)
		if secret.Password || !strings.Contains(secret.AccessibilityLabel(), "thuyền") || eyes[0].(*widgets.Button).Label() != words.Say("window.hide-secret") {
			t.Errorf("%s cannot be seen: %q", name, secret.AccessibilityLabel())
		}
		pictured(t, v, "mat-khau-hien-"+name)
		eyes[0].(*widgets.Button).Tapped(nil)
		if !secret.Password {
			t.Errorf("%s cannot be hidden again", name)
		}
		v.Window.Canvas().Focus(secret) // whoever goes on with Tab types the passphrase again, and shows it to nobody
		v.Window.Canvas().FocusNext()
		if name == "a new one" && v.Window.Canvas().Focused() != fyne.Focusable(field(t, v, "publish.passphrase-again")) {
			t.Errorf("Tab leads to %T", v.Window.Canvas().Focused())
		}
		v.CloseDialog()
	}
}

// publishedBy is a window of who has published the sample library into a store.
func publishedBy(t *testing.T) (v *uitest.Host, p *SourceList, kho string) {
	t.Helper()
	v, kho = uitest.NewSampleHost(t), filepath.Join(t.TempDir(), "kho")
	if _, err := v.App.Publishing.Publish(t.Context(), kho, store.PublishChoice{}, ""); err != nil {
		t.Fatal(err)
	}
	return v, sourcesOf(t, v), kho
}

// pictured looks at the dialog on top in the light and in the dark.
func pictured(t *testing.T, v *uitest.Host, name string) {
	t.Helper()
	for _, fault := range uitest.Unreadable(v.Window) {
		t.Errorf("%s: %s", name, fault)
	}
	width := v.Window.Canvas().Size().Width
	for look, appearance := range map[string]settings.Appearance{"sang": settings.Light, "toi": settings.Dark} {
		if os.Getenv("SCREENSHOTS") != "" {
			fyne.CurrentApp().Settings().SetTheme(kit.Look(100, appearance))
			v.Picture(t, fmt.Sprintf("%s-%.0f-%s", name, width, look))
		}
	}
	fyne.CurrentApp().Settings().SetTheme(kit.Look(100, settings.Light))
}

func TestAKeyGoesOntoPaperAndComesBackInTheWindow(t *testing.T) {
	v, p, _ := publishedBy(t)
	own, err := v.App.Publishing.OwnKey(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []fyne.Size{{Width: 1024, Height: 640}, {Width: 1366, Height: 768}} {
		v.Window.Resize(size)
		p.keys.begin()
		says(t, v, own.Digits)
		says(t, v, app.SpokenDigits(own.Digits))
		pictured(t, v, "khoa")
		uitest.Press(t, v.Window, "publish.key-paper")
		uitest.Press(t, v.Window, "publish.passphrase-next")
		says(t, v, words.Say("publish.passphrase-short", "least", app.LeastPassphrase))
		field(t, v, "publish.passphrase").SetText(passphrase)
		uitest.Press(t, v.Window, "publish.passphrase-next")
		says(t, v, words.Say("publish.passphrase-differs"))
		pictured(t, v, "khoa-mat-khau")
		field(t, v, "publish.passphrase-again").SetText(passphrase)
		uitest.Press(t, v.Window, "publish.passphrase-next")
		v.CloseDialog()
	}
	file := filepath.Join(t.TempDir(), "a"+app.KeyFileEnding)
	if err := v.App.Publishing.SaveKeyFile(t.Context(), file, passphrase); err != nil {
		t.Fatal(err)
	}
	sheet := filepath.Join(t.TempDir(), "to.pdf")
	if err := v.App.Publishing.SaveKeySheet(t.Context(), sheet, passphrase); err != nil {
		t.Fatal(err)
	}
	if p.TakeKey(sheet) {
		t.Error("a PDF that nobody asked for is taken for a key")
	}
	p.keys.askRestore("")
	if !p.TakeKey(sheet) || strings.Count(field(t, v, "publish.restore-lines").Text, "\n") != 5 {
		t.Errorf("the sheet shows as %q", field(t, v, "publish.restore-lines").Text)
	}
	v.CloseDialog()
	if !p.TakeKey(file) {
		t.Error("a key file is taken for a document")
	}
	lines := field(t, v, "publish.restore-lines")
	right := lines.Text
	if strings.Count(right, "\n") != 5 {
		t.Errorf("a key file shows as %q", right)
	}
	mistyped := strings.Split(right, "\n")
	mistyped[3] = "Z" + mistyped[3]
	lines.SetText(strings.Join(mistyped, "\n"))
	field(t, v, "publish.passphrase").SetText(passphrase)
	uitest.Press(t, v.Window, "publish.restore-now")
	says(t, v, "Dòng 4 ")
	pictured(t, v, "khoa-lay-lai")
	lines.SetText(right)
	field(t, v, "publish.passphrase").SetText("mật khẩu khác")
	uitest.Press(t, v.Window, "publish.restore-now")
	says(t, v, "Mật khẩu của khóa chưa đúng")
	field(t, v, "publish.passphrase").SetText(passphrase)
	uitest.Press(t, v.Window, "publish.restore-now")
	if said := v.Says(); !strings.Contains(said, own.Digits) {
		t.Errorf("restored: %q", said)
	}
}

func TestAnotherOfficerIsAddedAndRevokedInTheWindow(t *testing.T) {
	v, p, kho := publishedBy(t)
	other, err := app.Open(t.Context(), app.Options{Dir: apptest.SampleFolder(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Close() })
	if r, _, err := other.Publishing.Request(t.Context()); err != nil || !r.Unnamed {
		t.Errorf("who said no name asks as %+v, %v", r, err)
	}
	if err := other.Settings().SetSpeaker(t.Context(), "Trần Thị Bích Ngọc"); err != nil {
		t.Fatal(err)
	}
	r, text, err := other.Publishing.Request(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p.keys.begin()
	uitest.Press(t, v.Window, "publish.admit")
	uitest.Press(t, v.Window, "publish.admit-look")
	says(t, v, "Không tìm thấy khóa")
	field(t, v, "publish.admit-text").SetText("Gửi anh:\n" + text)
	uitest.Press(t, v.Window, "publish.admit-look")
	says(t, v, r.Name)
	if strings.Contains(shown(v), r.Digits) {
		t.Error("the digits stand where they are to be typed from hearing")
	}
	uitest.Press(t, v.Window, "publish.admit-now")
	says(t, v, words.Say("publish.admit-differs"))
	pictured(t, v, "khoa-doi-chieu")
	for typed, same := range map[string]bool{
		strings.ReplaceAll(r.Digits, " ", "."): true, app.SpokenDigits(r.Digits): true,
		strings.ToUpper(viet.Fold(app.SpokenDigits(r.Digits))): true, "thuyền xanh": false, "": false, "–": false,
	} {
		if app.SameDigits(typed, r.Digits) != same {
			t.Errorf("%q for %q: %v", typed, r.Digits, !same)
		}
	}
	field(t, v, "publish.admit-typed").SetText(app.SpokenDigits(r.Digits))
	uitest.Press(t, v.Window, "publish.admit-now")
	if said := v.Says(); !strings.Contains(said, r.Name) {
		t.Errorf("admitted: %q", said)
	}
	if _, err := other.Publishing.Publish(t.Context(), kho, store.PublishChoice{}, ""); err != nil {
		t.Errorf("the other officer: %v", err)
	}
	for _, size := range []fyne.Size{{Width: 1024, Height: 640}, {Width: 1366, Height: 768}} {
		v.Window.Resize(size)
		p.keys.begin()
		says(t, v, r.Digits)
		pictured(t, v, "khoa-hai-nguoi")
		v.CloseDialog()
		p.keys.showRequest()
		says(t, v, words.Say("publish.request-unnamed", "name", words.OnPaper("sessions.nameless-sender")))
		pictured(t, v, "khoa-yeu-cau")
		v.CloseDialog()
	}
	p.keys.begin()
	uitest.Press(t, v.Window, "publish.revoke")
	pictured(t, v, "khoa-huy")
	uitest.Press(t, v.Window, "publish.revoke-now")
	if _, err := other.Publishing.Publish(t.Context(), kho, store.PublishChoice{}, ""); err == nil {
		t.Error("who was revoked publishes")
	}
	before, err := v.App.Publishing.OwnKey(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p.keys.begin()
	uitest.Press(t, v.Window, "publish.renew")
	pictured(t, v, "khoa-thay")
	uitest.Press(t, v.Window, "publish.renew-title")
	now, err := v.App.Publishing.OwnKey(t.Context())
	if err != nil || now.Digits == before.Digits || !strings.Contains(v.Says(), now.Digits) {
		t.Errorf("renewed %s as %s, %v: %q", before.Digits, now.Digits, err, v.Says())
	}
}

func TestAnItemIsWithdrawnInTheWindow(t *testing.T) {
	v, p, kho := publishedBy(t)
	items, err := v.App.Publishing.Items(t.Context(), kho)
	if err != nil {
		t.Fatal(err)
	}
	p.publishing.begin()
	p.publishing.place.SetText(t.TempDir())
	uitest.Press(t, v.Window, "publish.withdraw")
	says(t, v, "chưa có kho")
	p.publishing.place.SetText(kho)
	uitest.Press(t, v.Window, "publish.withdraw")
	pictured(t, v, "rut-lai-danh-sach")
	field(t, v, "publish.withdraw-search").SetText("không bài nào mang tên này")
	says(t, v, words.Say("publish.withdraw-none"))
	field(t, v, "publish.withdraw-search").SetText(strings.ToLower(items[2].Title))
	uitest.Press(t, v.Window, "publish.withdraw-choose")
	uitest.Press(t, v.Window, "publish.withdraw-now")
	says(t, v, words.Say("publish.withdraw-no-reason"))
	field(t, v, "publish.withdraw-reason").SetText("Đã có văn bản thay thế")
	field(t, v, "publish.withdraw-instead-none").SetText("Bài không có")
	uitest.Press(t, v.Window, "publish.withdraw-now")
	says(t, v, words.Say("publish.withdraw-none"))
	field(t, v, "publish.withdraw-instead-none").SetText(items[0].Title)
	pictured(t, v, "rut-lai")
	uitest.Press(t, v.Window, "publish.withdraw-now")
	if said := v.Says(); !strings.Contains(said, kit.Cut(items[2].Title, 80)) {
		t.Errorf("withdrawn: %q", said)
	}
	p.publishing.begin()
	uitest.Press(t, v.Window, "publish.withdraw")
	field(t, v, "publish.withdraw-search").SetText(items[2].Title)
	says(t, v, "Đã có văn bản thay thế")
	uitest.Press(t, v.Window, "publish.release")
	now, err := v.App.Publishing.Items(t.Context(), kho)
	if err != nil || now[2].Held || !now[2].Withdrawn {
		t.Errorf("%+v, %v", now[2], err)
	}
}

// What is asked for in the dialog of the keys stands before it: left by Esc, or done, one is there again.
func TestTheDialogOfTheKeysStaysUnderWhatIsAskedForInIt(t *testing.T) {
	v, p, _ := publishedBy(t)
	t.Setenv("HOME", t.TempDir())
	stands := func(when string) {
		t.Helper()
		if layers := len(v.Window.Canvas().Overlays().List()); layers != 1 || !strings.Contains(shown(v), words.Say("publish.keys-help")) {
			t.Errorf("%s: %d dialogs, it says %q", when, layers, shown(v))
		}
	}
	p.keys.begin()
	for _, key := range []string{"publish.key-paper", "publish.key-file", "publish.key-restore", "publish.renew", "publish.admit", "publish.request"} {
		uitest.Press(t, v.Window, key)
		if layers := len(v.Window.Canvas().Overlays().List()); layers != 2 {
			t.Errorf("%s opens %d dialogs", key, layers-1)
		}
		v.Key(fyne.KeyEscape)
		stands(key + " left")
	}
	uitest.Press(t, v.Window, "publish.key-restore")
	uitest.Press(t, v.Window, "publish.restore-file")
	v.Key(fyne.KeyEscape)
	field(t, v, "publish.restore-lines") // where the file was asked for
	v.Key(fyne.KeyEscape)
	uitest.Press(t, v.Window, "publish.key-file")
	field(t, v, "publish.passphrase").SetText(passphrase)
	field(t, v, "publish.passphrase-again").SetText(passphrase)
	v.Key(fyne.KeyReturn)
	v.Key(fyne.KeyReturn) // saves
	stands("a key file saved")
	if said := shown(v); !strings.Contains(said, app.KeyFileEnding) || !strings.Contains(said, strings.SplitN(words.Say("publish.key-file-saved"), "{", 2)[0]) {
		t.Errorf("after the key is saved it says %q", said)
	}
	pictured(t, v, "khoa-da-luu")
	uitest.Press(t, v.Window, "publish.request")
	v.Key(fyne.KeyReturn)
	stands("a request copied")
	says(t, v, words.Say("publish.request-copied"))
	uitest.Press(t, v.Window, "publish.renew")
	v.Key(fyne.KeyReturn) // only pressed
	uitest.Press(t, v.Window, "publish.renew-title")
	stands("renewed")
	own, err := v.App.Publishing.OwnKey(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	says(t, v, words.Say("publish.renewed", "digits", own.Digits))
	says(t, v, words.Say("publish.keys-digits", "digits", own.Digits))
	v.Key(fyne.KeyReturn)
	if v.Window.Canvas().Overlays().Top() != nil || p.keys.open != nil {
		t.Error("Enter does not close it")
	}
}
