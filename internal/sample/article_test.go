package sample

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

func TestEachThemeHasItsArticles(t *testing.T) {
	t.Parallel()
	counts := map[string]int{}
	for _, a := range Articles() {
		names := make([]string, 0, len(a.Themes))
		for _, theme := range a.Themes {
			names = append(names, string(theme))
		}
		counts[strings.Join(names, "+")]++
	}
	want := map[string]int{"bien-dao": 7, "bien-gioi": 7, "doi-ngoai": 6, "": 4, "bien-dao+bien-gioi+doi-ngoai": 2}
	for themes, n := range want {
		if counts[themes] != n {
			t.Errorf("%q: %d articles, want %d", themes, counts[themes], n)
		}
	}
	if len(Articles()) != 26 {
		t.Errorf("%d articles", len(Articles()))
	}
}

func TestEveryArticleIsCompleteAndInOnePlaceAtLeast(t *testing.T) {
	t.Parallel()
	ids := map[string]string{}
	m, err := readManner(assets.Sample)
	if err != nil {
		t.Fatal(err)
	}
	first, last := library.Day(2026, time.June, 1).Unix, library.Day(2026, time.November, 21).Unix
	for _, a := range Articles() {
		if other := ids[a.id]; other != "" {
			t.Errorf("%s has the number of %s", a.Slug, other)
		}
		ids[a.id] = a.Slug
		if !a.InFeed && !a.InList {
			t.Errorf("%s is listed nowhere", a.Slug)
		}
		if a.InFeed && a.Published.Precision == library.ToDay {
			t.Errorf("%s: the feed tells times", a.Slug)
		}
		if a.Published.Unix < first || a.Published.Unix >= last {
			t.Errorf("%s: published %s", a.Slug, a.Published)
		}
		if m.category(a.category).Name == "" || m.Dates[a.shown] == "" {
			t.Errorf("%s: category %q, date %q", a.Slug, a.category, a.shown)
		}
		if hours := strings.Contains(m.Dates[a.shown], "{hh}"); hours == (a.Published.Precision == library.ToDay) {
			t.Errorf("%s: known to the %s, shown as %s", a.Slug, a.Published.Precision, m.Dates[a.shown])
		}
	}
}

func TestArticlesAreOfTheLengthOfRealOnes(t *testing.T) {
	t.Parallel()
	for _, a := range Articles() {
		syllables := len(strings.Fields(library.Plain(a.Blocks)))
		if syllables < 250 || syllables > 700 {
			t.Errorf("%s: %d syllables", a.Slug, syllables)
		}
		paragraphs, headings := 0, 0
		for _, b := range a.Blocks {
			switch b.Kind {
			case library.Paragraph:
				paragraphs++
			case library.Heading:
				headings++
			case library.List, library.Quote, library.Table, library.Image:
			}
		}
		if paragraphs < 5 || paragraphs > 20 || headings < 2 {
			t.Errorf("%s: %d paragraphs, %d headings", a.Slug, paragraphs, headings)
		}
	}
}

func TestEveryArticleEndsWithItsSource(t *testing.T) {
	t.Parallel()
	for _, a := range Articles() {
		last := a.Blocks[len(a.Blocks)-1]
		if last.Kind != library.Paragraph || !strings.HasPrefix(last.Text, "Nguồn: ") || !strings.HasSuffix(last.Text, ".") {
			t.Errorf("%s ends with %q", a.Slug, last.Text)
		}
	}
}

func TestPassagesCoverAnArticleAndBearItsThemes(t *testing.T) {
	t.Parallel()
	for _, a := range Articles() {
		next := 0
		for _, p := range a.Passages {
			if p.First != next || p.End <= p.First {
				t.Errorf("%s: passage %d–%d after %d", a.Slug, p.First, p.End, next)
			}
			next = p.End
		}
		if next != len(a.Blocks) || !slices.Equal(library.UnionThemes(a.Passages), a.Themes) {
			t.Errorf("%s: passages to %d of %d, themes %v", a.Slug, next, len(a.Blocks), library.UnionThemes(a.Passages))
		}
	}
}

func TestArticlesOnAllThemesHaveSectionsOnOneAndTasks(t *testing.T) {
	t.Parallel()
	for _, a := range Articles() {
		if len(a.Themes) != 3 {
			continue
		}
		for _, p := range a.Passages[1:] {
			section := a.Blocks[p.First:p.End]
			tasks := slices.ContainsFunc(section, func(b library.Block) bool { return strings.HasPrefix(b.Text, "Hai là, ") })
			if len(p.Themes) != 1 || section[0].Kind != library.Heading || !tasks {
				t.Errorf("%s: section %q: themes %v, tasks %t", a.Slug, section[0].Text, p.Themes, tasks)
			}
		}
	}
}

func TestAllWordsAreNFCWithoutInvisibleRunes(t *testing.T) {
	t.Parallel()
	err := fs.WalkDir(assets.Sample, "sample", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(assets.Sample, name)
		if err != nil {
			return err
		}
		if !norm.NFC.IsNormal(raw) {
			t.Errorf("%s is not NFC", name)
		}
		for line := range strings.SplitSeq(string(raw), "\n") {
			if strings.HasPrefix(name, articleFolder) && viet.Clean(line) != strings.TrimSuffix(line, " ") {
				t.Errorf("%s: spaces or unseen runes in %q", name, line)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestBodiesAreReadPieceByPiece(t *testing.T) {
	t.Parallel()
	body := "Mở đầu\nhai dòng.\n\n## Phần một {bien-dao}\n\n- a\n- b\n\n1. x\n2. y\n\n> Lời dẫn.\n\n| A | B |\n| 1 | 2 |\n\n![Chú thích](bien-1.png)\n\n**Phần hai** {}\n\nHết."
	got, err := parseText(body, []library.Theme{library.LandBorders})
	if err != nil {
		t.Fatal(err)
	}
	kinds := ""
	for _, b := range got.blocks {
		kinds += string(b.Kind) + " "
	}
	if kinds != "paragraph heading list list quote table image heading paragraph " {
		t.Errorf("blocks %s", kinds)
	}
	if got.blocks[0].Text != "Mở đầu hai dòng." || got.blocks[3].Items[1] != "y" || !got.blocks[3].Ordered ||
		got.blocks[5].Rows[1][1] != "2" || got.blocks[6].Src != picturePath+"bien-1.png" || got.blocks[7].Text != "Phần hai" {
		t.Errorf("%+v", got.blocks)
	}
	if len(got.passages) != 3 || got.passages[1].First != 1 || got.passages[1].End != 7 || len(got.passages[2].Themes) != 0 {
		t.Errorf("passages %+v", got.passages)
	}
}

func TestAFaultyArticleIsNamed(t *testing.T) {
	t.Parallel()
	for name, raw := range map[string]string{
		"no head":    "id: 1",
		"no title":   "id: 1\nlead: x\n\nText.",
		"no colon":   "id 1\n\nText.",
		"wrong date": "id: 1\ntitle: x\nlead: x\npublished: 31/12\nshown: day\ncategory: x\nin: feed\n\nText.",
		"no picture": "id: 1\ntitle: x\nlead: x\npublished: 2026-11-20\nshown: day\ncategory: x\nin: feed\n\n![x](y.gif)",
		"no text":    "id: 1\ntitle: x\nlead: x\npublished: 2026-11-20\nshown: day\ncategory: x\nin: feed\n\n",
	} {
		if a, err := parseArticle("x", raw); err == nil {
			t.Errorf("%s: read as %+v", name, a)
		}
	}
}
