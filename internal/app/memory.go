package app

import (
	"math"
	"os"
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

// commandGarbage is how far a command's memory may grow before its garbage is collected, in percent of what it holds: a command
// holds little and ends soon, and SeekMemory bounds it.
const commandGarbage = 300

// SpareCollecting has a command collect its garbage less often, unless GOGC says something else.
func SpareCollecting() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(commandGarbage)
	}
}
