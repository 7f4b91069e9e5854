package cli_test

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// growingSite is a site whose feed has more articles from sync to sync, of which some are edited.
type growingSite struct {
	articles atomic.Int32
	edits    atomic.Int32
}

func (s *growingSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var n int
	if r.URL.Path == "/rss" {
		w.Header().Set("Content-Type", "application/rss+xml; charset=utf-8")
		_, _ = io.WriteString(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>Trang lớn dần</title>`)
		for n = range int(s.articles.Load()) {
			_, _ = fmt.Fprintf(w, `<item><title>Bài số %d</title><link>http://%s/bai-%d.html</link><guid>%d</guid><pubDate>Mon, 16 Nov 2026 08:%02d:00 +0700</pubDate></item>`, n, r.Host, n, n, n%60)
		}
		_, _ = io.WriteString(w, `</channel></rss>`)
		return
	}
	if _, err := fmt.Sscanf(r.URL.Path, "/bai-%d.html", &n); err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	edited := ""
	if n == 0 {
		edited = fmt.Sprintf("<p>Sửa lần thứ %d của bài này, để nó có thêm một bản nữa trong thư viện.</p>", s.edits.Load())
	}
	var text strings.Builder
	for line := range 4 {
		fmt.Fprintf(&text, "<p>Đoạn %d của bài %d kể chuyện ở cơ sở: mã riêng %d, mã chung %d, tổ %d và đội %d đã làm xong phần việc.</p>", line, n, n*7919+line, n*104729, n*31, n*17+line)
	}
	_, _ = fmt.Fprintf(w, "<html><head><title>Bài số %d</title></head><body><article><h1>Bài số %d</h1>%s%s</article></body></html>", n, n, text.String(), edited)
}

// work kills the program in all it does with one library from day to day.
func work(c *campaign) {
	dir, documents := c.TempDir(), c.TempDir()
	site := &growingSite{}
	site.articles.Store(6)
	server := httptest.NewServer(site)
	defer server.Close()
	var added, report object
	ask(c.T, dir, &added, "source", "add", server.URL+"/rss", "--kind", "feed")
	ask(c.T, dir, &report, "sync")
	files, themes, notes := 0, 0, 0
	bcv := func(what string, args ...string) { c.strike(what, append([]string{"--data", dir}, args...)...) }
	saved := map[int64]string{}
	things := map[string]func(){
		"sync": func() {
			site.articles.Add(2)
			site.edits.Add(1)
			bcv("sync", "sync")
		},
		"import": func() {
			files++
			name := filepath.Join(documents, fmt.Sprintf("tai-lieu-%d.txt", files))
			text := fmt.Sprintf("Tài liệu %d\n\n%s", files, strings.Repeat(fmt.Sprintf("Câu riêng của tài liệu %d, số %d. ", files, files*6151), 30))
			if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
				c.Fatal(err)
			}
			bcv("import", "import", name)
		},
		"reread": func() { bcv("reread", "reread", "1", "2", "3", "4") },
		"themes": func() {
			bcv("themes", "theme", "2", "--set", []string{"bien-dao", "bien-gioi", "doi-ngoai"}[c.random.IntN(3)])
		},
		"theme": func() {
			themes++
			bcv("theme", "theme", "add", fmt.Sprintf("Chuyên đề %d", themes%5), "--keyword", fmt.Sprintf("tổ %d", themes))
		},
		"note": func() {
			notes++
			article := []string{"1", "2", "3"}[c.random.IntN(3)]
			bcv("note", "note", "add", article, "--quote", "kể chuyện ở cơ sở", "--text", fmt.Sprintf("Ghi chú %d", notes))
		},
		"backup": func() {
			folder := filepath.Join(dir, store.BackupFolder)
			if err := os.MkdirAll(folder, 0o700); err != nil {
				c.Fatal(err)
			}
			bcv("backup", "backup", filepath.Join(folder, fmt.Sprintf("thu-vien-2026-11-%02d.db", 1+c.random.IntN(3))))
			c.copies(dir, "a backup")
		},
		"edit": func() { saved = c.edit(dir) },
	}
	names := []string{"sync", "import", "reread", "themes", "theme", "note", "backup", "edit"}
	before := c.standOf(dir, "the first sync")
	for c.next() {
		what := names[c.random.IntN(len(names))]
		clear(saved)
		things[what]()
		now := c.standOf(dir, what)
		if what == "edit" { // one that was saved as it was killed may be a step further
			for id, title := range saved {
				if !strings.HasPrefix(now.outlines[id], title) {
					c.wrong("outline %d was saved as «%s», and is «%s»", id, title, now.outlines[id])
				}
			}
		}
		c.keeps(before, now, what)
		before = now
	}
	ask(c.T, dir, &report, "sync") // what the kills interrupted is brought now, once
	for n := 1; n <= files; n++ {
		ask(c.T, dir, &report, "import", filepath.Join(documents, fmt.Sprintf("tai-lieu-%d.txt", n)))
	}
	last := c.standOf(dir, "the last sync")
	c.keeps(before, last, "the last sync")
	if want := int(site.articles.Load()) + files; len(last.versions) != want {
		c.wrong("%d articles, want %d", len(last.versions), want)
	}
}

// landedLibraries are libraries as earlier programs made them.
const landedLibraries = "../../internal/store/testdata/landed/*.db.gz"

// migration kills the program while it brings libraries of earlier schemas up to date.
func migration(c *campaign) {
	packed, err := filepath.Glob(landedLibraries)
	if err != nil || len(packed) == 0 {
		c.Fatal(packed, err)
	}
	for c.next() {
		from := packed[c.random.IntN(len(packed))]
		dir, err := os.MkdirTemp(c.TempDir(), "cũ")
		if err = errors.Join(err, unpack(from, filepath.Join(dir, "thu-vien.db"))); err != nil {
			c.Fatal(err)
		}
		for range 1 + c.random.IntN(3) { // and while it goes on where it was
			if c.random.IntN(2) == 0 {
				c.strike("migration", "--data", dir, "list")
			} else { // what is taken in is not there: only the rows of the earlier program are packed
				c.strike("move", "--data", dir, "import", filepath.Join(dir, "nothing.txt"))
			}
		}
		c.copies(dir, "a migration")
		now := c.standOf(dir, "a migration")
		if len(now.versions) != 4 || len(now.outlines) != 2 || now.versions[1] != 2 {
			c.wrong("after a migration of %s: %+v", filepath.Base(from), now)
		}
		if err := os.RemoveAll(dir); err != nil {
			c.Fatal(err)
		}
	}
}

func unpack(packed, into string) error {
	file, err := os.Open(packed) // #nosec G304 -- a fixture
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	z, err := gzip.NewReader(file)
	if err != nil {
		return err
	}
	raw, err := io.ReadAll(z)
	return errors.Join(err, os.WriteFile(into, raw, 0o600))
}

// restores kills the program while it puts one of two backups in the place of a library, as told or as planned.
func restores(c *campaign) {
	dir := c.TempDir()
	small, large := backupOf(c, 2), backupOf(c, 5)
	var report object
	ask(c.T, dir, &report, "restore", small)
	for c.next() {
		before := len(c.standOf(dir, "nothing").outlines)
		backup, want := large, 5
		if before == 5 {
			backup, want = small, 2
		}
		args := []string{"--data", dir, "restore"}
		if planned := c.random.IntN(2) == 0; planned {
			c.plan(dir, backup)
		} else {
			args = append(args, backup)
		}
		c.strike("restore", args...)
		now := len(c.standOf(dir, "a restore").outlines)
		if now != before && now != want {
			c.wrong("after a restore there are %d outlines, before %d, in the backup %d", now, before, want)
		}
		c.copies(dir, "a restore")
		if waits := waiting(dir); waits != "" && args[len(args)-1] == "restore" { // what the kill stopped is done next
			ask(c.T, dir, &report, "restore")
			if done := len(c.standOf(dir, "a planned restore").outlines); done != want || waiting(dir) != "" {
				c.wrong("after a planned restore there are %d outlines, want %d; waiting: %s", done, want, waiting(dir))
			}
		}
	}
}

// waiting returns the plan to restore in a library's folder.
func waiting(dir string) string {
	raw, err := os.ReadFile(filepath.Join(dir, "phuc-hoi.txt")) // #nosec G304 -- of the test
	if errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	return string(raw)
}

// plan plans a restore, as the window does.
func (c *campaign) plan(dir, backup string) {
	a, err := app.Open(context.Background(), app.Options{Dir: dir})
	if err != nil {
		c.Fatal(err)
	}
	if err := errors.Join(a.Plans.PlanRestore(context.Background(), backup), a.Close()); err != nil {
		c.Fatal(err)
	}
}

// backupOf is a backup of a library with so many outlines.
func backupOf(c *campaign, outlines int) string {
	l, err := store.Open(context.Background(), c.TempDir())
	if err != nil {
		c.Fatal(err)
	}
	for n := range outlines {
		if _, err := l.SaveOutline(context.Background(), library.Outline{Title: fmt.Sprint("Đề cương ", n)}); err != nil {
			c.Fatal(err)
		}
	}
	file := filepath.Join(c.TempDir(), fmt.Sprintf("sao-%d.db", outlines))
	_, err = l.Backup(context.Background(), file)
	if err := errors.Join(err, l.Close()); err != nil {
		c.Fatal(err)
	}
	return file
}
