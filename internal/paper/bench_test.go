package paper

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// tenPages is text for about ten pages, in paragraphs as long as a talking point.
func tenPages() []Flowable {
	r := rand.New(rand.NewPCG(10, 1))
	var blocks []Flowable
	for range 62 {
		blocks = append(blocks, body(randomText(r, 75)))
	}
	return blocks
}

// BenchmarkLayoutOfTenPages compares the whole layout with the least any layout has to do with the same text: measure each
// word and fill line after line. The ratio is reported as x-greedy.
func BenchmarkLayoutOfTenPages(b *testing.B) {
	fonts := loadFonts(b)
	blocks := tenPages()
	if pages := len(layout(b, fonts, blocks...).Pages); pages < 9 || pages > 12 {
		b.Fatalf("%d pages", pages)
	}
	var ours, peer time.Duration
	for b.Loop() {
		start := time.Now()
		layout(b, fonts, blocks...)
		middle := time.Now()
		if greedy(fonts, blocks) == 0 {
			b.Fatal("no line")
		}
		ours, peer = ours+middle.Sub(start), peer+time.Since(middle)
	}
	b.ReportMetric(float64(ours.Microseconds())/float64(b.N)/1000, "ms/layout")
	b.ReportMetric(float64(ours)/float64(peer), "x-greedy")
}

func greedy(fonts *Fonts, blocks []Flowable) (lines int) {
	space := fonts.Width(" ", plain)
	for _, block := range blocks {
		room := 155.0
		for _, w := range strings.Fields(block.(*Paragraph).Runs[0].Text) {
			width := fonts.Width(w, plain)
			if width > room {
				lines++
				room = 165
			}
			room -= width + space
		}
		lines++
	}
	return lines
}

func BenchmarkLoadFonts(b *testing.B) {
	for b.Loop() {
		if _, err := LoadFonts(assetFiles); err != nil {
			b.Fatal(err)
		}
	}
}
