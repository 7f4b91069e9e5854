package paper

// Stretch is white that takes what its page has left over: what follows stands at the foot of the page. It works between the
// blocks of a document of one page; elsewhere it takes nothing.
type Stretch struct{}

func (*Stretch) slabs(*press, float64) []slab { return []slab{{stretches: true}} }

// fillUp gives white that stretches what a page with room mm has left.
func fillUp(slabs []slab, room float64) {
	left := room - reach(slabs)
	for i := range slabs {
		if slabs[i].stretches && left > 0 {
			slabs[i].height, left = left, 0
		}
	}
}
