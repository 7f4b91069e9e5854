package theme_test

import (
	"io/fs"
	"strings"
	"testing"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// benchArticle has about 800 syllables, as the news and reports of the field have.
func benchArticle() []library.Block {
	return append(paragraphs(report), paragraphs(report)...)
}

// BenchmarkRead reads articles on one core; articles/s is the figure of the issue (2,000 wanted).
func BenchmarkRead(b *testing.B) {
	c := classifier(b)
	blocks := benchArticle()
	b.ReportAllocs()
	for b.Loop() {
		c.Read(b.Context(), reportTitle, blocks)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(float64(viet.CountSyllables(library.Plain(blocks))), "syllables")
}

// BenchmarkContains is the peer: strings.Contains over the terms of the vocabulary, without sets, traps,
// word boundaries or tone places.
func BenchmarkContains(b *testing.B) {
	terms, text := plainTerms(b), library.Plain(benchArticle())
	for b.Loop() {
		if countTerms(text, terms) == 0 {
			b.Fatal("no term found")
		}
	}
	b.ReportMetric(float64(len(terms)), "terms")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

func countTerms(text string, terms []string) int {
	found := 0
	lower := strings.ToLower(text)
	for _, term := range terms {
		found += strings.Count(lower, term)
	}
	return found
}

// plainTerms returns the terms of the vocabulary that are written without brackets and sets.
func plainTerms(t testing.TB) []string {
	t.Helper()
	raw, err := fs.ReadFile(assets.Themes, "themes/vocabulary.txt")
	if err != nil {
		t.Fatal(err)
	}
	var terms []string
	for line := range strings.Lines(string(raw)) {
		for term := range strings.SplitSeq(line, "|") {
			if term = strings.TrimSpace(term); term != "" && !strings.ContainsAny(term, "#[({!@=") {
				terms = append(terms, term)
			}
		}
	}
	return terms
}

// BenchmarkFold is the other peer: folding the text, which any search without marks does first.
func BenchmarkFold(b *testing.B) {
	text := library.Plain(benchArticle())
	for b.Loop() {
		if viet.Fold(text) == "" {
			b.Fatal("nothing")
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkNew builds the classifier, which the program does once at its start.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		classifier(b)
	}
}
