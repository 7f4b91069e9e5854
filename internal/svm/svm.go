// Package svm learns a border between two sides of examples from which what stands on either is told: a support vector machine
// with squared loss, by dual coordinate descent (Hsieh and others, 2008).
package svm

import (
	"math"
	"math/rand"
)

// Feature is a number at its place in an example's vector; a place with no feature is 0.
type Feature struct {
	Place int32
	Value float32
}

// Lesson is an example on one side of the border.
type Lesson struct {
	Features []Feature
	Side     float64 // 1 or -1
	Share    float64 // how much a mistake on it costs
}

// Border returns the weights, one for each of so many places, that part the lessons with the widest margin. The same lessons
// in the same order give the same weights, to the last bit.
func Border(lessons []Lesson, places int) []float32 {
	const rounds, enough = 40, 0.01
	weights := make([]float32, places)
	dual := make([]float64, len(lessons))
	curve := make([]float64, len(lessons))
	for i, l := range lessons {
		curve[i] = 1 / (2 * l.Share)
		for _, f := range l.Features {
			curve[i] += float64(f.Value) * float64(f.Value)
		}
	}
	random := rand.New(rand.NewSource(1)) //nolint:gosec // the same order every time
	order := random.Perm(len(lessons))
	for range rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		worst := 0.0
		for _, i := range order {
			l := &lessons[i]
			slope := l.Side*Worth(weights, l.Features) - 1 + dual[i]/(2*l.Share)
			if dual[i] == 0 {
				slope = min(slope, 0)
			}
			worst = max(worst, math.Abs(slope))
			if slope == 0 {
				continue
			}
			before := dual[i]
			dual[i] = max(before-slope/curve[i], 0)
			step := float32((dual[i] - before) * l.Side)
			for _, f := range l.Features {
				weights[f.Place] += step * f.Value
			}
		}
		if worst < enough {
			break
		}
	}
	return weights
}

// Worth returns how far an example lies from the border, in margins: above 0 on the side of 1.
func Worth(weights []float32, features []Feature) float64 {
	worth := 0.0
	for _, f := range features {
		worth += float64(weights[f.Place]) * float64(f.Value)
	}
	return worth
}
