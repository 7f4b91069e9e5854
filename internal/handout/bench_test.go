package handout

import (
	"errors"
	"testing"
)

// BenchmarkLeafletOfTooMuch is the worst a leaflet can ask: the whole fixture, to find what of it fits.
func BenchmarkLeafletOfTooMuch(b *testing.B) {
	fonts, o, sources := loadFonts(b), closingOutline(), fixtureSources()
	opt := TemplateOptions{Figures: fixtureFigures()}
	for b.Loop() {
		_, err := Pages(ToPhatTay, o, sources, opt, fonts)
		var over *Overflow
		if !errors.As(err, &over) {
			b.Fatal(err)
		}
	}
}

func BenchmarkPages(b *testing.B) {
	fonts, o, sources := loadFonts(b), closingOutline(), fixtureSources()
	for _, c := range []struct {
		name, template string
		opt            TemplateOptions
	}{
		{"de-cuong", DeCuong, TemplateOptions{}},
		{"booklet", DeCuong, TemplateOptions{Booklet: true}},
		{"cards", Phieu, TemplateOptions{Figures: fixtureFigures()}},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Pages(c.template, o, sources, c.opt, fonts); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
