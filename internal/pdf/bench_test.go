package pdf_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"

	"baocaovien/internal/paper"
	"baocaovien/internal/pdf"
)

var benchText = strings.Repeat("Chủ quyền biển, đảo là thiêng liêng; mỗi chuyến tàu ra khơi mang theo lời hẹn ngày về, ", 4)

// BenchmarkTenPages compares layout and PDF of ten pages with gofpdf alone setting the same text in the same faces, line
// after line and without any of our rules. The ratio is reported as x-gofpdf.
func BenchmarkTenPages(b *testing.B) {
	fonts := loadFonts(b)
	var blocks []paper.Flowable
	for range 62 {
		blocks = append(blocks, paragraph(run("1. ", paper.Bold), run(benchText, paper.Regular)))
	}
	if n := len(pages(b, fonts, blocks...)); n < 9 || n > 12 {
		b.Fatalf("%d pages", n)
	}
	var ours, peer time.Duration
	size := 0
	for b.Loop() {
		start := time.Now()
		size = len(write(b, fonts, pages(b, fonts, blocks...), info))
		middle := time.Now()
		bare(b, fonts)
		ours, peer = ours+middle.Sub(start), peer+time.Since(middle)
	}
	b.ReportMetric(float64(ours.Microseconds())/float64(b.N)/1000, "ms/document")
	b.ReportMetric(float64(ours)/float64(peer), "x-gofpdf")
	b.ReportMetric(float64(size)/1000, "kB")
}

func bare(b *testing.B, fonts *paper.Fonts) {
	b.Helper()
	doc := gofpdf.New("P", "mm", "A4", "")
	doc.SetMargins(30, 20, 15)
	doc.AddUTF8FontFromBytes("tinos", "", fonts.File(paper.Regular))
	doc.AddUTF8FontFromBytes("tinos", "B", fonts.File(paper.Bold))
	doc.AddPage()
	for range 62 {
		doc.SetFont("tinos", "B", 14)
		doc.Text(doc.GetX(), doc.GetY(), "1. ")
		doc.SetFont("tinos", "", 14)
		doc.MultiCell(165, 19*25.4/72, benchText, "", "J", false)
	}
	var out bytes.Buffer
	if err := doc.Output(&out); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkFontsAlone is what a document costs before its first word: reading and cutting the faces.
func BenchmarkFontsAlone(b *testing.B) {
	fonts := loadFonts(b)
	laid := pages(b, fonts, paragraph(run("a", paper.Regular), run("b", paper.Bold)))
	for b.Loop() {
		var out bytes.Buffer
		if err := pdf.Write(&out, laid, fonts, info); err != nil {
			b.Fatal(err)
		}
	}
}
