package cli_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf16"

	"baocaovien/internal/library"
	"baocaovien/internal/parcel"
)

// peakAtMost is the largest size of the program for any input that a stranger may send, in bytes.
const peakAtMost = 200 << 20

// heavyFile is an input that hurts: what it is called, and what is done with it.
type heavyFile struct {
	name    string
	content func() []byte
	command []string // before the file's name
	often   bool     // measured by every test; the others by the benchmark
}

var (
	importing = []string{"import"}
	taking    = []string{"session", "import", "--trust"}
)

// heavyFiles are the worst of each format that is read.
var heavyFiles = []heavyFile{
	{"goi.pdf", packedPDF, importing, true},
	{"nhieu-doi-tuong.pdf", pdfOfObjects, importing, false},
	{"thuoc-tinh.html", func() []byte { return counted("<p ", `a%d="x" `, 1_000_000, ">chữ</p>") }, importing, false},
	{"long-nhau.html", func() []byte { return repeated("<div>", 3_000_000) }, importing, false},
	{"lien-ket.html", func() []byte { return counted("<p>", `<a href="/%d.html">Chuyện làng biển</a> `, 300_000, "</p>") }, importing, false},
	{"o-bang.html", func() []byte { return counted("<table><tr>", "<td>ô %d</td>", 700_000, "</tr></table>") }, importing, false},
	{"doan.html", func() []byte {
		return counted("<h1>Đầu</h1>", "<p>Bà con ngư dân bám biển, đoạn %d.</p>", 39_000, "")
	}, importing, false},
	{"ngoac.txt", func() []byte { return repeated("(", 4_000_000) }, importing, false},
	{"utf16.txt", func() []byte {
		return inUTF16(strings.Repeat("Bà con ngư dân bám biển, giữ vững chủ quyền. ", 200_000))
	}, importing, false},
	{"mot-dong.txt", func() []byte { return repeated("Bà con ngư dân bám biển, giữ vững chủ quyền. ", 400_000) }, importing, false},
	{"nhieu-dong.txt", func() []byte { return repeated("Bà con ngư dân bám biển.\n", 190_000) }, importing, false},
	{"khong.txt", func() []byte { return make([]byte, 49<<20) }, importing, true},
	{"mot-chu.txt", func() []byte { return repeated("ế", 12<<20) }, importing, false},
	{"bang.docx", func() []byte {
		return wordOf(counted("<w:tbl><w:tr>", "<w:tc><w:p><w:r><w:t>ô %d</w:t></w:r></w:p></w:tc>", 600_000, "</w:tr></w:tbl>"))
	}, importing, false},
	{"long-nhau.docx", func() []byte { return wordOf(repeated("<w:tbl><w:tr><w:tc>", 900_000)) }, importing, false},
	{"gian-no.docx", func() []byte {
		return swollen("word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>`)
	}, importing, false},
	{"mot-doan.docx", func() []byte { return wordOf(repeated("<w:p><w:r><w:t>biển và đảo </w:t></w:r></w:p>", 550_000)) }, importing, false},
	{"luu.mht", archived, importing, false},
	{"gian-no.xlsx", func() []byte {
		return swollen("xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c t="inlineStr"><is><t>`)
	}, taking, true},
	{"nhieu-o.xlsx", bookOfCells, taking, false},
	{"gian-no.buoi", func() []byte { return swollen("sessions.jsonl", `{"uid":"`) }, taking, true},
	{"nhieu-buoi.buoi", manySessions, taking, false},
}

func counted(before, each string, n int, after string) []byte {
	b := bytes.NewBufferString(before)
	for i := range n {
		fmt.Fprintf(b, each, i)
	}
	b.WriteString(after)
	return b.Bytes()
}

func repeated(text string, n int) []byte { return bytes.Repeat([]byte(text), n) }

func inUTF16(text string) []byte {
	b := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		b = append(b, byte(unit), byte(unit>>8)) // #nosec G115 -- its two bytes
	}
	return b
}

func zipFile(parts ...any) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i].(string))
		if err == nil {
			_, err = w.Write(parts[i+1].([]byte))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func wordOf(body []byte) []byte {
	head := `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	return zipFile("[Content_Types].xml", []byte("<Types/>"), "word/document.xml", slices.Concat([]byte(head), body, []byte("</w:body></w:document>")))
}

// swollen is a zip whose one member is unpacked to half a gigabyte: its beginning, and then one letter again and again. A
// deflated megabyte stands in it as often, for it may be put anywhere behind another.
func swollen(member, begin string) []byte {
	const times = 512
	piece := bytes.Repeat([]byte("a"), 1<<20)
	var first, each bytes.Buffer
	for into, text := range map[*bytes.Buffer][]byte{&first: []byte(begin), &each: piece} {
		w, err := flate.NewWriter(into, flate.BestSpeed)
		if err == nil {
			_, err = w.Write(text)
		}
		if err := errors.Join(err, w.Flush()); err != nil {
			panic(err)
		}
	}
	sum := crc32.NewIEEE()
	_, _ = sum.Write([]byte(begin))
	for range times {
		_, _ = sum.Write(piece)
	}
	last := []byte{0x01, 0x00, 0x00, 0xff, 0xff} // an empty block, the last one
	packed := slices.Concat(first.Bytes(), bytes.Repeat(each.Bytes(), times), last)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateRaw(&zip.FileHeader{
		Name: member, Method: zip.Deflate, CRC32: sum.Sum32(),
		CompressedSize64: uint64(len(packed)), UncompressedSize64: uint64(len(begin) + times*len(piece)),
	})
	if err == nil {
		_, err = w.Write(packed)
	}
	if err := errors.Join(err, z.Close()); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// manySessions is a signed file of the sessions of a province in two years.
func manySessions() []byte {
	from := parcel.Sender{Name: "Nơi mẫu", Private: ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize)), Made: library.Day(2026, 6, 1)}
	var out bytes.Buffer
	_, err := parcel.Write(&out, from, func(yield func(library.SessionRecord, error) bool) {
		for n := range 50_000 / inFile {
			for _, r := range recordsOf(n) {
				r.Fields["notes"] = json.RawMessage(`"` + strings.Repeat("ghi chú của buổi ", 10) + `"`)
				if !yield(r, nil) {
					return
				}
			}
		}
	}, nil)
	if err != nil {
		panic(err)
	}
	return out.Bytes()
}

// bookOfCells is a workbook of short rows, as many cells as are read.
func bookOfCells() []byte {
	rows := counted(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`,
		`<row><c t="inlineStr"><is><t>ô %d</t></is></c><c><v>1</v></c></row>`, 500_000, "</sheetData></worksheet>")
	return zipFile("[Content_Types].xml", []byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`),
		"_rels/.rels", []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
		"xl/workbook.xml", []byte(`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`),
		"xl/_rels/workbook.xml.rels", []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`),
		"xl/worksheets/sheet1.xml", rows)
}

// deflated packs what write writes.
func deflated(write func(io.Writer)) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	write(z)
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// pdfOf is a file of these objects, the first of which is its catalogue.
func pdfOf(objects ...[]byte) []byte {
	b := bytes.NewBufferString("%PDF-1.5\n")
	places := make([]int, len(objects))
	for i, o := range objects {
		places[i] = b.Len()
		fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range places {
		fmt.Fprintf(b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(b, "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return b.Bytes()
}

// packedPDF is a file of some kilobytes whose one page unpacks, twice, to two hundred megabytes.
func packedPDF() []byte {
	block := []byte(strings.Repeat("BT (a) Tj ET ", 80_000))
	once := deflated(func(w io.Writer) {
		for range 200 {
			_, _ = w.Write(block)
		}
	})
	twice := deflated(func(w io.Writer) { _, _ = w.Write(once) })
	return pdfOf([]byte("<< /Type /Catalog /Pages 2 0 R >>"), []byte("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
		[]byte("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"),
		slices.Concat(fmt.Appendf(nil, "<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n", len(twice)), twice, []byte("\nendstream")),
		[]byte("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"))
}

func pdfOfObjects() []byte {
	objects := [][]byte{[]byte("<< /Type /Catalog /Pages 2 0 R >>"), []byte("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"), []byte("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>")}
	for range 300_000 {
		objects = append(objects, []byte("<< /A [1 2 3 4] /B (chu) >>"))
	}
	return pdfOf(objects...)
}

// archived is a saved page of many paragraphs.
func archived() []byte {
	page := counted("<html><h1>Đầu</h1>", "<p>Bà con ngư dân bám biển, đoạn %d.</p>", 110_000, "</html>")
	head := "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
	return slices.Concat([]byte(head), []byte(base64.StdEncoding.EncodeToString(page)), []byte("\r\n--b--\r\n"))
}

// peakOf runs the program on a file and returns its largest size in bytes and the processor's time it took. A process begins
// with the peak of the one that began it to its name, so that this one's is forgotten first (proc(5), clear_refs).
func peakOf(t testing.TB, f heavyFile) (peak int64, used time.Duration) {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, f.name)
	if err := os.WriteFile(file, f.content(), 0o600); err != nil {
		t.Fatal(err)
	}
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		t.Skipf("this system does not forget the peak of a process, which a child begins with: %v", err)
	}
	if own := largestOf(t, "self"); own > peakAtMost/2 {
		t.Skipf("the test itself takes %d MB, as with the race detector", own>>20)
	}
	run := exec.CommandContext(t.Context(), program, append(append([]string{"--data", filepath.Join(dir, "thu-vien")}, f.command...), file)...) // #nosec G204
	out, _ := run.CombinedOutput()
	state := run.ProcessState
	if state == nil || state.ExitCode() < 0 || state.ExitCode() == 2 {
		t.Fatalf("%s: %v, %s", f.name, state, out)
	}
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		t.Fatal("no figures of the process")
	}
	return usage.Maxrss << 10, state.UserTime() + state.SystemTime()
}

// TestNoBombTakesMuchMemory allows twice what the benchmark does: how soon a collector comes to its work is another on every
// machine, while a bomb that is unpacked takes half a gigabyte.
func TestNoBombTakesMuchMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("the largest inputs")
	}
	for _, f := range heavyFiles {
		if !f.often {
			continue
		}
		if peak, used := peakOf(t, f); peak > 2*peakAtMost {
			t.Errorf("%s takes %d MB, in %v", f.name, peak>>20, used)
		}
	}
}

// BenchmarkPeak fails where an input takes more memory than any may.
func BenchmarkPeak(b *testing.B) {
	for _, f := range heavyFiles {
		b.Run(f.name, func(b *testing.B) {
			peak, used := int64(0), time.Duration(0)
			for b.Loop() {
				peak, used = peakOf(b, f)
			}
			b.ReportMetric(float64(peak)/(1<<20), "MB")
			b.ReportMetric(used.Seconds(), "cpu-s")
			if peak > peakAtMost {
				b.Errorf("%s takes %d MB", f.name, peak>>20)
			}
		})
	}
}
