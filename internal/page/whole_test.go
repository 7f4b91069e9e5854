package page

import (
	"flag"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// madePages is how many pages the property is tried on; more are for those who change the extraction.
var madePages = flag.Int("pages", 300, "how many made-up pages to extract")

// madePage makes the page that a seed stands for: one article in one style of markup on one layout, furniture
// shuffled around and into it, and for every other one all names of classes replaced.
func madePage(seed uint64) (a madeArticle, raw, name string, noise []string) {
	m := newMaker(seed)
	a = m.article()
	style := madeStyles[m.IntN(len(madeStyles))]
	layout := madeLayouts[m.IntN(len(madeLayouts))]
	s := &madeSite{maker: m}
	parts := style.write(m, &a)
	if m.IntN(2) == 0 && style.name != "rows" && len(parts) > 3 {
		at := 1 + m.IntN(len(parts)-2)
		parts[at] = s.inside() + parts[at]
	}
	body := strings.Join(parts, style.between)
	if style.wrap != "" {
		body = fmt.Sprintf(style.wrap, body)
	}
	for range m.IntN(4) {
		body = `<div class="wr">` + body + `</div>`
	}
	raw = strings.NewReplacer("{body}", body, "{title}", a.title, "{lead}", a.lead, "{author}", a.author, "{menu}", s.menu(), "{crumbs}", s.crumbs(),
		"{share}", s.share(), "{audio}", s.audio(), "{tags}", s.tags(), "{comments}", s.comments(), "{box}", s.authorBox(), "{related}", s.related(),
		"{side}", s.side(), "{foot}", s.foot(), "{n}", fmt.Sprint(m.number())).Replace(layout.html)
	name = fmt.Sprintf("%d %s/%s/%s", seed, layout.name, style.name, a.genre)
	if m.IntN(2) == 0 {
		raw, name = renamed(raw), name+"/renamed"
	}
	return a, raw, name, s.noise
}

var madeNames = regexp.MustCompile(` (class|id)="([^"]+)"`)

// renamed gives every class and id a name that says nothing, the same one everywhere.
func renamed(raw string) string {
	known := map[string]string{}
	raw = madeNames.ReplaceAllStringFunc(raw, func(found string) string {
		at := madeNames.FindStringSubmatch(found)
		if known[at[2]] == "" {
			known[at[2]] = fmt.Sprintf("q%dz", len(known))
		}
		return fmt.Sprintf(` %s="%s"`, at[1], known[at[2]])
	})
	return regexp.MustCompile(` (?:itemprop|role)="[^"]*"`).ReplaceAllString(raw, "")
}

// wholeFaults tells what is wrong with an extraction, in words; nothing where it is whole.
func wholeFaults(a madeArticle, noise []string, got library.Article) []string {
	var faults []string
	fault := func(format string, values ...any) { faults = append(faults, fmt.Sprintf(format, values...)) }
	if got.Title != a.title {
		fault("title %q, want %q", got.Title, a.title)
	}
	var text strings.Builder
	for _, b := range got.Blocks {
		text.WriteString("\n" + b.Plain() + "\n")
	}
	all, at := text.String(), 0
	if a.lead != "" && !strings.Contains(all, a.lead) {
		fault("lead lost: %s", a.lead)
	}
	for _, p := range a.parts {
		for _, want := range p.texts() {
			switch n := strings.Count(all, want); {
			case n == 0:
				fault("lost: %s", want)
			case n > 1 && p.kind != madeTable:
				fault("%d times: %s", n, want)
			case !strings.Contains(all[at:], want):
				fault("out of order: %s", want)
			default:
				at += strings.Index(all[at:], want)
			}
		}
		if p.kind == madeHead && !isBlock(got.Blocks, library.Heading, p.text) {
			fault("no heading: %s", p.text)
		}
		if p.kind == madeText && !isParagraph(got.Blocks, p.text) {
			fault("no paragraph: %s", p.text)
		}
	}
	for _, n := range noise {
		if strings.Contains(all, n) && n != a.title {
			fault("furniture: %s", n)
		}
	}
	images := 0
	for _, p := range a.parts {
		if p.kind == madeImage {
			images++
		}
	}
	for _, b := range got.Blocks {
		switch {
		case b.Kind == library.Image:
			images--
			if !strings.Contains(b.Src, "/uploads/2026/anh-") {
				fault("image of the site: %s", b.Src)
			}
		case !a.has(b):
			fault("not of the article: %s %q", b.Kind, b.Plain())
		}
	}
	if images != 0 {
		fault("images: %d missing", images)
	}
	return faults
}

func (p madePart) texts() []string {
	switch p.kind {
	case madeItems:
		return p.items
	case madeTable:
		var cells []string
		for _, r := range p.rows {
			cells = append(cells, r...)
		}
		return cells
	}
	return []string{p.text}
}

func isBlock(blocks []library.Block, kind library.BlockKind, text string) bool {
	for _, b := range blocks {
		if b.Kind == kind && b.Text == text {
			return true
		}
	}
	return false
}

func isParagraph(blocks []library.Block, text string) bool {
	return isBlock(blocks, library.Paragraph, text) || isBlock(blocks, library.Quote, text) || isBlock(blocks, library.Heading, text)
}

// has reports whether a block says something of the article.
func (a madeArticle) has(b library.Block) bool {
	text := b.Plain()
	if text == a.lead || text == a.author || text == a.title {
		return true
	}
	for _, p := range a.parts {
		for _, t := range p.texts() {
			if strings.Contains(text, t) || strings.Contains(t, text) {
				return true
			}
		}
	}
	return strings.Contains(text, a.lead) && a.lead != ""
}

func TestEveryPartOfAnArticleComesOnceInOrderAndNothingOfTheSite(t *testing.T) {
	t.Parallel()
	failed, short, pages := 0, 0, *madePages
	if testing.Short() {
		pages = min(pages, 100)
	}
	for seed := range uint64(pages) { //nolint:gosec // small
		a, raw, name, noise := madePage(seed)
		got, err := Extract(t.Context(), []byte(raw), "text/html; charset=utf-8", "https://mau.example.gov.vn/tin-tuc/bai-"+fmt.Sprint(seed)+".html", Hint{Now: library.Day(2026, 11, 23)})
		faults := wholeFaults(a, noise, got)
		if err != nil {
			faults = []string{err.Error()}
		}
		if err == nil && got.Completeness.Share < library.WellRead {
			short++
		}
		if len(faults) > 0 {
			failed++
			t.Errorf("%s:\n  %s", name, strings.Join(faults, "\n  "))
		}
	}
	t.Logf("%d of %d pages whole, %d told to lack a part", pages-failed, pages, short)
	if short*50 > pages { // what is whole is seldom told to lack something
		t.Errorf("%d of %d pages are told to lack a part", short, pages)
	}
}
