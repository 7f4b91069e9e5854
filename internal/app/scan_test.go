package app_test

import (
	"bytes"
	"fmt"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/intake"
	"baocaovien/internal/library"
	"baocaovien/internal/pdf/pdftest"
	"baocaovien/internal/raster"
)

// scanDots is how many pixels a millimetre a scanner is set to: 200 to an inch.
const scanDots = 200 / 25.4

// scanOf is a PDF that shows the first page of an outline as a picture, as a scanner sends it.
func scanOf(t *testing.T, a *app.App, o library.Outline) []byte {
	t.Helper()
	pages, err := a.Papers.Pages(t.Context(), o, app.PrintOptions{Template: handout.DeCuong})
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := raster.Draw(pages.Pages[0], pages.Fonts, scanDots)
	if err != nil {
		t.Fatal(err)
	}
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, drawn, nil); err != nil {
		t.Fatal(err)
	}
	size := drawn.Bounds().Size()
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 4 0 R >> >> /Contents 5 0 R >>",
		fmt.Sprintf("<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream",
			size.X, size.Y, picture.Len(), picture.String()),
		"<< /Length 30 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q  \nendstream",
	}
	return pdftest.OfObjects(objects...)
}

func TestARealScanIsReadThroughARealTesseract(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("Tesseract takes some seconds")
	}
	if said, err := exec.CommandContext(t.Context(), "tesseract", "--list-langs").Output(); err != nil || !strings.Contains(string(said), "vie") {
		t.Skipf("Tesseract with Vietnamese is not installed, so no real scan was read (setup.sh test installs it): %v", err)
	}
	a := open(t, app.Options{Dir: t.TempDir()})
	lines := []string{
		"Xã An Hòa có 1.250 hộ dân, 120 tàu cá và 30 héc ta rừng chắn sóng.",
		"Ngày 07 tháng 9 năm 2026, Đồn Biên phòng tổ chức nói chuyện về chủ quyền biển, đảo cho 350 lượt ngư dân.",
	}
	o := library.Outline{Title: "Giữ gìn biển, đảo quê hương", Sections: []library.Section{{Role: library.ContentSection}}}
	for _, line := range lines {
		o.Sections[0].Points = append(o.Sections[0].Points, library.OutlinePoint{Text: line})
	}
	path := filepath.Join(t.TempDir(), "ban chup.pdf")
	if err := os.WriteFile(path, scanOf(t, a, o), 0o600); err != nil {
		t.Fatal(err)
	}
	offered := imported(t, a, []string{path})
	if got := offered.Files[0]; !library.IsKind(got.Err, library.NoText) || got.Scans != 1 {
		t.Errorf("not asked for: %v, %d pages offered", got.Err, got.Scans)
	}
	report, err := a.Importer.Import(t.Context(), intake.Intake{Paths: []string{path}, Recognise: true}, nil)
	if err != nil || report.New != 1 {
		t.Fatalf("%+v, %v", report, err)
	}
	s, err := a.Library().Article(t.Context(), report.Files[0].ID)
	if err != nil || !s.Completeness.Recognised() {
		t.Fatalf("%+v, %v", s.Completeness, err)
	}
	text := s.Title + "\n" + library.Plain(s.Blocks)
	for _, line := range lines {
		if !strings.Contains(text, line) {
			t.Errorf("%q is missing in %q", line, text)
		}
	}
	draft, _, err := a.Outlines.Draft(t.Context(), []int64{s.ID}, "")
	if err != nil {
		t.Fatal(err)
	}
	said, err := a.Papers.PlainText(t.Context(), draft, app.PrintOptions{Template: handout.DeCuong})
	if err != nil || !strings.Contains(said, "chữ do máy nhận dạng, cần đối chiếu") {
		t.Errorf("the paper does not say who read it: %q, %v", said, err)
	}
}
