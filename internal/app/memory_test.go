package app_test

import (
	"math"
	"runtime/debug"
	"testing"

	"baocaovien/internal/app"
)

// Not parallel: the limit is the whole program's.
func TestMemoryIsSoughtUnlessThePersonSetAnother(t *testing.T) {
	before := debug.SetMemoryLimit(-1)
	t.Cleanup(func() { debug.SetMemoryLimit(before) })
	const own = 3 << 30
	for set, want := range map[int64]int64{math.MaxInt64: app.WindowMemory, own: own} {
		debug.SetMemoryLimit(set)
		app.SeekMemory(app.WindowMemory)
		if got := debug.SetMemoryLimit(-1); got != want {
			t.Errorf("%d was set: %d, want %d", set, got, want)
		}
	}
}
