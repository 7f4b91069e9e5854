package intake

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/theme"
)

// noThemes finds none.
type noThemes struct{}

func (noThemes) Read(context.Context, string, []library.Block) theme.Reading { return theme.Reading{} }
func (noThemes) Follow(context.Context) error                                { return nil }

// officeStub stands for LibreOffice: what it answers to any file.
type officeStub struct {
	docx []byte
	err  error
}

func (o officeStub) Word(context.Context, []byte) ([]byte, error) { return o.docx, o.err }

// wordFile is a .docx of one paragraph.
func wordFile(t *testing.T, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create("word/document.xml")
	if err == nil {
		_, err = w.Write([]byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:body></w:document>`))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAnOldWordFileIsReadWhereAnOfficeConvertsIt(t *testing.T) {
	t.Parallel()
	old := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 4096)...)
	cancelled := library.Fail(library.Cancelled, "", context.Canceled)
	for name, c := range map[string]struct {
		raw    []byte
		office officeStub
		failed library.Kind // of the file, "" where it was read
		err    library.Kind // of the import
	}{
		"converted":         {old, officeStub{docx: wordFile(t, "Chuyện bến cá.")}, "", ""},
		"rich text":         {[]byte(`{\rtf1 x}`), officeStub{docx: wordFile(t, "Chuyện bến cá.")}, "", ""},
		"no office":         {old, officeStub{err: library.Fail(library.OldWordFile, "", nil)}, library.OldWordFile, ""},
		"too slow":          {old, officeStub{err: library.Fail(library.TooLarge, "", nil)}, library.OldWordFile, ""},
		"nothing came":      {old, officeStub{}, library.NoText, ""},
		"the end of a file": {old[:9], officeStub{docx: wordFile(t, "Chữ lạ.")}, library.OldWordFile, ""},
		"stopped":           {old, officeStub{err: cancelled}, "", library.Cancelled},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "cu.doc")
		if err := os.WriteFile(path, c.raw, 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := store.Open(t.Context(), filepath.Join(dir, "thu-vien"))
		if err != nil {
			t.Fatal(err)
		}
		report, err := NewImporter(l, noThemes{}, c.office, eyesStub{}, time.Now).Import(t.Context(), Intake{Paths: []string{path}}, nil)
		switch {
		case c.err != "":
			if !library.IsKind(err, c.err) {
				t.Errorf("%s: %v", name, err)
			}
		case err != nil || len(report.Files) != 1:
			t.Errorf("%s: %v, %+v", name, err, report)
		case c.failed != "":
			if got := report.Files[0].Err; !library.IsKind(got, c.failed) || !strings.Contains(got.Error(), "cu.doc") {
				t.Errorf("%s: %v", name, got)
			}
		default:
			again(t, name, l, report.Files[0].ID)
		}
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}
}

// again reads an article from what was kept of it, for which no office is needed.
func again(t *testing.T, name string, l *store.Library, id int64) {
	t.Helper()
	s, err := l.Article(t.Context(), id)
	if err != nil || !strings.Contains(s.Title+library.Plain(s.Blocks), "Chuyện bến cá.") {
		t.Errorf("%s: %+v, %v", name, s.Article, err)
	}
	report, err := NewRereader(l, noThemes{}, time.Now, nil).Reread(t.Context(), nil, id)
	if err != nil || report.Read != 1 || report.Failed != 0 {
		t.Errorf("%s: read again: %+v, %v", name, report, err)
	}
}
