package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/search"
	"baocaovien/internal/viet"
)

// benchArticles is the size of the library that searches are measured on, small enough for every make bench.
// BENCH_ARTICLES=100000 measures the size that is promised; to fill that library takes some minutes.
const benchArticles = 10_000

// benchLibrary is filled once a run: the benchmark function is called several times.
var benchLibrary *Library

// atEnd takes away what tests share.
var atEnd []func()

// AtEnd has do run after all tests.
func AtEnd(do func()) { atEnd = append(atEnd, do) }

func TestMain(m *testing.M) {
	code := m.Run()
	for _, do := range atEnd {
		do()
	}
	os.Exit(code)
}

// generated returns a library with articles of 400 syllables, whose words are as uneven as words are (Zipf),
// always the same ones, put in as a sync does but in one transaction.
func generated(b *testing.B) *Library {
	b.Helper()
	if benchLibrary != nil {
		return benchLibrary
	}
	size := benchArticles
	if n, err := strconv.Atoi(os.Getenv("BENCH_ARTICLES")); err == nil {
		size = n
	}
	dir, err := os.MkdirTemp("", "bench-") // b.TempDir goes with the first call
	if err != nil {
		b.Fatal(err)
	}
	if benchLibrary, err = Open(b.Context(), dir); err != nil {
		b.Fatal(err)
	}
	AtEnd(func() { _, _ = benchLibrary.Close(), os.RemoveAll(dir) })
	s, err := benchLibrary.AddSource(b.Context(), library.Source{URL: "https://example.org", Title: "Nguồn", Kind: library.FeedSource})
	if err != nil {
		b.Fatal(err)
	}
	text := benchText()
	const batch = 5000
	for from := 0; from < size; from += batch {
		err := benchLibrary.transaction(b.Context(), "fill", func(tx *writeTx) error {
			for n := from; n < min(from+batch, size); n++ {
				a := Arrival{SourceID: s.ID, Article: library.Article{URL: fmt.Sprint("https://example.org/", n), Title: text(12)}}
				for range 8 {
					a.Article.Blocks = append(a.Article.Blocks, library.Block{Kind: library.Paragraph, Text: text(50)})
				}
				a.Article.Published = library.Moment{Unix: 1_700_000_000 + int64(n)*600, Precision: library.ToMinute}
				if n%20 == 0 {
					a.Passages = []library.Passage{{End: 8, Themes: []library.Theme{library.SeaIslands}}}
				}
				row, err := prepare(b.Context(), a)
				if err != nil {
					return err
				}
				if _, err := row.insert(b.Context(), tx); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return benchLibrary
}

// benchText writes so many words.
func benchText() func(words int) string {
	random := rand.New(rand.NewPCG(1, 2)) // #nosec G404 -- the same text every time
	zipf := rand.NewZipf(random, 1.1, 3, benchWords-1)
	words := make([]string, benchWords)
	for n := range words {
		words[n] = benchWord(n)
	}
	return func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(words[zipf.Uint64()])
			b.WriteByte(' ')
		}
		return b.String()
	}
}

// benchWords is how many words the generated articles choose from: about as many syllables as are in use in
// Vietnamese.
const benchWords = 6000

// benchWord names the nth most frequent word: a few of the first are words people look for, the others are put
// together as Vietnamese syllables are, so that prefixes and marks are as many as in real text.
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

// benchQueries are queries of rare, middling and ubiquitous words, in all the ways of asking.
func benchQueries() []string {
	queries := []string{
		"của", "cua", "của và", "cua va bien", "biển đảo", "bien dao", "đường biên giới", "duong bien gioi", `"quốc tế"`,
		`"của và biển"`, `"quốc tế" -` + benchWord(50), "title:biển đảo", "ng", "ngo", "biể", "theme:bien-dao của",
		"tu:20/11/2023 den:30/11/2023 của", "của " + benchWord(4000),
	}
	for n := 15; n < benchWords; n = n*5/4 + 3 {
		queries = append(queries, benchWord(n), viet.Fold(benchWord(n))+" "+viet.Fold(benchWord(n/2)), benchWord(n)+" "+benchWord(n/3)+" "+benchWord(n/7))
	}
	return queries
}

// BenchmarkSearch measures queries for the 50 best with their snippets, and the statement that looks into the
// index beside SQLite's own shell, in C, on the same file where it is installed.
func BenchmarkSearch(b *testing.B) {
	l := generated(b)
	queries := benchQueries()
	var took []time.Duration
	slowest, slow := "", time.Duration(0)
	for b.Loop() {
		for _, query := range queries {
			t := timed(b, func() error {
				_, err := l.Search(b.Context(), query, library.Filter{Limit: 50})
				return err
			})
			if took = append(took, t); t > slow {
				slowest, slow = query, t
			}
		}
	}
	slices.SortFunc(took, cmp.Compare[time.Duration])
	b.ReportMetric(milliseconds(took[len(took)/2]), "ms-median")
	b.ReportMetric(milliseconds(took[len(took)*95/100]), "ms-p95")
	b.ReportMetric(milliseconds(took[len(took)-1]), "ms-worst")
	b.Logf("the slowest query: %q", slowest)
	if shell, err := exec.LookPath("sqlite3"); err == nil {
		b.ReportMetric(besideShell(b, l, shell, queries), "×C-shell")
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func timed(b *testing.B, do func() error) time.Duration {
	begun := time.Now()
	if err := do(); err != nil {
		b.Fatal(err)
	}
	return time.Since(begun)
}

// besideShell runs the two heavy statements of each query, the look into the index and the reading of what it
// found, here and in SQLite's shell, and returns how many times as long they take here.
func besideShell(b *testing.B, l *Library, shell string, queries []string) float64 {
	const look = "SELECT rowid FROM word_places WHERE word_places MATCH '%s' ORDER BY rowid DESC LIMIT 400"
	const read = "SELECT a.id, a.sorted, w.words FROM json_each('%s') AS c CROSS JOIN article_words w ON w.article_id = c.value JOIN articles a ON a.id = c.value"
	var statements []string
	s := &lookup{Library: l, condition: &condition{}}
	for _, query := range queries {
		expression := plainSpelling.match(search.Parse(query, nil).Terms)
		first := fmt.Sprintf(look, expression)
		ids, err := s.ids(b.Context(), first)
		if err != nil {
			b.Fatal(err)
		}
		list, err := json.Marshal(ids)
		if err != nil {
			b.Fatal(err)
		}
		statements = append(statements, first, fmt.Sprintf(read, list))
	}
	const rounds = 3
	script := ".timer on\n.output /dev/null\n" + strings.Repeat(strings.Join(statements, ";\n")+";\n", rounds)
	command := exec.CommandContext(b.Context(), shell, "-readonly", l.path) // #nosec G204 -- found in PATH
	command.Stdin = strings.NewReader(script)
	out, err := command.CombinedOutput()
	if err != nil {
		b.Fatalf("sqlite3: %v", err)
	}
	there := 0.0
	for line := range strings.Lines(string(out)) {
		var real float64
		if _, err := fmt.Sscanf(line, "Run Time: real %f", &real); err == nil {
			there += real
		}
	}
	here := time.Duration(0)
	for range rounds {
		for _, statement := range statements {
			here += timed(b, func() error { return drain(b.Context(), l, statement) })
		}
	}
	return here.Seconds() / there
}

// drain reads all rows of a statement.
func drain(ctx context.Context, l *Library, statement string) error {
	rows, err := l.read.QueryContext(ctx, statement)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	into := make([]any, len(columns))
	for i := range into {
		into[i] = new(sql.RawBytes)
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
	}
	return rows.Err()
}
