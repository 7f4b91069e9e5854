// Package printer speaks to the machine's printers: CUPS by lp and lpstat on Linux and macOS, GDI on
// Windows.
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
	Idle      State = "idle"
	Printing  State = "printing"
	Disabled  State = "disabled"  // stopped: jobs wait
	Rejecting State = "rejecting" // it takes no jobs
)

// Job says how to print. Pages that lie on their side are two pages already: they are not put in pairs again. Over which
// edge the paper is turned is told in duplex.go.
type Job struct {
	Printer string // "" means the default
	Copies  int    // 0 and 1 mean one
	Duplex  bool   // both sides
	Booklet bool   // to fold in the middle: both sides
	TwoUp   bool   // two pages of the file side by side on each side of paper
	Grey    bool   // without colour
	Pages   string // «1-3,5»; "" means all
}
