package paper

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// foreignWords are words of the scripts around Vietnam, from the names of places along its borders.
var foreignWords = strings.Fields("ព្រះរាជាណាចក្រកម្ពុជា ត្បូងឃ្មុំ មណ្ឌលគិរី ខេត្ត\u200bស្វាយរៀង ສາທາລະນະລັດ ປະຊາຊົນລາວ ອັດຕະປື ບໍລິຄຳໄຊ " +
	"中华人民共和国 友谊关口岸，凭祥。 （附件一） 于2026年在谅山 ราชอาณาจักรไทย ประเทศไทย “友谊关”, (ລາວ). ꪼꪕ ꨌꩌ và biển")

// Whatever is joined to whatever, in columns of any width, no letter stands outside the column, none gets lost, and no line
// reaches into the next.
func TestScriptsWithoutSpacesKeepTheMargins(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	r := rand.New(rand.NewPCG(10, 3))
	for range 60 {
		var b strings.Builder
		for range 1 + r.IntN(40) {
			b.WriteString(foreignWords[r.IntN(len(foreignWords))])
			if r.IntN(3) == 0 {
				b.WriteByte(' ')
			}
		}
		width := 30 + r.Float64()*140
		p := &layoutContext{fonts: fonts, room: 1e6, replaced: map[rune]bool{}}
		set := &Paragraph{Runs: []Run{{Text: b.String(), Style: plain}}, Align: Align(r.IntN(4)), Leading: 19, Indent: 5}
		var got strings.Builder
		for _, line := range set.lineBoxes(p, width) {
			for _, text := range line.ink.Texts {
				got.WriteString(text.Text)
				reach := text.X + fonts.Width(strings.TrimRight(text.Text, " "), plain)
				if text.Shaped != nil {
					reach = text.X + text.Shaped.Width
				}
				if text.X < -slack || reach > width+0.001 {
					t.Fatalf("%q from %.2f to %.2f of %.2f mm", text.Text, text.X, reach, width)
				}
			}
			insideItsLine(t, line)
		}
		if squeezed(got.String()) != squeezed(b.String()) {
			t.Fatalf("%q came out as %q", b.String(), got.String())
		}
	}
}

// insideItsLine fails where a shaped glyph of a line reaches out of the line's height.
func insideItsLine(t *testing.T, line lineBox) {
	t.Helper()
	for _, text := range line.ink.Texts {
		if text.Shaped == nil {
			continue
		}
		for _, g := range text.Shaped.Glyphs {
			em, ink := mm(text.Size), g.Outline.Bounds()
			top := text.Y + (g.Y+float64(ink.Min.Y)/64*g.Unit)*em
			bottom := text.Y + (g.Y+float64(ink.Max.Y)/64*g.Unit)*em
			if top < -slack || bottom > line.height+slack {
				t.Fatalf("a glyph of %q stands from %.2f to %.2f of %.2f mm", text.Text, top, bottom, line.height)
			}
		}
	}
}

func squeezed(text string) string { return strings.ReplaceAll(text, " ", "") }

// A name that a line could hold is broken in the middle only where the line before it would be torn apart; a sentence without a
// space fills its lines.
func TestLinesOfScriptsWithoutSpacesAreFilled(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for name, text := range map[string]string{
		"Chinese": strings.Repeat("中华人民共和国和越南社会主义共和国", 5),
		"Lao":     strings.Repeat("ມະນຸດທຸກຄົນເກີດມາມີກຽດສັກສີສິດທິເສລີພາບ", 5),
		"Khmer":   strings.Repeat("មនុស្ស\u200bទាំងអស់\u200bកើត\u200bមក\u200bមាន\u200bសេរីភាព\u200b", 6),
	} {
		lines := rows(fonts, layout(t, fonts, body(text)).Pages)
		if len(lines) < 3 { // the test would prove nothing
			t.Fatalf("%s: %d lines", name, len(lines))
		}
		for _, l := range lines[:len(lines)-1] {
			if l.right < 194.9 || l.right > 195.001 {
				t.Errorf("%s: %q ends at %.2f mm", name, l.text, l.right)
			}
			if name == "Khmer" && !strings.HasSuffix(l.text, "\u200b") {
				t.Errorf("%q ends inside a word", l.text)
			}
		}
	}
	for _, l := range rows(fonts, layout(t, fonts, body("Giáp các tỉnh ອັດຕະປື, ສາລະວັນ, ເຊກອງ, ສະຫວັນນະເຂດ, ຄຳມ່ວນ, ບໍລິຄຳໄຊ, ຊຽງຂວາງ, ຫົວພັນ, ຫຼວງພະບາງ, ຜົ້ງສາລີ của nước bạn Lào")).Pages) {
		if last := strings.Fields(l.text); !strings.HasSuffix(last[len(last)-1], ",") && !strings.HasSuffix(l.text, "Lào") {
			t.Errorf("a line ends inside a name: %q", l.text)
		}
	}
}

// Justified lines of shaped letters end where they are said to, though white is put between their letters.
func TestShapedTextsSayHowWideTheyAre(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for _, page := range layout(t, fonts, body(strings.Repeat("中华人民共和国 ", 20)), body("ພາສາລາວ")).Pages {
		for _, text := range page.Texts {
			if text.Shaped == nil {
				continue
			}
			last := text.Shaped.Glyphs[len(text.Shaped.Glyphs)-1]
			if end := last.X * mm(text.Size); end > text.Shaped.Width || len(text.Shaped.Glyphs) == 0 {
				t.Errorf("%q: its last glyph begins at %.2f of %.2f mm", text.Text, end, text.Shaped.Width)
			}
		}
	}
}
