package store_test

import (
	"cmp"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/viet"
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
	zipf := rand.NewZipf(random, 1.1, 3, benchWords-1)
	words := make([]string, benchWords)
	for n := range words {
		words[n] = benchWord(n)
	}
	text := func(syllables int) string {
		var b strings.Builder
		for range syllables {
			b.WriteString(words[zipf.Uint64()])
			b.WriteByte(' ')
		}
		return b.String()
	}
	for n := range size {
		paragraphs := make([]string, 8)
		for i := range paragraphs {
			paragraphs[i] = text(50)
		}
		a := arrival(s, strconv.Itoa(n), text(12), paragraphs...)
		a.Article.Published = library.Moment{Unix: 1_700_000_000 + int64(n)*600, Precision: library.ToMinute}
		if _, _, err := l.Save(b.Context(), a); err != nil {
			b.Fatal(err)
		}
	}
	return l
}

// benchWords is how many words the generated articles choose from: about as many syllables as are in
// use in Vietnamese.
const benchWords = 6000

// benchWord names the nth most frequent word: a few of the first are words people look for, the others
// are put together as Vietnamese syllables are, so that prefixes and marks are as many as in real text.
func benchWord(n int) string {
	known := []string{"của", "và", "biển", "đảo", "biên", "giới", "đường", "quốc", "tế", "đối", "ngoại"}
	if n < len(known) {
		return known[n]
	}
	onsets := strings.Fields("b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x")
	vowels := strings.Fields("a ă â e ê i o ô ơ u ư")
	ends := strings.Fields("0 n m ng c t p")
	tones := []string{"", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"}
	n -= len(known)
	syllable := onsets[n%23] + vowels[n/23%11] + tones[n/253%6] + strings.Trim(ends[n/1518%7], "0")
	return viet.NFC(syllable)
}

// BenchmarkSearch measures queries of rare, middling and ubiquitous words, each for the 50 best with
// their snippets, beside the cheapest query the window makes: the 50 newest articles.
func BenchmarkSearch(b *testing.B) {
	l := generated(b)
	queries := []string{
		benchWord(4000), benchWord(300) + " " + benchWord(200), "biển đảo", "bien dao", "đường", "duong", "của",
		"của " + benchWord(4000), `"quốc tế" -` + benchWord(50), "title:biển đảo", "ng", "ngo",
	}
	var took []time.Duration
	var newest time.Duration
	for b.Loop() {
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
