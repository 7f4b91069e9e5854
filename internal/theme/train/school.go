package main

import (
	"cmp"
	"context"
	"math"
	"slices"

	"baocaovien/internal/svm"
	"baocaovien/internal/theme"
)

// The numbers chosen in cross-validation over all labelled articles; the tables stand in CONTRIBUTING.md.
const (
	fewestArticles = 8    // labelled ones that a gram stands in, to be learned
	borneShare     = 2.0  // of the weight of an article without the theme, for one with it: they are far fewer
	unsureShare    = 0.6  // of the weight of a sure article, for one that readers would differ on
	openShare      = 0.3  // the same for one of our own labels without a theme; one with a theme, mostly a visit of state, is not learned from
	guessedShare   = 0.1  // the same for an article without labels that the first weights are sure of
	sureMargin     = 0.4  // how far from the border those must be
	briefShare     = 0.35 // for the beginning alone of a labelled article, read as an article
	behindShare    = 0.15 // for the same with a part of its title as a run-in label
	briefBlocks    = 2    // which has so many
	ownShare       = 0.5  // for the texts written for the tests
	toldScale      = 0.5  // of what the vocabulary says, beside grams of length 1 together
	titleScale     = 2    // of grams of the title, beside those of the text
	leadScale      = 1.25 // of those of the first paragraph
	rareSteps      = 10.0 // of theme.Gram.Rare
)

// example is an article as a vector of features, in the order of their places.
type example struct {
	*sample
	features []svm.Feature // by the place of the gram among those known; behind them what the vocabulary says
}

// rareGram is a gram that is learned, and how rare it is.
type rareGram struct {
	key  uint32
	rare uint8
}

// school has the articles to learn from as vectors.
type school struct {
	known                   []rareGram // by key
	labelled, own, guessing []example
	brief, behind           []example // the beginnings of labelled, in the same order, and those behind a label
}

func newSchool(ctx context.Context, c *theme.Classifier, labelled, own, others []*sample) *school {
	clues := map[*sample]theme.Clues{}
	in, inLabelled := map[uint32]int{}, map[uint32]int{}
	total := 0
	for _, group := range [][]*sample{labelled, own, others} {
		for _, a := range group {
			clues[a] = c.Clues(ctx, a.title, a.blocks)
			total++
			for key := range clues[a].Grams {
				in[key]++
			}
		}
	}
	for _, a := range labelled {
		for key := range clues[a].Grams {
			inLabelled[key]++
		}
	}
	s := &school{}
	for key, n := range inLabelled {
		if n >= fewestArticles {
			rare := math.Log(float64(total) / float64(in[key]))
			switch {
			case theme.OfTitle(key):
				rare *= titleScale
			case theme.OfLead(key):
				rare *= leadScale
			}
			s.known = append(s.known, rareGram{key, uint8(min(max(1, math.Round(rare*rareSteps)), math.MaxUint8))})
		}
	}
	slices.SortFunc(s.known, func(a, b rareGram) int { return cmp.Compare(a.key, b.key) })
	place := map[uint32]int32{}
	for i, g := range s.known {
		place[g.key] = int32(i) //nolint:gosec // tens of thousands
	}
	vectors := func(group []*sample) (all []example) {
		for _, a := range group {
			all = append(all, example{a, s.vector(clues[a], place)})
		}
		return all
	}
	for _, a := range labelled {
		short := a.beginning()
		behind := short.behindLabel()
		s.brief = append(s.brief, example{short, s.vector(c.Clues(ctx, short.title, short.blocks), place)})
		s.behind = append(s.behind, example{behind, s.vector(c.Clues(ctx, behind.title, behind.blocks), place)})
	}
	s.labelled, s.own, s.guessing = vectors(labelled), vectors(own), vectors(others)
	return s
}

// beginning returns an article of the first paragraphs of a alone.
func (a *sample) beginning() *sample {
	short := *a
	short.blocks = a.blocks[:min(briefBlocks, len(a.blocks))]
	return &short
}

// behindLabel returns a with its title as a label that its text begins with.
func (a *sample) behindLabel() *sample {
	behind := *a
	behind.title, behind.blocks = labelOf(a.title), slices.Clone(a.blocks)
	if len(behind.blocks) > 0 {
		behind.blocks[0].Text = behind.title + ": " + behind.blocks[0].Text
	}
	return &behind
}

// vector lays out what a classifier will add up: the known grams, each by the logarithm of its count and how rare it
// is, over their length; then what the vocabulary says, and a one.
func (s *school) vector(clues theme.Clues, place map[uint32]int32) []svm.Feature {
	var all []svm.Feature
	length := 0.0
	for key, n := range clues.Grams {
		if at, known := place[key]; known {
			value := (1 + math.Log(float64(n))) * float64(s.known[at].rare) / rareSteps
			all = append(all, svm.Feature{Place: at, Value: float32(value)})
		}
	}
	slices.SortFunc(all, func(a, b svm.Feature) int { return cmp.Compare(a.Place, b.Place) })
	for _, f := range all {
		length += float64(f.Value) * float64(f.Value)
	}
	for i := range all {
		all[i].Value /= float32(math.Sqrt(max(1e-9, length)))
	}
	for i, number := range append(slices.Clone(clues.Told), 1) {
		all = append(all, svm.Feature{Place: int32(len(s.known) + i), Value: float32(number * toldScale)}) //nolint:gosec // as above
	}
	return all
}
