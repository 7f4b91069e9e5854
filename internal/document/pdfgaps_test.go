package document

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// set places the signs of a line, each half an em wide, with gaps between letters and between words in em. Where spaced,
// a space is drawn in each gap between words.
func set(text string, letter, word float64, spaced bool) (glyphs []placedSign) {
	const size, wide = 12.0, 0.5
	x := 70.0
	place := func(text string, width float64) {
		glyphs = append(glyphs, placedSign{text: text, x: x, end: x + width*size, y: 700, size: size})
	}
	for i, w := range strings.Fields(text) {
		if i > 0 {
			if spaced {
				place(" ", word)
			}
			x += (word - letter) * size
		}
		for _, r := range w {
			place(string(r), wide)
			x += (wide + letter) * size
		}
	}
	return glyphs
}

func written(glyphs []placedSign) string {
	l, _ := writerFor(glyphs).line(glyphs)
	return l.text()
}

func TestWordsArePartedByTheGapsOfTheirLine(t *testing.T) {
	t.Parallel()
	const long, short = "Bộ đội biên phòng cùng nhân dân các xã vùng biên", "xã đảo"
	for _, c := range []struct {
		what         string
		text         string
		letter, word float64
		spaced       bool
		want         string
	}{
		{"usual", long, 0, 0.25, false, long},
		{"justified wide", long, 0, 0.6, false, long},
		{"justified tight", long, 0, 0.145, false, long},
		{"tighter", long, 0, 0.12, false, long},
		{"tightest", long, 0, 0.1, false, long},
		{"letters set close", long, -0.04, 0.1, false, long},
		{"letters set closer", long, -0.08, 0.09, false, long},
		{"letters set apart", long, 0.05, 0.25, false, long},
		{"letters spread", "CỘNG HÒA XÃ HỘI", 0.25, 0.6, false, "CỘNG HÒA XÃ HỘI"},
		{"letters spread wide", "CỘNG HÒA XÃ HỘI", 0.4, 0.75, false, "CỘNG HÒA XÃ HỘI"},
		{"with spaces", long, 0, 0.25, true, long},
		{"spaces in a tight line", long, 0, 0.06, true, long},
		{"spaces overdrawn", long, 0, 0.01, true, strings.ReplaceAll(long, " ", "")},
		{"two words", short, 0, 0.25, false, short},
		{"two words, tight", short, 0, 0.12, false, short},
		{"one word", "đảo", 0.03, 0, false, "đảo"},
		{"figures", "1 2 3 4 5 6 7", 0, 0.25, false, "1 2 3 4 5 6 7"},
		{"letters apart", "a b c d e g", 0, 0.3, false, "a b c d e g"},
		{"kerned", long, 0.02, 0.2, false, long},
		{"a long word", "nghiêng", 0.08, 0, false, "nghiêng"},
	} {
		if got := written(set(c.text, c.letter, c.word, c.spaced)); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

func TestAMarkAboveTheLineIsNoDigitOfItsNumber(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		number, mark string
		size, rise   float64
		want         string
	}{
		{"30", "1", 7, 4, "30¹"},
		{"10", "6", 7, 5, "10⁶"},
		{"km", "2", 8, 4, "km²"},
		{"m", "3", 6, 6, "m³"},
		{"10", "-3", 7, 5, "10⁻³"},
		{"Có 128", "(12)", 7, 4, "Có 128⁽¹²⁾"},
		{"12", "45", 6, 3, "12⁴⁵"},
		{"30", "1", 12, 0, "301"},
		{"30", "1", 11, 1, "301"},
		{"H", "2", 7, -2, "H2"},
		{"Bến", "*", 7, 4, "Bến*"},
		{"Ông", "a", 7, 4, "Ônga"},
	} {
		glyphs := set(c.number, 0, 0.25, false)
		x := glyphs[len(glyphs)-1].end
		for _, r := range c.mark {
			glyphs = append(glyphs, placedSign{text: string(r), x: x, end: x + c.size/2, y: 700 + c.rise, size: c.size})
			x += c.size / 2
		}
		if got := written(glyphs); got != c.want {
			t.Errorf("%s with %s raised by %g: %q, want %q", c.number, c.mark, c.rise, got, c.want)
		}
	}
}

func TestFontsWithoutWidthsHaveThoseOfTheStandardOnes(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Helvetica": "Helvetica", "Times-Roman": "Times-Roman", "Courier-BoldOblique": "Courier-BoldOblique", "Arial": "Helvetica", "ArialMT": "Helvetica",
		"Arial,Bold": "Helvetica-Bold", "Arial-BoldItalicMT": "Helvetica-BoldOblique", "TimesNewRoman": "Times-Roman", "TimesNewRomanPS-BoldMT": "Times-Bold",
		"Times New Roman,Italic": "Times-Italic", "ABCDEF+TimesNewRomanPS-BoldItalicMT": "Times-BoldItalic", "CourierNew": "Courier", "CourierNewPS-BoldMT": "Courier-Bold",
		"Symbol": "Symbol", "ZapfDingbats": "ZapfDingbats", ".VnTime": "Times-Roman", ".VnArial": "Helvetica", "VNI-Times": "Times-Roman", "Tahoma": "Helvetica", "Unheard": "Times-Roman",
	} {
		if got := standardFont(name, 0); got != want {
			t.Errorf("%s is set as %s, want %s", name, got, want)
		}
	}
	for flags, want := range map[int]string{fixedPitch: "Courier", serifed: "Times-Roman", 32: "Helvetica"} {
		if got := standardFont("Unheard", flags); got != want {
			t.Errorf("flags %d: %s", flags, got)
		}
	}
	for sign, want := range map[string]float64{" ": 0.278, "i": 0.222, "m": 0.833, "W": 0.944, "ế": 0.556, "Ư": 0.722, "ị": 0.222, "–": 0.556, "ま": unknownWidth} {
		if got := standardWidth("Helvetica", sign); math.Abs(got-want) > 0.0005 {
			t.Errorf("%q is %g wide, want %g", sign, got, want)
		}
	}
}

func TestAPageIsReadTheWayMostOfItRuns(t *testing.T) {
	t.Parallel()
	signs := func(n int) []placedSign { return make([]placedSign, n) }
	for _, c := range []struct {
		glyphs [directions][]placedSign
		want   []direction
	}{
		{[directions][]placedSign{signs(9)}, []direction{0}},
		{[directions][]placedSign{nil, signs(9)}, []direction{1}},
		{[directions][]placedSign{nil, nil, signs(9)}, []direction{2}},
		{[directions][]placedSign{signs(4), nil, nil, signs(40)}, []direction{3}},
		{[directions][]placedSign{signs(40), signs(20)}, []direction{0, 1}},
		{[directions][]placedSign{signs(100), signs(5)}, []direction{0}},
		{[directions][]placedSign{}, []direction{0}},
	} {
		if got := (pdfPage{glyphs: c.glyphs}).ways(); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%v, want %v", got, c.want)
		}
	}
	p := pdfPage{width: 600, height: 800}
	for _, c := range []struct {
		at   matrix
		x, y float64
		way  direction
		ok   bool
	}{
		{matrix{12, 0, 0, 12, 70, 700}, 70, 700, 0, true},
		{matrix{0, 12, -12, 0, 100, 70}, 70, 500, 1, true},
		{matrix{-12, 0, 0, -12, 500, 100}, 100, 700, 2, true},
		{matrix{0, -12, 12, 0, 100, 730}, 70, 100, 3, true},
		{matrix{12, 1, -1, 12, 70, 700}, 70, 700, 0, true},
		{matrix{8, 8, -8, 8, 70, 700}, 0, 0, 0, false},
	} {
		got, way, ok := p.turned(c.at)
		if way != c.way || ok != c.ok || ok && (math.Abs(got[4]-c.x) > 1e-9 || math.Abs(got[5]-c.y) > 1e-9 || got[0] <= 0) {
			t.Errorf("%v: %v, direction %d, %v", c.at, got, way, ok)
		}
	}
}
