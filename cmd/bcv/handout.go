package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// pointsJSON are the points and figures of articles.
type pointsJSON struct {
	Points  []library.Point  `json:"points"`
	Figures []library.Figure `json:"figures"`
}

func pointsValue(points []library.Point, figures []library.Figure) pointsJSON {
	v := pointsJSON{Points: []library.Point{}, Figures: append([]library.Figure{}, figures...)}
	for _, p := range points {
		p.Themes = library.SortThemes(p.Themes)
		v.Points = append(v.Points, p)
	}
	return v
}

func pointsText(w io.Writer, v pointsJSON) {
	for _, p := range v.Points {
		say(w, "bcv.point-"+string(p.Kind), "text", p.Text, "article", p.Article)
	}
	if len(v.Figures) > 0 {
		say(w, "bcv.figures")
	}
	for _, f := range v.Figures {
		say(w, "bcv.figure", "text", f.Text, "sentence", f.Sentence, "article", f.Article)
	}
}

// parseSelection reads the ids of articles and the theme that is wanted of them, "" for all.
func parseSelection(args []string, theme string) (ids []int64, selected library.Theme, err error) {
	if ids, err = parseIDs(args); err != nil {
		return nil, "", err
	}
	selected, err = parseSelector(theme)
	return ids, selected, err
}

func pointsCommand() command {
	var theme string
	var most int
	return command{
		name: "points", least: 1, most: -1,
		flags: func(f *pflag.FlagSet) {
			f.StringVar(&theme, "theme", "", "")
			f.IntVar(&most, "max", 0, "")
		},
		run: func(c *call) (result, error) {
			ids, selected, err := parseSelection(c.args, theme)
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			points, figures, err := a.Points(c.ctx, ids, selected, max(most, 0))
			value := pointsValue(points, figures)
			return result{value: value, text: func(w io.Writer) { pointsText(w, value) }}, err
		},
	}
}

type handoutJSON struct {
	File   string `json:"file"`
	Pages  int    `json:"pages"`
	Points int    `json:"points"`
}

func handoutCommand() command {
	var template, theme, title, out string
	return command{
		name: "handout", least: 1, most: -1,
		flags: func(f *pflag.FlagSet) {
			f.StringVar(&template, "template", handout.DeCuong, "")
			f.StringVar(&theme, "theme", "", "")
			f.StringVar(&title, "title", "", "")
			f.StringVar(&out, "out", "", "")
		},
		run: func(c *call) (result, error) {
			ids, selected, err := parseSelection(c.args, theme)
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			outline, err := a.Draft(c.ctx, ids, selected)
			if err != nil {
				return result{}, err
			}
			if title = viet.Clean(title); title != "" {
				outline.Title = title
			}
			file, err := outFile(out, outline.Title)
			if err != nil {
				return result{}, err
			}
			pages, err := a.SavePDF(c.ctx, template, outline, file)
			if over := (*handout.Overflow)(nil); errors.As(err, &over) && len(over.Points) < outline.Points() {
				say(c.stderr, "bcv.left-out", "points", len(over.Points), "lines", over.Lines)
				outline = over.Cut(outline)
				pages, err = a.SavePDF(c.ctx, template, outline, file)
			}
			value := handoutJSON{File: file, Pages: pages, Points: outline.Points()}
			return result{value: value, text: func(w io.Writer) {
				say(w, "bcv.handout", "file", value.File, "pages", value.Pages, "points", value.Points)
			}}, err
		},
	}
}

// outFile names the PDF: as asked, or after the title.
func outFile(out, title string) (string, error) {
	if out == "" {
		out = fileName(title) + ".pdf"
	}
	file, err := filepath.Abs(out)
	if err != nil {
		return "", fmt.Errorf("file name: %w", err)
	}
	return file, nil
}

// nameRunes bounds the length of a file name made from a title.
const nameRunes = 60

// fileName makes a name every system accepts from a title: its letters and digits without marks.
func fileName(title string) string {
	words := strings.FieldsFunc(viet.Fold(title), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	name := strings.Join(words, "-")
	if len(name) > nameRunes {
		name = strings.TrimRight(name[:nameRunes], "-")
	}
	if name == "" {
		name = handout.DeCuong
	}
	return name
}
