package printer

// turning is how the paper is turned between its two sides, as CUPS («sides» of RFC 8011, 5.2.8) and as Windows
// (dmDuplex of DEVMODE) name it.
type turning struct {
	cups    string
	windows int16
}

// Where the second page of a sheet is upside down, the wrong one of these was asked for.
var (
	oneSide   = turning{"one-sided", 1}
	longEdge  = turning{"two-sided-long-edge", 2}  // like the leaf of a book that stands upright
	shortEdge = turning{"two-sided-short-edge", 3} // like the leaf of a calendar on a wall
)

// turned returns how the paper of a job is turned, for CUPS and Windows alike. lies says that what is printed on a side
// lies on its side: a landscape page, and two pages side by side.
//
// A booklet is always printed on both sides: with one it cannot be folded. Its sheets lie and open at the fold, so that
// the short edge is the one to turn over; the same goes for every other sheet that lies.
func (j Job) turned(lies bool) turning {
	switch {
	case j.Booklet:
		return shortEdge
	case !j.Duplex:
		return oneSide
	case lies || j.TwoUp:
		return shortEdge
	default:
		return longEdge
	}
}
