package read

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
)

func TestTheHeadSaysWhatAPaperIsAndWhatOfItIsMissing(t *testing.T) {
	test.NewTempApp(t)
	said := func(a library.Article) (lines []string) {
		for _, line := range paperFacts(a, func() {}) {
			if label, ok := line.(*widgets.Label); ok {
				lines = append(lines, label.Words())
			}
		}
		return lines
	}
	gaps := library.Completeness{Share: 0.5, Gaps: []library.Gap{{Kind: library.PictureGap, Page: 3, Count: 1}}}
	paper := library.Article{
		URL: "file:///a/chi-thi.pdf", Official: library.OfficialPaper{Kind: "Chỉ thị", Number: "21/CT-TTg"}, Completeness: gaps,
	}
	want := []string{"Chỉ thị · Số 21/CT-TTg", "Trang 3 là ảnh, chưa đọc được chữ.", "Mới đọc được khoảng 50% số chữ của tệp; hãy đối chiếu với bản gốc."}
	if got := said(paper); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	for name, a := range map[string]library.Article{
		"a page of the web":     {URL: "https://bao.example/a", Completeness: library.Completeness{Share: 0.95}},
		"a document read whole": {URL: "file:///a/b.docx", Completeness: library.Completeness{Share: 1}},
	} {
		if got := said(a); len(got) > 0 {
			t.Errorf("%s: %q", name, got)
		}
	}
}
