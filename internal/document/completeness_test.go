package document_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
)

// textPage is a page of nine lines.
func textPage() string {
	var b strings.Builder
	for i := range 9 {
		b.WriteString(at("F1", 12, 72, 760-15*float64(i), full))
	}
	return b.String()
}

const (
	scan    = "q 595 0 0 842 0 0 cm /X2 Do Q\n"
	strips  = "q 595 0 0 300 0 0 cm /X2 Do Q q 595 0 0 300 0 300 cm /X2 Do Q q 595 0 0 242 0 600 cm /X2 Do Q\n"
	figure  = "q 300 0 0 200 72 300 cm /X2 Do Q\n"
	logo    = "q 60 0 0 60 72 700 cm /X2 Do Q\n"
	mapless = "BT /F5 12 Tf 72 700 Td <00010002000300040005000600070008000900100011001200130014> Tj ET\n"
)

// symbols is a page in a font whose codes are other signs than it says.
func symbols() string {
	var b strings.Builder
	for i := range 12 {
		fmt.Fprintf(&b, "BT /F4 12 Tf 72 %d Td (!\"#$ %%&'* +,-. /:;< =>?@ [^_` {|}~ !#%%' \"$&* +-/; ,.:<) Tj ET\n", 700-15*i)
	}
	return b.String()
}

func TestWhatOfAPDFCouldNotBeReadIsTold(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		pages    []string
		kind     library.GapKind
		page     int
		from, to float64 // the share lies between
	}{
		"all read":                  {[]string{textPage(), textPage()}, "", 0, 1, 1},
		"an empty page":             {[]string{textPage(), "", textPage()}, "", 0, 1, 1},
		"a picture beside text":     {[]string{textPage() + logo, textPage()}, "", 0, 1, 1},
		"a figure among text":       {[]string{textPage(), textPage() + figure}, library.ImageGap, 2, 1, 1},
		"a ground on every page":    {[]string{textPage() + figure, textPage() + figure}, "", 0, 1, 1},
		"text over a scan":          {[]string{textPage() + scan, textPage()}, "", 0, 1, 1},
		"a scanned page":            {[]string{textPage(), textPage(), scan}, library.PictureGap, 3, 0.6, 0.7},
		"a scan in strips":          {[]string{textPage(), strips, textPage()}, library.PictureGap, 2, 0.6, 0.7},
		"a scan with a head":        {[]string{textPage(), scan + at("F1", 9, 72, 815, "Bản tin nội bộ"), textPage()}, library.PictureGap, 2, 0.6, 0.72},
		"letters that are drawn":    {[]string{textPage(), strings.Repeat("1 1 2 2 3 3 c\n", 3000)}, library.PictureGap, 2, 0.4, 0.6},
		"a font without a map":      {[]string{textPage(), textPage() + strings.Repeat(mapless, 9)}, library.FontGap, 2, 0.8, 0.95},
		"a page without a map":      {[]string{textPage(), strings.Repeat(mapless, 60)}, library.FontGap, 2, 0.3, 0.6},
		"a bullet without a map":    {[]string{textPage() + "BT /F5 12 Tf 72 100 Td <0001> Tj ET\n"}, "", 0, 0.98, 1},
		"codes of other signs":      {[]string{textPage(), symbols()}, library.FontGap, 2, 0.3, 0.75},
		"figures":                   {[]string{textPage(), strings.Repeat(at("F1", 12, 72, 600, "1.200 340 56 7 8.900 12 45 78 90 1.230"), 3)}, "", 0, 0.99, 1},
		"a head on every page":      {[]string{at("F1", 9, 72, 815, "Bản tin") + textPage(), at("F1", 9, 72, 815, "Bản tin") + textPage(), at("F1", 9, 72, 815, "Bản tin") + textPage()}, "", 0, 1, 1},
		"a stamp up the margin":     {[]string{textPage() + sideways("F1", 8, 20, 300, "Ký bởi")}, "", 0, 1, 1},
		"sideways beside a picture": {[]string{textPage(), sideways("F1", 12, 100, 100, full) + scan + sideways("F1", 12, 120, 100, full)}, "", 0, 1, 1},
	} {
		a, err := document.Read(t.Context(), "thu.pdf", pdfOf(c.pages...))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := a.Completeness
		if c.kind == "" && len(got.Gaps) > 0 || c.kind != "" && (len(got.Gaps) != 1 || got.Gaps[0].Kind != c.kind || got.Gaps[0].Page != c.page) {
			t.Errorf("%s: gaps %+v", name, got.Gaps)
		}
		if got.Share < c.from || got.Share > c.to || len(got.Pages) != len(c.pages) {
			t.Errorf("%s: share %g, %v", name, got.Share, got.Pages)
		}
		if text := library.Plain(a.Blocks); strings.Contains(text, "%&") {
			t.Errorf("%s: %q", name, text)
		}
	}
}

func TestDamageBehindTheFirstPageIsTold(t *testing.T) {
	t.Parallel()
	raw := pdfOf(textPage(), "Q"+textPage(), textPage())
	at := bytes.Index(raw, []byte("stream\nQ"))
	entries := bytes.LastIndex(raw[:at], []byte("<< /Length"))
	broken := append(append(bytes.Clone(raw[:at-len(" >>\n")]), []byte(" /Filter /FlateDecode >>\n")...), raw[at:]...)
	if entries < 0 {
		t.Fatal("no stream")
	}
	a, err := document.Read(t.Context(), "thu.pdf", broken)
	if err != nil || len(a.Completeness.Gaps) != 1 || a.Completeness.Gaps[0] != (library.Gap{Kind: library.DamageGap, Page: 2}) || a.Completeness.Share > 0.7 {
		t.Errorf("%v, %+v", err, a.Completeness)
	}
}

func TestAPDFOfOtherSignsIsNoArticle(t *testing.T) {
	t.Parallel()
	for name, content := range map[string]string{"no map": strings.Repeat(mapless, 9), "other signs": symbols()} {
		if a, err := document.Read(t.Context(), "thu.pdf", pdfOf(content)); !library.IsKind(err, library.UnreadableFont) {
			t.Errorf("%s: %v, %+v", name, err, a.Blocks)
		}
	}
}
