package page

import (
	"html"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// A file of testdata/unseen is a page with what is expected of it marked where it stands: «[[p|…]]» is a
// paragraph, h a heading, q a quote, li an item, td a cell, s an image's address, c its caption, f an
// attachment's address, t the title, l the lead and a the author. «@7» is the seventh line of words.txt.
// The line above the page names its address and the day of the article.
var (
	mark         = regexp.MustCompile(`(?s)\[\[(\w+)\|(.*?)\]\]`)
	numberedPart = regexp.MustCompile(`@(\d+)`)
	anyTag       = regexp.MustCompile(`<[^>]*>`)
	preamble     = regexp.MustCompile(`^url=(\S+) date=(\S+)\n`)
)

// unseen is a marked page and what is expected of it.
type unseen struct {
	name, address, raw                 string
	title, lead, author, date          string
	headings, paragraphs, cells, items []string
	images, captions, files            []string
}

// readUnseen reads the marked pages.
func readUnseen(t *testing.T) []unseen {
	t.Helper()
	raw, err := os.ReadFile("testdata/unseen/words.txt")
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Split(string(raw), "\n")
	names, err := filepath.Glob("testdata/unseen/*.html")
	if err != nil || len(names) == 0 {
		t.Fatal("no marked pages", err)
	}
	var pages []unseen
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		head := preamble.FindStringSubmatch(string(raw))
		if head == nil {
			t.Fatal(name, "has no address and date")
		}
		u := unseen{name: filepath.Base(name), address: head[1], date: head[2]}
		text := numberedPart.ReplaceAllStringFunc(string(raw)[len(head[0]):], func(s string) string {
			n, _ := strconv.Atoi(s[1:])
			return words[n-1]
		})
		u.note(mark.FindAllStringSubmatch(text, -1))
		u.raw = mark.ReplaceAllString(text, "$2")
		pages = append(pages, u)
	}
	return pages
}

// note sorts what is marked.
func (u *unseen) note(marks [][]string) {
	for _, m := range marks {
		text := strings.Join(strings.Fields(html.UnescapeString(anyTag.ReplaceAllString(m[2], ""))), " ")
		switch m[1] {
		case "t":
			u.title = text
		case "l":
			u.lead = text
		case "a":
			u.author = text
		case "h":
			u.headings = append(u.headings, text)
		case "p", "q":
			u.paragraphs = append(u.paragraphs, text)
		case "td":
			u.cells = append(u.cells, text)
		case "li":
			u.items = append(u.items, text)
		case "c":
			u.captions = append(u.captions, text)
		case "s", "f":
			base, _ := url.Parse(u.address)
			ref, _ := base.Parse(text)
			if m[1] == "f" {
				u.files = append(u.files, ref.String())
			} else {
				u.images = append(u.images, ref.String())
			}
		}
	}
}

// found sorts the blocks of an article as note sorts the marks.
func found(a library.Article) unseen {
	u := unseen{title: a.Title, lead: a.Lead, author: a.Author, date: a.Published.String()}
	for _, b := range a.Blocks {
		switch b.Kind {
		case library.Heading:
			u.headings = append(u.headings, b.Text)
		case library.Paragraph, library.Quote:
			u.paragraphs = append(u.paragraphs, b.Text)
		case library.List:
			u.items = append(u.items, b.Items...)
		case library.Table:
			u.cells = append(u.cells, slices.Concat(b.Rows...)...)
		case library.Image:
			u.images = append(u.images, b.Src)
			if b.Text != "" {
				u.captions = append(u.captions, b.Text)
			}
		}
	}
	for _, f := range a.Attachments {
		u.files = append(u.files, f.URL)
	}
	return u
}

// opened returns the paragraphs with the lead before them, which is a block too.
func opened(u unseen) []string {
	if u.lead == "" {
		return u.paragraphs
	}
	return append([]string{u.lead}, u.paragraphs...)
}

// unsigned leaves out the line that an article is signed with, which stays in its text as published.
func unsigned(paragraphs []string, author string) []string {
	return slices.DeleteFunc(slices.Clone(paragraphs), func(p string) bool {
		return author != "" && strings.Contains(p, author) && len(p) < len(author)+30
	})
}

// missing returns what of want is not in got.
func missing(want, got []string) []string {
	var out []string
	for _, w := range want {
		if !slices.Contains(got, w) {
			out = append(out, w)
		}
	}
	return out
}

func TestPagesOfSiteKindsNeverSeenAreReadWhole(t *testing.T) {
	bad, units := 0, 0
	for _, u := range readUnseen(t) {
		t.Run(u.name, func(t *testing.T) {
			a, err := Extract(t.Context(), []byte(u.raw), "text/html", u.address, Hint{})
			if err != nil {
				bad += 10
				t.Fatal(err)
			}
			if a.Completeness.Share < library.WellRead {
				t.Errorf("a share of %.2f", a.Completeness.Share)
			}
			got := found(a)
			compare := func(what string, want, got []string) {
				units += len(want)
				for _, m := range missing(want, got) {
					bad++
					t.Errorf("%s is missing: %.90s", what, m)
				}
				for _, m := range missing(got, want) {
					bad++
					t.Errorf("%s is too much: %.90s", what, m)
				}
			}
			compare("title", []string{u.title}, []string{got.title})
			compare("lead", []string{u.lead}, []string{got.lead})
			compare("author", []string{u.author}, []string{got.author})
			compare("date", []string{u.date}, []string{got.date[:min(len(got.date), len(u.date))]})
			compare("heading", u.headings, got.headings)
			compare("paragraph", opened(u), unsigned(got.paragraphs, u.author))
			compare("item", u.items, got.items)
			compare("cell", u.cells, got.cells)
			compare("image", u.images, got.images)
			compare("caption", u.captions, got.captions)
			compare("attachment", u.files, got.files)
		})
	}
	t.Logf("%d faults in %d", bad, units)
}
