package app

import (
	"math"
	"runtime/debug"
)

// From what size on a program gives memory back sooner, in bytes. Left alone it may grow to twice what it holds, and what a
// stranger's file makes it hold is bounded in the readers. The window holds its pictures beside that.
const (
	CommandMemory = 100 << 20
	WindowMemory  = 150 << 20
)

// SeekMemory keeps the program near so many bytes, unless GOMEMLIMIT says something else.
func SeekMemory(bytes int64) {
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(bytes)
	}
}
