package main

import (
	"math"
	"math/rand"
	"slices"

	"baocaovien/internal/theme"
)

// learnt is what one theme each was learned: a weight for each place of a vector.
type learnt [][]float32

// lesson is an example on one side of the border of a theme.
type lesson struct {
	*example
	side  float64 // 1 for articles that bear the theme, -1 for others
	share float64 // how much a mistake on it costs
}

// learn learns from the labelled articles that chosen picks and the own texts, then again with the unlabelled ones
// that the first weights are sure of.
func (s *school) learn(chosen func(*sample) bool) learnt {
	var all learnt
	for k := range builtin {
		var lessons []lesson
		take := func(e *example, share float64) {
			side := -1.0
			if slices.Contains(e.themes, builtin[k]) {
				side = 1
				share *= borneShare
			}
			switch {
			case e.unsure && e.added && side > 0:
				return
			case e.unsure && e.added:
				share *= openShare
			case e.unsure:
				share *= unsureShare
			}
			lessons = append(lessons, lesson{e, side, share})
		}
		for i := range s.labelled {
			if chosen(s.labelled[i].sample) {
				take(&s.labelled[i], 1)
				take(&s.brief[i], briefShare)
				take(&s.behind[i], behindShare)
			}
		}
		for i := range s.own {
			take(&s.own[i], ownShare)
		}
		w := s.border(lessons)
		for i := range s.guessing {
			e := &s.guessing[i]
			if worth := worthOf(w, e); math.Abs(worth) > sureMargin {
				lessons = append(lessons, lesson{e, math.Copysign(1, worth), guessedShare})
			}
		}
		all = append(all, s.border(lessons))
	}
	return all
}

// border finds the weights that part the lessons with the widest margin: a support vector machine with squared loss,
// by dual coordinate descent (Hsieh and others, 2008).
func (s *school) border(lessons []lesson) []float32 {
	const rounds, enough = 40, 0.01
	weights := make([]float32, len(s.known)+toldLength+1)
	dual := make([]float64, len(lessons))
	curve := make([]float64, len(lessons))
	for i, l := range lessons {
		curve[i] = 1 / (2 * l.share)
		for _, f := range l.features {
			curve[i] += float64(f.value) * float64(f.value)
		}
	}
	random := rand.New(rand.NewSource(1)) //nolint:gosec // the same order every time
	order := random.Perm(len(lessons))
	for range rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		worst := 0.0
		for _, i := range order {
			l := &lessons[i]
			slope := l.side*worthOf(weights, l.example) - 1 + dual[i]/(2*l.share)
			if dual[i] == 0 {
				slope = min(slope, 0)
			}
			worst = max(worst, math.Abs(slope))
			if slope == 0 {
				continue
			}
			before := dual[i]
			dual[i] = max(before-slope/curve[i], 0)
			step := float32((dual[i] - before) * l.side)
			for _, f := range l.features {
				weights[f.place] += step * f.value
			}
		}
		if worst < enough {
			break
		}
	}
	return weights
}

// toldLength is how many numbers of theme.Clues.Told there are.
const toldLength = 12

func worthOf(weights []float32, e *example) float64 {
	worth := 0.0
	for _, f := range e.features {
		worth += float64(weights[f.place]) * float64(f.value)
	}
	return worth
}

// weights puts what was learned into the form of the program, where the length and the steps of theme.Gram are taken
// out of the vectors.
func (l learnt) weights(known []rareGram, limits []float64) theme.Weights {
	w := theme.NoWeights()
	for k := range l {
		told := l[k][len(known):]
		w.Limit[k] = limits[k] - float64(told[toldLength])*toldScale
		for i := range w.Told[k] {
			w.Told[k][i] = float64(told[i]) * toldScale
		}
		highest := 0.0
		for i, g := range known {
			highest = max(highest, math.Abs(float64(l[k][i])*float64(g.rare)/rareSteps))
		}
		w.Unit[k] = highest / math.MaxInt8
	}
	for i, g := range known {
		gram := theme.Gram{Key: g.key, Rare: g.rare}
		for k := range l {
			gram.Weights[k] = int8(math.Round(float64(l[k][i]) * float64(g.rare) / rareSteps / w.Unit[k])) //nolint:gosec // within -127 to 127
		}
		w.Grams = append(w.Grams, gram)
	}
	return w
}
