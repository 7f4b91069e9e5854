package store_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// benchArticles is the size of the library that searches are measured on; BENCH_ARTICLES enlarges it.
const benchArticles = 3000

// generated fills a library with articles of 400 syllables, whose words are as uneven as words are
// (Zipf), always the same ones.
func generated(b *testing.B) *store.Library {
	b.Helper()
	size := benchArticles
	if n, err := strconv.Atoi(os.Getenv("BENCH_ARTICLES")); err == nil {
		size = n
	}
	l, err := store.Open(b.Context(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = l.Close() })
	s, err := l.AddSource(b.Context(), library.Source{URL: "https://example.org", Title: "Nguồn", Kind: library.FeedSource})
	if err != nil {
		b.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2)) // #nosec G404 -- the same text every time
	words := rand.NewZipf(random, 1.1, 3, 4999)
	for n := range size {
		var text strings.Builder
		for range 400 {
			text.WriteString(benchWord(int(words.Uint64())))
			text.WriteByte(' ')
		}
		a := arrival(s, strconv.Itoa(n), "Bài "+benchWord(random.IntN(5000)), text.String())
		a.Article.Published = library.Moment{Unix: 1_700_000_000 + int64(n)*600, Precision: library.ToMinute}
		if _, _, err := l.Save(b.Context(), a); err != nil {
			b.Fatal(err)
		}
	}
	return l
}

// benchWord names the nth most frequent word; a few of the first are Vietnamese.
func benchWord(n int) string {
	if known := []string{"của", "và", "biển", "đảo", "biên", "giới", "đường", "quốc", "tế", "đối", "ngoại"}; n < len(known) {
		return known[n]
	}
	return fmt.Sprint("từ", n)
}

// BenchmarkSearch measures queries of rare, middling and ubiquitous words, beside the cheapest query
// the window makes: the newest articles.
func BenchmarkSearch(b *testing.B) {
	l := generated(b)
	queries := []string{"từ4000", "từ300 từ200", "biển đảo", "bien dao", "đường", "của", `"quốc tế" -từ50`, "tu10"}
	var took []time.Duration
	var newest time.Duration
	b.ResetTimer()
	for range b.N {
		for _, query := range queries {
			took = append(took, timed(b, func() error {
				_, err := l.Search(b.Context(), query, library.Filter{Limit: 50})
				return err
			}))
			newest += timed(b, func() error {
				_, err := l.List(b.Context(), library.Filter{Limit: 50})
				return err
			})
		}
	}
	b.StopTimer()
	slices.SortFunc(took, cmp.Compare[time.Duration])
	p95, worst := took[len(took)*95/100], took[len(took)-1]
	b.ReportMetric(float64(p95.Microseconds())/1000, "ms-p95")
	b.ReportMetric(float64(worst.Microseconds())/1000, "ms-worst")
	b.ReportMetric(float64(p95)/(float64(newest)/float64(len(took))), "×newest")
}

func timed(b *testing.B, do func() error) time.Duration {
	begun := time.Now()
	if err := do(); err != nil {
		b.Fatal(err)
	}
	return time.Since(begun)
}
