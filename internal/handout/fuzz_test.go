package handout

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf"
)

// Whatever an outline holds, it prints, or says that there is nothing to print.
func FuzzDeCuong(f *testing.F) {
	f.Add("Biển, đảo", "Một là, giữ biển", "http://a.vn/?a=(b)", "BAN TUYÊN GIÁO", int64(1630972800))
	f.Add("🌊", "tie\u0302\u0301ng", "javascript:x", "\xff", int64(-1))
	f.Add("", strings.Repeat("dài", 400), "://\\)(", strings.Repeat("tên rất dài ", 90), int64(1)<<40)
	fonts := loadFonts(f)
	f.Fuzz(func(t *testing.T, title, text, address, issuer string, unix int64) {
		date := library.At(time.Unix(unix, 0), library.ToDay)
		o := library.Outline{
			Title: title, Occasion: text, Place: issuer, Date: date,
			Letterhead: library.Letterhead{Superior: title, Issuer: issuer, Place: title, Annex: text},
			Sections: []library.Section{
				{Role: library.ContentSection, Points: []library.OutlinePoint{
					quoted(1, library.HeadingPoint, title), quoted(1, library.TaskPoint, text), {Text: issuer},
				}},
			},
		}
		sources := []library.Citation{{Article: 1, Title: title, Source: issuer, Published: date, URL: address, Fetched: date}}
		for _, preset := range Presets() {
			doc, err := Compose(DeCuong, o, sources, Options{Preset: preset})
			if library.IsKind(err, library.EmptyOutline) && strings.TrimSpace(title+text+issuer) == "" {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			result, err := paper.Layout(doc, fonts)
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if err := pdf.Write(&out, result.Pages, fonts, pdf.Info{Title: doc.Title, Author: doc.Author, Created: date}); err != nil {
				t.Fatal(err)
			}
		}
	})
}
