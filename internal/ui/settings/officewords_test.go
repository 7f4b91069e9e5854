package settings

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// A table is taken in, what of it was not taken is shown, a word is edited where it stands, taken away and brought back.
func TestWordsOfTheOfficeAreTakenEditedAndRemoved(t *testing.T) {
	v := uitest.NewSampleHost(t)
	p, _ := preferencesOf(v)
	o := p.office
	if got := o.count.Words(); got != words.Say("settings.words-none") {
		t.Errorf("with none it says %q", got)
	}
	file := filepath.Join(t.TempDir(), "tu-ngu.txt")
	table := "[viết tắt]\nBTX = Ban Tuyên xã\nKTK = kiểm tra khu\nA = An\n[địa danh]\nxã Sơn Hải = xã Vĩnh Hải\n[đơn vị]\nmô hình dân vận khéo\n"
	if err := os.WriteFile(file, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	o.take(file)
	if got := v.Says(); !strings.Contains(got, "Đã thêm 4 từ; 1 dòng chưa nhận.") {
		t.Errorf("says %q", got)
	}
	if got := o.count.Words(); got != words.Say("settings.words-count", "total", 4, "short", 2, "place", 1, "unit", 1) {
		t.Errorf("counts %q", got)
	}
	whole := v.Window.Canvas().Size()
	v.Window.Resize(fyne.NewSize(whole.Width, 2*whole.Height)) // the page is longer than the window
	v.Picture(t, "settings-words")
	v.Window.Resize(whole)
	v.Notice.Action.OnTapped()
	form := v.Window.Canvas().Overlays().Top()
	if form == nil || len(uitest.Within(form, uitest.Saying("Dòng 4: «A = An» quá ngắn: chữ viết tắt cần hai chữ cái trở lên."))) == 0 {
		t.Error("it does not show which line was not taken")
	}
	v.Picture(t, "settings-words-faults")
	v.Window.Canvas().Overlays().Remove(form)

	o.edit(o.all[1], o.all[1])
	v.Picture(t, "settings-words-edit")
	f := v.Window.Canvas().Overlays().Top()
	o.save(o.all[1], library.OfficeWord{Kind: library.ShortWord, Word: "KTK", Means: "kiểm tra kho"}, o.form)
	if len(o.all) != 4 || o.all[1].Means != "kiểm tra kho" || v.Window.Canvas().Overlays().Top() == f {
		t.Errorf("edited: %+v", o.all)
	}
	o.remove(o.all[0])
	if len(o.all) != 3 || o.all[0].Word != "KTK" {
		t.Errorf("removed: %+v", o.all)
	}
	v.Notice.Action.OnTapped()
	if len(o.all) != 4 || o.all[3].Word != "BTX" {
		t.Errorf("brought back: %+v", o.all)
	}
}

// What cannot be a word is said in the form, which stays open.
func TestAWordThatCannotBeIsSaidInItsForm(t *testing.T) {
	v := uitest.NewSampleHost(t)
	p, _ := preferencesOf(v)
	o := p.office
	for _, w := range []library.OfficeWord{
		{Kind: library.ShortWord, Word: "ABC"},
		{Kind: library.ShortWord, Word: "A", Means: "An"},
		{Kind: library.OldPlace, Word: "An Hải", Means: "an hải"},
		{Kind: library.OwnUnit, Word: "tàu cá"},
		{Kind: library.ShortWord, Word: "UBND", Means: "ủy ban nhân dân"},
		{Kind: library.OwnUnit},
	} {
		o.edit(library.OfficeWord{}, w)
		f := o.form
		o.save(library.OfficeWord{}, w, f)
		if !f.Pop.Visible() || !f.Problem.Visible() || len(o.all) != 0 {
			t.Errorf("%+v: taken, or nothing is said: %+v", w, o.all)
		}
		f.Hide()
	}
}

// Of many words twenty are shown, and the others are found without marks.
func TestManyWordsAreFoundByTyping(t *testing.T) {
	v := uitest.NewSampleHost(t)
	p, _ := preferencesOf(v)
	o := p.office
	for n := range 45 {
		o.all = append(o.all, library.OfficeWord{Kind: library.OwnUnit, Word: "lượt thứ " + strings.Repeat("i", n+1)})
	}
	o.all = append(o.all, library.OfficeWord{Kind: library.OldPlace, Word: "Sơn Hải", Means: "Vĩnh Hải"})
	o.refresh()
	if len(o.list.Objects) != mostShownWords+1 || !o.filter.Visible() {
		t.Errorf("%d rows", len(o.list.Objects))
	}
	o.filter.SetText("vinh hai")
	if len(o.list.Objects) != 1 {
		t.Errorf("%d rows for what was typed", len(o.list.Objects))
	}
}
