package cli_test

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"baocaovien/internal/app/apptest"
)

// locked serves a feed with its articles to who knows a password and, for the feed, a token.
func locked(t *testing.T) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user, password, _ := r.BasicAuth()
		switch {
		case user != "canbo" || password != "Mo-Cua-7788":
			http.Error(w, "không", http.StatusUnauthorized)
		case r.URL.Path == "/rss" && r.URL.Query().Get("token") == "Khoa-Rieng-9900":
			w.Header().Set("Content-Type", "application/rss+xml")
			var link strings.Builder
			_ = xml.EscapeText(&link, []byte("http://"+r.Host+"/bai?id=1&access_token=Khoa-Bai-1122"))
			_, _ = fmt.Fprintf(w, `<rss version="2.0"><channel><title>Nội bộ</title><item><title>Bài một</title><link>%s</link></item>`+
				`<item><title>Bài hai</title><link>/hong</link></item></channel></rss>`, link.String())
		case r.URL.Path == "/bai" && r.URL.Query().Get("access_token") == "Khoa-Bai-1122":
			_, _ = fmt.Fprintf(w, "<html><body><article><h1>Bài một</h1><p>%s</p></article></body></html>", strings.Repeat("Bà con ngư dân bám biển. ", 60))
		default:
			http.Error(w, "hỏng", http.StatusForbidden) // nobody waits to try it again
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func TestPasswordsAndTokensStandNowhere(t *testing.T) {
	t.Parallel()
	site := locked(t)
	dir := apptest.NewFolder(t)
	address := strings.Replace(site.URL, "http://", "http://canbo:Mo-Cua-7788@", 1) + "/rss?token=Khoa-Rieng-9900"
	var said strings.Builder
	for _, args := range [][]string{
		{"source", "check", address},
		{"source", "add", address},
		{"source", "list"},
		{"source", "list", "--json"},
		{"source", "check", "1", "--json"},
		{"sync", "--json"},
		{"sync"},
		{"list", "--json"},
		{"show", "1"},
		{"show", "1", "--json"},
		{"search", "ngư dân", "--json"},
		{"handout", "--template", "de-cuong", "--out", filepath.Join(dir, "a.docx"), "1"},
		{"source", "add", address + "&sai=1&password=Khoa-Rieng-9900"},
	} {
		a := bcv(t, dir, args...)
		if strings.Contains(strings.Join(args, " "), "sync --json") && !strings.Contains(a.stdout, `"new": 1`) {
			t.Fatalf("not let in: %s%s", a.stdout, a.stderr)
		}
		said.WriteString(a.stdout + a.stderr)
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == "mat-khau.json" {
			return err
		}
		raw, err := os.ReadFile(path)
		if d.Name() == "nhat-ky.log" {
			said.Write(raw)
		}
		for _, secret := range []string{"Mo-Cua-7788", "Khoa-Rieng-9900"} {
			if strings.Contains(string(raw), secret) {
				t.Errorf("%s holds %s", d.Name(), secret)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Mo-Cua-7788", "Khoa-Rieng-9900", "Khoa-Bai-1122"} {
		if at := strings.Index(said.String(), secret); at >= 0 {
			t.Errorf("said: %s", said.String()[max(0, at-200):at+len(secret)])
		}
	}
}

func TestOnlyItsOwnerReadsALibrary(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows gives a user's folder to that user alone")
	}
	dir := t.TempDir()
	if a := bcv(t, dir, "list"); a.code != 0 {
		t.Fatalf("%+v", a)
	}
	for _, name := range []string{"thu-vien.db", "nhat-ky.log"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
}

func TestNoPlaceOfThisMachineIsShownOrPrinted(t *testing.T) {
	t.Parallel()
	dir, files := apptest.NewFolder(t), t.TempDir()
	file := filepath.Join(files, "a b.txt")
	if err := os.WriteFile(file, []byte("Mùa gặt\n\nBà con gặt xong lúa hè thu và phơi khô trước khi mưa xuống.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if a := bcv(t, dir, "import", file); a.code != 0 {
		t.Fatalf("%+v", a)
	}
	paper := filepath.Join(dir, "a.docx")
	for _, args := range [][]string{
		{"show", "1"},
		{"show", "1", "--json"},
		{"list", "--json"},
		{"search", "lúa", "--json"},
		{"source", "list"},
		{"source", "list", "--json"},
		{"handout", "--template", "de-cuong", "--out", paper, "1"},
	} {
		a := bcv(t, dir, args...)
		if a.code != 0 || strings.Contains(a.stdout, "file:") || strings.Contains(a.stdout, files) {
			t.Errorf("%v: exit %d\n%s%s", args, a.code, a.stdout, a.stderr)
		}
	}
	if text := wordsOf(t, paper); !strings.Contains(text, "lúa hè thu") || strings.Contains(text, "file:") || strings.Contains(text, "a%20b") {
		t.Errorf("%s", text)
	}
}

// wordsOf returns the text of a Word file.
func wordsOf(t *testing.T, file string) string {
	t.Helper()
	packed, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = packed.Close() }()
	part, err := packed.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// Who keeps a password is to know where it lies: here in the file, for the tests keep the keys of who runs them out.
func TestACheckTellsWherePasswordsAre(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "mat-khau.json")
	address := strings.Replace(locked(t).URL, "http://", "http://canbo:Mo-Cua-7788@", 1) + "/rss?token=Khoa-Rieng-9900"
	if a := bcv(t, dir, "source", "add", address); a.code != 0 {
		t.Fatalf("%+v", a)
	}
	for _, exposed := range []bool{false, true} {
		if exposed {
			if runtime.GOOS == "windows" {
				t.Skip("Windows gives a user's folder to that user alone")
			}
			if err := os.Chmod(file, 0o644); err != nil { // #nosec G302 -- as a stick that was made for Windows has it
				t.Fatal(err)
			}
		}
		text, value := bcv(t, dir, "check"), object{}
		ask(t, dir, &value, "check")
		if text.code != 0 || !strings.Contains(text.stdout, file) || strings.Contains(text.stdout, "người khác") != exposed {
			t.Errorf("exposed %t: %+v", exposed, text)
		}
		if kept := value["secrets"].(object); kept["key_store"] != false || kept["file"] != file || kept["exposed"] != exposed {
			t.Errorf("exposed %t: %v", exposed, kept)
		}
	}
}
