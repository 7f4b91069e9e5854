package handout

import (
	"bytes"
	"context"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/docx"
	"baocaovien/internal/library"
	"baocaovien/internal/pdf"
	"baocaovien/internal/pdf/pdftest"
)

// ownProcess names the file that the test's own program is to print, when a benchmark starts it anew to see what a
// whole process takes, its start and the fonts included.
const ownProcess = "HANDOUT_PRINT"

func TestMain(m *testing.M) {
	if file := os.Getenv(ownProcess); file != "" {
		if err := printTo(file); err != nil {
			panic(err)
		}
		return
	}
	os.Exit(m.Run())
}

func printTo(file string) error {
	fonts, err := onceFonts()
	if err != nil {
		return err
	}
	printed, err := Pages(DeCuong, longOutline(3), fixtureSources(), TemplateOptions{}, fonts)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := pdf.Write(&out, printed.Pages, fonts, pdf.Metadata{Title: printed.Title, Language: "vi-VN"}); err != nil {
		return err
	}
	return os.WriteFile(file, out.Bytes(), 0o600)
}

// longOutline is the fixture, its points so many times over: three make ten pages.
func longOutline(times int) library.Outline {
	o := closingOutline()
	for i, s := range o.Sections {
		o.Sections[i].Points = nil
		for range times {
			o.Sections[i].Points = append(o.Sections[i].Points, s.Points...)
		}
	}
	return o
}

// BenchmarkOutlineToPDF is an outline of ten and of two hundred pages, from its points to the bytes of the file.
func BenchmarkOutlineToPDF(b *testing.B) {
	fonts := loadFonts(b)
	for _, c := range []struct {
		name  string
		times int
	}{{"10 pages", 3}, {"200 pages", 70}} {
		b.Run(c.name, func(b *testing.B) {
			o := longOutline(c.times)
			size, pages := 0, 0
			for b.Loop() {
				printed, err := Pages(DeCuong, o, fixtureSources(), TemplateOptions{}, fonts)
				if err != nil {
					b.Fatal(err)
				}
				var out bytes.Buffer
				if err := pdf.Write(&out, printed.Pages, fonts, pdf.Metadata{}); err != nil {
					b.Fatal(err)
				}
				size, pages = out.Len(), len(printed.Pages)
			}
			b.ReportMetric(float64(pages), "pages")
			b.ReportMetric(float64(size)/1000, "kB")
		})
	}
}

// BenchmarkWholeProcess compares making the PDF of ten pages with what LibreOffice takes for our .docx of them, and WeasyPrint
// for the same text as HTML in the same type: from the start of the program to the file. The ratios are reported as
// x-libreoffice and x-weasyprint. A peer that is not installed is left out, and said.
func BenchmarkWholeProcess(b *testing.B) {
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	for _, peer := range []struct {
		name, program string
		command       func(dir string) []string
	}{
		{"libreoffice", "soffice", func(dir string) []string {
			return []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "pdf", "--outdir", dir, filepath.Join(dir, "text.docx")}
		}},
		{"weasyprint", "weasyprint", func(dir string) []string {
			return []string{filepath.Join(dir, "text.html"), filepath.Join(dir, "text.pdf")}
		}},
	} {
		b.Run(peer.name, func(b *testing.B) {
			program, err := exec.LookPath(peer.program)
			if err != nil {
				b.Skipf("%s is not installed: nothing to compare with", peer.program)
			}
			dir := b.TempDir()
			writeForPeers(b, dir)
			own := filepath.Join(dir, "own.pdf")
			run(b, nil, program, peer.command(dir)...) // the first start of LibreOffice makes its profile
			var ours, theirs time.Duration
			for b.Loop() {
				start := time.Now()
				run(b, []string{ownProcess + "=" + own}, self)
				middle := time.Now()
				run(b, nil, program, peer.command(dir)...)
				ours, theirs = ours+middle.Sub(start), theirs+time.Since(middle)
			}
			// The .docx says what the PDF says. HTML has no letterhead of two columns.
			here, there := lettersIn(b, own), lettersIn(b, filepath.Join(dir, "text.pdf"))
			if peer.name == "libreoffice" && here != there || len(there) < len(here)*9/10 {
				b.Errorf("%s has another text, of %d letters, not %d", peer.name, len(there), len(here))
			}
			b.ReportMetric(float64(ours.Microseconds())/float64(b.N)/1000, "ms/document")
			b.ReportMetric(float64(ours)/float64(theirs), "x-"+peer.name)
		})
	}
}

// lettersIn returns the text of a file without white and without the numbers of its pages.
func lettersIn(b *testing.B, file string) string {
	b.Helper()
	var text strings.Builder
	for line := range strings.Lines(pdftest.Text(b, file)) {
		if line = strings.TrimSpace(line); strings.Trim(line, "0123456789") != "" {
			text.WriteString(strings.Join(strings.Fields(line), ""))
		}
	}
	return text.String()
}

func run(b *testing.B, environment []string, program string, arguments ...string) {
	b.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, program, arguments...)
	command.Env = append(os.Environ(), environment...)
	if out, err := command.CombinedOutput(); err != nil {
		b.Fatalf("%s: %v: %s", program, err, out)
	}
}

// writeForPeers writes the same paper as .docx and as HTML.
func writeForPeers(b *testing.B, dir string) {
	b.Helper()
	fonts := loadFonts(b)
	doc, err := Compose(DeCuong, longOutline(3), fixtureSources(), TemplateOptions{})
	if err != nil {
		b.Fatal(err)
	}
	var word bytes.Buffer
	if err := docx.Write(&word, doc, fonts, docx.Info{Language: "vi-VN"}); err != nil {
		b.Fatal(err)
	}
	text, err := Text(DeCuong, longOutline(3), fixtureSources(), TemplateOptions{})
	if err != nil {
		b.Fatal(err)
	}
	page := `<meta charset="utf-8"><html lang="vi"><style>@page{size:A4;margin:20mm 15mm 20mm 30mm}
body{font:14pt/19pt Tinos,"Times New Roman",serif;text-align:justify}p{text-indent:10mm;margin:6pt 0}</style>`
	for _, paragraph := range strings.Split(text, "\n\n") {
		page += "<p>" + html.EscapeString(paragraph) + "</p>\n"
	}
	for name, raw := range map[string][]byte{"text.docx": word.Bytes(), "text.html": []byte(page)} {
		if err := os.WriteFile(filepath.Join(dir, name), raw, 0o600); err != nil {
			b.Fatal(err)
		}
	}
}
