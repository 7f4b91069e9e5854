package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// TestSpacesAreDrawnByTheTypeItself holds that no space goes to a font of the toolkit's choice, which may have none: it was drawn as
// «�» beside arrows.
func TestSpacesAreDrawnByTheTypeItself(t *testing.T) {
	test.NewTempApp(t)
	for _, text := range []string{
		"Phím → hoặc nút", "↑ ↓, Enter", "→ →", " → ", "→", "a →", "→ b", "tìm cả «dap → đảo»", "☎ 0270 ✉ thư", "🇻🇳 Việt Nam", "1️⃣ một", "a  →  b",
		"biển 中国 → đảo", "không có dấu",
	} {
		l := NewLabel(text, Body)
		l.Resize(fyne.NewSize(600, 40))
		var drawn strings.Builder
		right := float32(0)
		for _, o := range test.WidgetRenderer(l).Objects() {
			word, ok := o.(*canvas.Text)
			if !ok {
				continue
			}
			if word.FontSource == nil && strings.Contains(word.Text, " ") {
				t.Errorf("%q: the toolkit chooses the font of %q", text, word.Text)
			}
			if word.Position().X < right-0.5 {
				t.Errorf("%q: %q stands on what is before it", text, word.Text)
			}
			right = word.Position().X + word.Size().Width
			drawn.WriteString(word.Text)
		}
		if got, want := strings.Join(strings.Fields(drawn.String()), " "), strings.Join(strings.Fields(text), " "); got != want {
			t.Errorf("%q is drawn as %q", text, got)
		}
	}
}
