package theme

import (
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

// ownThemes finds users' own themes: a passage that uses one of a theme's keywords belongs to it. The
// keywords stand beside the vocabulary: they neither cover its terms nor are covered by them.
type ownThemes struct {
	themes []library.Theme // that there are, in reading order
	of     []library.Theme // of each keyword
	marked *phrase.Lexicon // keywords typed with marks, for text with marks
	loose  *phrase.Lexicon // keywords typed without: they match any marks
	bare   *phrase.Lexicon // all, for text without any marks
}

func newOwnThemes(all []library.OwnTheme) *ownThemes {
	o := &ownThemes{marked: phrase.NewLexicon(phrase.Marked), loose: phrase.NewLexicon(phrase.Folded), bare: phrase.NewLexicon(phrase.Folded)}
	for _, own := range all {
		o.themes = append(o.themes, own.Theme)
		for _, keyword := range own.Keywords {
			rule := int32(len(o.of)) //nolint:gosec // a person types them
			o.of = append(o.of, own.Theme)
			for _, form := range formsOf(keyword) {
				exact := o.loose
				if viet.Fold(form) != form {
					exact = o.marked
				}
				exact.AddWords(form, rule)
				o.bare.AddWords(form, rule)
			}
		}
	}
	o.themes = library.SortThemes(o.themes)
	for _, l := range []*phrase.Lexicon{o.marked, o.loose, o.bare} {
		l.Index()
	}
	return o
}

// formsOf returns the ways to write what a person typed as a keyword: its words in lower case, with its
// commas and without. What has no words has no forms.
func formsOf(keyword string) []string {
	words := strings.Join(viet.Syllables(keyword), " ")
	var parts []string
	for part := range strings.SplitSeq(keyword, ",") {
		if part = strings.Join(viet.Syllables(part), " "); part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) < 2 {
		return []string{words}
	}
	return []string{words, strings.Join(parts, " , ")}
}

// find returns the keywords in text, whose tokens stand where those of the vocabulary do.
func (o *ownThemes) find(text string, withMarks bool) []phrase.Occurrence {
	lexicons := []*phrase.Lexicon{o.bare}
	if withMarks {
		lexicons = []*phrase.Lexicon{o.marked, o.loose}
	}
	var hits []phrase.Occurrence
	for _, l := range lexicons {
		if !l.Empty() {
			hits = l.Find(hits, text, l.Tokens(nil, text))
		}
	}
	return hits
}

// decide adds the users' themes to the decisions about the passages. A keyword that stands only in the
// title counts for the first passage.
func (o *ownThemes) decide(t *scannedArticle, cuts []cut, decisions []decision) {
	for _, theme := range o.themes {
		found := 0
		for i, s := range cuts {
			n := 0
			for _, block := range s.blocks() {
				n += o.count(&t.blocks[block], theme)
			}
			decisions[i].confidence[theme] = sureness(n)
			found += n
		}
		if found == 0 && len(cuts) > 0 {
			decisions[0].confidence[theme] = sureness(o.count(&t.title, theme))
		}
	}
}

// sureness is how sure n uses of keywords make: one is just enough.
func sureness(n int) float64 { return float64(n) / float64(n+1) }

func (o *ownThemes) count(u *scannedText, theme library.Theme) int {
	n := 0
	for _, h := range u.own {
		if o.of[h.Rule] == theme {
			n++
		}
	}
	return n
}

// blocks returns the blocks a passage is judged by: its own and the headings over it.
func (s cut) blocks() []int {
	var all []int
	for _, i := range s.under {
		if i < s.first {
			all = append(all, i)
		}
	}
	for i := s.first; i < s.end; i++ {
		all = append(all, i)
	}
	return slices.Clip(all)
}
