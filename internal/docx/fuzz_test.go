package docx_test

import (
	"bytes"
	"strings"
	"testing"

	"baocaovien/internal/docx"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
)

// Whatever an outline holds, its file is well formed and has every paragraph.
func FuzzWrite(f *testing.F) {
	f.Add("Biển, đảo", "Một là, giữ biển", "http://a.vn/?a=(b)&c")
	f.Add("🌊\x00", "tie\u0302\u0301ng\n\n<w:p>", "javascript:x")
	f.Add("a) "+strings.Repeat("dài ", 400), "\xff\xfe]]>", strings.Repeat("x", 3000))
	fonts := loadFonts(f)
	f.Fuzz(func(t *testing.T, title, text, address string) {
		o := library.Outline{Title: title, Letterhead: library.Letterhead{Issuer: text}}
		for _, role := range library.SectionRoles() {
			o.Sections = append(o.Sections, library.Section{Role: role, Points: []library.OutlinePoint{
				point(library.HeadingPoint, title), point(library.StatementPoint, text), point(library.TaskPoint, title), {Text: "ý luôn có"},
			}})
		}
		cited := []library.Citation{{Article: 1, Title: title, Source: text, URL: address}}
		for _, template := range []string{handout.DeCuong, handout.ToPhatTay, handout.Phieu} {
			doc, err := handout.Compose(template, o, cited, handout.TemplateOptions{QR: true})
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if err := docx.Write(&out, doc, fonts, docx.Info{}); err != nil {
				t.Fatal(err)
			}
			parts := unpack(t, out.Bytes())
			for name, raw := range parts {
				if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
					parse(t, raw)
				}
			}
			if template == handout.DeCuong && strings.Count(strings.Join(lines(t, parts), "\n"), "ý luôn có") != 4 {
				t.Error("a paragraph is lost")
			}
		}
	})
}
