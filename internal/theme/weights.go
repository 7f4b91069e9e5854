package theme

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"sync"

	"baocaovien/internal/library"
)

// Weights are what was learned from labelled articles, for the built-in themes in their order: how much each gram and
// each thing the vocabulary says speaks for a theme. A text is worth the sum; see score.
type Weights struct {
	Told  [][]float64 // by theme: of each number of Clues.Told
	Limit []float64   // by theme: the worth from which on a text bears it
	Unit  []float64   // by theme: what 1 in Gram.Weights is worth
	Grams []Gram      // in the order of their keys
}

// Gram is what is known of one, two or three words in a row.
type Gram struct {
	Key     uint32
	Rare    uint8   // how rare it is, in rareSteps; never 0
	Weights [3]int8 // by theme
}

// NoWeights are those before anything is learned: every text bears every theme.
func NoWeights() Weights {
	var w Weights
	for range library.BuiltinThemes() {
		w.Told = append(w.Told, make([]float64, toldOfTheme*len(library.BuiltinThemes())))
		w.Limit, w.Unit = append(w.Limit, 0), append(w.Unit, 0)
	}
	return w
}

const (
	weightsMark = "bcvw1\n"
	rareSteps   = 10.0 // of Gram.Rare in one natural logarithm
	gramBytes   = 8
)

// Append appends the weights in the format of assets/themes/weights.bin: a mark, then for each theme its limit, unit
// and weights of what the vocabulary says as float32, then the grams, all little-endian.
func (w *Weights) Append(dst []byte) []byte {
	dst = append(dst, weightsMark...)
	for k := range library.BuiltinThemes() {
		for _, number := range slices.Concat([]float64{w.Limit[k], w.Unit[k]}, w.Told[k]) {
			dst = binary.LittleEndian.AppendUint32(dst, math.Float32bits(float32(number)))
		}
	}
	for _, g := range w.Grams {
		dst = binary.LittleEndian.AppendUint32(dst, g.Key)
		dst = append(dst, g.Rare)
		for _, weight := range g.Weights {
			dst = append(dst, byte(weight)) //nolint:gosec // read back as int8
		}
	}
	return dst
}

// readWeights reads the format of Append without its grams, which come as they stand.
func readWeights(raw []byte) (w Weights, grams []byte, err error) {
	themes := len(library.BuiltinThemes())
	told := toldOfTheme * themes
	head := len(weightsMark) + 4*themes*(2+told)
	if len(raw) < head || string(raw[:len(weightsMark)]) != weightsMark || (len(raw)-head)%gramBytes != 0 {
		return Weights{}, nil, fmt.Errorf("weights: %d bytes are none", len(raw))
	}
	at := len(weightsMark)
	next := func() float64 {
		at += 4
		return float64(math.Float32frombits(binary.LittleEndian.Uint32(raw[at-4:])))
	}
	for range themes {
		w.Limit = append(w.Limit, next())
		w.Unit = append(w.Unit, next())
		numbers := make([]float64, told)
		for i := range numbers {
			numbers[i] = next()
		}
		w.Told = append(w.Told, numbers)
	}
	return w, raw[head:], nil
}

// gramTable finds grams by their keys. Free places have a Rare of 0.
type gramTable struct {
	places []Gram
	shift  int
	counts sync.Pool // of *gramCount that are free
}

// newGramTable lays the grams of readWeights out so that at least half of the places stay free.
func newGramTable(grams []byte) *gramTable {
	bits := 4
	for len(grams)/gramBytes*2 > 1<<bits {
		bits++
	}
	t := &gramTable{places: make([]Gram, 1<<bits), shift: 32 - bits}
	for ; len(grams) >= gramBytes; grams = grams[gramBytes:] {
		g := Gram{Key: binary.LittleEndian.Uint32(grams), Rare: max(1, grams[4])}
		for k := range g.Weights {
			g.Weights[k] = int8(grams[5+k]) //nolint:gosec // written from int8
		}
		t.places[t.place(g.Key)] = g
	}
	return t
}

// place returns where the gram of key stands, or the free place where it would.
func (t *gramTable) place(key uint32) int {
	at := int(key * 2654435769 >> t.shift)
	for t.places[at].Rare != 0 && t.places[at].Key != key {
		at = (at + 1) & (len(t.places) - 1)
	}
	return at
}
