// Package printer speaks to the machine's printers: CUPS by lp and lpstat on Linux and macOS. On
// Windows the PDF is opened, to be printed from there.
package printer

// Printer is a printer of this machine.
type Printer struct {
	Name    string
	Default bool
	State   State
}

// State is what a printer is doing.
type State string

// The states of a printer.
const (
	Idle     State = "idle"
	Printing State = "printing"
	Disabled State = "disabled"
)

// Job says how to print.
type Job struct {
	Printer string // "" means the default
	Copies  int    // 0 and 1 mean one
	Duplex  bool   // both sides, turned over the long edge
}
