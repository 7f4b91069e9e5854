package points

import (
	"encoding/binary"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"sync"

	"baocaovien/assets"
)

// SentenceWeights are what was learned from the sentences that readers took for a talk (internal/points/train): how much what is
// seen of a sentence, and each of its grams, speaks for it.
type SentenceWeights struct {
	Limit float64          // the worth from which on a sentence is taken rather than not
	Seen  []float64        // of each number of Traits.Seen
	Unit  float64          // what 1 in Grams is worth
	Grams [GramPlaces]int8 // by the places of Traits.Grams
}

// GramPlaces is how many places there are for grams: those that are hashed to one share it.
const GramPlaces = 1 << 16

const learnedMark = "bcvp1\n"

// Append appends the weights in the format of assets/points/learned.bin: a mark; the limit, the unit and the weights of what is
// seen as float32, little-endian; those of the grams.
func (w *SentenceWeights) Append(dst []byte) []byte {
	dst = append(dst, learnedMark...)
	for _, number := range slices.Concat([]float64{w.Limit, w.Unit}, w.Seen) {
		dst = binary.LittleEndian.AppendUint32(dst, math.Float32bits(float32(number)))
	}
	for _, weight := range w.Grams {
		dst = append(dst, byte(weight)) //nolint:gosec // read back as int8
	}
	return dst
}

// readLearned reads the format of Append.
func readLearned(files fs.FS) (*SentenceWeights, error) {
	raw, err := fs.ReadFile(files, "points/learned.bin")
	if err != nil {
		return nil, err
	}
	head := len(raw) - GramPlaces
	if seen := len((&candidate{}).traits().Seen); head != len(learnedMark)+4*(2+seen) || string(raw[:len(learnedMark)]) != learnedMark {
		return nil, fmt.Errorf("learned.bin: %d bytes are none", len(raw))
	}
	var numbers []float64
	for at := len(learnedMark); at < head; at += 4 {
		numbers = append(numbers, float64(math.Float32frombits(binary.LittleEndian.Uint32(raw[at:]))))
	}
	w := &SentenceWeights{Limit: numbers[0], Unit: numbers[1], Seen: numbers[2:]}
	for i, weight := range raw[head:] {
		w.Grams[i] = int8(weight) //nolint:gosec // written from int8
	}
	return w, nil
}

// learned is read when the first article is. The file comes with the program and a test reads it.
var learned = sync.OnceValue(func() *SentenceWeights {
	w, _ := readLearned(assets.Points) //nolint:errcheck // see above
	return w
})

// steepness is how fast the chance that a sentence is taken grows with its worth above the limit.
const steepness = 3

// chance returns how likely a reader takes a sentence of such traits, 0 to 1.
func (w *SentenceWeights) chance(traits Traits) float64 {
	sum := 0
	for _, place := range traits.Grams {
		sum += int(w.Grams[place])
	}
	worth := float64(sum)*w.Unit/math.Sqrt(float64(max(1, len(traits.Grams)))) - w.Limit
	for i, number := range traits.Seen {
		worth += w.Seen[i] * number
	}
	return 1 / (1 + math.Exp(-steepness*worth))
}
