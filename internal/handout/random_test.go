package handout

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
)

// randomText is up to so many syllables, now and then one that no line holds easily.
func randomText(r *rand.Rand, most int) string {
	syllables := strings.Fields("chủ quyền biển, đảo thiêng liêng; nghiêng 16.974 cuộc (68,4%) ngày 07 tháng 11 năm 2026 là ẪẴỄỘỰ gỵ. “tốt” số 18-NQ/TW – và")
	var words []string
	for range 1 + r.IntN(most) {
		word := syllables[r.IntN(len(syllables))]
		switch r.IntN(120) {
		case 0:
			word = strings.Repeat("nghiêng", 1+r.IntN(30))
		case 1:
			word = "https://trang-mau.localhost/" + strings.Repeat("muc-", r.IntN(30)) + "?a=1&b=2"
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

func randomOutline(seed uint64) (library.Outline, []library.Citation) {
	r := rand.New(rand.NewPCG(seed, 7))
	o := library.Outline{
		Title: randomText(r, 60), Minutes: r.IntN(90), Speaker: randomText(r, 6),
		Letterhead: library.Letterhead{Superior: randomText(r, 12), Issuer: randomText(r, 12), Place: randomText(r, 3)},
	}
	if r.IntN(2) == 0 {
		o.Occasion, o.Place, o.Date = randomText(r, 15), randomText(r, 8), library.Day(2026, 11, 1+r.IntN(28))
	}
	kinds := []library.PointKind{library.HeadingPoint, library.StatementPoint, library.StatementPoint, library.TaskPoint}
	for _, role := range library.SectionRoles() {
		s := library.Section{Role: role}
		for range r.IntN(9) {
			if r.IntN(5) == 0 {
				s.Points = append(s.Points, own(randomText(r, 100)))
				continue
			}
			s.Points = append(s.Points, quoted(int64(1+r.IntN(5)), kinds[r.IntN(len(kinds))], randomText(r, 100)))
		}
		o.Sections = append(o.Sections, s)
	}
	o.Sections[1].Points = append(o.Sections[1].Points, own("chỗ này luôn có một ý"))
	for range r.IntN(4) {
		o.Slogans = append(o.Slogans, randomText(r, 25))
		o.Questions = append(o.Questions, library.Question{Ask: randomText(r, 25), Answer: randomText(r, 120)})
	}
	var sources []library.Citation
	for id := range int64(4) { // the fifth is not known
		sources = append(sources, library.Citation{Article: id + 1, Title: randomText(r, 25), Source: randomText(r, 5), URL: "https://trang-mau.localhost/" + fmt.Sprint(id)})
	}
	return o, sources
}

// Whatever an outline holds, nothing leaves the margins, nothing overlaps and nothing is lost, on every paper.
func TestRandomOutlinesKeepTheRulesOfThePage(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	outlines := uint64(25)
	if testing.Short() {
		outlines = 5
	}
	for seed := range outlines {
		o, sources := randomOutline(seed)
		for _, c := range []struct {
			name string
			opt  TemplateOptions
		}{
			{DeCuong, TemplateOptions{}},
			{DeCuong, TemplateOptions{Preset: State, QR: true}},
			{DeCuong, TemplateOptions{Booklet: true}},
			{ToPhatTay, TemplateOptions{Large: seed%2 == 0}},
			{Phieu, TemplateOptions{QR: seed%2 == 0}},
		} {
			where := fmt.Sprintf("seed %d, %s %+v", seed, c.name, c.opt)
			kept := o
			printed, err := Pages(c.name, o, sources, c.opt, fonts)
			if over := (*Overflow)(nil); errors.As(err, &over) {
				kept = over.Cut(o)
				if printed, err = Pages(c.name, kept, sources, c.opt, fonts); errors.As(err, &over) {
					continue // its title alone is a page, or its shortest point
				}
			}
			if err != nil {
				t.Fatalf("%s: %v", where, err)
			}
			for _, page := range printed.Pages {
				insideTheSheet(t, where, fonts, page)
				nothingOverlaps(t, where, fonts, page)
			}
			if c.name == Phieu && !oneCardAPage(printed.Pages) {
				t.Errorf("%s: a card is not one page", where)
			}
			if !c.opt.Booklet { // whose pages are not in the order of the text
				everyPointIsThere(t, where, kept, printed.Pages)
			}
		}
	}
}

// insideTheSheet checks the least margin that any of the papers has.
func insideTheSheet(t *testing.T, where string, fonts *paper.Fonts, page paper.Page) {
	t.Helper()
	const least = 12
	for _, x := range page.Texts {
		right := x.X + fonts.Width(strings.TrimSuffix(x.Text, " "), paper.Style{Face: x.Face, Size: x.Size})
		if x.X < least-mmOff || right > page.Width-least+mmOff || x.Y < 7 || x.Y > page.Height-least {
			t.Errorf("%s: page %d: %q from %.1f to %.1f, at %.1f mm", where, page.Number, x.Text, x.X, right, x.Y)
		}
	}
}

// nothingOverlaps compares the boxes of all words of a page: as wide as they reach, as high as small letters.
func nothingOverlaps(t *testing.T, where string, fonts *paper.Fonts, page paper.Page) {
	t.Helper()
	const letterHigh = 0.45 // em
	for i, a := range page.Texts {
		aRight := a.X + fonts.Width(strings.TrimSuffix(a.Text, " "), paper.Style{Face: a.Face, Size: a.Size})
		for _, b := range page.Texts[i+1:] {
			bRight := b.X + fonts.Width(strings.TrimSuffix(b.Text, " "), paper.Style{Face: b.Face, Size: b.Size})
			across := min(aRight, bRight) - max(a.X, b.X)
			down := min(a.Y, b.Y) - max(a.Y-letterHigh*a.Size/paper.PointsPerMM, b.Y-letterHigh*b.Size/paper.PointsPerMM)
			if across > 0.01 && down > 0.01 {
				t.Fatalf("%s: page %d: %q and %q overlap", where, page.Number, a.Text, b.Text)
			}
		}
	}
}

// everyPointIsThere looks for the letters of all points in their order among those printed: between them stand numbers of
// pages and the heads of cards.
func everyPointIsThere(t *testing.T, where string, o library.Outline, pages []paper.Page) {
	t.Helper()
	printed := []rune(lettersOf(pages))
	at := 0
	for _, s := range withoutBlanks(o).Sections {
		for _, p := range s.Points {
			if isHeading(p) { // one that leads to no point is not printed by all
				continue
			}
			text := withoutNumber(viet.Clean(p.Text))
			for _, r := range strings.ReplaceAll(text, " ", "") {
				for at < len(printed) && printed[at] != r {
					at++
				}
				if at++; at > len(printed) {
					t.Fatalf("%s: not found, or not in its place: %q", where, text)
				}
			}
		}
	}
}

// lettersOf returns all that pages print, without white.
func lettersOf(pages []paper.Page) string {
	var b strings.Builder
	for _, page := range pages {
		for _, x := range page.Texts {
			b.WriteString(strings.TrimSpace(x.Text))
		}
	}
	return b.String()
}

// What is wrong with a text is told, and the rest prints.
func TestOddInputIsPrintedAndTold(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	long := strings.TrimSpace(strings.Repeat("Chủ quyền biển, đảo ", 30)) // 600 letters
	for name, c := range map[string]struct {
		text, printed, told string
	}{
		"emoji":                {"Biển 🌊 đảo", "Biểnđảo", "🌊"},
		"letters of elsewhere": {"Biển 바 đảo", "Biển", "바"},
		"marks of their own":   {norm.NFD.String("Nghiêng nghiễng"), "Nghiêngnghiễng", ""},
		"TCVN3 remains":        {"Tuyªn truyÒn vÒ biÓn, ®¶o quª h\u00ad¬ng, ®Êt n\u00adíc cña chóng ta", "Tuyªn", ""},
		"600 letters":          {long, strings.ReplaceAll(long, " ", ""), ""},
		"a word of 300":        {strings.Repeat("nghiêng", 43), strings.Repeat("nghiêng", 43), ""},
	} {
		o := library.Outline{Title: c.text, Sections: []library.Section{section(library.ContentSection, own(c.text))}}
		for _, template := range []string{DeCuong, ToPhatTay, Phieu} {
			printed, err := Pages(template, o, nil, TemplateOptions{}, fonts)
			if err != nil {
				t.Fatalf("%s, %s: %v", name, template, err)
			}
			for _, page := range printed.Pages {
				insideTheSheet(t, name, fonts, page)
			}
			if got := lettersOf(printed.Pages); !strings.Contains(got, c.printed[:min(200, len(c.printed))]) || len(got) < len(c.printed) {
				t.Errorf("%s, %s: no %q", name, template, c.printed)
			}
			if old := name == "TCVN3 remains"; old != (len(printed.OldFont) > 0) {
				t.Errorf("%s, %s: old fonts %q", name, template, printed.OldFont)
			}
			if !strings.Contains(string(printed.Replaced), c.told) || c.told == "" && len(printed.Replaced) > 0 {
				t.Errorf("%s, %s: %q is told", name, template, string(printed.Replaced))
			}
		}
	}
}
