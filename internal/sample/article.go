package sample

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"baocaovien/assets"
	"baocaovien/internal/library"
)

// articleFolder holds the article files within assets.Sample.
const articleFolder = "sample/articles"

// Story is an article of the sample site, with what a reader of its page must find there.
type Story struct {
	Slug      string
	Path      string // on the site, beginning with "/", without what the feed adds for counting
	Title     string
	Lead      string
	Author    string // "" where the page names none
	Published library.Moment
	Themes    []library.Theme
	// Blocks is the text without the lead and without anything around it. A bold line that serves as
	// a heading has level 0, since nothing on the page tells its level; pictures have their path on
	// the site.
	Blocks   []library.Block
	Passages []library.Passage // the themes section by section
	InFeed   bool              // the feed lists it
	InList   bool              // the category page without a feed lists it

	id       string
	category string
	shown    string // how its page writes the date
	attach   string // the attached document's name, "" for none
	version  string // changes when the file does
}

// Paragraphs returns what must be read of the article's page, in order: headings, paragraphs, quotes
// and items of lists. Tables and captions are left to Blocks.
func (a Story) Paragraphs() []string {
	var all []string
	for _, b := range a.Blocks {
		switch b.Kind {
		case library.Heading, library.Paragraph, library.Quote:
			all = append(all, b.Text)
		case library.List:
			all = append(all, b.Items...)
		case library.Table, library.Image:
		}
	}
	return all
}

// Attachment returns the path of the attached document on the site, or "".
func (a Story) Attachment() string {
	if a.attach == "" {
		return ""
	}
	return documentPath + a.attach + ".docx"
}

// written reads the articles once. They are embedded, so a broken file is a fault of the build, which
// the package's test finds.
var written = sync.OnceValue(func() []Story {
	articles, err := readArticles(assets.Sample)
	if err != nil {
		panic(err)
	}
	return articles
})

// Articles returns all articles of the site, newest first.
func Articles() []Story { return slices.Clone(written()) }

// readArticles reads the article files, newest first.
func readArticles(files fs.FS) ([]Story, error) {
	names, err := fs.Glob(files, articleFolder+"/*.md")
	if err != nil {
		return nil, fmt.Errorf("sample: %w", err)
	}
	articles := make([]Story, 0, len(names))
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("sample: %w", err)
		}
		a, err := parseArticle(strings.TrimSuffix(path.Base(name), ".md"), string(raw))
		if err != nil {
			return nil, fmt.Errorf("sample: %s: %w", name, err)
		}
		articles = append(articles, a)
	}
	slices.SortStableFunc(articles, func(a, b Story) int { return int(b.Published.Unix - a.Published.Unix) })
	return articles, nil
}

func parseArticle(slug, raw string) (Story, error) {
	head, body, found := strings.Cut(raw, "\n\n")
	if !found {
		return Story{}, errors.New("no empty line after the head")
	}
	fields, err := parseHead(head)
	if err != nil {
		return Story{}, err
	}
	published, err := parseMoment(fields["published"])
	if err != nil {
		return Story{}, err
	}
	themes := parseThemes(fields["themes"])
	t, err := parseText(body, themes)
	if err != nil {
		return Story{}, err
	}
	sum := sha256.Sum256([]byte(raw))
	a := Story{
		Slug: slug, Title: fields["title"], Lead: fields["lead"], Author: fields["author"],
		Published: published, Themes: themes, Blocks: t.blocks, Passages: t.passages,
		InFeed: strings.Contains(fields["in"], "feed"), InList: strings.Contains(fields["in"], "list"),
		id: fields["id"], category: fields["category"], shown: fields["shown"], attach: fields["attach"],
		version: hex.EncodeToString(sum[:8]),
	}
	a.Path = a.address()
	return a, nil
}

// address returns the path of the article in the manner of the layout it is shown in.
func (a Story) address() string {
	if a.InFeed {
		return "/vi/news/" + a.category + "/" + a.Slug + "-" + a.id + ".html"
	}
	return "/bai-viet/" + a.Slug + "-" + a.id
}

func parseHead(head string) (map[string]string, error) {
	fields := map[string]string{}
	for line := range strings.SplitSeq(head, "\n") {
		key, value, found := strings.Cut(line, ":")
		if !found {
			return nil, fmt.Errorf("not a line of the head: %q", line)
		}
		fields[key] = strings.TrimSpace(value)
	}
	for _, key := range []string{"id", "title", "lead", "published", "shown", "category", "in"} {
		if fields[key] == "" {
			return nil, fmt.Errorf("no %s", key)
		}
	}
	return fields, nil
}

func parseThemes(list string) []library.Theme {
	var themes []library.Theme
	for name := range strings.SplitSeq(list, ",") {
		if name = strings.TrimSpace(name); name != "" {
			themes = append(themes, library.Theme(name))
		}
	}
	return library.SortThemes(themes)
}

func parseMoment(value string) (library.Moment, error) {
	if at, err := time.ParseInLocation(time.DateOnly, value, library.Vietnam); err == nil {
		return library.At(at, library.ToDay), nil
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", value, library.Vietnam)
	if err != nil {
		return library.Moment{}, fmt.Errorf("published: %w", err)
	}
	return library.At(at, library.ToMinute), nil
}
