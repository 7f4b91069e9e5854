package main

import (
	"math"
	"slices"

	"baocaovien/internal/svm"
	"baocaovien/internal/theme"
)

// learnt is what one theme each was learned: a weight for each place of a vector.
type learnt [][]float32

// learn learns from the labelled articles that chosen picks and the own texts, then again with the unlabelled ones
// that the first weights are sure of.
func (s *school) learn(chosen func(*sample) bool) learnt {
	var all learnt
	for k := range builtin {
		var lessons []svm.Lesson
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
			lessons = append(lessons, svm.Lesson{Features: e.features, Side: side, Share: share})
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
			if worth := svm.Worth(w, e.features); math.Abs(worth) > sureMargin {
				lessons = append(lessons, svm.Lesson{Features: e.features, Side: math.Copysign(1, worth), Share: guessedShare})
			}
		}
		all = append(all, s.border(lessons))
	}
	return all
}

// border returns the weights that part the lessons.
func (s *school) border(lessons []svm.Lesson) []float32 {
	return svm.Border(lessons, len(s.known)+toldLength+1)
}

// toldLength is how many numbers of theme.Clues.Told there are.
const toldLength = 12

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
