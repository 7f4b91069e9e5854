package handout

import (
	"bytes"
	"errors"
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
			doc, err := Compose(DeCuong, o, sources, TemplateOptions{Preset: preset})
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
			if err := pdf.Write(&out, result.Pages, fonts, pdf.Metadata{Title: doc.Title, Author: doc.Author, Created: date}); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// The same of the templates that have to fit a page or a card: what is too much is reported, and cut it fits.
func FuzzLeafletAndCards(f *testing.F) {
	f.Add("Biển, đảo", "Một là, giữ biển. Hai là, giữ đảo 12 hải lý.", "http://a.vn/?a=(b)", uint8(3), false)
	f.Add("🌊", "tie\u0302\u0301ng", "javascript:x", uint8(0), true)
	f.Add("", strings.Repeat("dài", 400), "https://a.vn/"+strings.Repeat("x", 3000), uint8(9), true)
	f.Add(strings.Repeat("tên rất dài ", 30), strings.Repeat("một câu, rất dài; ", 80), "http://a.vn", uint8(4), false)
	fonts := loadFonts(f)
	f.Fuzz(func(t *testing.T, title, text, address string, count uint8, odd bool) {
		o := library.Outline{Title: title, Speaker: title, Minutes: int(count)}
		for i := range int(count % 8) {
			kind := library.StatementPoint
			if odd && i%3 == 0 {
				kind = library.HeadingPoint
			}
			o.Sections = append(o.Sections, section(library.SectionRoles()[i%4], quoted(int64(i%3), kind, text), own(title)))
			o.Questions = append(o.Questions, library.Question{Ask: title, Answer: text})
		}
		sources := []library.Citation{{Article: 1, Title: title, URL: address}}
		figures := []library.Figure{figure(1, "12 hải lý", text), figure(1, text, title)}
		for _, template := range []string{ToPhatTay, Phieu} {
			printed, err := Pages(template, o, sources, TemplateOptions{Figures: figures}, fonts)
			var over *Overflow
			if errors.As(err, &over) && len(over.Points)+len(over.Questions) > 0 {
				printed, err = Pages(template, over.Cut(o), sources, TemplateOptions{Figures: figures}, fonts)
			}
			if errors.As(err, &over) || library.IsKind(err, library.EmptyOutline) {
				continue // one point alone is too long for a page, or there is none
			}
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if err := pdf.Write(&out, printed.Pages, fonts, pdf.Metadata{Title: printed.Title}); err != nil {
				t.Fatal(err)
			}
		}
	})
}
