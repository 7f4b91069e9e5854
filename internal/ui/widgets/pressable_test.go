package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/library"
)

func TestEverythingThatIsPressedHearsPointerAndKeyboard(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(FyneTheme{Scale: 1})
	count := 0
	call := func() { count++ }
	for name, o := range map[string]interface {
		fyne.Tappable
		fyne.Focusable
		Enable(bool)
	}{
		"button": NewButton("Lưu", Primary, call),
		"link":   NewLink("+ đưa vào", call),
		"chip":   NewFilterChip("Chưa đọc", call),
		"theme":  NewThemeChip(library.SeaIslands, "Biển, đảo", call),
		"place":  NewNavEntry("Nguồn", "Nguồn", nil, call),
	} {
		count = 0
		test.Tap(o)
		o.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		if count != 3 {
			t.Errorf("%s called back %d times, want for pointer, Space and Enter", name, count)
		}
		o.Enable(false)
		test.Tap(o)
		if count != 3 {
			t.Errorf("%s calls back while it is switched off", name)
		}
	}
}

func TestRowTicksAtItsBoxAndOpensElsewhere(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(FyneTheme{Scale: 1})
	opened, ticked := 0, 0
	row := NewArticleRow()
	row.OnOpen = func() { opened++ }
	row.OnTick = func() { ticked++ }
	row.Set(Row{Title: "Những nội dung cơ bản của Luật Biển Việt Nam", Unread: true, Meta: "Trang mẫu · 21/6/2026"})
	row.Resize(fyne.NewSize(368, RowHeight(row.Row(), 368)))
	test.TapAt(row, row.TickAt())
	test.TapAt(row, fyne.NewPos(200, 20))
	if opened != 1 || ticked != 1 {
		t.Errorf("opened %d times, ticked %d times", opened, ticked)
	}
}

func TestRowHasRoomForAllItShows(t *testing.T) {
	test.NewTempApp(t)
	row := Row{
		Title:  "Kết quả nổi bật công tác thông tin đối ngoại, tuyên truyền biển, đảo, công tác biên giới trên đất liền",
		Unread: true, Meta: "Ban Tuyên giáo Tỉnh ủy · 10/01/2022",
		Themes:  []Named{{library.SeaIslands, "Biển, đảo"}, {library.LandBorders, "Biên giới"}, {library.ForeignInformation, "Đối ngoại"}},
		Snippet: []TextRun{{Text: "công tác bảo vệ chủ quyền "}, {Text: "biển", Mark: true}, {Text: ", "}, {Text: "đảo", Mark: true}},
	}
	for _, scale := range []float32{1, 1.5, 2} {
		fyne.CurrentApp().Settings().SetTheme(FyneTheme{Scale: scale})
		for _, width := range []float32{300, 368, 560} {
			shown := NewArticleRow()
			shown.Set(row)
			height := RowHeight(row, width)
			shown.Resize(fyne.NewSize(width, height))
			for _, o := range test.WidgetRenderer(shown).Objects() {
				if !o.Visible() {
					continue
				}
				if bottom := o.Position().Y + o.Size().Height; bottom > height+0.5 {
					t.Errorf("%v %%, %v wide: %T ends at %v of %v", scale*100, width, o, bottom, height)
				}
				if right := o.Position().X + o.Size().Width; right > width+0.5 {
					t.Errorf("%v %%, %v wide: %T ends at the right at %v", scale*100, width, o, right)
				}
			}
		}
	}
}
