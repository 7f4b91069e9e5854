package theme

import (
	"context"
	"math"

	"baocaovien/internal/library"
)

// Likeness is what an article is told by when others like it are looked for: its words and pairs of words, each as heavy as
// it is rare.
type Likeness struct {
	worth  map[uint32]float32 // by the key of the gram, squared
	length float64            // of the vector
}

// Likeness reads an article to compare it with others; it is like none where ctx is done before.
func (c *Classifier) Likeness(ctx context.Context, title string, blocks []library.Block) Likeness {
	t := c.scan(ctx, title, blocks)
	if t == nil {
		return Likeness{}
	}
	table := c.table()
	l := Likeness{worth: map[uint32]float32{}}
	sum := 0.0
	count := func(u *scannedText) {
		eachGram(u, asText, u.marks, func(key uint32, _, _ int) {
			if !wordOrPair(key) {
				return
			}
			if _, known := l.worth[key]; known {
				return
			}
			rare := table.rareness(key)
			l.worth[key] = float32(rare * rare)
			sum += rare * rare
		})
	}
	count(&t.title)
	for i := range t.blocks {
		count(&t.blocks[i])
	}
	l.length = math.Sqrt(sum)
	return l
}

// To returns how alike two articles are, 0 to 1: the cosine of the angle between their words.
func (l Likeness) To(other Likeness) float64 {
	if len(other.worth) < len(l.worth) {
		l, other = other, l
	}
	common := 0.0
	for key, worth := range l.worth {
		if _, both := other.worth[key]; both {
			common += float64(worth)
		}
	}
	return common / max(1e-9, l.length*other.length)
}
