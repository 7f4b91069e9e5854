package theme

import (
	"math"

	"baocaovien/internal/library"
)

// knownGram is a gram of the table at its place in a text.
type knownGram struct{ place, first, end int32 }

// knownGrams appends to known the grams of u that the weights know.
func (t *gramTable) knownGrams(known []knownGram, u *scannedText, as textRole) []knownGram {
	eachGram(u, as, u.marks, func(key uint32, first, end int) {
		if place := t.place(key); t.places[place].Rare != 0 {
			known = append(known, knownGram{int32(place), int32(first), int32(end)}) //nolint:gosec // texts are far below 2 GB
		}
	})
	return known
}

// gramCount counts the grams of a passage or a whole article by their places in the table.
type gramCount struct {
	table *gramTable
	count []uint16
	seen  []int32 // the places counted, in the order of the text
}

// newCount returns an empty count; done gives it back for the next article, for it is as long as the table.
func (t *gramTable) newCount() *gramCount {
	if g, found := t.counts.Get().(*gramCount); found {
		return g
	}
	return &gramCount{table: t, count: make([]uint16, len(t.places))}
}

func (g *gramCount) done() {
	g.forget()
	g.table.counts.Put(g)
}

func (g *gramCount) add(known []knownGram) {
	for _, k := range known {
		if g.count[k.place] == 0 {
			g.seen = append(g.seen, k.place)
		}
		if g.count[k.place] < math.MaxUint16 {
			g.count[k.place]++
		}
	}
}

// forget makes ready for the next passage.
func (g *gramCount) forget() {
	for _, place := range g.seen {
		g.count[place] = 0
	}
	g.seen = g.seen[:0]
}

// fewTimes are what low counts weigh: most grams stand in a text a few times.
var fewTimes = func() (all [8]float64) {
	for n := range all {
		all[n] = 1 + math.Log(float64(n))
	}
	return all
}()

// dampened is what a count weighs: the second time says less than the first.
func dampened(count uint16) float64 {
	if int(count) < len(fewTimes) {
		return fewTimes[count]
	}
	return 1 + math.Log(float64(count))
}

// sum is the worth of the counted grams by theme, before the length is taken out, and that length.
func (g *gramCount) sum(w *Weights) (worth [3]float64, length float64) {
	for _, place := range g.seen {
		gram := &g.table.places[place]
		times := dampened(g.count[place])
		rare := times * float64(gram.Rare) / rareSteps
		length += rare * rare
		for k, weight := range gram.Weights {
			worth[k] += times * float64(weight)
		}
	}
	for k := range worth {
		worth[k] *= w.Unit[k]
	}
	return worth, math.Sqrt(max(1e-9, length))
}

// steepness is how fast confidence grows with the worth above the limit.
const steepness = 3

// learned returns how sure the weights are of each theme of what g counts and the vocabulary told: the grams, each by
// the logarithm of its count, over their length, and what was told.
func (c *Classifier) learned(g *gramCount, told []float64) decision {
	worth, length := g.sum(&c.weights)
	d := decision{confidence: map[library.Theme]float64{}}
	for k, theme := range library.BuiltinThemes() {
		score := worth[k] / length
		for i, number := range told {
			score += c.weights.Told[k][i] * number
		}
		d.confidence[theme] = 1 / (1 + math.Exp(-steepness*(score-c.weights.Limit[k])))
	}
	return d
}
