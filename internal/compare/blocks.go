package compare

import (
	"context"
	"slices"

	"znkr.io/diff"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// Op tells what became of a run of words.
type Op string

// What may become of words.
const (
	Kept     Op = "kept"
	Inserted Op = "inserted"
	Deleted  Op = "deleted"
)

// WordRun is a run of words that one thing became of.
type WordRun struct {
	Op   Op     `json:"op"`
	Text string `json:"text"`
}

// Change is a block of one version beside its counterpart in the other.
type Change struct {
	Kind   library.BlockKind `json:"kind"`
	Before int               `json:"before"` // index in the earlier version; -1 where the block is new
	After  int               `json:"after"`  // index in the later version; -1 where the block is gone
	Runs   []WordRun         `json:"runs"`
}

// Same reports whether nothing of the block changed.
func (c Change) Same() bool {
	return c.Before >= 0 && c.After >= 0 && !slices.ContainsFunc(c.Runs, func(r WordRun) bool { return r.Op != Kept })
}

// Blocks lays two versions side by side, block by block in reading order, and tells what became of their words.
// The kept and deleted runs of all changes are the earlier version, the kept and inserted ones the later.
// Once ctx is done it stops, and what it then returns is not all: whoever keeps it asks ctx first.
func Blocks(ctx context.Context, before, after []library.Block) []Change {
	if ctx.Err() != nil {
		return nil
	}
	var all []Change
	p, q := 0, 0 // first blocks of the range in which the versions differ
	for e := range exact(exactBlocks).edits(ctx, plain(before), plain(after)) {
		if e.Op != diff.Match {
			continue
		}
		if ctx.Err() != nil {
			return all
		}
		all = append(all, changedBlocks(ctx, before, after, blockRange{p, e.PosX}, blockRange{q, e.PosY})...)
		all = append(all, pair(ctx, before, after, e.PosX, e.PosY))
		p, q = e.PosX+1, e.PosY+1
	}
	return append(all, changedBlocks(ctx, before, after, blockRange{p, len(before)}, blockRange{q, len(after)})...)
}

// plain are the words of each block. A picture is known by its address too.
func plain(blocks []library.Block) []string {
	all := make([]string, len(blocks))
	for i, b := range blocks {
		all[i] = string(b.Kind) + "\n" + b.Src + "\n" + b.Plain()
	}
	return all
}

// blockRange is a row of blocks, from first to before end.
type blockRange struct{ first, end int }

// window is how many blocks may be put in before one that was edited too.
const window = 8

// changedBlocks lays blocks side by side of which none is the same. Those that share most of their words are one
// block before and after an edit.
func changedBlocks(ctx context.Context, before, after []library.Block, p, q blockRange) []Change {
	var all []Change
	for ; p.first < p.end && ctx.Err() == nil; p.first++ {
		counterpart := q.first
		last := min(q.end, q.first+window)
		for counterpart < last && !alike(before[p.first], after[counterpart]) {
			counterpart++
		}
		if counterpart == last {
			all = append(all, Change{before[p.first].Kind, p.first, -1, []WordRun{{Deleted, before[p.first].Plain()}}})
			continue
		}
		all = append(all, inserted(after, blockRange{q.first, counterpart})...)
		all = append(all, pair(ctx, before, after, p.first, counterpart))
		q.first = counterpart + 1
	}
	return append(all, inserted(after, q)...)
}

func inserted(after []library.Block, q blockRange) []Change {
	var all []Change
	for i := q.first; i < q.end; i++ {
		all = append(all, Change{after[i].Kind, -1, i, []WordRun{{Inserted, after[i].Plain()}}})
	}
	return all
}

func pair(ctx context.Context, before, after []library.Block, p, q int) Change {
	return Change{after[q].Kind, p, q, runs(ctx, before[p].Plain(), after[q].Plain())}
}

// alike reports whether most of the words of two blocks are the same.
func alike(a, b library.Block) bool {
	wordsA, wordsB := viet.Syllables(a.Plain()), viet.Syllables(b.Plain())
	left := map[string]int{}
	for _, w := range wordsA {
		left[w]++
	}
	shared := 0
	for _, w := range wordsB {
		if left[w] > 0 {
			left[w]--
			shared++
		}
	}
	return shared > 0 && 4*shared >= len(wordsA)+len(wordsB)
}
