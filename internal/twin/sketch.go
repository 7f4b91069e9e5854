package twin

import (
	"context"
	"sync"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// TextSketch is what is compared of two articles: a MinHash sketch of the words, to find likely ones by, and the
// words themselves.
type TextSketch struct {
	title    string
	blocks   []library.Block
	shingles []uint64 // of its beginning
	bands    []uint64
	words    func() []contentWord // worked out when a text is laid beside another
}

// SketchOf takes the sketch of an article. Pictures and their captions do not count. Once ctx is done it
// stops, and what it then returns is no sketch: whoever keeps it asks ctx first.
func SketchOf(ctx context.Context, title string, blocks []library.Block) TextSketch {
	runs := shingles(ctx, blocks)
	return TextSketch{
		title: title, blocks: blocks, shingles: runs, bands: bands(runs),
		words: sync.OnceValue(func() []contentWord { return words(blocks) }),
	}
}

// Bands returns numbers to look other sketches up by, always the same ones for the same words: nearly equal
// texts share at least one of them, texts with little in common hardly ever. A text too short to tell has none.
func (s TextSketch) Bands() []uint64 { return s.bands }

// The sketch: MinHash (Broder 1997) over runs of three syllables without their marks, in bands of three
// minima. Texts that share 70 % of their runs meet in one band of 16 in 999 cases of 1,000, those that share
// 20 % in 1 of 8.
const (
	run       = 3
	bandCount = 16
	bandRows  = 3
	// fewest is how many syllables a text needs: short notices are alike without being the same.
	fewest = 80
	// most bounds the work on a text of megabytes; its beginning tells it apart.
	most = 10_000
)

// shingles returns a number for each run of the first syllables of the blocks; none where ctx is done before.
func shingles(ctx context.Context, blocks []library.Block) []uint64 {
	var all []uint64
	var last [run]uint64
	n := 0
	for _, b := range blocks {
		if ctx.Err() != nil {
			return nil
		}
		if b.Kind == library.Image {
			continue
		}
		text := viet.Fold(b.Plain())
		for _, span := range viet.Words(text) {
			copy(last[:], last[1:])
			last[run-1] = hash(span.Of(text))
			if n++; n > most {
				return all
			}
			if n >= run {
				all = append(all, mix(last[0]+3*mix(last[1]+3*last[2])))
			}
		}
	}
	return all
}

// bands gathers the least values that the shingles take under each of many orders.
func bands(shingles []uint64) []uint64 {
	if len(shingles) < fewest-run+1 {
		return nil
	}
	all := make([]uint64, bandCount)
	for i := range all {
		var band uint64
		for row := range bandRows {
			band = mix(band + least(shingles, mix(uint64(i*bandRows+row+1))))
		}
		all[i] = mix(band + uint64(i)) // #nosec G115 -- an index
	}
	return all
}

// least returns the shingle that comes first in one of many orders, as a number of that order.
func least(shingles []uint64, order uint64) uint64 {
	first := ^uint64(0)
	for _, s := range shingles {
		first = min(first, (s^order)*multiplier)
	}
	return first
}

const multiplier = 0x9E3779B97F4A7C15 // 2⁶⁴ divided by the golden ratio: Knuth's multiplicative hash

// hash is FNV-1a of a syllable.
func hash(syllable string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(syllable) {
		h = (h ^ uint64(syllable[i])) * 1099511628211
	}
	return h
}

// mix spreads every bit of x over all of the result (the last step of SplitMix64).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}
