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

func TestPartsAndArticlesOfALawHeadWhatStandsUnderThem(t *testing.T) {
	body := "Cơ quan, tổ chức và cá nhân ở xã ven biển giữ sạch bờ biển theo quy định của luật này."
	for line, level := range map[string]int{
		"Chương I":                          2,
		"CHƯƠNG II":                         2,
		"Chương III. Trách nhiệm":           2,
		"Phần thứ hai":                      2,
		"Phần thứ nhất: Quy định chung":     2,
		"Mục 2. Xử lý vi phạm":              3,
		"Điều 1. Phạm vi điều chỉnh":        3,
		"Điều 12: Hiệu lực thi hành":        3,
		"Điều 4.":                           3,
		"Điều 5. Xã giữ sạch bờ biển.":      0, // the article itself
		"Điều 7. Xã chịu trách nhiệm:":      3, // as other lines with a colon
		"Điều 3 của Luật này được sửa đổi":  0,
		"Điều này có hiệu lực từ ngày ký":   0,
		"Chương trình phát thanh của xã":    0,
		"Phần lớn ngư dân đã được tập huấn": 0,
		"Mục tiêu đến năm 2030":             0,
	} {
		a := document.Text(t.Context(), []byte("Luật bờ biển mẫu\n\nChương I\n"+body+"\n"+line+"\n"+body+"\n"))
		got := a.Blocks[2]
		if got.Text != line || got.Level != level || (level > 0) != (got.Kind == library.Heading) {
			t.Errorf("%q is a %s of level %d, want %d", got.Text, got.Kind, got.Level, level)
		}
	}
}
