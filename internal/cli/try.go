package cli

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"baocaovien/assets"
	"baocaovien/internal/document"
	"baocaovien/internal/feed"
	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/points"
	"baocaovien/internal/theme"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// readBytes bounds a file given to try.
const readBytes = 50 << 20

// readArticle reads an article from a file: .html as a page, documents by what they are, everything else as text.
func readArticle(ctx context.Context, name string) (library.Article, error) {
	raw, err := file.Read(name, readBytes)
	if err != nil {
		return library.Article{}, err
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm":
		a, err := page.Extract(ctx, raw, "text/html", "", page.Hint{})
		if err != nil {
			return a, library.Fail(library.KindOf(err), name, err)
		}
		return a, nil
	case ".docx", ".pdf", ".mht", ".mhtml":
		return document.Read(ctx, name, raw)
	default:
		return document.Text(ctx, raw), library.Stopped(ctx, name)
	}
}

type feedJSON struct {
	Title string         `json:"title"`
	Items []feedItemJSON `json:"items"`
}

type feedItemJSON struct {
	ID        string         `json:"id"`
	Title     string         `json:"title"`
	URL       string         `json:"url"`
	Published library.Moment `json:"published"`
	Lead      string         `json:"lead"`
	HTML      string         `json:"html"`
}

func tryFeed() command {
	return command{name: "try feed", least: 1, most: 1, run: func(c *call) (result, error) {
		raw, err := file.Read(c.args[0], readBytes)
		if err != nil {
			return result{}, err
		}
		f, err := feed.Parse(c.ctx, raw, "", "")
		if err != nil {
			return result{}, library.Fail(library.KindOf(err), c.args[0], err)
		}
		value := feedJSON{Title: f.Title, Items: []feedItemJSON{}}
		rows := [][]string{}
		for _, i := range f.Items {
			value.Items = append(value.Items, feedItemJSON{
				ID: i.ID, Title: i.Title, URL: i.URL, Published: i.Published, Lead: i.Lead, HTML: i.HTML,
			})
			rows = append(rows, []string{day(i.Published), i.Title, i.URL})
		}
		return result{value: value, text: func(w io.Writer) { table(w, rows) }}, nil
	}}
}

func tryPage() command {
	var address string
	return command{
		name: "try page", least: 1, most: 1,
		flags: func(f *pflag.FlagSet) { f.StringVar(&address, "url", "", "") },
		run: func(c *call) (result, error) {
			raw, err := file.Read(c.args[0], readBytes)
			if err != nil {
				return result{}, err
			}
			article, err := page.Extract(c.ctx, raw, "", address, page.Hint{Now: library.At(time.Now(), library.ToSecond)})
			if err != nil {
				return result{}, library.Fail(library.KindOf(err), c.args[0], err)
			}
			classifier, err := theme.New(assets.Themes, nil)
			if err != nil {
				return result{}, err
			}
			r := classifier.Read(c.ctx, article.Title, article.Blocks)
			value := articleValue(article, r.Passages, r.Themes, 1)
			return result{value: value, text: func(w io.Writer) { articleText(c, w, value, "") }}, nil
		},
	}
}

type readingJSON struct {
	File     string                     `json:"file"`
	Themes   []library.Theme            `json:"themes"`
	Scores   map[library.Theme]float64  `json:"scores"`
	Passages []passageJSON              `json:"passages"`
	Held     map[library.Theme][]string `json:"held"` // the words that kept themes away
}

type passageJSON struct {
	Text    string                     `json:"text"`
	Themes  []library.Theme            `json:"themes"`
	Reasons map[library.Theme][]string `json:"reasons"` // the words that decided
}

func tryTheme() command {
	return command{name: "try theme", least: 1, most: -1, run: func(c *call) (result, error) {
		classifier, err := theme.New(assets.Themes, nil)
		if err != nil {
			return result{}, err
		}
		values := []readingJSON{}
		rows := [][]string{}
		for _, name := range c.args {
			article, err := readArticle(c.ctx, name)
			if err != nil {
				return result{}, err
			}
			v := readingValue(name, article, classifier.Read(c.ctx, article.Title, article.Blocks))
			values = append(values, v)
			rows = append(rows, []string{name, themeNames(c, v.Themes)})
		}
		return result{value: values, text: func(w io.Writer) { table(w, rows) }}, nil
	}}
}

func readingValue(name string, a library.Article, r theme.Reading) readingJSON {
	v := readingJSON{File: name, Themes: library.SortThemes(r.Themes), Scores: r.Scores, Passages: []passageJSON{}, Held: map[library.Theme][]string{}}
	for _, p := range r.Passages {
		v.Passages = append(v.Passages, passageJSON{
			Text: library.Plain(a.Blocks[p.First:p.End]), Themes: library.SortThemes(p.Themes),
			Reasons: map[library.Theme][]string{},
		})
	}
	for _, held := range r.Held() {
		v.Held[held.Theme] = held.Words
	}
	for _, reason := range r.Reasons() {
		v.Passages[reason.Passage].Reasons[reason.Theme] = reason.Words
	}
	return v
}

func tryPoints() command {
	var limit points.Limit
	return command{
		name: "try points", least: 1, most: -1,
		flags: func(f *pflag.FlagSet) {
			f.IntVar(&limit.Max, "max", 0, "")
			f.IntVar(&limit.Syllables, "syllables", 0, "")
		},
		run: func(c *call) (result, error) {
			if limit.Max < 0 || limit.Syllables < 0 {
				return result{}, usage(errors.New(words.Say("bcv.negative")))
			}
			classifier, err := theme.New(assets.Themes, nil)
			if err != nil {
				return result{}, err
			}
			var inputs []points.Input
			for i, name := range c.args {
				a, err := readArticle(c.ctx, name)
				if err != nil {
					return result{}, err
				}
				inputs = append(inputs, points.Input{
					Article: int64(i + 1), Version: 1, Title: a.Title, Lead: a.Lead, Published: a.Published, Blocks: a.Blocks,
					Passages: classifier.Read(c.ctx, a.Title, a.Blocks).Passages,
				})
			}
			value := pointsValue(points.Pick(c.ctx, inputs, limit), points.Figures(c.ctx, inputs, ""))
			return result{value: value, text: func(w io.Writer) { pointsText(w, value) }}, nil
		},
	}
}

type dateJSON struct {
	Text      string         `json:"text"`
	Time      library.Moment `json:"time"`
	Precision *string        `json:"precision"`
}

func tryDate() command {
	return command{name: "try date", least: 1, most: -1, run: func(c *call) (result, error) {
		values := []dateJSON{}
		rows := [][]string{}
		for _, text := range c.args {
			m, _ := viet.ParseDate(text)
			values = append(values, dateJSON{Text: text, Time: m, Precision: optional(string(m.Precision))})
			rows = append(rows, []string{text, m.String()})
		}
		return result{value: values, text: func(w io.Writer) { table(w, rows) }}, nil
	}}
}

type foldJSON struct {
	Text   string `json:"text"`
	NFC    string `json:"nfc"`
	Folded string `json:"folded"`
}

func tryFold() command {
	return command{name: "try fold", least: 1, most: -1, run: func(c *call) (result, error) {
		values := []foldJSON{}
		rows := [][]string{}
		for _, text := range c.args {
			v := foldJSON{Text: text, NFC: viet.NFC(text), Folded: viet.Fold(text)}
			values = append(values, v)
			rows = append(rows, []string{v.NFC, v.Folded})
		}
		return result{value: values, text: func(w io.Writer) { table(w, rows) }}, nil
	}}
}
