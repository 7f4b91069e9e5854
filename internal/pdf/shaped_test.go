package pdf_test

import (
	"strings"
	"testing"

	"baocaovien/internal/paper"
	"baocaovien/internal/pdf/pdftest"
)

// What is drawn as outlines is found, searched and copied as text, word for word and in its place.
func TestShapedTextComesBack(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	text := "Tỉnh ព្រះវិហារ (ຊາຍແດນ ລາວ), ស្វាយ\u200bរៀង; ชายแดนไทย; 友谊关口岸，“凭祥”； 2026年 ꪼꪕ ꨌꩌ – hết."
	first := paragraph(run(text, paper.Regular))
	first.Align = paper.Left
	raw := write(t, fonts, pages(t, fonts, first, paragraph(run("友谊关", paper.BoldItalic))), info)
	file := pdftest.Save(t, raw)
	pdftest.Sound(t, file)
	want := text + " 友谊关"
	if got := strings.Join(strings.Fields(pdftest.Text(t, file)), " "); got != want {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
	if found := pdftest.Fonts(t, file); len(found) != 2 { // of the other scripts no font is in the file
		t.Errorf("fonts %+v", found)
	}
	left, right := 0.0, 0.0
	for _, w := range pdftest.Words(t, file)[0] {
		if strings.Contains(w.Text, "ព្រះវិហារ") {
			left, right = w.Left, w.Right
		}
	}
	if wide := fonts.Width("ព្រះវិហារ", paper.Style{Size: 14}); right-left < wide-0.2 || right-left > wide+0.2 {
		t.Errorf("the word is marked from %.2f to %.2f mm, but is %.2f wide", left, right, wide)
	}
	if again := write(t, fonts, pages(t, fonts, first, paragraph(run("友谊关", paper.BoldItalic))), info); string(again) != string(raw) {
		t.Error("the same text gives other bytes")
	}
}
