package read

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"baocaovien/internal/intake"
	"baocaovien/internal/ui/uitest"
)

// foreign are words that stand in papers of the border, in scripts that the window's own type has no letter of.
var foreign = map[string]string{
	"Khmer": "សូមស្វាគមន៍មកកាន់ច្រកទ្វារព្រំដែនអន្តរជាតិ", "Lào": "ຍິນດີຕ້ອນຮັບສູ່ດ່ານສາກົນຊາຍແດນ", "Trung": "欢迎来到国际边境口岸，请出示护照", "Thái": "ยินดีต้อนรับสู่ด่านพรมแดน",
}

// Letters of other scripts are drawn by the program's own fonts, not by boxes, and long lines of them end where their scripts
// let lines end.
func TestOtherScriptsAreReadable(t *testing.T) {
	v, p := paneOf(t)
	text := "Biển báo ở cửa khẩu\n\nMỗi cửa khẩu có biển báo bằng hai thứ tiếng.\n"
	for name, said := range foreign {
		text += "Tiếng " + name + ": «" + strings.Repeat(said, 4) + "» (theo biển ở cửa khẩu).\n"
	}
	path := filepath.Join(t.TempDir(), "bien-bao.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	report, err := v.App.Importer.Import(t.Context(), intake.Intake{Paths: []string{path}}, nil)
	if err != nil || len(report.Files) != 1 || report.Files[0].Err != nil {
		t.Fatalf("%+v, %v", report, err)
	}
	p.Show(report.Files[0].ID, "", -1)
	drawn := map[string]bool{}
	for _, o := range uitest.InSight(v.Window, func(o fyne.CanvasObject) bool { _, ok := o.(*canvas.Text); return ok }) {
		words := o.Object.(*canvas.Text)
		if words.FontSource == nil {
			continue
		}
		if width := words.Position().X + words.Size().Width; width > p.column.Size().Width+1 {
			t.Errorf("%q reaches %v of %v", words.Text, width, p.column.Size().Width)
		}
		for name, said := range foreign {
			if strings.Contains(said+said, strings.Trim(words.Text, "«»")) {
				drawn[name] = true
			}
		}
	}
	if len(drawn) != len(foreign) {
		t.Errorf("drawn by a font of their own: %v", drawn)
	}
	v.Picture(t, "other-scripts")
}
