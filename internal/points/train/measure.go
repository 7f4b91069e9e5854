package main

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/points"
)

// folds is how many parts the texts to learn from are dealt into.
const folds = 5

func foldOf(t *readText) uint32 {
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(t.name)) // never fails
	return hash.Sum32() % folds
}

// crossValidate prints how points agree with the reader's choice on each fold, by weights learned from the others
// and from own.
func crossValidate(ctx context.Context, own, school []*readText) {
	var all agreed
	for fold := range uint32(folds) {
		others := slices.Clone(own)
		for _, t := range school {
			if foldOf(t) != fold {
				others = append(others, t)
			}
		}
		weights := learn(others)
		for _, t := range school {
			if foldOf(t) == fold {
				all.add(ctx, weights, t, t.first)
			}
		}
	}
	fmt.Printf("points, cross-validated: %d texts of one reader\n%s", all.readings, all)
}

// measureKept prints how points agree with the choices of two readers, and these with each other, on texts that nothing was
// learned from.
func measureKept(ctx context.Context, weights *points.SentenceWeights, kept []*readText) {
	var all agreed
	human := 0.0
	for _, t := range kept {
		all.add(ctx, weights, t, t.first)
		all.add(ctx, weights, t, t.second)
		human += agreement(t.first, t.second) / float64(len(kept))
	}
	fmt.Printf("points, %d texts of two readers, never learned from\n%s%-42s %.3f\n", len(kept), all, "one reader with the other", human)
}

// agreed adds up how points agree with readings.
type agreed struct {
	readings                 int
	leads, asMany, own, many float64
}

// add adds a reading of a text.
func (a *agreed) add(ctx context.Context, weights *points.SentenceWeights, t *readText, took []int) {
	pick := func(limit points.Limit) []int { return t.quoted(weights.Pick(ctx, []points.Input{t.input}, limit)) }
	first := make([]int, len(took))
	for i := range first {
		first[i] = i
	}
	own := pick(points.Limit{})
	a.readings++
	a.leads += agreement(first, took)
	a.asMany += agreement(pick(points.Limit{Max: len(took)}), took)
	a.own += agreement(own, took)
	a.many += float64(len(own))
}

func (a agreed) String() string {
	n := float64(max(1, a.readings))
	return fmt.Sprintf("%-42s %.3f\n%-42s %.3f\n%-42s %.3f, %.1f points\n",
		"the first sentences", a.leads/n, "as many points as the reader took", a.asMany/n, "as many points as a draft begins with", a.own/n, a.many/n)
}

// quoted returns the sentences that points quote at least half of, by number; what they stand under, headings and the openings of
// lists, is no choice.
func (t *readText) quoted(picked []library.Point) (all []int) {
	for _, p := range picked {
		if n := t.numberOf(p.Place); n >= 0 && p.Kind != library.HeadingPoint && !strings.HasSuffix(p.Text, ":") && !slices.Contains(all, n) {
			all = append(all, n)
		}
	}
	return all
}

// agreement is the F1 of two choices.
func agreement(a, b []int) float64 {
	common := 0
	for _, i := range a {
		if slices.Contains(b, i) {
			common++
		}
	}
	return 2 * float64(common) / float64(max(1, len(a)+len(b)))
}
