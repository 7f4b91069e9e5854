package theme

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"baocaovien/internal/library"
	"baocaovien/internal/phrase"
)

// Reading is what the classifier found in an article.
type Reading struct {
	Themes   []library.Theme           // of the article: all that its passages bear, never nil
	Scores   map[library.Theme]float64 // 0 to 1: the highest of its passages; from 0.5 on it bears the theme
	Passages []library.Passage         // without gaps, from the first block to the last
	why      func() explanation        // made when first asked for: hardly any reading is
}

// explanation is what tells a person why an article was read as it was.
type explanation struct {
	reasons []Reason
	held    []Held
}

// Reasons tells which words decided, for each theme of each passage.
func (r Reading) Reasons() []Reason { return r.explained().reasons }

// Held tells, for each theme that something kept from the article, what that was.
func (r Reading) Held() []Held { return r.explained().held }

func (r Reading) explained() explanation {
	if r.why == nil {
		return explanation{}
	}
	return r.why()
}

// Classifier reads articles. It never changes, so several goroutines may use it at once.
type Classifier struct {
	lines  []termLine
	themes []library.Theme // of the vocabulary
	own    *ownThemes
	marked func() markedWords     // for text with marks; made when first needed, as many commands read nothing
	bare   func() *phrase.Lexicon // for text without any
	model  model
	counts *sync.Pool // of *termCount that are free

	weights Weights           // without its grams
	table   func() *gramTable // which are laid out when first needed
}

// New returns a classifier with the vocabulary, model and weights in files (assets.Themes: themes/vocabulary.txt,
// themes/model.txt, themes/weights.bin) and the user's own themes, any keyword of which is enough for a passage. Files that
// cannot be read are a library.Internal failure: they come with the program.
func New(files fs.FS, own []library.OwnTheme) (*Classifier, error) {
	const vocabularyFile, modelFile, weightsFile = "themes/vocabulary.txt", "themes/model.txt", "themes/weights.bin"
	raw, err := fs.ReadFile(files, vocabularyFile)
	if err != nil {
		return nil, library.Fail(library.Internal, vocabularyFile, fmt.Errorf("theme: %w", err))
	}
	lines, err := readVocabulary(raw)
	if err != nil {
		return nil, library.Fail(library.Internal, vocabularyFile, fmt.Errorf("theme: %w", err))
	}
	if raw, err = fs.ReadFile(files, modelFile); err != nil {
		return nil, library.Fail(library.Internal, modelFile, fmt.Errorf("theme: %w", err))
	}
	m, err := readModel(raw)
	if err != nil {
		return nil, library.Fail(library.Internal, modelFile, fmt.Errorf("theme: %w", err))
	}
	if raw, err = fs.ReadFile(files, weightsFile); err != nil {
		return nil, library.Fail(library.Internal, weightsFile, fmt.Errorf("theme: %w", err))
	}
	weights, grams, err := readWeights(raw)
	if err != nil {
		return nil, library.Fail(library.Internal, weightsFile, fmt.Errorf("theme: %w", err))
	}
	c := build(lines, m)
	c.weights, c.table = weights, sync.OnceValue(func() *gramTable { return newGramTable(grams) })
	return c.With(own), nil
}

// With returns a classifier of the same vocabulary and model for other themes of the user.
func (c *Classifier) With(own []library.OwnTheme) *Classifier {
	other := *c
	other.own = newOwnThemes(own)
	return &other
}

func build(lines []termLine, m model) *Classifier {
	themes := themesOf(lines)
	for i := range lines {
		l := &lines[i]
		l.weight = m.weight[l.strength]
		l.place, l.swaysTo = slices.Index(themes, l.theme), slices.Index(themes, l.sways)
	}
	return &Classifier{
		lines: lines, themes: themes, model: m, counts: &sync.Pool{},
		marked: sync.OnceValue(func() markedWords { return hashedLexicon(lexiconOf(lines, phrase.Marked)) }),
		bare:   sync.OnceValue(func() *phrase.Lexicon { return lexiconOf(lines, phrase.Folded) }),
	}
}

func themesOf(lines []termLine) []library.Theme {
	var all []library.Theme
	for _, l := range lines {
		if l.theme != "" {
			all = append(all, l.theme)
		}
	}
	return library.SortThemes(all)
}

// Read finds the passages of an article and their themes. Text without a word of any theme, or in
// another language, gets passages without themes. Once ctx is done it stops, and what it then returns is no reading: whoever
// keeps it asks ctx first.
func (c *Classifier) Read(ctx context.Context, title string, blocks []library.Block) Reading {
	reading := Reading{Scores: map[library.Theme]float64{}}
	t := c.scan(ctx, title, blocks)
	if t == nil {
		return reading
	}
	cuts, decisions, whole := c.part(t)
	t.whole = whole
	told := c.told(t, whole, decisions)
	cuts, decisions = c.tiled(t, cuts, decisions)
	if len(cuts) > 0 {
		decisions = c.judge(t, cuts, decisions, told)
	}
	c.own.decide(t, cuts, decisions)
	cuts, decisions = c.trim(t, cuts, decisions)
	all := library.SortThemes(slices.Concat(c.themes, c.own.themes))
	for i, d := range decisions {
		p := library.Passage{First: cuts[i].first, End: cuts[i].end, Themes: []library.Theme{}}
		for _, theme := range all {
			reading.Scores[theme] = max(reading.Scores[theme], d.confidence[theme])
			if d.confidence[theme] >= bears {
				p.Themes = append(p.Themes, theme)
			}
		}
		reading.Passages = append(reading.Passages, p)
	}
	reading.Themes = library.UnionThemes(reading.Passages)
	unexplained := reading
	reading.why = sync.OnceValue(func() explanation { return c.explain(t, cuts, decisions, unexplained) })
	return reading
}

// explain finds the words that decided for each theme of the passages of a reading, and those that kept the others away.
func (c *Classifier) explain(t *scannedArticle, cuts []cut, decisions []decision, r Reading) (e explanation) {
	for i, p := range r.Passages {
		for _, theme := range p.Themes {
			e.reasons = append(e.reasons, c.reason(t, cuts[i], i, decisions[i], theme))
		}
	}
	for _, theme := range c.themes {
		if slices.Contains(r.Themes, theme) {
			continue
		}
		if h := c.held(t, theme, r.Scores[theme]); len(h.Words) > 0 {
			e.held = append(e.held, h)
		}
	}
	return e
}
