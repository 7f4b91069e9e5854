package syncer_test

import (
	"archive/zip"
	"bytes"
	"image"
	_ "image/jpeg" // what pictures are kept as
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/syncer"
)

// gallery is a site whose articles show pictures and offer documents; it counts what it is asked for.
type gallery struct {
	*httptest.Server
	mu    sync.Mutex
	asked map[string]int
	from  map[string]string // the page that led to a file
}

func newGallery(t *testing.T, articles map[string]string, files map[string]http.HandlerFunc) *gallery {
	t.Helper()
	g := &gallery{asked: map[string]int{}, from: map[string]string{}}
	items := []string{}
	for name := range articles {
		items = append(items, itemOf(name, "/bai/"+name))
	}
	g.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		g.mu.Lock()
		g.asked[r.URL.Path]++
		g.from[r.URL.Path] = r.Referer()
		g.mu.Unlock()
		name := strings.TrimPrefix(r.URL.Path, "/bai/")
		switch file := files[r.URL.Path]; {
		case file != nil:
			file(w, r)
		case r.URL.Path == "/rss":
			sends(asRSS, feedOf(items...))(w, r)
		default:
			shows(articleWith(name, "", articles[name]+"<p>"+paragraphs(name + " hết")[0]+"</p>"))(w, r)
		}
	}))
	t.Cleanup(g.Close)
	return g
}

func (g *gallery) count(path string) int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.asked[path]
}

const photo = "<p><img src='/anh.png' width=600 height=400 alt='Ảnh chụp buổi lễ'></p>"

// docx is a Word document of one paragraph.
func docx(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, body := range map[string]string{
		"[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":         `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:body></w:document>`,
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(w, body)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPicturesAreKeptForReadingOffline(t *testing.T) {
	t.Parallel()
	g := newGallery(t, map[string]string{"ảnh-một": photo, "ảnh-hai": photo}, map[string]http.HandlerFunc{"/anh.png": sends("image/png", painted())})
	b := newBench(t)
	source := b.add(t, g.URL+"/rss", library.FeedSource)
	b.sync(t, source)
	for id := range int64(2) {
		kept, err := b.library.File(t.Context(), id+1, g.URL+"/anh.png")
		if err != nil {
			t.Fatal(err)
		}
		picture, format, err := image.DecodeConfig(bytes.NewReader(kept.Data))
		if err != nil || format != "jpeg" || kept.MediaType != "image/jpeg" || picture.Width != 600 || picture.Height != 400 {
			t.Errorf("%s %dx%d %s, %v", format, picture.Width, picture.Height, kept.MediaType, err)
		}
	}
	if n := g.count("/anh.png"); n != 1 {
		t.Errorf("the picture of two articles was fetched %d times", n)
	}
	if !strings.HasPrefix(g.from["/anh.png"], g.URL+"/bai/") {
		t.Errorf("the picture was asked for from %q", g.from["/anh.png"])
	}
	if b.sync(t, source); g.count("/anh.png") != 1 {
		t.Errorf("the next sync fetched it again")
	}
}

func TestAnAttachmentIsKeptAsItCameAndSearched(t *testing.T) {
	t.Parallel()
	file := docx(t, "Phụ lục về đèn hải đăng ở cửa sông")
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	g := newGallery(t, map[string]string{"kèm": "<p><a href='/phu-luc.docx'>Tải về phụ lục.docx</a></p>"}, map[string]http.HandlerFunc{"/phu-luc.docx": sends(word, file)})
	b := newBench(t)
	b.sync(t, b.add(t, g.URL+"/rss", library.FeedSource))
	a := only(t, b)
	if len(a.Attachments) != 1 || !a.Attachments[0].Kept {
		t.Fatalf("%+v", a.Attachments)
	}
	kept, err := b.library.File(t.Context(), a.ID, a.Attachments[0].URL)
	if err != nil || string(kept.Data) != file || kept.MediaType != word || !strings.Contains(kept.Text, "đèn hải đăng") {
		t.Errorf("%s %q, %v", kept.MediaType, kept.Text, err)
	}
}

func TestFilesStayWithinTheBudget(t *testing.T) {
	t.Parallel()
	g := newGallery(t, map[string]string{"một": photo}, map[string]http.HandlerFunc{"/anh.png": sends("image/png", painted())})
	for budget, want := range map[int64]int{0: 0, 100: 1} { // of 100 bytes it is known only once it is there
		before := g.count("/anh.png")
		b := newBench(t)
		small := b.with(func(p *syncer.Params) { p.Budget = func() int64 { return budget } })
		if r := small.sync(t, b.add(t, g.URL+"/rss", library.FeedSource)); r.New != 1 || r.Failed != 0 {
			t.Errorf("%+v", r)
		}
		if size, err := b.library.FileBytes(t.Context()); err != nil || size != 0 || g.count("/anh.png")-before != want {
			t.Errorf("budget %d: %d bytes kept, %d fetched, %v", budget, size, g.count("/anh.png")-before, err)
		}
	}
}

func TestAPictureThatFailedIsFetchedTheNextTime(t *testing.T) {
	t.Parallel()
	g := newGallery(t, map[string]string{"một": photo}, map[string]http.HandlerFunc{"/anh.png": once(http.NotFound, sends("image/png", painted()))})
	b := newBench(t)
	source := b.add(t, g.URL+"/rss", library.FeedSource)
	for n, want := range []bool{false, true} {
		if r := b.sync(t, source); r.Failed != 0 || r.Sources[0].Status == library.SyncPartial {
			t.Errorf("%+v", r)
		}
		if kept, err := b.library.HasFile(t.Context(), 1, g.URL+"/anh.png"); err != nil || kept != want {
			t.Errorf("sync %d: kept %v, %v", n+1, kept, err)
		}
	}
}

func TestAMissingPictureOfManyArticlesIsAskedForOnce(t *testing.T) {
	t.Parallel()
	g := newGallery(t, map[string]string{"một": photo, "hai": photo, "ba": photo}, map[string]http.HandlerFunc{"/anh.png": http.NotFound})
	b := newBench(t)
	if r := b.sync(t, b.add(t, g.URL+"/rss", library.FeedSource)); r.New != 3 || g.count("/anh.png") != 1 {
		t.Errorf("%+v, asked for %d times", r, g.count("/anh.png"))
	}
}
