package cli_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app/apptest"
)

// wordFile is a document of Word, with more parts.
func wordFile(t *testing.T, more ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	parts := append([]string{
		"[Content_Types].xml", "<Types/>",
		"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Công văn</w:t></w:r></w:p></w:body></w:document>`,
	}, more...)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAnAttachmentGetsANameOfOursAndNothingThatRuns(t *testing.T) {
	t.Parallel()
	offered := []struct {
		link, called string
		data         []byte
	}{
		{"/1.pdf", "Công văn 123.pdf.exe", wordFile(t)},
		{"/2.docx", "../../Startup/a.docx", wordFile(t, "word/vbaProject.bin", "x")},
		{"/3.pdf", "Biểu mẫu.pdf", []byte("MZ\x90\x00 a program")},
	}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, o := range offered {
			if r.URL.Path == o.link {
				w.Header().Set("Content-Type", "application/octet-stream")
				_, _ = w.Write(o.data)
				return
			}
		}
		text := strings.Repeat("Bà con biên giới giữ đất, giữ làng và làm ăn no đủ. ", 40)
		var links strings.Builder
		for _, o := range offered {
			_, _ = fmt.Fprintf(&links, `<p><a href="%s">%s</a></p>`, o.link, o.called)
		}
		_, _ = fmt.Fprintf(w, "<html><body><article><h1>Công văn mới</h1><p>%s</p>%s</article></body></html>", text, links.String())
	}))
	defer site.Close()
	dir, out := apptest.NewFolder(t), filepath.Join(t.TempDir(), "ra")
	if a := bcv(t, dir, "source", "add", site.URL+"/bai", "--kind", "page"); a.code != 0 {
		t.Fatalf("%+v", a)
	}
	if a := bcv(t, dir, "sync"); a.code != 0 {
		t.Fatalf("%+v", a)
	}
	for _, c := range []struct {
		args []string
		want string // name of the file, "" where there is to be none
		says string
	}{
		{[]string{"1", "1"}, "Công văn 123.docx", ""},
		{[]string{"1"}, "Công văn 123.docx", ""},
		{[]string{"1", "2"}, "", "macro"},
		{[]string{"1", "2", "--with-macros"}, "Startup-a.docx", ""},
		{[]string{"1", "3"}, "", "không phải văn bản"},
		{[]string{"1", "3", "--with-macros"}, "", "không phải văn bản"},
		{[]string{"1", "4"}, "", ""},
	} {
		if err := os.RemoveAll(out); err != nil {
			t.Fatal(err)
		}
		a := bcv(t, dir, append([]string{"attachment", "--out", out}, c.args...)...)
		entries, _ := os.ReadDir(out)
		switch {
		case c.want == "" && (a.code != 1 || len(entries) > 0 || !strings.Contains(a.stderr, c.says)):
			t.Errorf("%v: exit %d, %v: %s", c.args, a.code, entries, a.stderr)
		case c.want != "" && (a.code != 0 || len(entries) != 1 || entries[0].Name() != c.want):
			t.Errorf("%v: exit %d, %v: %s", c.args, a.code, entries, a.stderr)
		}
	}
}
