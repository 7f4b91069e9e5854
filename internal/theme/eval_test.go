package theme_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/theme"
)

// labelled is an article of the evaluation data with the themes people gave it.
type labelled struct {
	file   string
	note   string
	title  string
	blocks []library.Block
	themes []library.Theme
	scored bool
}

var themeOfLabel = map[string]library.Theme{
	"sea": library.SeaIslands, "land": library.LandBorders, "foreign": library.ForeignInformation,
}

// TestEvalThemes prints how well the classifier reads the labelled articles in the folder that EVAL_DATA
// names (make eval). Without the folder there is nothing to measure, and the test says so and passes:
// the rules themselves are tested elsewhere.
func TestEvalThemes(t *testing.T) {
	folder := os.Getenv("EVAL_DATA")
	if folder == "" {
		t.Log("EVAL_DATA names no folder: nothing measured")
		return
	}
	articles := readLabelled(t, filepath.Join(folder, "themes"))
	classifier, err := theme.New(assets.Themes, nil)
	if err != nil {
		t.Fatal(err)
	}
	articles = slices.DeleteFunc(articles, func(a labelled) bool { return !a.scored })
	table := newScoreTable()
	readings := make([]theme.Reading, len(articles))
	for i, a := range articles {
		reading := classifier.Read(t.Context(), a.title, a.blocks)
		readings[i] = reading
		table.add(a.themes, reading.Themes)
		if !slices.Equal(a.themes, reading.Themes) {
			t.Logf("%-28s is %v, read %v %v (%s: %s)", a.file, a.themes, reading.Themes, reading.Scores, a.note, a.title)
			for _, r := range reading.Reasons() {
				t.Logf("    %s: %q", r.Theme, r.Words)
			}
		}
	}
	t.Log("as shipped\n" + table.String())
	t.Log("thresholds found on the other folds\n" + crossValidate(articles, readings).String())
	if table.articles == 0 {
		t.Error("no scored article in the folder")
	}
}

// folds is how many parts the articles are dealt into for cross-validation.
const folds = 10

// crossValidate reads each fold with the thresholds that are best on the others. What was written with the
// labels in view, the vocabulary itself, it cannot judge.
func crossValidate(articles []labelled, readings []theme.Reading) *scoreTable {
	table := newScoreTable()
	for fold := range folds {
		limits := map[library.Theme]float64{}
		for _, theme := range library.BuiltinThemes() {
			limits[theme] = bestLimit(articles, readings, theme, func(i int) bool { return i%folds != fold })
		}
		for i := fold; i < len(articles); i += folds {
			var got []library.Theme
			for _, theme := range library.BuiltinThemes() {
				if readings[i].Scores[theme] >= limits[theme] {
					got = append(got, theme)
				}
			}
			table.add(articles[i].themes, library.SortThemes(got))
		}
	}
	return table
}

// bestLimit returns the middle of the confidences that part the chosen articles best.
func bestLimit(articles []labelled, readings []theme.Reading, theme library.Theme, chosen func(int) bool) float64 {
	best, first, last := -1.0, 0.0, 0.0
	for limit := 0.3; limit < 0.75; limit += 0.005 {
		table := newScoreTable()
		for i, a := range articles {
			if !chosen(i) {
				continue
			}
			var want, got []library.Theme
			if slices.Contains(a.themes, theme) {
				want = append(want, theme)
			}
			if readings[i].Scores[theme] >= limit {
				got = append(got, theme)
			}
			table.add(want, got)
		}
		switch f1 := table.f1(theme); {
		case f1 > best:
			best, first, last = f1, limit, limit
		case f1 == best:
			last = limit
		}
	}
	return (first + last) / 2
}

func readLabelled(t *testing.T, folder string) []labelled {
	t.Helper()
	table, err := os.ReadFile(filepath.Join(folder, "labels.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	rows := csv.NewReader(bytes.NewReader(table))
	rows.Comma = '\t'
	rows.LazyQuotes = true
	records, err := rows.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []labelled
	for _, r := range records[1:] {
		raw, err := os.ReadFile(filepath.Join(folder, r[0]))
		if err != nil {
			t.Fatal(err)
		}
		a := labelled{file: r[0], note: r[4], scored: r[3] == "0"}
		lines := strings.Split(string(raw), "\n")
		a.title = lines[1]
		for _, l := range lines[2:] {
			if l = strings.TrimSpace(l); l != "" {
				a.blocks = append(a.blocks, library.Block{Kind: library.Paragraph, Text: l})
			}
		}
		for label := range strings.SplitSeq(r[2], ",") {
			if theme, ok := themeOfLabel[label]; ok {
				a.themes = append(a.themes, theme)
			}
		}
		a.themes = library.SortThemes(a.themes)
		all = append(all, a)
	}
	return all
}
