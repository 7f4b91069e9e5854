package words

import (
	"slices"
	"testing"

	"baocaovien/internal/library"
)

func TestWhatOfADocumentIsMissingIsTold(t *testing.T) {
	t.Parallel()
	at := func(kind library.GapKind, pages ...int) (all []library.Gap) {
		for _, p := range pages {
			all = append(all, library.Gap{Kind: kind, Page: p})
		}
		return all
	}
	for _, c := range []struct {
		completeness library.Completeness
		want         []string
	}{
		{library.Completeness{Share: 1}, nil},
		{library.Completeness{}, nil},
		{library.Completeness{Share: 0.95, Gaps: at(library.PictureGap, 3)}, []string{"Trang 3 là ảnh, chưa đọc được chữ."}},
		{library.Completeness{Share: 0.5, Gaps: at(library.PictureGap, 2, 3, 4, 7)}, []string{"Trang 2–4, 7 là ảnh, chưa đọc được chữ.", "Mới đọc được khoảng 50% số chữ của tệp; hãy đối chiếu với bản gốc."}},
		{library.Completeness{Share: 0.899, Gaps: slices.Concat(at(library.DamageGap, 5), at(library.FontGap, 1, 2))}, []string{
			"Trang 1–2 có chữ mà phông chữ không cho biết là chữ gì, chưa đọc được.", "Trang 5 bị hỏng, chưa đọc được.", "Mới đọc được khoảng 89% số chữ của tệp; hãy đối chiếu với bản gốc.",
		}},
		{library.Completeness{Share: 1, Gaps: []library.Gap{{Kind: library.HiddenGap, Count: 12}}}, []string{"Tài liệu có 12 tiếng không nhìn thấy được (chữ ẩn, chữ quá nhỏ, chữ trùng màu nền), không đưa vào bài."}},
		{library.Completeness{Share: 1, Gaps: []library.Gap{{Kind: library.HiddenGap, Page: 2, Count: 40}, {Kind: library.RecognisedGap, Page: 3}}}, []string{
			"Trang 3: chữ do máy nhận dạng từ ảnh, cần đối chiếu với bản gốc trước khi dùng.",
			"Trang 2 có chữ không nhìn thấy được (lớp bị tắt, chữ vô hình, chữ quá nhỏ, chữ trùng màu nền), không đưa vào bài.",
		}},
		{library.Completeness{Share: 1, Gaps: []library.Gap{{Kind: library.SignGap, Count: 2}}}, []string{"Bản gốc có 2 ký tự hỏng, trong bài ghi là «�»; hãy đối chiếu trước khi dùng."}},
		{library.Completeness{Share: 1, Gaps: []library.Gap{{Kind: library.ImageGap, Count: 4}, {Kind: library.PartGap, Count: 1}}}, []string{
			"Tài liệu có 4 hình chưa đưa được vào bài.", "Tài liệu có 1 phần nhúng ở định dạng chưa đọc được.",
		}},
	} {
		if got := Missing(c.completeness); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %q", c.completeness, got)
		}
	}
}

// What is told whenever an article is read: of a page of the web and of a document, as the letters of both may be broken.
func TestBrokenLettersAreToldWithEveryArticle(t *testing.T) {
	t.Parallel()
	broken := []string{Say("import.gap-sign", "count", 4)}
	blocks := []library.Block{
		{Kind: library.Paragraph, Text: "Có 1�0 tàu"},
		{Kind: library.List, Items: []string{"giữ", "b�m biển"}},
		{Kind: library.Table, Rows: [][]string{{"xã", "h�"}}},
	}
	for name, a := range map[string]library.Article{
		"a page":     {URL: "https://bao.example.vn/a", Title: "Ng� dân", Blocks: blocks},
		"a document": {URL: "file:///a/b.txt", Title: "Ng� dân", Blocks: blocks},
	} {
		if got := MissingOf(a); !slices.Equal(got, broken) {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := MissingOf(library.Article{URL: "https://bao.example.vn/a", Title: "Ngư dân"}); got != nil {
		t.Errorf("a sound page: %q", got)
	}
}
