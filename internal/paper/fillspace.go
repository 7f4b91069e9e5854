package paper

// FillSpace is white that takes what its page has left over: what follows stands at the foot of the page. It works between the
// blocks of a document of one page; elsewhere it takes nothing.
type FillSpace struct{}

func (*FillSpace) lineBoxes(*layoutContext, float64) []lineBox { return []lineBox{{stretches: true}} }

// fillUp gives white that stretches what a page with room mm has left.
func fillUp(boxes []lineBox, room float64) {
	left := room - reach(boxes)
	for i := range boxes {
		if boxes[i].stretches && left > 0 {
			boxes[i].height, left = left, 0
		}
	}
}
