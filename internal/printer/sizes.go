//go:build !windows

package printer

// size is that of a page, in pt.
type size struct{ width, height float64 }

// Sizes of paper, in pt, and how far a page may differ from one and still be it.
const (
	a4Short, a4Long = 595.28, 841.89
	a5Short, a5Long = 419.53, 595.28
	sizeTolerance   = 6
)

// media names the paper of a page as CUPS does, "" for any other than A4 and A5. A page that lies on its
// side is on the same paper.
func (s size) media() string {
	short, long := min(s.width, s.height), max(s.width, s.height)
	near := func(a, b float64) bool { return a-b < sizeTolerance && b-a < sizeTolerance }
	switch {
	case near(short, a4Short) && near(long, a4Long):
		return "A4"
	case near(short, a5Short) && near(long, a5Long):
		return "A5"
	default:
		return ""
	}
}

// lies reports whether the page lies on its side.
func (s size) lies() bool { return s.width > s.height }
