package pdf_test

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/unicode/norm"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf"
	"baocaovien/internal/pdf/pdftest"
)

// assets is the folder that the program embeds.
var assets = os.DirFS("../../assets")

var info = pdf.Metadata{
	Title: "Biển, đảo quê hương (bản thử)", Author: "Ban Tuyên giáo", Language: "vi-VN",
	Created: library.Day(2026, time.November, 7),
}

// onceFonts loads the fonts for all tests: they never change.
var onceFonts = sync.OnceValues(func() (*paper.Fonts, error) { return paper.LoadFonts(assets) })

func loadFonts(t testing.TB) *paper.Fonts {
	t.Helper()
	fonts, err := onceFonts()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

func paragraph(runs ...paper.Run) *paper.Paragraph {
	return &paper.Paragraph{Runs: runs, Align: paper.Justified, Leading: 19, Indent: 10, Before: 6}
}

func run(text string, face paper.Face) paper.Run {
	return paper.Run{Text: text, Style: paper.Style{Face: face, Size: 14}}
}

func pages(t testing.TB, fonts *paper.Fonts, blocks ...paper.Flowable) []paper.Page {
	t.Helper()
	result, err := paper.Layout(paper.Document{
		Sheet:  paper.Sheet{Width: 210, Height: 297, Top: 20, Bottom: 20, Inner: 30, Out: 15, Mirrored: true},
		Folio:  paper.Folio{Style: paper.Style{Size: 14}, Top: 10},
		Blocks: blocks,
	}, fonts)
	if err != nil {
		t.Fatal(err)
	}
	return result.Pages
}

func write(t testing.TB, fonts *paper.Fonts, pages []paper.Page, info pdf.Metadata) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := pdf.Write(&out, pages, fonts, info); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const alphabet = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"

func TestTextComesBackInNFCWithItsSpaces(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	text := "Chủ quyền (biển) \\ đảo: 68,4% – “trích” [1] č Ċ " + strings.Join(strings.Split(alphabet+strings.ToUpper(alphabet), ""), " ") + " " + strings.Repeat("nghiêng nghiễng ", 30)
	for face := paper.Regular; face <= paper.BoldItalic; face++ {
		file := pdftest.Save(t, write(t, fonts, pages(t, fonts, paragraph(run(norm.NFD.String(text), face))), info))
		got := strings.Join(strings.Fields(pdftest.Text(t, file)), " ")
		if want := strings.Join(strings.Fields(text), " "); got != want {
			t.Errorf("face %d:\n got %q\nwant %q", face, got, want)
		}
		if !norm.NFC.IsNormalString(got) {
			t.Errorf("face %d: text is not NFC", face)
		}
	}
}

func TestFontsAreEmbeddedAndCutToTheLettersUsed(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	raw := write(t, fonts, pages(t, fonts, paragraph(run("thường ", paper.Regular), run("đậm", paper.Bold))), info)
	found := pdftest.Fonts(t, pdftest.Save(t, raw))
	name := regexp.MustCompile(`^[A-Z]{6}\+Tinos(-Bold)?$`)
	for _, f := range found {
		if !f.Embedded || !f.Subset || !f.Unicode || !name.MatchString(f.Name) {
			t.Errorf("font %+v", f)
		}
	}
	if len(found) != 2 {
		t.Errorf("%d fonts, two faces are used", len(found))
	}
	if len(raw) > 60_000 {
		t.Errorf("two words take %d bytes", len(raw))
	}
}

func TestMetadataAndPageSize(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	raw := write(t, fonts, pages(t, fonts, paragraph(run("một", paper.Regular))), info)
	got := pdftest.Info(t, pdftest.Save(t, raw))
	for name, want := range map[string]string{
		"Title": info.Title, "Author": info.Author, "Pages": "1", "Page size": "595.28 x 841.89 pts (A4)",
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
	if !strings.Contains(got["CreationDate"], "Nov  7 00:00:00 2026") {
		t.Errorf("created %q", got["CreationDate"])
	}
	if !bytes.Contains(raw, []byte("/Lang (vi-VN)")) {
		t.Error("no language")
	}
}

func TestTitleOutsideTheBasicPlaneIsNoFault(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	odd := info
	odd.Title, odd.Language = "Biển 🌊 \U0010FFFF", "vi) /Evil ("
	raw := write(t, fonts, pages(t, fonts, paragraph(run("một", paper.Regular))), odd)
	if got := pdftest.Info(t, pdftest.Save(t, raw))["Title"]; strings.TrimSpace(got) != "Biển" {
		t.Errorf("title %q", got)
	}
	if bytes.Contains(raw, []byte("/Evil")) {
		t.Error("the language breaks out of its place")
	}
}

func TestSameInputSameBytes(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	laid := pages(t, fonts, paragraph(run(strings.Repeat("Ẫn hiện ", 40), paper.Regular), run(" đậm", paper.Bold), run(" nghiêng", paper.Italic)))
	want := write(t, fonts, laid, info)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if !bytes.Equal(want, write(t, loadFonts(t), laid, info)) {
				t.Error("bytes differ")
			}
		})
	}
	group.Wait()
	later := info
	later.Created = library.Day(2027, time.January, 1)
	if bytes.Equal(want, write(t, fonts, laid, later)) {
		t.Error("the date is not in the file")
	}
}

func TestWithoutADateTheClockIsNotAsked(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	raw := write(t, fonts, pages(t, fonts, paragraph(run("một", paper.Regular))), pdf.Metadata{})
	if got := pdftest.Info(t, pdftest.Save(t, raw))["CreationDate"]; !strings.Contains(got, "1970") {
		t.Errorf("created %q", got)
	}
}

func TestTableOfOffsetsIsRight(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	raw := write(t, fonts, pages(t, fonts, paragraph(run(strings.Repeat("trang ", 3000), paper.Regular))), info)
	start := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindSubmatch(raw)
	if start == nil {
		t.Fatal("no end")
	}
	at, err := strconv.Atoi(string(start[1]))
	if err != nil || !bytes.HasPrefix(raw[at:], []byte("xref\n")) {
		t.Fatalf("no table at %d", at)
	}
	entries := regexp.MustCompile(`(\d{10}) 00000 n `).FindAllSubmatch(raw[at:], -1)
	for i, entry := range entries {
		offset, err := strconv.Atoi(string(entry[1]))
		if want := strconv.Itoa(i+1) + " 0 obj"; err != nil || !bytes.HasPrefix(raw[offset:], []byte(want)) {
			t.Errorf("object %d is not at %d", i+1, offset)
		}
	}
	if len(entries) < 10 {
		t.Errorf("%d objects", len(entries))
	}
}

func TestBookmarksAndLinks(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	h := paragraph(run("I. Hoàn cảnh", paper.Bold))
	h.Bookmark = "I. Hoàn cảnh, ý nghĩa"
	sub := paragraph(run("1. Biển", paper.Bold))
	sub.Bookmark, sub.Level = "1. Biển, đảo", 1
	link := func(address string) *paper.Paragraph {
		r := run(address, paper.Regular)
		r.Link = address
		return paragraph(r)
	}
	raw := write(t, fonts, pages(t, fonts, h, sub,
		link("http://trang-mau.localhost/bài viết?a=(1)&b=\\2"), link("javascript:alert(1)"), link("file:///etc/passwd"), link("%zz://")), info)
	file := pdftest.Save(t, raw)
	outline := string(pdftest.Run(t, "pdftohtml", "-xml", "-i", "-stdout", file))
	first, second := strings.Index(outline, ">I. Hoàn cảnh, ý nghĩa<"), strings.Index(outline, ">1. Biển, đảo<")
	if first < 0 || second < first || !strings.Contains(outline[first:second], "<outline>") {
		t.Errorf("bookmarks at %d and %d", first, second)
	}
	urls := string(pdftest.Run(t, "pdfinfo", "-url", file))
	if !strings.Contains(urls, "http://trang-mau.localhost/b%C3%A0i%20vi%E1%BA%BFt?a=(1)&b=") {
		t.Errorf("addresses:\n%s", urls)
	}
	if strings.Contains(urls, "javascript") || strings.Contains(urls, "passwd") {
		t.Errorf("an address that is no page:\n%s", urls)
	}
}

func TestOnlyBlackAndGrey(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	p := paragraph(run("ẪẴỄỘỰ đen", paper.Bold), paper.Run{Text: " gạch", Style: paper.Style{Size: 14, Underline: true}})
	p.Rule = &paper.Underline{Length: 1, Gap: 5, Thickness: 0.75}
	picture := pdftest.GrayPicture(t, pdftest.Save(t, write(t, fonts, pages(t, fonts, p), info)), 1, 100) // fails at the first colour
	dark := 0
	for _, v := range picture.Pix {
		if v < 64 {
			dark++
		}
	}
	if dark < 100 {
		t.Errorf("%d dark pixels", dark)
	}
}

type broken struct{}

var errFull = errors.New("disk is full")

func (broken) Write([]byte) (int, error) { return 0, errFull }

func TestAFailingWriterIsReported(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	err := pdf.Write(broken{}, pages(t, fonts, paragraph(run("một", paper.Regular))), fonts, info)
	if !errors.Is(err, errFull) {
		t.Errorf("error %v", err)
	}
}

func TestNoPagesIsAnEmptyFileThatOpens(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	file := pdftest.Save(t, write(t, fonts, pages(t, fonts), info))
	if got := pdftest.Info(t, file)["Pages"]; got != "1" {
		t.Errorf("%s pages", got)
	}
}

// A font that is damaged where LoadFonts does not look must not take the program down.
func TestDamagedFontsNeverPanic(t *testing.T) {
	t.Parallel()
	whole, err := fs.ReadFile(assets, "fonts/Tinos-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	refused, written := 0, 0
	for range 60 {
		damaged := bytes.Clone(whole)
		switch r.IntN(3) {
		case 0:
			damaged = damaged[:r.IntN(len(damaged))]
		case 1: // in the directory of tables
			damaged[r.IntN(300)] = byte(r.Uint32())
		default:
			at := r.IntN(len(damaged) - 4096)
			clear(damaged[at : at+4096])
		}
		files := fstest.MapFS{"fonts/Tinos-Regular.ttf": &fstest.MapFile{Data: damaged}}
		for _, name := range []string{"Bold", "Italic", "BoldItalic"} {
			files["fonts/Tinos-"+name+".ttf"] = &fstest.MapFile{Data: whole}
		}
		fonts, err := paper.LoadFonts(files)
		if err != nil {
			if !library.IsKind(err, library.BadFont) {
				t.Errorf("error %v", err)
			}
			refused++
			continue
		}
		var out bytes.Buffer
		if err := pdf.Write(&out, pages(t, fonts, paragraph(run(alphabet, paper.Regular))), fonts, info); err != nil {
			if !library.IsKind(err, library.Internal) {
				t.Errorf("error %v", err)
			}
			continue
		}
		written++
	}
	if refused < 10 || written < 10 {
		t.Errorf("%d refused, %d written: the damage is too uniform to tell", refused, written)
	}
}
