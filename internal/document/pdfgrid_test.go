package document_test

import (
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// stroke draws a line, thin fills a rectangle as thin as one.
func stroke(x1, y1, x2, y2 float64) string { return fmt.Sprintf("%g %g m %g %g l S\n", x1, y1, x2, y2) }

func thin(x1, y1, x2, y2 float64) string {
	return fmt.Sprintf("%g %g %g %g re f\n", x1, y1, max(x2-x1, 0.5), max(y2-y1, 0.5))
}

// frame draws the rules of a table with that drawing.
func frame(draw func(x1, y1, x2, y2 float64) string, xs, ys []float64) string {
	var b strings.Builder
	for _, y := range ys {
		b.WriteString(draw(xs[0], y, xs[len(xs)-1], y))
	}
	for _, x := range xs {
		b.WriteString(draw(x, ys[len(ys)-1], x, ys[0]))
	}
	return b.String()
}

// boxes draws every cell as a rectangle of its own.
func boxes(xs, ys []float64) string {
	var b strings.Builder
	for i := range len(xs) - 1 {
		for j := range len(ys) - 1 {
			fmt.Fprintf(&b, "%g %g %g %g re S\n", xs[i], ys[j+1], xs[i+1]-xs[i], ys[j]-ys[j+1])
		}
	}
	return b.String()
}

// threeRows are the words of a table whose cells wrap, the figures in the middle of their row.
func threeRows() string {
	return at("F2", 12, 75, 684, "Tên xã") + at("F2", 12, 205, 684, "Việc làm") + at("F2", 12, 385, 684, "Số buổi") +
		at("F1", 12, 75, 664, "An Hòa và") + at("F1", 12, 75, 649, "các xóm ven") + at("F1", 12, 75, 634, "sông") +
		at("F1", 12, 205, 664, "Tuyên truyền về") + at("F1", 12, 205, 649, "giữ rừng") + at("F1", 12, 385, 650, "12") +
		at("F1", 12, 75, 604, "Bến Sỏi") + at("F1", 12, 205, 612, "Dạy trẻ em bơi và") + at("F1", 12, 205, 597, "vá lưới") + at("F1", 12, 385, 604, "8")
}

func TestCellsThatWrapStayOneCell(t *testing.T) {
	t.Parallel()
	xs, ys := []float64{72, 200, 380, 523}, []float64{700, 680, 630, 590}
	const want = "Tên xã\tViệc làm\tSố buổi\nAn Hòa và các xóm ven sông\tTuyên truyền về giữ rừng\t12\nBến Sỏi\tDạy trẻ em bơi và vá lưới\t8"
	around := at("F1", 12, 72, 780, full) + at("F1", 12, 72, 765, "như bảng sau.")
	below := at("F1", 12, 72, 560, full) + at("F1", 12, 72, 545, "hết.")
	head := strings.Split(want, "\n")[0]
	for name, c := range map[string]struct {
		pages []string
		want  []string // the blocks
	}{
		"stroked":           {[]string{around + frame(stroke, xs, ys) + threeRows() + below}, []string{want, full + " hết."}},
		"thin rectangles":   {[]string{around + frame(thin, xs, ys) + threeRows() + below}, []string{want, full + " hết."}},
		"a box a cell":      {[]string{around + boxes(xs, ys) + threeRows() + below}, []string{want, full + " hết."}},
		"rules drawn twice": {[]string{around + frame(stroke, xs, ys) + boxes(xs, ys) + threeRows() + below}, []string{want, full + " hết."}},
		"moved":             {[]string{around + "q 1 0 0 1 0 0 cm\n" + frame(stroke, xs, ys) + "Q\n" + threeRows() + below}, []string{want, full + " hết."}},
		"a head over two columns": {[]string{around + stroke(72, 700, 523, 700) + stroke(200, 680, 523, 680) + stroke(72, 660, 523, 660) + stroke(72, 640, 523, 640) +
			stroke(72, 640, 72, 700) + stroke(200, 640, 200, 700) + stroke(380, 640, 380, 680) + stroke(523, 640, 523, 700) +
			at("F1", 12, 75, 676, "Tên xã") + at("F1", 12, 340, 685, "Số buổi năm nay") + at("F1", 12, 205, 665, "Quý I") + at("F1", 12, 385, 665, "Quý II") +
			at("F1", 12, 75, 645, "An Hòa") + at("F1", 12, 205, 645, "3") + at("F1", 12, 385, 645, "4")}, []string{"Tên xã\tSố buổi năm nay\t\n\tQuý I\tQuý II\nAn Hòa\t3\t4"}},
		"on the next page": {
			[]string{around + frame(stroke, xs, ys) + threeRows(), frame(stroke, xs, ys) + threeRows() + below},
			[]string{want + strings.TrimPrefix(want, head), full + " hết."},
		},
		"two tables": {[]string{around + frame(stroke, xs, ys) + threeRows() + "q 1 0 0 1 0 -200 cm\n" + frame(stroke, xs, ys) + threeRows() + "Q\n"}, []string{want, want}},
		"a frame around words": {
			[]string{around + frame(stroke, []float64{60, 540}, []float64{720, 580}) + at("F1", 12, 72, 700, full) + at("F1", 12, 72, 685, "trong khung.")},
			[]string{full + " trong khung."},
		},
		"an underline": {[]string{around + at("F1", 12, 72, 700, full) + stroke(72, 698, 300, 698) + at("F1", 12, 72, 685, "gạch chân.")}, []string{full + " gạch chân."}},
		"sideways":     {[]string{around, "0 1 -1 0 842 0 cm\n" + frame(stroke, xs, ys) + threeRows()}, []string{want}},
	} {
		a := reads(t, "bang.pdf", pdfOf(c.pages...))
		var got []string
		for _, b := range a.Blocks {
			got = append(got, b.Plain())
		}
		for len(got) > 0 && strings.HasSuffix(got[0], "như bảng sau.") {
			got = got[1:]
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s:\n%q, want\n%q", name, got, c.want)
		}
		if a.Completeness.Share < 0.99 {
			t.Errorf("%s: share %g", name, a.Completeness.Share)
		}
	}
}

func TestALetterheadInAFrameIsNoTable(t *testing.T) {
	t.Parallel()
	a := reads(t, "a.pdf", pdfOf(frame(stroke, []float64{60, 290, 540}, []float64{820, 795, 770})+
		at("F1", 12, 90, 800, "HUYỆN ỦY MẪU")+at("F2", 12, 330, 800, "ĐẢNG CỘNG SẢN VIỆT NAM")+
		at("F1", 12, 120, 780, "Số 5-BC/HU")+at("F1", 12, 300, 780, "Mẫu, ngày 2 tháng 9 năm 2026")+at("F2", 14, 250, 740, "BÁO CÁO")+
		at("F2", 14, 200, 722, "công tác sáu tháng")+at("F1", 12, 72, 690, full)+at("F1", 12, 72, 675, "hết.")))
	if a.Official.Number != "5-BC/HU" || a.Published != library.Day(2026, 9, 2) {
		t.Errorf("%+v of %s", a.Official, a.Published)
	}
}
