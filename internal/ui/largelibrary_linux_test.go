package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// promisedArticles is how many articles the window is promised to stay quick with; BENCH_ARTICLES measures another number.
const promisedArticles = 100_000

// largeLibrary is the folder of a library with as many articles as are promised, the newest of them a law of 300 KB. It is made
// through the store once, in some minutes, and kept in the folder for what can go.
func largeLibrary(b *testing.B) string {
	b.Helper()
	size := promisedArticles
	if n, err := strconv.Atoi(os.Getenv("BENCH_ARTICLES")); err == nil {
		size = n
	}
	dir := filepath.Join(os.TempDir(), fmt.Sprintf("baocaovien-bench-%d", size))
	if _, err := os.Stat(dir); err != nil {
		makeLibrary(b, dir, size)
	}
	if err := settle(b.Context(), dir); err != nil {
		b.Fatal(err)
	}
	return dir
}

func makeLibrary(b *testing.B, dir string, size int) {
	b.Helper()
	making := dir + "-making"
	err := errors.Join(os.RemoveAll(making), os.MkdirAll(making, 0o700))
	if err == nil {
		err = fillLibrary(b.Context(), making, size)
	}
	if err = errors.Join(err, os.Rename(making, dir)); err != nil {
		b.Fatal(err)
	}
}

// settle does beforehand what the program does once a day, and keeps it from a sync, which has a measure of its own.
func settle(ctx context.Context, dir string) error {
	a, err := app.Open(ctx, app.Options{Dir: dir})
	if err != nil {
		return err
	}
	_, _, err = a.Upkeep.DailyBackup(ctx)
	return errors.Join(err, a.Settings().SetSyncAtStart(ctx, false), a.Settings().SetSyncEvery(ctx, 0), a.Settings().SetWelcomed(ctx), a.Close())
}

// fillLibrary makes a library of short articles of three themes and none, all different, from forty sources, and a law.
func fillLibrary(ctx context.Context, dir string, size int) (err error) {
	l, err := store.Open(ctx, dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	var sources []library.Source
	for n := range 40 {
		s, err := l.AddSource(ctx, library.Source{URL: fmt.Sprintf("http://127.0.0.1:1/nguon-%d", n), Title: fmt.Sprintf("Nguồn thứ %d", n), Kind: library.FeedSource})
		if err != nil {
			return err
		}
		sources = append(sources, s)
	}
	themes := append(library.BuiltinThemes(), "")
	for n := range size {
		a := library.Article{URL: fmt.Sprintf("http://127.0.0.1:1/bai-%d", n), Title: fmt.Sprintf("Tổ %d bàn việc giữ bình yên vùng biển, tuyến đường số %d của xã", n, n*7)}
		for i := range 2 {
			a.Blocks = append(a.Blocks, library.Block{Kind: library.Paragraph, Text: fmt.Sprintf("Việc thứ %d của tổ %d: %s.", i+1, n, sentenceOf(n+i))})
		}
		a.Published = library.Moment{Unix: 1_600_000_000 + int64(n)*900, Precision: library.ToMinute}
		arrival := store.Arrival{SourceID: sources[n%len(sources)].ID, Article: a}
		if theme := themes[n%len(themes)]; theme != "" {
			arrival.Passages = []library.Passage{{End: 2, Themes: []library.Theme{theme}}}
		}
		if n == size-1 {
			arrival.Article = longLaw(arrival.Article)
		}
		if _, _, err := l.Save(ctx, arrival); err != nil {
			return err
		}
	}
	return nil
}

// sentenceOf is a sentence of words that differ from article to article.
func sentenceOf(n int) string {
	said := strings.Fields("tuần tra luồng lạch, phát quang đường mòn, kẻ lại cột mốc, thăm hộ neo đơn, dạy chữ buổi tối, sửa thuyền thúng, đo mực nước, treo cờ đầu ngõ")
	out := make([]string, 24)
	for i := range out {
		out[i] = said[(n*(i+3)+i*i)%len(said)]
	}
	return strings.Join(out, " ")
}

// longLaw gives an article the text of a law of 300 KB.
func longLaw(a library.Article) library.Article {
	a.Title, a.Blocks = "Văn bản dài", nil
	for n := range 600 {
		a.Blocks = append(a.Blocks, library.Block{Kind: library.Heading, Level: 3, Text: fmt.Sprintf("Điều %d. Việc thứ %d", n, n)},
			library.Block{Kind: library.Paragraph, Text: strings.Repeat(fmt.Sprintf("Khoản này quy định việc thứ %d của cơ quan, tổ chức, cá nhân trên vùng biển. ", n), 5)})
	}
	return a
}
