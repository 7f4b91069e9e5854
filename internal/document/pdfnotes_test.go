package document_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// A note at the foot of a page interrupts nothing: the paragraph over it goes on on the next page, the note stands at the
// end with its mark. What only looks like a note stays where it is.
func TestNotesAtTheFootOfAPDFsPages(t *testing.T) {
	t.Parallel()
	const rule = "72 92 m 216 92 l S\n"
	body := at("F1", 12, 72, 760, full) + at("F1", 12, 72, 745, full) + at("F1", 12, 72, 730, full) + at("F1", 12, 72, 715, full)
	mark := func(text string) string { return at("F1", 7, 72+float64(6*len([]rune(full))), 720, text) } // behind the last line
	next := at("F1", 12, 72, 780, "sang trang vẫn một đoạn.")
	long := full + " " + full + " " + full + " " + full
	for _, c := range []struct {
		name  string
		pages []string
		want  []string // the blocks
	}{
		{"under a rule, its mark on the line", []string{body + mark("1") + rule + at("F1", 9, 72, 80, "1 Theo báo cáo của tỉnh."), next}, []string{long + "¹ sang trang vẫn một đoạn.", "¹ Theo báo cáo của tỉnh."}},
		{"without a rule, its mark raised", []string{body + mark("2") + at("F1", 6, 72, 83, "2") + at("F1", 9, 76, 80, "Theo báo cáo của tỉnh."), next}, []string{long + "² sang trang vẫn một đoạn.", "² Theo báo cáo của tỉnh."}},
		{"in brackets", []string{body + at("F1", 12, 72, 700, "theo tỉnh (1) và xã") + rule + at("F1", 9, 72, 80, "(1) Báo cáo số 5."), next}, []string{long + " theo tỉnh (1) và xã", "sang trang vẫn một đoạn.", "(1) Báo cáo số 5."}},
		{"two, the second of two lines, over the number of the page", []string{
			body + mark("8") + rule + at("F1", 9, 72, 80, "8 Theo báo cáo của tỉnh.") + at("F1", 9, 72, 70, "9 Theo báo cáo của xã,") + at("F1", 9, 72, 60, "10 thôn gửi về.") + at("F1", 12, 290, 30, "1"), next,
		}, []string{long + "⁸ sang trang vẫn một đoạn.", "⁸ Theo báo cáo của tỉnh.", "⁹ Theo báo cáo của xã,", "¹⁰ thôn gửi về."}},
		{"a number that begins a line of a note", []string{
			body + mark("1") + rule + at("F1", 9, 72, 80, "1 Theo báo cáo của tỉnh và") + at("F1", 9, 72, 70, "15 xã ven biển."), next,
		}, []string{long + "¹ sang trang vẫn một đoạn.", "¹ Theo báo cáo của tỉnh và 15 xã ven biển."}},
		{"goes on on the next page", []string{
			body + mark("1") + rule + at("F1", 9, 72, 80, "1 Theo báo cáo của tỉnh"), at("F1", 12, 72, 780, "sang trang vẫn một đoạn.") + rule + at("F1", 9, 72, 80, "và của các xã."),
		}, []string{long + "¹ sang trang vẫn một đoạn.", "¹ Theo báo cáo của tỉnh và của các xã."}},
		{"alike on all pages but for the numbers", []string{
			body + mark("1") + at("F1", 9, 72, 60, "1 Số liệu năm 2021."), at("F1", 12, 72, 780, "trang hai") + at("F1", 7, 126, 785, "2") + at("F1", 9, 72, 60, "2 Số liệu năm 2023."), at("F1", 12, 72, 780, "trang ba") + at("F1", 7, 120, 785, "3") + at("F1", 9, 72, 60, "3 Số liệu năm 2024."),
		}, []string{long + "¹ trang hai²", "trang ba³", "¹ Số liệu năm 2021.", "² Số liệu năm 2023.", "³ Số liệu năm 2024."}},
		{"small print that nothing refers to", []string{body + at("F1", 9, 72, 80, "12 xã đã báo cáo.")}, []string{long, "12 xã đã báo cáo."}},
		{"a line of the text's size", []string{body + mark("1") + at("F1", 12, 72, 80, "1 xã chưa báo cáo.")}, []string{long + "¹", "1 xã chưa báo cáo."}},
		{"an underlined line", []string{body + at("F1", 12, 72, 94, "Nơi gửi") + rule + at("F1", 12, 72, 80, "1 xã chưa báo cáo.")}, []string{long, "Nơi gửi", "1 xã chưa báo cáo."}},
	} {
		titled := append([]string{at("F2", 18, 72, 790, "Tên của bài") + c.pages[0]}, c.pages[1:]...)
		a := reads(t, "a.pdf", pdfOf(titled...))
		var got []string
		for _, b := range a.Blocks {
			got = append(got, b.Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, got, c.want)
		}
		if a.Completeness.Share < 1 {
			t.Errorf("%s: %.2f of the text has arrived", c.name, a.Completeness.Share)
		}
	}
}

// Only the number of the page may differ in what stands on every page.
func TestLinesInTheMarginThatSayOtherNumbersStay(t *testing.T) {
	t.Parallel()
	var pages []string
	for i := range 4 {
		pages = append(pages, at("F1", 9, 72, 815, fmt.Sprintf("Bản tin số 5 – trang %d", i+7))+at("F1", 12, 72, 760, full)+at("F1", 12, 72, 40, fmt.Sprintf("Tổ %d có %d hộ nghe.", i, 20+i*i)))
	}
	text := library.Plain(reads(t, "a.pdf", pdfOf(pages...)).Blocks)
	for i := range 4 {
		if line := fmt.Sprintf("Tổ %d có %d hộ nghe.", i, 20+i*i); !strings.Contains(text, line) {
			t.Errorf("%q is not in %q", line, text)
		}
	}
	if strings.Contains(text, "Bản tin") {
		t.Errorf("the running head is in %q", text)
	}
}
