package paper

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"
)

// assetFiles is the folder that the program embeds.
var assetFiles = os.DirFS("../../assets")

// onceFonts loads the fonts for all tests: they never change.
var onceFonts = sync.OnceValues(func() (*Fonts, error) { return LoadFonts(assetFiles) })

func loadFonts(t testing.TB) *Fonts {
	t.Helper()
	fonts, err := onceFonts()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

var (
	plain = Style{Size: 14}
	bold  = Style{Face: Bold, Size: 14}
)

// a4 is the page of Party documents.
var a4 = Sheet{Width: 210, Height: 297, Top: 20, Bottom: 20, Inner: 30, Out: 15, Mirrored: true}

func body(text string) *Paragraph {
	return &Paragraph{
		Runs: []Run{{Text: text, Style: plain}}, Align: Justified, Leading: 19, Indent: 10, Before: 6, After: 6,
	}
}

func heading(text string) *Paragraph {
	return &Paragraph{Runs: []Run{{Text: text, Style: bold}}, Align: Left, Leading: 19, Indent: 10, Before: 12, KeepNext: true}
}

// layout fails the test where Layout does.
func layout(t testing.TB, fonts *Fonts, blocks ...Flowable) LaidOut {
	t.Helper()
	result, err := Layout(Document{Sheet: a4, Folio: Folio{Style: plain, Top: 10}, Blocks: blocks}, fonts)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// row is a line of type as it stands on a page.
type row struct {
	page        int
	y           float64
	left, right float64 // of the ink's advance, without the white at the end
	text        string
}

// rows returns the lines of all pages, page numbers left out.
func rows(fonts *Fonts, pages []Page) []row {
	var all []row
	for _, page := range pages {
		texts := page.Texts
		if page.Number > 1 {
			texts = texts[:len(texts)-1]
		}
		for i, t := range texts {
			right := t.X + fonts.Width(strings.TrimRight(t.Text, " "), Style{Face: t.Face, Size: t.Size})
			if t.Shaped != nil {
				right = t.X + t.Shaped.Width
			}
			if n := len(all) - 1; i > 0 && all[n].y == t.Y {
				all[n].text += t.Text
				all[n].right = right
				continue
			}
			all = append(all, row{page: page.Number, y: t.Y, left: t.X, right: right, text: t.Text})
		}
	}
	return all
}

// syllables are what random texts of the tests are made of: the hard cases among them.
var syllables = strings.Fields("và của biển đảo quốc gia người trong được không những nghiêng nghiễng ẪẴỄỘỰ gỵ ngày 07 tháng 11 năm 2026 " +
	"số 18-NQ/TW 1.449,566 km 68,4% – (theo) “trích” I. T/M https://trang-mau.localhost/mot/dia-chi/rat-dai?x=1&y=2 a) ư ơ")

func randomText(r *rand.Rand, words int) string {
	picked := make([]string, words)
	for i := range picked {
		picked[i] = syllables[r.IntN(len(syllables))]
	}
	return strings.Join(picked, " ")
}

// randomBlocks returns a document as a briefer could have made it; each paragraph begins with a word of its own.
func randomBlocks(r *rand.Rand) []Flowable {
	var blocks []Flowable
	for i := range 5 + r.IntN(40) {
		id := fmt.Sprintf("đoạn%d. ", i)
		if r.IntN(5) == 0 {
			blocks = append(blocks, heading(id+randomText(r, 1+r.IntN(25))))
			continue
		}
		blocks = append(blocks, body(id+randomText(r, 1+r.IntN(150))))
	}
	end := heading("KÝTÊN " + randomText(r, 3))
	end.KeepNext, end.KeepPrev = false, true
	return append(blocks, end)
}
