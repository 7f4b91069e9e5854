package main

import (
	"context"
	"math"
	"slices"

	"baocaovien/internal/points"
	"baocaovien/internal/svm"
)

// The numbers chosen in cross-validation; the tables stand in CONTRIBUTING.md.
const (
	mistakeShare = 0.01 // what a mistake costs, beside the width of the margin
	ownShare     = 0.02 // the same for a sentence that was written for the tests
	seenScale    = 2.0  // of what is seen of a sentence
	gramsScale   = 2.0  // of all its grams together
)

// weigh lays out the choices of a text as vectors: what is seen of each, and a one, behind its grams, each over the root of how
// many there are; share is what a mistake on one costs.
func (t *readText) weigh(ctx context.Context, share float64) {
	for _, contender := range points.Contenders(ctx, t.input) {
		lesson := svm.Lesson{Side: -1, Share: share}
		if slices.Contains(t.first, t.numberOf(contender.Place)) {
			lesson.Side = 1
		}
		value := float32(gramsScale / math.Sqrt(float64(len(contender.Grams))))
		for _, place := range contender.Grams {
			lesson.Features = append(lesson.Features, svm.Feature{Place: int32(place), Value: value})
		}
		for i, number := range append(contender.Seen, 1) {
			lesson.Features = append(lesson.Features, svm.Feature{Place: int32(points.GramPlaces + i), Value: float32(number * seenScale)}) //nolint:gosec // tens
		}
		t.contenders = append(t.contenders, lesson)
	}
}

// learn learns from what the first readers of texts took.
func learn(school []*readText) *points.SentenceWeights {
	var lessons []svm.Lesson
	places := 0
	for _, t := range school {
		for _, lesson := range t.contenders {
			lessons = append(lessons, lesson)
			places = int(lesson.Features[len(lesson.Features)-1].Place) + 1
		}
	}
	border := svm.Border(lessons, places)
	grams, seen, one := border[:points.GramPlaces], border[points.GramPlaces:places-1], border[places-1]
	highest := 0.0
	for _, weight := range grams {
		highest = max(highest, math.Abs(float64(weight)))
	}
	w := &points.SentenceWeights{Limit: -float64(one) * seenScale, Unit: highest / math.MaxInt8 * gramsScale}
	for i, weight := range grams {
		w.Grams[i] = int8(math.Round(float64(weight) / highest * math.MaxInt8)) //nolint:gosec // within -127 to 127
	}
	for _, weight := range seen {
		w.Seen = append(w.Seen, float64(weight)*seenScale)
	}
	return w
}
