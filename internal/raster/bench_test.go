package raster_test

import (
	"os/exec"
	"strconv"
	"testing"
	"time"

	"baocaovien/internal/pdf/pdftest"
)

// BenchmarkPage compares drawing a full page with what pdftoppm takes for the same page, its start and reading the
// file included: that is what a preview through poppler would cost. The ratio is reported as x-pdftoppm.
func BenchmarkPage(b *testing.B) {
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		b.Fatal("pdftoppm is not installed (Debian: apt-get install poppler-utils)")
	}
	fonts := loadFonts(b)
	pages := twoPages(b, fonts)
	file := savePDF(b, pages, fonts)
	for _, dpi := range []int{96, 300} {
		b.Run(strconv.Itoa(dpi)+"dpi", func(b *testing.B) {
			var ours, peer time.Duration
			for b.Loop() {
				start := time.Now()
				draw(b, pages[0], fonts, float64(dpi))
				middle := time.Now()
				pdftest.Run(b, "pdftoppm", "-gray", "-r", strconv.Itoa(dpi), "-f", "1", "-l", "1", file)
				ours, peer = ours+middle.Sub(start), peer+time.Since(middle)
			}
			b.ReportMetric(float64(ours.Microseconds())/float64(b.N)/1000, "ms/page")
			b.ReportMetric(float64(ours)/float64(peer), "x-pdftoppm")
		})
	}
}
