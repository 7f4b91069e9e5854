package intake

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/pdf/pdftest"
	"baocaovien/internal/store"
)

// eyesStub stands for Tesseract: the lines it makes out on every page, and how it fails.
type eyesStub struct {
	lines []string
	err   error
	stop  func() // called before it answers
}

func (e eyesStub) Ready(context.Context) bool { return e.lines != nil || e.err != nil }

func (e eyesStub) Words(context.Context, []byte) (words []library.RecognisedWord, err error) {
	if e.stop != nil {
		e.stop()
	}
	for n, line := range e.lines {
		x, y := 0.1, 0.05+0.03*float64(n)
		for _, text := range strings.Fields(line) {
			wide := 0.01 * float64(len([]rune(text)))
			words = append(words, library.RecognisedWord{Text: text, Left: x, Right: x + wide, Top: y, Bottom: y + 0.02, Line: n})
			x += wide + 0.008
		}
	}
	return words, e.err
}

// scanFile is a PDF whose pages show a picture and nothing else.
func scanFile(t *testing.T, pages int) []byte {
	t.Helper()
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, image.NewGray(image.Rect(0, 0, 60, 80)), nil); err != nil {
		t.Fatal(err)
	}
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "",
		fmt.Sprintf("<< /Type /XObject /Subtype /Image /Width 60 /Height 80 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream", picture.Len(), picture.String()),
		"<< /Length 30 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q  \nendstream",
	}
	kids := ""
	for range pages {
		kids += fmt.Sprintf("%d 0 R ", len(objects)+1)
		objects = append(objects, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 3 0 R >> >> /Contents 4 0 R >>")
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", pages, kids)
	return pdftest.OfObjects(objects...)
}

func TestAScanIsReadByAMachineWhereAPersonAsksForIt(t *testing.T) {
	t.Parallel()
	lines := []string{
		"BIỂN ĐẢO QUÊ HƯƠNG", "Bà con ngư dân xã An Hòa có 30 tàu cá vươn khơi bám biển,", "giữ gìn chủ quyền biển, đảo thiêng liêng của Tổ quốc ta.",
	}
	for name, c := range map[string]struct {
		eyes   eyesStub
		in     Intake
		failed library.Kind // of the file, "" where it was read
		err    library.Kind // of the import
		scans  int          // that are offered
	}{
		"asked for":      {eyesStub{lines: lines}, Intake{Recognise: true}, "", "", 0},
		"only offered":   {eyesStub{lines: lines}, Intake{}, library.NoText, "", 2},
		"nobody can":     {eyesStub{}, Intake{Recognise: true}, library.NoText, "", 0},
		"nothing seen":   {eyesStub{lines: []string{}}, Intake{Recognise: true}, library.NoText, "", 0},
		"it failed":      {eyesStub{err: library.Fail(library.NoText, "", nil)}, Intake{Recognise: true}, library.NoText, "", 0},
		"it was stopped": {eyesStub{lines: lines}, Intake{Recognise: true}, "", library.Cancelled, 0},
		"a stamp":        {eyesStub{lines: append([]string{"TỐI MẬT"}, lines...)}, Intake{Recognise: true}, library.Restricted, "", 0},
	} {
		ctx, stop := context.WithCancel(t.Context())
		if c.err != "" {
			c.eyes.stop = stop
		}
		dir := t.TempDir()
		path := filepath.Join(dir, "ban chup.pdf")
		if err := os.WriteFile(path, scanFile(t, 2), 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := store.Open(t.Context(), filepath.Join(dir, "thu-vien"))
		if err != nil {
			t.Fatal(err)
		}
		c.in.Paths = []string{path}
		report, err := NewImporter(l, noThemes{}, officeStub{}, c.eyes, time.Now).Import(ctx, c.in, nil)
		switch {
		case c.err != "":
			if !library.IsKind(err, c.err) {
				t.Errorf("%s: %v", name, err)
			}
		case err != nil || len(report.Files) != 1:
			t.Errorf("%s: %v, %+v", name, err, report)
		case c.failed != "":
			if got := report.Files[0]; !library.IsKind(got.Err, c.failed) || got.Scans != c.scans {
				t.Errorf("%s: %v, %d scans", name, got.Err, got.Scans)
			}
		default:
			marked(t, l, report.Files[0].ID)
		}
		stop()
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}
}

// marked sees that an article says that a machine made out its words, wherever it is quoted, and that reading it again
// changes nothing.
func marked(t *testing.T, l *store.Library, id int64) {
	t.Helper()
	s, err := l.Article(t.Context(), id)
	if err != nil || !s.Completeness.Recognised() || !library.Cite(s, "").Recognised || !strings.Contains(library.Plain(s.Blocks), "30 tàu cá vươn khơi bám biển, giữ gìn") {
		t.Errorf("%+v, %v", s.Article, err)
	}
	again, err := NewRereader(l, noThemes{}, time.Now, nil).Reread(t.Context(), nil, id)
	if err != nil || again.Read != 1 || again.Changed != 0 || again.Failed != 0 {
		t.Errorf("read again: %+v, %v", again, err)
	}
}
