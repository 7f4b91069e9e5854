package cli

import (
	"io"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/library"
)

// hitJSON is a search result. Marks are the hits in the snippet, as pairs of rune positions.
type hitJSON struct {
	ID        int64           `json:"id"`
	Title     string          `json:"title"`
	URL       string          `json:"url"`
	Published library.Moment  `json:"published"`
	Themes    []library.Theme `json:"themes"`
	Snippet   string          `json:"snippet"`
	Marks     [][2]int        `json:"marks"`
	Block     int             `json:"block"`
	File      string          `json:"file"`    // the attachment that holds the words, "" where the article does
	Note      int64           `json:"note"`    // the person's own note that holds the words, 0 where none does
	Missing   string          `json:"missing"` // words that the article does not hold
	Instead   string          `json:"instead"` // what it holds in place of words of the query: «tiêm → tiên»
}

// searchLimit is how many results a search gives where no limit is asked for.
const searchLimit = 50

func searchCommand() command {
	f := filterFlags{}
	return command{
		name: "search", least: 1, most: -1, dash: true,
		flags: func(set *pflag.FlagSet) { f.add(set, searchLimit) },
		run: func(c *call) (result, error) {
			a, filter, err := f.open(c)
			if err != nil {
				return result{}, err
			}
			hits, err := a.Library().Search(c.ctx, strings.Join(c.args, " "), filter)
			values := make([]hitJSON, 0, len(hits))
			for _, h := range hits {
				snippet, marks := plainSnippet(h.Snippet)
				values = append(values, hitJSON{
					ID: h.ID, Title: h.Title, URL: library.ShownAddress(h.URL), Published: h.Published,
					Themes: library.SortThemes(h.Themes), Snippet: snippet, Marks: marks, Block: h.Block, File: h.File, Note: h.Note, Missing: h.Missing, Instead: h.Instead,
				})
			}
			return result{value: values, text: func(w io.Writer) { searchText(w, values) }}, err
		},
	}
}

func searchText(w io.Writer, hits []hitJSON) {
	if len(hits) == 0 {
		say(w, "bcv.no-hits")
		return
	}
	for _, h := range hits {
		if h.Missing != "" {
			say(w, "bcv.hit-missing", "words", h.Missing)
		}
		if h.Instead != "" {
			say(w, "bcv.hit-instead", "words", h.Instead)
		}
		if h.Note != 0 {
			say(w, "bcv.hit-note", "id", h.ID, "title", h.Title, "date", day(h.Published), "snippet", h.Snippet)
			continue
		}
		if h.File != "" {
			say(w, "bcv.hit-file", "id", h.ID, "title", h.Title, "date", day(h.Published), "snippet", h.Snippet, "file", h.File)
			continue
		}
		say(w, "bcv.hit", "id", h.ID, "title", h.Title, "date", day(h.Published), "snippet", h.Snippet)
	}
}

// plainSnippet takes the marks out of a snippet and says where they were.
func plainSnippet(marked string) (plain string, marks [][2]int) {
	runes := []rune{}
	marks = [][2]int{}
	start := 0
	for _, r := range marked {
		switch r {
		case library.HitStart:
			start = len(runes)
		case library.HitEnd:
			marks = append(marks, [2]int{start, len(runes)})
		default:
			runes = append(runes, r)
		}
	}
	return string(runes), marks
}
