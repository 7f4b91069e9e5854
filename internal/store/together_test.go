package store

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"baocaovien/internal/library"
)

func TestArrivalsThatComeTogetherFailOneByOne(t *testing.T) {
	t.Parallel()
	l, s := sourced(t)
	var all []*ReadyArrival
	for n := range 5 {
		a := brought(s, fmt.Sprint(n), fmt.Sprint("Bài số ", n), fmt.Sprintf("Đoạn riêng của bài %d, mã %d.", n, n*7919))
		if n == 3 {
			a.SourceID = 404 // no such source
		}
		ready, err := l.Ready(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, ready)
	}
	if saved, err := l.saveAll(t.Context(), all); err == nil || len(saved) != 0 || count(t, l, "articles") != 0 {
		t.Fatalf("%v, %v, %d articles of a transaction that failed", saved, err, count(t, l, "articles"))
	}
	saved, err := l.SaveReady(t.Context(), all)
	if err == nil || len(saved) != 3 || count(t, l, "articles") != 3 {
		t.Fatalf("%v, %v, %d articles before the one that cannot be stored", saved, err, count(t, l, "articles"))
	}
	saved, err = l.SaveReady(t.Context(), all[4:])
	if err != nil || len(saved) != 1 || saved[0].Outcome != library.New || count(t, l, "articles") != 4 {
		t.Fatalf("%v, %v, %d articles", saved, err, count(t, l, "articles"))
	}
	if report, err := l.Check(t.Context()); err != nil || !report.OK() {
		t.Fatalf("%+v, %v", report, err)
	}
}

func TestArrivalsFromManySidesAreStoredOnceEach(t *testing.T) {
	t.Parallel()
	l, s := sourced(t)
	const sides, each = 16, 6
	outcomes := make([]library.Outcome, sides*each)
	var saving sync.WaitGroup
	for side := range sides {
		saving.Go(func() {
			for n := range each { // each text comes from two sides
				number := (side/2)*each + n
				a := brought(s, fmt.Sprint(number), fmt.Sprint("Bài số ", number), fmt.Sprintf("Đoạn riêng của bài %d, mã %d.", number, number*7919))
				var err error
				if _, outcomes[side*each+n], err = l.Save(t.Context(), a); err != nil {
					t.Error(err)
				}
			}
		})
	}
	saving.Wait()
	fresh := 0
	for _, o := range outcomes {
		if o == library.New {
			fresh++
		}
	}
	if n := count(t, l, "articles"); n != sides*each/2 || fresh != n {
		t.Fatalf("%d articles, %d told as new", n, fresh)
	}
	for number := range sides * each / 2 {
		hits, err := l.Search(t.Context(), fmt.Sprintf(`"bài %d, mã %d"`, number, number*7919), library.Filter{})
		if err != nil || len(hits) != 1 || hits[0].Title != fmt.Sprint("Bài số ", number) {
			t.Errorf("%d: %+v, %v", number, hits, err)
		}
	}
	if report, err := l.Check(t.Context()); err != nil || !report.OK() {
		t.Fatalf("%+v, %v", report, err)
	}
}

// sourced is a new library with a source.
func sourced(t *testing.T) (*Library, library.Source) {
	t.Helper()
	l := mustOpen(t, t.TempDir())
	s, err := l.AddSource(t.Context(), library.Source{URL: "https://example.org/rss", Title: "Nguồn", Kind: library.FeedSource})
	if err != nil {
		t.Fatal(err)
	}
	return l, s
}

// brought is an article of the source.
func brought(s library.Source, slug, title, text string) Arrival {
	url := "https://example.org/" + slug
	return Arrival{SourceID: s.ID, ItemID: url, Raw: []byte("<p>" + text), Article: library.Article{
		URL: url, Title: title, Blocks: []library.Block{{Kind: library.Paragraph, Text: text}},
	}}
}

func count(t *testing.T, l *Library, table string) (n int) {
	t.Helper()
	if err := l.read.QueryRowContext(t.Context(), "SELECT count(*) FROM "+table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAStatementIsAskedAgainWhileItsRowsAreRead(t *testing.T) {
	t.Parallel()
	l, s := sourced(t)
	for n := range 4 {
		if _, _, err := l.Save(t.Context(), brought(s, fmt.Sprint(n), fmt.Sprint("Bài ", n), fmt.Sprint("chữ ", n*7919))); err != nil {
			t.Fatal(err)
		}
	}
	err := l.transaction(t.Context(), "test", func(tx *writeTx) error {
		const query = "SELECT id FROM articles WHERE id >= ? ORDER BY id"
		outer, err := tx.QueryContext(t.Context(), query, 1)
		if err != nil {
			return err
		}
		defer outer.Close()
		seen := 0
		for outer.Next() {
			var id, first int64
			if err := outer.Scan(&id); err != nil {
				return err
			}
			if err := tx.QueryRowContext(t.Context(), query, id).Scan(&first); err != nil || first != id {
				return fmt.Errorf("%d, not %d: %w", first, id, err)
			}
			seen++
		}
		if seen != 4 {
			return fmt.Errorf("%d rows", seen)
		}
		return outer.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestOnlyStatementsThatAskForRowsAreKept(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]bool{
		"SELECT 1": true, " \n\tINSERT INTO x VALUES (1)": true, "WITH a AS (SELECT 1) SELECT * FROM a": true, "DELETE FROM x": true,
		"UPDATE x SET y = 1": true, "PRAGMA user_version": false, "BEGIN IMMEDIATE": false, "VACUUM INTO ?": false, "SELECT 1; SELECT 2": false,
		"CREATE TABLE x (y)": false, "": false, "DROP TABLE x": false, "ATTACH ? AS x": false, "SELECT\n1": false,
	} {
		if asksRows(query) != want {
			t.Errorf("%q: %v", query, !want)
		}
	}
}

func TestReadyArrivalsAreStoredInTheirOrderUpToTheOneThatFails(t *testing.T) {
	t.Parallel()
	l, s := sourced(t)
	var ready []*ReadyArrival
	for n, address := range []string{"a", "b", "a", "c", "wrong", "d"} { // one comes twice
		a := brought(s, address, "Bài "+address, fmt.Sprintf("Đoạn riêng của bài %s, mã %d.", address, 7919*len(address)))
		a.Validators = Validators{ETag: fmt.Sprint("e", n)}
		if address == "wrong" {
			a.SourceID = 404 // no such source
		}
		one, err := l.Ready(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		ready = append(ready, one)
	}
	saved, err := l.SaveReady(t.Context(), ready)
	want := []SavedArticle{{1, library.New}, {2, library.New}, {1, library.Unchanged}, {3, library.New}}
	if err == nil || !slices.Equal(saved, want) {
		t.Errorf("%+v, %v; want %+v", saved, err, want)
	}
	if saved, err := l.SaveReady(t.Context(), ready[5:]); err != nil || len(saved) != 1 || saved[0].Outcome != library.New {
		t.Errorf("%+v, %v", saved, err)
	}
	for address, etag := range map[string]string{ready[1].row.Listed: "e1", ready[2].row.Listed: "e2", ready[4].row.Listed: ""} {
		if v, err := l.Validators(t.Context(), address); err != nil || v.ETag != etag {
			t.Errorf("%s: %+v, %v; want %q", address, v, err, etag)
		}
	}
	if report, err := l.Check(t.Context()); err != nil || !report.OK() {
		t.Fatalf("%+v, %v", report, err)
	}
}
