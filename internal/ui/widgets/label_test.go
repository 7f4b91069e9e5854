package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func lines(runs []TextRun, s TextStyle, width float32) []string {
	var all []string
	for _, line := range breakLines(runs, s, width) {
		text := ""
		for i, p := range line {
			if i > 0 {
				text += "|"
			}
			text += p.Text
		}
		all = append(all, text)
	}
	return all
}

func TestTextBreaksAtSpacesOnlyAndLosesNothing(t *testing.T) {
	test.NewTempApp(t)
	text := strings.Repeat("Lãnh hải là vùng biển có chiều rộng 12 hải lý tính từ đường cơ sở. ", 20)
	for _, width := range []float32{60, 150, 400, 900} {
		all := lines([]TextRun{{Text: text}}, Body, width)
		if got := strings.Join(all, " "); got != strings.TrimSpace(text) {
			t.Errorf("width %v: text changed to %.80q", width, got)
		}
		for _, line := range all {
			w := fyne.MeasureText(line, Body.Size, fyne.TextStyle{}).Width
			if w > width+1 && strings.Contains(line, " ") {
				t.Errorf("width %v: line %q is %v wide", width, line, w)
			}
		}
	}
}

func TestAWordWiderThanTheLineGoesOnInTheNext(t *testing.T) {
	test.NewTempApp(t)
	for _, word := range []string{ // where they stand in the window
		"https://example.vn/mot-dia-chi-rat-dai-khong-co-dau-cach",           // the foot of an article
		"/home/bao-cao-vien/.local/share/so-tay-bao-cao-vien/mat-khau.json,", // settings
		`C:\Users\BaoCaoVien\AppData\Roaming\sotay\nhat-ky.log`,              // details of an error
		"https://example.vn/?id=123456789&page=2&search=bien-dao",            // a source
		"khongcodaucachnaotrongchunaydaithatladai",                           // a name without a sign
		"18/2012/QH13-NQ/TW-CP-UBTVQH-HĐND-UBND",                             // the number of a paper
		"ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘ",                       // capitals
	} {
		all := lines([]TextRun{{Text: "a " + word + " b"}}, Body, 80)
		for _, line := range all {
			if w := fyne.MeasureText(line, Body.Size, fyne.TextStyle{}).Width; w > 81 {
				t.Errorf("%q is %v wide, want 80", line, w)
			}
		}
		if got := strings.ReplaceAll(strings.Join(all, ""), " ", ""); got != "a"+word+"b" {
			t.Errorf("%q became %q", word, got)
		}
	}
	for name, word := range map[string]string{"letters": strings.Repeat("a", 100_000), "an address": strings.Repeat("bai-viet/", 10_000), "Khmer": strings.Repeat("ខ", 2_000)} {
		all := lines([]TextRun{{Text: word}}, Body, 300)
		if whole := strings.Join(all, ""); whole != word || len(all) < 10 {
			t.Errorf("%s: %d lines of %d letters", name, len(all), len(whole))
		}
		for _, line := range all {
			if measureWords(line, Px(Body.Size), false) > 300 {
				t.Fatalf("%s: %q is wider than the line", name, line)
			}
		}
	}
	for _, narrow := range []float32{0, 0.5, 20} { // what has no width yet is not broken into letters
		if all := lines([]TextRun{{Text: "mot-dia-chi-rat-dai"}}, Body, narrow); len(all) != 1 {
			t.Errorf("at %v: %q", narrow, all)
		}
	}
}

func TestRunsOfDifferentLooksKeepTheirPlaces(t *testing.T) {
	test.NewTempApp(t)
	all := lines([]TextRun{{Text: "vùng "}, {Text: "biển", Mark: true}, {Text: ", đảo"}}, Body, 500)
	if len(all) != 1 || all[0] != "vùng|biển|, đảo" {
		t.Errorf("lines %q", all)
	}
}

func TestTextThatIsCutSaysSo(t *testing.T) {
	test.NewTempApp(t)
	all := lines([]TextRun{{Text: strings.Repeat("biển đảo ", 100)}}, Body.AtMost(2), 200)
	if len(all) != 2 || !strings.HasSuffix(all[1], "…") {
		t.Errorf("lines %q", all)
	}
}

func TestTextKnowsItsHeightBeforeItIsLaidOut(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(FyneTheme{Scale: 1})
	text := NewLabel(strings.Repeat("biển đảo ", 40), Body)
	narrow, wide := text.HeightFor(120), text.HeightFor(600)
	if narrow <= wide || int(wide)%int(Body.Leading) != 0 {
		t.Errorf("heights %v and %v", narrow, wide)
	}
	text.Resize(fyne.NewSize(120, narrow))
	if got := text.MinSize().Height; got != narrow {
		t.Errorf("laid out %v high, foretold %v", got, narrow)
	}
}

// BenchmarkLongText breaks 45 KB, which takes the toolkit's RichText 180 ms.
func BenchmarkLongText(b *testing.B) {
	test.NewTempApp(b)
	text := NewLabel(strings.Repeat("Lãnh hải là vùng biển có chiều rộng 12 hải lý. ", 750), Body)
	for b.Loop() {
		text.HeightFor(560)
	}
}

func TestLineBreaksOfATextAreSpaces(t *testing.T) {
	test.NewTempApp(t)
	lines := breakLines([]TextRun{{Text: "vùng biển Việt Nam.\nBảo vệ tài nguyên"}}, Body, 2000)
	if len(lines) != 1 || lines[0][0].Text != "vùng biển Việt Nam. Bảo vệ tài nguyên" {
		t.Errorf("%+v", lines)
	}
}
