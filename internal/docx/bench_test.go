package docx_test

import (
	"bytes"
	"testing"

	"baocaovien/internal/docx"
	"baocaovien/internal/handout"
)

// BenchmarkWrite is a đề cương of some pages as a Word file, from its composed blocks.
func BenchmarkWrite(b *testing.B) {
	fonts := loadFonts(b)
	o := outline()
	for range 5 {
		o.Sections[1].Points = append(o.Sections[1].Points, o.Sections[1].Points[:10]...)
	}
	doc, err := handout.Compose(handout.DeCuong, o, sources(), handout.TemplateOptions{})
	if err != nil {
		b.Fatal(err)
	}
	size := 0
	for b.Loop() {
		var out bytes.Buffer
		if err := docx.Write(&out, doc, fonts, info); err != nil {
			b.Fatal(err)
		}
		size = out.Len()
	}
	b.ReportMetric(float64(size)/1000, "kB")
}
