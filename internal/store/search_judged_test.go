package store

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// judgedQuery is a query as somebody typed it, with the articles that a person would be content with.
type judgedQuery struct {
	kind, text string
	good       []string // files
}

// TestEvalSearch prints how often a search is answered first, and among its first five, by kind of query, for what the
// folder of EVAL_DATA (make eval) holds in the folder «search»:
//
//	articles.jsonl.gz  {"file", "title", "text"} a line; the text's lines are its paragraphs
//	queries.tsv        kind, query, and the files of all articles that answer it, with spaces between, by tabs; # begins a note
//
// Every query that is not answered first is shown with what came instead, to be judged: an article that nobody has judged
// counts as no answer.
func TestEvalSearch(t *testing.T) {
	folder := os.Getenv("EVAL_DATA")
	if folder == "" {
		t.Log("EVAL_DATA names no folder: nothing measured")
		return
	}
	folder = filepath.Join(folder, "search")
	if _, err := os.Stat(filepath.Join(folder, "queries.tsv")); err != nil {
		t.Log("the folder holds no judged queries: nothing measured")
		return
	}
	queries := readJudged(t, filepath.Join(folder, "queries.tsv"))
	l := mustOpen(t, t.TempDir())
	fillJudged(t, l, filepath.Join(folder, "articles.jsonl.gz"))
	table := map[string]*successes{}
	var kinds []string
	for _, q := range queries {
		for _, kind := range []string{q.kind, "all"} {
			if table[kind] == nil {
				table[kind] = &successes{}
				kinds = append(kinds, kind)
			}
		}
		hits, err := l.Search(t.Context(), q.text, library.Filter{Limit: 5})
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(hits, func(h library.Hit) bool { return slices.Contains(q.good, fileOf(h)) })
		table[q.kind].add(at)
		table["all"].add(at)
		if at != 0 {
			t.Logf("%s: %q is answered at %d of %d", q.kind, q.text, at+1, len(hits))
			for _, h := range hits {
				t.Logf("    %s %s", fileOf(h), h.Title)
			}
		}
	}
	kinds = append(slices.DeleteFunc(kinds, func(k string) bool { return k == "all" }), "all")
	for _, kind := range kinds {
		s := table[kind]
		t.Logf("%-14s %3d queries  success@1 %.2f  @5 %.2f", kind, s.queries, s.share(s.first), s.share(s.five))
	}
}

// successes counts queries that are answered.
type successes struct{ queries, first, five int }

// add counts a query that is answered at a place, -1 for none.
func (s *successes) add(at int) {
	s.queries++
	if at >= 0 {
		s.five++
	}
	if at == 0 {
		s.first++
	}
}

func (s *successes) share(n int) float64 { return float64(n) / float64(s.queries) }

const judgedSite = "https://example.org/"

func fileOf(h library.Hit) string { return strings.TrimPrefix(h.URL, judgedSite) }

func readJudged(t *testing.T, name string) []judgedQuery {
	t.Helper()
	data, err := os.ReadFile(name) // #nosec G304 -- the folder that is measured
	if err != nil {
		t.Fatal(err)
	}
	var all []judgedQuery
	for line := range strings.Lines(string(data)) {
		text, _, _ := strings.Cut(strings.TrimRight(line, "\n"), "#")
		if parts := strings.Split(text, "\t"); len(parts) >= 3 {
			all = append(all, judgedQuery{parts[0], parts[1], strings.Fields(parts[2])})
		}
	}
	return all
}

// fillJudged puts the articles of a file into a library in one transaction.
func fillJudged(t *testing.T, l *Library, name string) {
	t.Helper()
	s := mustSource(t, l)
	file, err := os.Open(name) // #nosec G304 -- the folder that is measured
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	unpacked, err := gzip.NewReader(bufio.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	err = l.transaction(t.Context(), "fill", func(tx *writeTx) error { return insertJudged(t.Context(), tx, s.ID, unpacked) })
	if err != nil {
		t.Fatal(err)
	}
}

func insertJudged(ctx context.Context, tx *writeTx, source int64, r io.Reader) error {
	for d := json.NewDecoder(r); ; {
		var one struct{ File, Title, Text string }
		if err := d.Decode(&one); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("articles: %w", err)
		}
		a := Arrival{SourceID: source, Article: library.Article{URL: judgedSite + one.File, Title: one.Title}}
		for line := range strings.Lines(one.Text) {
			if line = strings.TrimSpace(line); line != "" {
				a.Article.Blocks = append(a.Article.Blocks, library.Block{Kind: library.Paragraph, Text: line})
			}
		}
		row, err := prepare(ctx, a)
		if err != nil {
			return err
		}
		if _, err := row.insert(ctx, tx); err != nil {
			return err
		}
	}
}
