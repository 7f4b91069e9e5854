package document_test

import (
	"reflect"
	"testing"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
)

func TestTextReadsTitleHeadingsListsAndParagraphs(t *testing.T) {
	t.Parallel()
	raw := []byte("\ufeffCông tác quý III\r\n\r\nVề công tác biển, đảo:\r\nĐã tổ chức 12 buổi.\r\n- Buổi thứ nhất\r\n- Buổi thứ hai\r\n\r\nII. Nhiệm vụ\r\nMột là, tiếp tục.\r\n")
	got := document.Text(t.Context(), raw)
	want := library.Article{Title: "Công tác quý III", Blocks: []library.Block{
		{Kind: library.Heading, Level: 3, Text: "Về công tác biển, đảo:"},
		{Kind: library.Paragraph, Text: "Đã tổ chức 12 buổi."},
		{Kind: library.List, Items: []string{"Buổi thứ nhất", "Buổi thứ hai"}},
		{Kind: library.Heading, Level: 2, Text: "II. Nhiệm vụ"},
		{Kind: library.Paragraph, Text: "Một là, tiếp tục."},
	}}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got  %+v\nwant %+v", got, want)
	}
}

func TestTextKeepsAFirstLineOfProseAsAParagraph(t *testing.T) {
	t.Parallel()
	prose := ""
	for range 12 {
		prose += "Nội dung của câu này dài. "
	}
	got := document.Text(t.Context(), []byte(prose))
	if got.Title != "" || len(got.Blocks) != 1 || got.Blocks[0].Kind != library.Paragraph {
		t.Fatalf("%+v", got)
	}
}

func TestTextOfNothingIsEmpty(t *testing.T) {
	t.Parallel()
	for _, raw := range []string{"", "\n\n", "\x00\xff\xfe", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x01\x02\x03"} {
		if got := document.Text(t.Context(), []byte(raw)); len(got.Blocks) != 0 {
			t.Errorf("%q: %+v", raw, got)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte("Tên bài\n- mục\nI. Phần"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, b := range document.Text(t.Context(), raw).Blocks {
			if b.Plain() == "" {
				t.Fatalf("empty block from %q", raw)
			}
		}
	})
}
