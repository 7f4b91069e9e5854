package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// sharedData returns the content of a file of the data that development keeps beside the project, or nil
// where it is not.
func sharedData(t testing.TB, name string) []byte {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		raw, err := os.ReadFile(filepath.Join(dir, "shared", "data", filepath.FromSlash(name)))
		if err == nil {
			return raw
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return nil
		}
		dir = parent
	}
}

// seedFurniture is the first line of the seed that is no part of its article.
const seedFurniture = "Tin khác"

// seed returns the lines of the seed article, title first, and those of the furniture under it.
func seed(raw []byte) (article, furniture []string) {
	for _, line := range strings.Split(string(raw), "\n") {
		line = viet.Clean(line)
		switch {
		case line == "":
		case line == seedFurniture || len(furniture) > 0:
			furniture = append(furniture, line)
		default:
			article = append(article, line)
		}
	}
	return article, furniture
}

func checkSeed(t *testing.T, got library.Article, article []string) {
	t.Helper()
	var want []library.Block
	headings := 0
	for _, line := range article[1:] {
		b := library.Block{Kind: library.Paragraph, Text: line}
		if strings.HasPrefix(line, "Về công tác") && strings.HasSuffix(line, ":") {
			b.Kind, b.Level = library.Heading, 2
			headings++
		}
		want = append(want, b)
	}
	if headings != 3 {
		t.Fatalf("the seed has %d sections", headings)
	}
	sameBlocks(t, got.Blocks, want)
}

func TestTheSeedArticleComesOutOfAPortalPageWhole(t *testing.T) {
	raw := sharedData(t, "seed-article.txt")
	if raw == nil {
		t.Log("the seed is not here: TestEverySiteGivesTheWholeArticleInEveryWayOfEditing stands for it")
		return
	}
	article, furniture := seed(raw)
	template, err := os.ReadFile("testdata/sites/portal.html")
	if err != nil {
		t.Fatal(err)
	}
	page := strings.NewReplacer("{{title}}", article[0], "{{date}}", "14/01/2022", "{{time}}", "16:20", "{{lead}}", "",
		"<p><strong>{{author}}</strong></p>", "", "{{body}}", "<p>"+strings.Join(article[1:], "</p>\n<p>")+"</p>").Replace(string(template))
	got, err := Extract(t.Context(), []byte(page), "text/html; charset=utf-8", "https://tuyengiao.example.gov.vn/1458/39703/71968/659705/bai", Hint{})
	if err != nil {
		t.Fatal(err)
	}
	checkSeed(t, got, article)
	if got.Title != article[0] {
		t.Errorf("title %q", got.Title)
	}

	// The same as it was copied: one element, article and furniture after each other, no names to go by.
	for _, page := range []string{
		"<html><head><title>Website</title></head><body><div><p>" + strings.Join(append(article, furniture...), "</p>\n<p>") + "</p></div></body></html>",
		"<html><body><table><tr><td>" + strings.Join(append(article, furniture...), "<br><br>\n") + "</td></tr></table></body></html>",
		"<html><body><div><div>" + strings.Join(append(article, furniture...), "</div><div>") + "</div></div></body></html>",
	} {
		got, err := Extract(t.Context(), []byte(page), "text/html", "https://tuyengiao.example.gov.vn/bai", Hint{Title: article[0]})
		if err != nil {
			t.Fatal(err)
		}
		checkSeed(t, got, article)
	}
}

func TestNukeVietsOwnPageGivesTheTrueTimeLeadAndBody(t *testing.T) {
	raw := sharedData(t, "nukeviet/nv45_article.html")
	if raw == nil {
		t.Log("NukeViet's page is not here: testdata/sites/nukeviet.html stands for it")
		return
	}
	lead := Text(between(string(raw), `itemprop="description">`, `</div>`))
	feedDate, _ := viet.ParseDate("Wed, 12 Jan 2022 01:01:10 GMT")
	got, err := Extract(t.Context(), raw, "text/html; charset=utf-8", "https://bantuyengiao.example.gov.vn/vi/news/bien-dao/ket-qua-1201.html", Hint{Published: feedDate})
	if err != nil {
		t.Fatal(err)
	}
	if got.Published.String() != "2022-01-12T08:45:10+07:00" {
		t.Errorf("published %s", got.Published)
	}
	if got.Lead != lead || lead == "" || got.Blocks[0].Text != lead {
		t.Errorf("lead %q, first block %q, want %q", got.Lead, got.Blocks[0].Text, lead)
	}
	kinds := ""
	for _, b := range got.Blocks {
		kinds += string(b.Kind) + " "
	}
	if kinds != "paragraph image heading paragraph paragraph paragraph table " {
		t.Errorf("blocks: %s", kinds)
	}
	if got.Author != "Phòng Tuyên truyền" {
		t.Errorf("author %q", got.Author)
	}
	// Without the head's data only the visible minute is right, whatever feed and hidden elements say.
	stripped := strings.Replace(string(raw), "article:published_time", "x", 1)
	if got, err = Extract(t.Context(), []byte(stripped), "", "https://bantuyengiao.example.gov.vn/a.html", Hint{Published: feedDate}); err != nil {
		t.Fatal(err)
	}
	if got.Published.String() != "2022-01-12T08:45:00+07:00" || got.Published.Precision != library.ToMinute {
		t.Errorf("published %s (%s)", got.Published, got.Published.Precision)
	}
}

func between(text, begin, end string) string {
	_, rest, _ := strings.Cut(text, begin)
	inside, _, _ := strings.Cut(rest, end)
	return inside
}
