package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/search"
)

// unmove makes a library what one of an earlier program is after its schema was brought up to date: its rows are plain text and
// gzip, and its words stand in the indexes of before.
func unmove(t *testing.T, l *Library) {
	t.Helper()
	type version struct {
		article          int64
		version          int
		blocks, original []byte
	}
	rows, err := l.read.QueryContext(t.Context(), "SELECT article_id, version, blocks, original FROM versions")
	if err != nil {
		t.Fatal(err)
	}
	versions, err := readAll(rows, func(row scanner) (v version, err error) {
		return v, row.Scan(&v.article, &v.version, &v.blocks, &v.original)
	})
	if err != nil {
		t.Fatal(err)
	}
	err = l.transaction(t.Context(), "unmove", func(tx *writeTx) error {
		for _, v := range versions {
			text, err1 := unpackText(v.blocks)
			raw, err2 := l.original(t.Context(), tx, v.original, v.blocks)
			if err := errors.Join(err1, err2); err != nil {
				return err
			}
			packed := []byte{}
			if len(raw) > 0 {
				packed = gzipped(t, string(raw))
			}
			if _, err := tx.ExecContext(t.Context(), "UPDATE versions SET blocks = ?, original = ? WHERE article_id = ? AND version = ?", text, packed, v.article, v.version); err != nil {
				return err
			}
		}
		return unmoveWords(t.Context(), tx)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func unmoveWords(ctx context.Context, tx *writeTx) error {
	rows, err := tx.QueryContext(ctx, "SELECT article_id, words FROM article_words")
	if err != nil {
		return err
	}
	words := map[int64]string{}
	_, err = readAll(rows, func(row scanner) (struct{}, error) {
		var id int64
		var stored []byte
		if err := row.Scan(&id, &stored); err != nil {
			return struct{}{}, err
		}
		lines, err := unpackText(stored)
		words[id] = lines
		return struct{}{}, err
	})
	if err != nil {
		return err
	}
	for id, lines := range words {
		if _, err := tx.ExecContext(ctx, "UPDATE article_words SET words = ? WHERE article_id = ?", lines, id); err != nil {
			return err
		}
		indexRow(id, lines).putBefore(tx)
	}
	tx.later("INSERT INTO word_sets (word_sets) VALUES ('delete-all')")
	tx.later("INSERT INTO word_places (word_places) VALUES ('delete-all')")
	_, err = tx.ExecContext(ctx, "INSERT INTO unmoved (article_id) SELECT id FROM articles")
	return err
}

// earlier is a library of so many articles with pages, as an earlier program left it.
func earlier(t *testing.T, articles int) (*Library, library.Source) {
	t.Helper()
	l, s := sourced(t)
	for n := range articles {
		a := brought(s, fmt.Sprint(n), fmt.Sprint("Bài số ", n), fmt.Sprintf("Đoạn riêng của bài %d, mã %d, bán đảo.", n, n*7919))
		a.Raw = newspaper(n, a.Article.Blocks[0].Text)
		if _, _, err := l.Save(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	unmove(t, l)
	return l, s
}

// newspaper is a page of 24 kB, of which most stands on every page of its site.
func newspaper(n int, text string) []byte {
	var b strings.Builder
	for i := range 300 {
		fmt.Fprintf(&b, `<li class="muc-%d"><a href="/chuyen-muc/%d">Chuyên mục thứ %d của trang</a></li>`, i*7, i*31, i)
	}
	return fmt.Appendf(nil, "<html><body><ul>%s</ul><p>%s</p><i>%d</i></body></html>", b.String(), text, n)
}

// reads looks at every article of a library of earlier as a reader does.
func reads(t *testing.T, l *Library, articles int, when string) {
	t.Helper()
	for n := range articles {
		query := fmt.Sprintf(`"mã %d"`, n*7919)
		hits, err := l.Search(t.Context(), query, library.Filter{Limit: 5})
		if err != nil || len(hits) != 1 || hits[0].Title != fmt.Sprint("Bài số ", n) {
			t.Fatalf("%s: %s finds %+v, %v", when, query, hits, err)
		}
		a, err := l.Article(t.Context(), hits[0].ID)
		raw, _, err2 := l.Original(t.Context(), hits[0].ID, 1)
		text := a.Blocks[0].Text
		if err != nil || err2 != nil || !strings.HasPrefix(text, fmt.Sprintf("Đoạn riêng của bài %d,", n)) || !bytes.Equal(raw, newspaper(n, text)) {
			t.Fatalf("%s: %q, %d bytes, %v, %v", when, text, len(raw), err, err2)
		}
	}
	for query, want := range map[string]int{"ban dao": articles, "bán đảo": articles, `"bán đảo" -"mã 0"`: articles - 1, "đo": articles, "title:so": articles, "không có gì như vậy": 0} {
		if hits, err := l.Search(t.Context(), query, library.Filter{}); err != nil || len(hits) != want {
			t.Fatalf("%s: %s finds %d, not %d, %v", when, query, len(hits), want, err)
		}
	}
	if report, err := l.Check(t.Context()); err != nil || !report.OK() {
		t.Fatalf("%s: %+v, %v", when, report, err)
	}
}

func TestALibraryReadsTheSameBetweenAllStepsOfItsMove(t *testing.T) {
	t.Parallel()
	const articles = 3*movedAtOnce + 1
	l, _ := earlier(t, articles)
	reads(t, l, articles, "before")
	steps := 0
	for left := true; left; steps++ {
		var err error
		if left, err = l.Move(t.Context()); err != nil {
			t.Fatal(err)
		}
		reads(t, l, articles, fmt.Sprint("step ", steps))
	}
	if steps != 4 {
		t.Errorf("%d steps", steps)
	}
	var largest int
	if err := l.read.QueryRowContext(t.Context(), "SELECT max(length(original)) FROM versions").Scan(&largest); err != nil || largest > 500 {
		t.Errorf("an original takes %d bytes, %v", largest, err)
	}
	if left, err := l.Move(t.Context()); left || err != nil {
		t.Errorf("moved again: %v", err)
	}
}

func TestWhatHappensDuringAMoveIsFoundBehindIt(t *testing.T) {
	t.Parallel()
	const articles = 2 * movedAtOnce
	l, s := earlier(t, articles)
	if _, err := l.Move(t.Context()); err != nil {
		t.Fatal(err)
	}
	edit := func(n int, text string) { // of an article that is moved, and of one that is not
		a := brought(s, fmt.Sprint(n), fmt.Sprint("Bài số ", n), text)
		if _, outcome, err := l.Save(t.Context(), a); err != nil || outcome != library.Updated {
			t.Fatalf("%s, %v", outcome, err)
		}
	}
	edit(0, "Chữ sửa của bài đã chuyển.")
	edit(articles-1, "Chữ sửa của bài chưa chuyển.")
	if _, _, err := l.Save(t.Context(), brought(s, "mới", "Bài mới", "Đến trong khi chuyển.")); err != nil {
		t.Fatal(err)
	}
	if removal, err := l.RemoveArticles(t.Context(), []int64{2, articles - 2}, false); err != nil || removal.Removed != 2 {
		t.Fatalf("%+v, %v", removal, err)
	}
	for _, when := range []string{"during", "behind"} {
		for query, want := range map[string]int{
			`"đã chuyển"`: 1, `"chưa chuyển"`: 1, `"trong khi chuyển"`: 1, `"mã 0"`: 0, fmt.Sprintf(`"mã %d"`, 7919): 0,
			fmt.Sprintf(`"mã %d"`, (articles-1)*7919): 0, fmt.Sprintf(`"mã %d"`, (articles-3)*7919): 0, `"mã 15838"`: 1,
		} {
			if hits, err := l.Search(t.Context(), query, library.Filter{}); err != nil || len(hits) != want {
				t.Errorf("%s: %s finds %d, not %d, %v", when, query, len(hits), want, err)
			}
		}
		if report, err := l.Check(t.Context()); err != nil || !report.OK() {
			t.Fatalf("%s: %+v, %v", when, report, err)
		}
		move(t, l)
	}
}

func TestARowThatWasChangedBehindTheProgramIsNotSignedByAMove(t *testing.T) {
	t.Parallel()
	for kind, statement := range map[ProblemKind]string{
		ChangedVersion: "UPDATE versions SET author = 'ai khác' WHERE article_id = 2",
		MissingIndex:   "UPDATE article_words SET words = words || ' thêm' WHERE article_id = 2",
		DamagedVersion: "UPDATE versions SET blocks = '[' WHERE article_id = 2",
	} {
		l, _ := earlier(t, 3)
		alter(t, l.path, statement)
		move(t, l)
		report, err := l.Check(t.Context())
		if err != nil || !report.has(kind) {
			t.Errorf("%s: %+v, %v", statement, report, err)
		}
	}
}

func TestAMoveThatFailsIsMadeAgain(t *testing.T) {
	t.Parallel()
	l, _ := earlier(t, 3)
	empty := fill(t, l)
	if _, err := l.write.ExecContext(t.Context(), "PRAGMA max_page_count = 1"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Move(t.Context()); err != nil && !library.IsKind(err, library.DiskFull) {
		t.Fatalf("err = %v", err)
	}
	empty()
	move(t, l)
	reads(t, l, 3, "after room was made")
}

func TestALibraryThatWasMovedGivesItsRoomBack(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("six hundred articles are written")
	}
	l, s := sourced(t)
	for n := range 300 {
		if _, _, err := l.Save(t.Context(), brought(s, fmt.Sprint(n), fmt.Sprint("Bài số ", n), many(60))); err != nil {
			t.Fatal(err)
		}
		if _, _, err := l.Save(t.Context(), brought(s, fmt.Sprint(n), fmt.Sprint("Bài số ", n), fmt.Sprint("Chữ ", n*7919))); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.transaction(t.Context(), "forget", func(tx *writeTx) error {
		_, err := tx.ExecContext(t.Context(), "DELETE FROM versions WHERE version = 1")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	pages := func() (n int) {
		if err := l.write.QueryRowContext(t.Context(), "PRAGMA page_count").Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := pages()
	steps := 0
	for more := true; more; steps++ {
		var err error
		if more, err = l.Shrink(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if now := pages(); now > before*3/4 || steps < 2 {
		t.Errorf("%d pages, before %d, in %d steps", now, before, steps)
	}
	if report, err := l.Check(t.Context()); err != nil || !report.OK() {
		t.Errorf("%+v, %v", report, err)
	}
}

func TestOriginalsArePackedByWhatTheirSourceHasInCommon(t *testing.T) {
	t.Parallel()
	docx := append([]byte("PK\x03\x04\x00<"), many(500)...)
	cases := map[string]struct {
		raw  []byte
		most int // bytes that the tenth takes
	}{
		"a newspaper's page": {newspaper(1, "Chữ của bài."), 300},
		"a short page":       {[]byte("<html><p>Chữ của bài.</p></html>"), 80},
		"no bytes":           {nil, 0},
		"one byte":           {[]byte("x"), 20},
		"a Word file":        {docx, len(docx) + 20},
		"text without marks": {[]byte(many(300)), 66 * 300},
		"a page of zeros":    {append([]byte("<html>"), make([]byte, 20_000)...), 200},
		"half a letter":      {append(newspaper(2, "\xe1\xba"), 0xe1), 300},
		"what looks packed":  {append(bytes.Clone(zstdMark), many(300)...), 66 * 300},
		"what looks gzipped": {append(bytes.Clone(gzipMark), many(300)...), 66 * 300},
		"a very long page":   {bytes.Repeat(newspaper(3, "Chữ."), 20), 2000},
	}
	for name, c := range cases {
		l, s := sourced(t)
		var packed []byte
		for n := range 10 {
			a := brought(s, fmt.Sprint(n), fmt.Sprint("Bài ", n), fmt.Sprint("Chữ của bài ", n*7919))
			a.Raw = c.raw
			id, _, err := l.Save(t.Context(), a)
			if err != nil {
				t.Fatal(err)
			}
			if raw, _, err := l.Original(t.Context(), id, 1); err != nil || !bytes.Equal(raw, c.raw) {
				t.Errorf("%s: %d bytes of %d, %v", name, len(raw), len(c.raw), err)
			}
			if err := l.read.QueryRowContext(t.Context(), "SELECT original FROM versions WHERE article_id = ?", id).Scan(&packed); err != nil {
				t.Fatal(err)
			}
		}
		if len(packed) > c.most {
			t.Errorf("%s takes %d bytes of %d", name, len(packed), len(c.raw))
		}
		if n := count(t, l, "dictionaries"); n > 1 {
			t.Errorf("%s: %d dictionaries", name, n)
		}
	}
}

func TestASiteThatIsLaidOutAnewIsPackedByItsNewPages(t *testing.T) {
	t.Parallel()
	l, s := sourced(t)
	for layout := range layoutsAtMost + 4 {
		for n := range 2 {
			a := brought(s, fmt.Sprint(layout, "-", n), fmt.Sprint("Bài ", layout, n), fmt.Sprint("Chữ ", layout*7919, n*104729))
			a.Raw = append([]byte("<html>"), many(200 * (layout + 1))[200*65*layout:]...)
			id, _, err := l.Save(t.Context(), a)
			if err != nil {
				t.Fatal(err)
			}
			if raw, _, err := l.Original(t.Context(), id, 1); err != nil || !bytes.Equal(raw, a.Raw) {
				t.Fatalf("%d bytes, %v", len(raw), err)
			}
		}
	}
	if n := count(t, l, "dictionaries"); n < 1 || n > layoutsAtMost {
		t.Errorf("%d dictionaries", n)
	}
	other := mustOpen(t, t.TempDir())
	if _, err := other.layout(t.Context(), other.read, 77); err == nil {
		t.Error("a dictionary that is not there is there")
	}
}

func TestAnOriginalThatIsATrapIsNotUnpacked(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("traps of 64 MB are made")
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	for range originalAtMost>>20 + 1 {
		if _, err := z.Write(make([]byte, 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	zeros, err := packOriginal(make([]byte, originalAtMost+1), pageLayout{id: ownText}, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, trap := range [][]byte{packed.Bytes(), zeros} {
		var into bytes.Buffer
		if err := unpackOriginal(&into, trap, pageLayout{id: ownText}, ""); !errors.Is(err, errTooMuch) {
			t.Errorf("%d bytes, %v", into.Len(), err)
		}
	}
}

func TestWordsThatAnIndexPartsAreAskedSideBySide(t *testing.T) {
	t.Parallel()
	for word, parts := range map[string]bool{
		"biển": false, "dao": false, "2026": false, "covid19": false, "đường": false, "16.974": true, "1,5": true, "nq-tw": true, "m²": true,
		"café": false, "москва": true, "中国": true, "o'brien": true, "a/b": true, "½": true, "ﬁ": true, "x_y": true, "№": true, "①": true, "ươ": false, "": false,
	} {
		if inParts(search.NewQueryWord(word)) != parts && word != "ﬁ" {
			t.Errorf("%q: %v", word, !parts)
		}
	}
}
