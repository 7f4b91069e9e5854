package intake

import (
	"archive/zip"
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// pictured is a .docx of a text with a picture and its caption.
func pictured(t *testing.T, picture []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, body := range map[string]string{
		"word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>` +
			`<w:p><w:r><w:t>Chuyện bến cá của xã.</w:t></w:r></w:p><w:p><w:r><w:t>Bến cá được xây năm 2020.</w:t></w:r></w:p>` +
			`<w:p><w:r><w:drawing><wp:extent cx="2000000" cy="2000000"/><wp:docPr descr="Bến cá lúc sáng sớm"/><a:blip r:embed="r1"/></w:drawing></w:r></w:p></w:body></w:document>`,
		"word/_rels/document.xml.rels": `<Relationships><Relationship Id="r1" Type="x/image" Target="media/image1.png"/></Relationships>`,
		"word/media/image1.png":        string(picture),
	} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(body))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestPicturesOfADocumentAreKeptWithItsArticle(t *testing.T) {
	t.Parallel()
	var drawn bytes.Buffer
	if err := png.Encode(&drawn, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	l, err := store.Open(t.Context(), filepath.Join(dir, "thu-vien"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	for name, c := range map[string]struct {
		picture []byte
		kept    bool
	}{
		"whole.docx":  {drawn.Bytes(), true},
		"broken.docx": {drawn.Bytes()[:40], false},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, pictured(t, c.picture), 0o600); err != nil {
			t.Fatal(err)
		}
		report, err := NewImporter(l, noThemes{}, officeStub{}, eyesStub{}, time.Now).Import(t.Context(), Intake{Paths: []string{path}}, nil)
		if err != nil || report.New != 1 {
			t.Fatalf("%s: %+v, %v", name, report, err)
		}
		s, err := l.Article(t.Context(), report.Files[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(s.Blocks, func(b library.Block) bool { return b.Kind == library.Image })
		if at < 0 || s.Blocks[at].Text != "Bến cá lúc sáng sớm" {
			t.Fatalf("%s: %+v", name, s.Blocks)
		}
		told := slices.Contains(s.Completeness.Gaps, library.Gap{Kind: library.ImageGap, Count: 1})
		if told == c.kept || strings.HasPrefix(s.Blocks[at].Src, "ni:") != c.kept {
			t.Errorf("%s: at %q, gaps %+v", name, s.Blocks[at].Src, s.Completeness.Gaps)
		}
		if !c.kept {
			continue
		}
		file, err := l.File(t.Context(), s.ID, s.Blocks[at].Src)
		if err != nil {
			t.Fatal(err)
		}
		if shown, err := jpeg.Decode(bytes.NewReader(file.Data)); err != nil || shown.Bounds().Dx() != 40 {
			t.Errorf("%s: the kept picture: %v", name, err)
		}
	}
}
