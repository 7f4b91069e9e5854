package store

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/twin"
	"baocaovien/internal/viet"
)

// savedTexts are arrivals of 400 syllables. Of one form they are alike but for their numbers, as bulletins are.
func savedTexts(sourceID int64, size int, form bool) []Arrival {
	random := rand.New(rand.NewPCG(1, 2)) // #nosec G404 -- the same texts every time
	word := func() string {
		return viet.NFC(string(rune('b'+random.IntN(20))) + "a\u0302ng"[:1+random.IntN(5)])
	}
	common := make([]string, 400)
	for i := range common {
		common[i] = word()
	}
	all := make([]Arrival, size)
	for n := range all {
		words := append([]string{}, common...)
		for i := range words {
			if form && i%25 == 0 {
				words[i] = fmt.Sprint(random.IntN(1000))
			} else if !form {
				words[i] = word() + fmt.Sprint(random.IntN(6000))
			}
		}
		all[n] = Arrival{SourceID: sourceID, Article: library.Article{
			URL: fmt.Sprint("https://example.org/", n), Title: "Bản tin",
			Blocks: []library.Block{{Kind: library.Paragraph, Text: strings.Join(words, " ")}},
		}}
	}
	return all
}

// BenchmarkSave measures how much longer an article takes to be saved because its text is looked for among
// all that is known: as a ratio, for texts of their own and for bulletins of one form.
func BenchmarkSave(b *testing.B) {
	const size = 1000
	for name, form := range map[string]bool{"own texts": false, "one form": true} {
		b.Run(name, func(b *testing.B) {
			var with, without, sketches time.Duration
			for b.Loop() {
				with += timeToSave(b, size, form, true)
				without += timeToSave(b, size, form, false)
				for _, a := range savedTexts(1, size, form) {
					begun := time.Now()
					twin.SketchOf(b.Context(), a.Article.Title, a.Article.Blocks)
					sketches += time.Since(begun)
				}
			}
			b.ReportMetric(float64(size*b.N)/with.Seconds(), "articles/s")
			b.ReportMetric(float64(with)/float64(without-sketches), "×without")
			b.ReportMetric(0, "ns/op")
		})
	}
}

func timeToSave(b *testing.B, size int, form, twins bool) time.Duration {
	l, err := Open(b.Context(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	s, err := l.AddSource(b.Context(), library.Source{URL: "https://example.org", Title: "x", Kind: library.FeedSource})
	if err != nil {
		b.Fatal(err)
	}
	arrivals := savedTexts(s.ID, size, form)
	begun := time.Now()
	for _, a := range arrivals {
		row, err := prepare(b.Context(), a)
		if err != nil {
			b.Fatal(err)
		}
		if !twins {
			row.sketch = twin.TextSketch{}
		}
		if _, _, err := l.save(b.Context(), row); err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(begun)
}
