package handout

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf"
	"baocaovien/internal/pdf/pdftest"
)

// area is a part of a page that may bear ink, mm.
type area struct{ left, top, right, bottom float64 }

// sort of paper: a template as it can be printed, with what shared/paper.md says of its page.
type printing struct {
	name     string
	template string
	opt      TemplateOptions
	boxes    [2]float64            // MediaBox, pt; bao-cao has another on its turned pages
	ink      func(page int) []area // where a page, from 1, may bear ink beside its number
	numbered bool                  // pages but the first bear their number 10 mm (A5: 7 mm) below the edge
	marked   bool                  // the sections are in the table of contents
}

const (
	longA4, shortA4, shortA5 = 841.89, 595.28, 419.53
)

// printings are all ways in which the four templates print. Printing on one side changes only what has backs; the
// preset of 2018 has the page of 2026, so that one paper of each kind of page shows it.
func printings() []printing {
	var all []printing
	for _, preset := range Presets() {
		for _, single := range []bool{false, true} {
			opt := TemplateOptions{Preset: preset, SingleSided: single, Figures: fixtureFigures()}
			add := func(name, template string, change func(*TemplateOptions), boxes [2]float64, numbered, marked bool, ink func(int) []area) {
				o := opt
				change(&o)
				if (single || preset == Party2018) && name != "đề cương" && name != "báo cáo" && name != "booklet" {
					return
				}
				name = fmt.Sprintf("%s, %s, single-sided %t", name, preset, single)
				all = append(all, printing{name, template, o, boxes, ink, numbered, marked})
			}
			none := func(*TemplateOptions) {}
			mirrored := preset != State && !single
			body := func(page int) []area {
				if mirrored && page%2 == 0 {
					return []area{{15, 20, 180, 277}}
				}
				return []area{{30, 20, 195, 277}}
			}
			upright, turned, small := [2]float64{shortA4, longA4}, [2]float64{longA4, shortA4}, [2]float64{shortA5, shortA4}
			add("đề cương", DeCuong, none, upright, true, true, body)
			add("đề cương with codes", DeCuong, func(o *TemplateOptions) { o.QR = true }, upright, true, true, body)
			add("booklet", DeCuong, func(o *TemplateOptions) { o.Booklet = true }, turned, false, false, func(int) []area {
				return []area{{12.5, 7, 133.5, 196}, {163.5, 7, 284.5, 196}}
			})
			add("two-up", DeCuong, func(o *TemplateOptions) { o.TwoUp = true }, turned, false, true, func(int) []area {
				return []area{{15.25, 7, 136.25, 196}, {163.75, 7, 284.75, 196}}
			})
			leaf := func(int) []area { return []area{{20, 15, 190, 282}} }
			add("tờ phát tay", ToPhatTay, none, upright, false, false, leaf)
			add("large tờ phát tay", ToPhatTay, func(o *TemplateOptions) { o.Large = true }, upright, false, false, leaf)
			add("phiếu", Phieu, func(o *TemplateOptions) { o.QR = true }, small, false, false, func(int) []area { return []area{{15, 15, 133, 195}} })
			add("two phiếu on a sheet", Phieu, func(o *TemplateOptions) { o.TwoUp = true }, turned, false, false, func(int) []area {
				return []area{{15.25, 15, 133.25, 195}, {163.75, 15, 281.75, 195}, {148, 0, 149, 5}, {148, 205, 149, 210}}
			})
			add("báo cáo", BaoCao, none, upright, true, false, func(page int) []area {
				if page > 1 { // turned: the bound edge is over the table, on backs under it
					return []area{{20, 30, 277, map[bool]float64{true: 180, false: 195}[mirrored]}}
				}
				return body(page)
			})
		}
	}
	return all
}

// pages composes the fixture as the printing asks.
func (p printing) pages(t testing.TB) Printout {
	t.Helper()
	fonts := loadFonts(t)
	if p.template == BaoCao {
		doc, err := ComposeReport(fixtureReport(), p.opt)
		if err != nil {
			t.Fatal(err)
		}
		result, err := paper.Layout(doc, fonts)
		if err != nil {
			t.Fatal(err)
		}
		return Printout{Title: doc.Title, Author: doc.Author, LaidOut: result}
	}
	o := closingOutline()
	if p.template == ToPhatTay {
		o = leafletOutline()
	}
	printed, err := Pages(p.template, o, fixtureSources(), p.opt, fonts)
	if err != nil {
		t.Fatal(err)
	}
	return printed
}

func (p printing) write(t testing.TB) []byte { return asFile(t, p.pages(t)) }

func asFile(t testing.TB, printed Printout) []byte {
	t.Helper()
	var out bytes.Buffer
	info := pdf.Metadata{Title: printed.Title, Author: printed.Author, Language: "vi-VN", Created: library.Day(2026, time.November, 7)}
	if err := pdf.Write(&out, printed.Pages, loadFonts(t), info); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestEveryPrintingKeepsTheRulesOfPaper(t *testing.T) {
	t.Parallel()
	all := slices.DeleteFunc(printings(), func(p printing) bool {
		return testing.Short() && (p.opt.SingleSided || p.opt.Preset != Party2026) // one letterhead, and fronts with backs
	})
	printed := make([]Printout, len(all))
	papers := make([][]paper.Page, len(all))
	for i, p := range all {
		printed[i] = p.pages(t)
		papers[i] = printed[i].Pages
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			raw := asFile(t, printed[i])
			if !bytes.Equal(raw, p.write(t)) {
				t.Error("bytes differ the second time")
			}
			if len(raw) > 150_000 {
				t.Errorf("%d bytes", len(raw))
			}
			file := pdftest.Save(t, raw)
			pdftest.Sound(t, file)
			p.fileTellsWhatItIs(t, file, printed[i])
		})
	}
	t.Run("pages", func(t *testing.T) {
		t.Parallel()
		pagesKeepTheRules(t, all, papers)
	})
}

// pagesKeepTheRules looks at the pages of all printings, one behind the other in one file.
func pagesKeepTheRules(t *testing.T, all []printing, papers [][]paper.Page) {
	t.Helper()
	file := together(t, papers...)
	for _, f := range pdftest.Fonts(t, file) {
		if !f.Embedded || !f.Subset || !f.Unicode {
			t.Errorf("font %+v", f)
		}
	}
	boxes, pictures, words := pdftest.Boxes(t, file), pdftest.GrayPictures(t, file, inkDPI), pdftest.Words(t, file)
	for i, p := range all {
		n := len(papers[i])
		if text := textOf(words[:n]); !norm.NFC.IsNormalString(text) || strings.ContainsAny(text, "\uFFFD{}") {
			t.Errorf("%s: text is not NFC, or has runes that stand for others", p.name)
		}
		p.boxesAreRight(t, boxes[:n])
		p.numbersAreRight(t, words[:n])
		p.inkIsInside(t, pictures[:n])
		boxes, pictures, words = boxes[n:], pictures[n:], words[n:]
	}
}

func (p printing) boxesAreRight(t *testing.T, boxes [][4]float64) {
	t.Helper()
	for i, box := range boxes {
		want := p.boxes
		if p.template == BaoCao && i > 0 {
			want[0], want[1] = want[1], want[0]
		}
		if box[0] != 0 || box[1] != 0 || math.Abs(box[2]-want[0]) > 0.01 || math.Abs(box[3]-want[1]) > 0.01 {
			t.Errorf("%s: page %d: MediaBox %v, want %v", p.name, i+1, box, want)
		}
	}
}

func (p printing) numbersAreRight(t *testing.T, pages [][]pdftest.BoxedWord) {
	t.Helper()
	for i, words := range pages {
		var over []string
		for _, w := range words {
			if w.Bottom < 17 && p.numbered {
				over = append(over, w.Text)
				about(t, p.name+": top of the number", w.Top, 10, mmOff)
			}
		}
		want := []string{fmt.Sprint(i + 1)}
		if i == 0 || !p.numbered {
			want = nil
		}
		if !slices.Equal(over, want) {
			t.Errorf("%s: page %d has %q over its text", p.name, i+1, over)
		}
	}
}

// inkDPI is how closely the ink of a page is looked at, dots an inch.
const inkDPI = 72

// inkIsInside looks at every pixel of every page, none of which is coloured.
func (p printing) inkIsInside(t *testing.T, pages []*image.Gray) {
	t.Helper()
	if p.opt.Preset == Party2018 { // the same page as 2026, in every pixel
		return
	}
	for i, picture := range pages {
		page := i + 1
		may := p.ink(page)
		if p.numbered && page > 1 {
			middle := (may[0].left + may[0].right) / 2
			may = append(may, area{middle - 6, 10, middle + 6, 17})
		}
		if x, y, found := inkOutside(picture, may); found {
			t.Errorf("%s: page %d: ink at %.1f, %.1f mm", p.name, page, x, y)
		}
	}
}

// inkOutside returns the first pixel of ink that stands in none of these areas, mm.
func inkOutside(picture *image.Gray, may []area) (x, y float64, found bool) {
	for i, v := range picture.Pix {
		if v >= 160 {
			continue
		}
		x, y := (float64(i%picture.Stride)+0.5)*25.4/inkDPI, (float64(i/picture.Stride)+0.5)*25.4/inkDPI
		if !slices.ContainsFunc(may, func(a area) bool {
			return x > a.left-mmOff && x < a.right+mmOff && y > a.top-mmOff && y < a.bottom+mmOff
		}) {
			return x, y, true
		}
	}
	return 0, 0, false
}

func (p printing) fileTellsWhatItIs(t *testing.T, file string, printed Printout) {
	t.Helper()
	var said struct {
		PageLabels []struct{ Index int }
		Outlines   []struct{ Title string }
	}
	raw := pdftest.Run(t, "qpdf", "--json", "--json-key=pagelabels", "--json-key=outlines", file)
	if err := json.Unmarshal(raw, &said); err != nil {
		t.Fatal(err)
	}
	if len(said.PageLabels) == 0 {
		t.Error("no page labels")
	}
	var titles []string
	for _, o := range said.Outlines {
		titles = append(titles, o.Title)
	}
	want := []string{"I. Hoàn cảnh, ý nghĩa", "II. Nội dung chính", "III. Kết quả", "IV. Nhiệm vụ", "Khẩu hiệu", "Hỏi – đáp", "Nguồn"}
	if p.marked && !slices.EqualFunc(titles, want, strings.EqualFold) {
		t.Errorf("table of contents %q", titles)
	}
	info := pdftest.Info(t, file)
	if info["Title"] != printed.Title || info["Author"] != printed.Author || info["Author"] == "" {
		t.Errorf("title %q, author %q", info["Title"], info["Author"])
	}
	urls := string(pdftest.Run(t, "pdfinfo", "-url", file))
	for _, s := range fixtureSources() {
		if linked := strings.Contains(urls, s.URL); !linked && p.template != BaoCao && (p.template != Phieu || p.opt.QR) {
			t.Errorf("no link to %s", s.URL)
		}
	}
}
