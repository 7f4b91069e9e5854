package document_test

import (
	"reflect"
	"testing"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
)

// officialPage is a paper with a letterhead, saved as a page: those are read as they stand.
func officialPage(t *testing.T, body string) []library.Block {
	t.Helper()
	a, err := document.Read("a.html", []byte(`<html><body><table><tr><td>TỈNH ỦY A<br>*<br>Số 12-HD/TU</td>
		<td>ĐẢNG CỘNG SẢN VIỆT NAM<br>A, ngày 20 tháng 11 năm 2026</td></tr></table>
		<p>HƯỚNG DẪN</p><p>công tác tuyên truyền</p>`+body))
	if err != nil {
		t.Fatal(err)
	}
	return a.Blocks
}

func TestListsOfAPageKeepTheirKindAndTheirNumbers(t *testing.T) {
	t.Parallel()
	cases := map[string][]library.Block{
		"<ol><li>Một<li>Hai</ol><ul><li>Ba</li><li>Bốn</li></ul>": {
			{Kind: library.List, Ordered: true, Items: []string{"Một", "Hai"}},
			{Kind: library.List, Items: []string{"Ba", "Bốn"}},
		},
		"<ol><li>Một<ol><li>Trong</li></ol></li><li>Hai</li></ol>": {
			{Kind: library.List, Items: []string{"1. Một", "1. Trong", "2. Hai"}},
		},
		"<ul><li>Một</li></ul><ul><li>Hai</li></ul>": {
			{Kind: library.List, Items: []string{"Một", "Hai"}},
		},
		"<ul><li></li></ul><p>Đoạn văn.</p>": {
			{Kind: library.Paragraph, Text: "Đoạn văn."},
		},
	}
	for body, want := range cases {
		if got := officialPage(t, body); !reflect.DeepEqual(got, want) {
			t.Errorf("%s\n%+v", body, got)
		}
	}
}

func TestTheCaptionOfATableIsNoCell(t *testing.T) {
	t.Parallel()
	want := []library.Block{{Kind: library.Table, Text: "Bảng 1", Rows: [][]string{{"Xã", "Buổi"}, {"An Thủy", "4"}}}}
	got := officialPage(t, "<table><caption>Bảng 1</caption><tr><td>Xã<td>Buổi</tr><tr><td>An Thủy</td><td>4</td></tr></table>")
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
}
