package document_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// evalSentences are the words of the documents that import is measured with. They are ours.
var evalSentences = []string{
	"Các xã ven biển của tỉnh đã cùng nhau giữ rừng, sửa đê và dạy trẻ em bơi lội an toàn.",
	"Đồn Biên phòng Bến Sỏi tổ chức 12 buổi tuyên truyền cho 3.400 ngư dân trong quý III năm 2026.",
	"Mỗi tàu cá dài trên 15 mét phải bật thiết bị giám sát từ lúc rời bến đến lúc về.",
	"Hội Phụ nữ xã An Hòa nhận đỡ đầu 27 em học sinh có hoàn cảnh khó khăn ở hai thôn biên giới.",
	"Theo báo cáo của Ủy ban nhân dân huyện, 96,5% số hộ đã ký cam kết không vi phạm vùng biển nước ngoài.",
	"Cột mốc số 128 được sơn lại, đường tuần tra được phát quang, nhật ký được ghi đủ từng ngày.",
	"Người uy tín trong thôn kể chuyện giữ đất, giữ rừng bằng tiếng của đồng bào mình.",
	"Từ nay đến cuối năm, mỗi chi bộ dành một buổi sinh hoạt nói về biển, đảo quê hương.",
}

// evalText is a document of known text: its paragraphs, of two to six sentences, each under a number of its own.
func evalText() (paragraphs []string) {
	for i := range 24 {
		var said []string
		for j := range 2 + i*5%5 + i%3 {
			said = append(said, evalSentences[(i*3+j)%len(evalSentences)])
		}
		paragraphs = append(paragraphs, fmt.Sprintf("Đoạn %d. ", i+1)+strings.Join(said, " "))
	}
	return paragraphs
}

// printedBy sets the paragraphs as gofpdf does: justified, in a font of the program's.
func printedBy(t *testing.T, paragraphs []string) []byte {
	t.Helper()
	font, err := assets.Fonts.ReadFile("fonts/Tinos-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.AddUTF8FontFromBytes("Tinos", "", font)
	pdf.SetFont("Tinos", "", 13)
	pdf.SetMargins(30, 20, 15)
	pdf.AddPage()
	for _, p := range paragraphs {
		pdf.MultiCell(0, 7, p, "", "J", false)
		pdf.Ln(2)
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// wordByWord sets them as many programs do: each word is placed by itself, that many em from the last, and no space is
// drawn.
func wordByWord(paragraphs []string, gap float64) []byte {
	const size, left, right = 12.0, 85.0, 540.0
	var pages []string
	var b strings.Builder
	y := 780.0
	for _, p := range paragraphs {
		x := left
		for word := range strings.FieldsSeq(strings.NewReplacer("%", " phần trăm").Replace(p)) {
			wide := float64(len([]rune(word))) * size / 2
			if x+wide > right {
				x, y = left, y-16
			}
			if y < 60 {
				pages, y = append(pages, b.String()), 780
				b.Reset()
			}
			b.WriteString(at("F1", size, x, y, word))
			x += wide + gap*size
		}
		y -= 24
	}
	return pdfOf(append(pages, b.String())...)
}

// theFile stands for the file among the arguments of a program.
const theFile = "{}"

// throughTool returns what a program writes of a file; nil where it is not installed.
func throughTool(t *testing.T, raw []byte, tool string, args ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		return nil
	}
	file := filepath.Join(t.TempDir(), "in.pdf")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == theFile {
			args[i] = file
		}
	}
	out, err := exec.CommandContext(t.Context(), tool, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	return out
}

// squeezed is a text with one space between words, for comparing.
func squeezed(text string) string { return strings.Join(strings.Fields(text), " ") }

// f1 compares the words of two texts, in any order: 1 where all are the same.
func f1(got, want string) float64 {
	counts := map[string]int{}
	a, b, both := 0, 0, 0
	for _, w := range viet.Words(want) {
		counts[want[w.Start:w.End]]++
		a++
	}
	for _, w := range viet.Words(got) {
		b++
		if word := got[w.Start:w.End]; counts[word] > 0 {
			counts[word]--
			both++
		}
	}
	return 2 * float64(both) / float64(a+b)
}

// kept is the part of the paragraphs that stand whole, and alone, among the pieces.
func kept(pieces, paragraphs []string) float64 {
	n := 0
	for _, p := range paragraphs {
		if slices.Contains(pieces, squeezed(p)) {
			n++
		}
	}
	return float64(n) / float64(len(paragraphs))
}

// documentRelation says which part is the document: others than Word do not look for it.
const documentRelation = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" ` +
	`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`

// TestEvalImport prints how much of documents of known text arrives, as their producers write them, beside pdftotext and
// pandoc on the same files where they are installed: F1 of the words, and the part of the paragraphs that stay whole.
func TestEvalImport(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("a table of figures, through the tools of five producers")
	}
	paragraphs := evalText()
	printed := printedBy(t, paragraphs)
	for _, c := range []struct {
		producer string
		name     string
		raw      []byte
	}{
		{"gofpdf", "a.pdf", printed},
		{"Ghostscript", "a.pdf", throughTool(t, printed, "gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=-", theFile)},
		{"cairo", "a.pdf", throughTool(t, printed, "pdftocairo", "-pdf", theFile, "-")},
		{"qpdf, packed", "a.pdf", throughTool(t, printed, "qpdf", "--object-streams=generate", theFile, "-")},
		{"word by word", "a.pdf", wordByWord(paragraphs, 0.22)},
		{"set tight", "a.pdf", wordByWord(paragraphs, 0.11)},
		{"Word", "a.docx", docx(t, "<w:p/>"+p(strings.Join(paragraphs, `</w:t></w:r></w:p><w:p><w:r><w:t>`)), "_rels/.rels", documentRelation)},
	} {
		want := paragraphs
		if c.producer == "word by word" || c.producer == "set tight" { // their font has no %
			want = strings.Split(strings.ReplaceAll(strings.Join(paragraphs, "\n"), "%", " phần trăm"), "\n")
		}
		if c.raw == nil {
			t.Logf("%-14s not installed", c.producer)
			continue
		}
		a := reads(t, c.name, c.raw)
		pieces := []string{squeezed(a.Title)}
		for _, b := range a.Blocks {
			pieces = append(pieces, squeezed(b.Plain()))
		}
		ours, whole := f1(strings.Join(pieces, "\n"), strings.Join(want, "\n")), kept(pieces, want)
		peer, arguments := "pdftotext", []string{theFile, "-"}
		if c.name == "a.docx" {
			peer, arguments = "pandoc", []string{"-f", "docx", "-t", "plain", theFile}
		}
		theirs := ", " + peer + " is not installed"
		if raw := throughTool(t, c.raw, peer, arguments...); raw != nil {
			theirs = fmt.Sprintf("; %s: words %.3f", peer, f1(string(raw), strings.Join(want, "\n")))
		}
		t.Logf("%-14s words %.3f, paragraphs whole %.2f, share said %.3f%s", c.producer, ours, whole, a.Completeness.Share, theirs)
		if ours < 0.99 || whole < 0.9 || a.Completeness.Share < library.WellRead {
			t.Errorf("%s: less arrives than did", c.producer)
		}
	}
}
