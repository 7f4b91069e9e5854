package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
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
func parseSelection(c *call, args []string, theme string) (ids []int64, selected library.Theme, err error) {
	if ids, err = parseIDs(args); err != nil {
		return nil, "", err
	}
	selected, err = parseSelector(c, theme)
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
			ids, selected, err := parseSelection(c, c.args, theme)
			if err != nil {
				return result{}, err
			}
			if most < 0 {
				return result{}, usage(errors.New(words.Say("bcv.negative")))
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			points, figures, err := a.Outlines.Points(c.ctx, ids, selected, most)
			value := pointsValue(points, figures)
			return result{value: value, text: func(w io.Writer) { pointsText(w, value) }}, err
		},
	}
}

type handoutJSON struct {
	File   string `json:"file"`
	Pages  int    `json:"pages"`
	Points int    `json:"points"`
	Left   int    `json:"left"` // groups of points that there was no room for

	Unprinted  string         `json:"unprinted"`       // letters that the type has not: replaced by something readable or left out
	Lost       []lostWordJSON `json:"unprinted_words"` // those that print as boxes
	Problems   []string       `json:"problems,omitempty"`
	Restricted *string        `json:"restricted"` // the stamp on its pages
}

// lostWordJSON is a word that prints as boxes, with the words around it.
type lostWordJSON struct {
	Text   string `json:"text"`
	Within string `json:"within"`
}

func lostWords(pages app.Pages) []lostWordJSON {
	all := []lostWordJSON{}
	for _, lost := range pages.Lost {
		all = append(all, lostWordJSON(lost))
	}
	return all
}

// How fast a speaker's cards may reckon, in syllables a minute (house: between reading out and hurrying).
const (
	slowestSpeech = 130
	fastestSpeech = 200
)

// paperFlags are how a handout is put on paper, as flags.
type paperFlags struct {
	app.PrintOptions
	minutes int
	speaker string
}

func (p *paperFlags) add(f *pflag.FlagSet) {
	f.StringVar(&p.Template, "template", handout.DeCuong, "")
	f.StringVar(&p.Preset, "preset", "", "")
	f.BoolVar(&p.Large, "large", false, "")
	f.BoolVar(&p.Booklet, "booklet", false, "")
	f.BoolVar(&p.TwoUp, "two-up", false, "")
	f.BoolVar(&p.SingleSided, "single-sided", false, "")
	f.IntVar(&p.PerMinute, "per-minute", 0, "")
	f.StringVar(&p.Contact, "contact", "", "")
	f.IntVar(&p.minutes, "minutes", 0, "")
	f.StringVar(&p.speaker, "speaker", "", "")
}

// check refuses what no template can print.
func (p *paperFlags) check() error {
	wrong := func(flag string, value any) error {
		return usage(errors.New(words.Say("bcv.wrong-value", "flag", flag, "value", value)))
	}
	switch {
	case p.Preset != "" && !slices.Contains(handout.Presets(), p.Preset):
		return wrong("preset", p.Preset)
	case p.PerMinute != 0 && (p.PerMinute < slowestSpeech || p.PerMinute > fastestSpeech):
		return wrong("per-minute", p.PerMinute)
	case p.minutes < 0:
		return wrong("minutes", p.minutes)
	case p.Booklet && p.TwoUp:
		return usage(errors.New(words.Say("bcv.booklet-or-two-up")))
	case !p.Foldable(p.Template):
		return usage(errors.New(words.Say("bcv.not-folded", "template", p.Template)))
	}
	return nil
}

// otherwise takes from the settings what no flag says.
func (p *paperFlags) otherwise(usual app.PrintOptions) {
	p.SingleSided = p.SingleSided || usual.SingleSided
	p.Large = p.Large || usual.Large
	p.Preset = cmp.Or(p.Preset, usual.Preset)
	p.PerMinute = cmp.Or(p.PerMinute, usual.PerMinute)
	p.Contact = cmp.Or(p.Contact, usual.Contact)
}

// handoutFlags are what a handout is made of and how, as flags.
type handoutFlags struct {
	paperFlags
	theme, title, out string
	counts            string // of a report: the file of its totals and rows
	translation       string // of a leaflet: the file of what it says in a second language
}

func (h *handoutFlags) add(f *pflag.FlagSet) {
	h.paperFlags.add(f)
	f.StringVar(&h.theme, "theme", "", "")
	f.StringVar(&h.title, "title", "", "")
	f.StringVar(&h.out, "out", "", "")
	f.StringVar(&h.counts, "counts", "", "")
	f.StringVar(&h.translation, "translation", "", "")
}

// check refuses what no template can print, and files that are neither PDF nor Word.
func (h *handoutFlags) check() error {
	if ending := strings.ToLower(filepath.Ext(h.out)); h.out != "" && ending != ".pdf" && ending != ".docx" {
		return usage(errors.New(words.Say("bcv.wrong-value", "flag", "out", "value", h.out)))
	}
	return h.paperFlags.check()
}

func handoutCommand() command {
	var flags handoutFlags
	return command{
		name: "handout", most: -1, flags: flags.add,
		run: func(c *call) (result, error) {
			if len(c.args) == 0 && flags.Template != handout.BaoCao {
				return result{}, usage(errors.New(words.Say("bcv.arguments", "command", "handout")))
			}
			ids, selected, err := parseSelection(c, c.args, flags.theme)
			if err != nil {
				return result{}, err
			}
			if err := flags.check(); err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			usual, err := a.Papers.UsualOptions(c.ctx, flags.Template)
			if err != nil {
				return result{}, err
			}
			flags.otherwise(usual)
			if flags.Template == handout.BaoCao {
				return reportHandout(c, a, &flags)
			}
			return outlineHandout(c, a, &flags, ids, selected)
		},
	}
}

// outlineHandout prints the points of articles.
func outlineHandout(c *call, a *app.App, flags *handoutFlags, ids []int64, selected library.Theme) (result, error) {
	outline, left, err := a.Outlines.Draft(c.ctx, ids, selected)
	if err != nil {
		return result{}, err
	}
	if title := viet.Clean(flags.title); title != "" {
		outline.Title = title
	}
	outline.Minutes, outline.Speaker = flags.minutes, viet.Clean(flags.speaker)
	if outline.Translation, err = readTranslation(flags.translation); err != nil {
		return result{}, err
	}
	file, err := outFile(flags.out, outline.Title)
	if err != nil {
		return result{}, err
	}
	value, err := writeHandout(c, a, outline, flags.PrintOptions, file)
	if value.Left = left; left > 0 {
		say(c.stderr, "bcv.draft-left", "count", left)
	}
	if err == nil {
		flags.tell(c, value)
	}
	return result{value: value, text: func(w io.Writer) {
		say(w, "bcv.handout", "file", value.File, "pages", value.Pages, "points", value.Points)
	}}, err
}

// writeHandout writes an outline to file: for Word where its name ends so, else as a PDF. What is too much for a
// leaflet is left out, and said.
func writeHandout(c *call, a *app.App, outline library.Outline, w app.PrintOptions, file string) (handoutJSON, error) {
	pages, err := writePaper(c, a, outline, w, file)
	if over := (*handout.Overflow)(nil); errors.As(err, &over) && len(over.Points) < outline.Points() {
		key := "bcv.left-out-many"
		if over.Lines > 0 {
			key = "bcv.left-out"
		}
		rest := over.Cut(outline)
		say(c.stderr, key, "points", handout.LeafletPoints(outline)-handout.LeafletPoints(rest), "lines", over.Lines)
		outline = rest
		pages, err = writePaper(c, a, outline, w, file)
	}
	points := outline.Points()
	if w.Template == handout.ToPhatTay {
		points = handout.LeafletPoints(outline)
	}
	stamp := library.Stamp("")
	if err == nil {
		stamp, err = a.Papers.StampOf(c.ctx, outline)
	}
	c.warnOf(stamp, file)
	return handoutJSON{
		File: file, Pages: len(pages.Pages), Points: points, Unprinted: string(pages.Replaced), Lost: lostWords(pages), Restricted: optional(string(stamp)),
	}, err
}

// warnOf tells of a paper that not everybody may read.
func (c *call) warnOf(stamp library.Stamp, file string) {
	if stamp != "" {
		say(c.stderr, "bcv.restricted-paper", "file", file, "stamp", stamp)
	}
}

// writePaper returns the pages that were written. Those of a Word file are the same outline's as a PDF: where Word breaks
// them is not known, and it has letters that our type has not.
func writePaper(c *call, a *app.App, outline library.Outline, w app.PrintOptions, file string) (app.Pages, error) {
	pages, err := a.Papers.Pages(c.ctx, outline, w)
	if err != nil {
		return app.Pages{}, err
	}
	if strings.EqualFold(filepath.Ext(file), ".docx") {
		pages.Replaced, pages.Lost = nil, nil
		return pages, a.Papers.SaveWord(c.ctx, outline, w, file)
	}
	return pages, pages.SavePDF(outline, file)
}

// tell says what was printed otherwise than one may think: letters the type has not, what contradicts itself, and flags
// that change nothing in a template.
func (h *handoutFlags) tell(c *call, value handoutJSON) {
	if value.Unprinted != "" {
		say(c.stderr, "bcv.unprinted", "letters", value.Unprinted)
	}
	for _, lost := range value.Lost {
		say(c.stderr, "bcv.unprinted-word", "word", lost.Text, "within", lost.Within)
	}
	for _, problem := range value.Problems {
		_, _ = fmt.Fprintln(c.stderr, problem)
	}
	idle := func(flag string) { say(c.stderr, "bcv.no-effect", "flag", flag, "template", h.Template) }
	if h.Large && !h.Enlarges(h.Template) {
		idle("large")
	}
	if h.minutes > 0 && h.Template != handout.Phieu {
		idle("minutes")
	}
	if h.translation != "" && h.Template != handout.ToPhatTay {
		idle("translation")
	}
}

// outFile names the file: as asked, or a PDF after the title.
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
