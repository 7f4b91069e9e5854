package paper

// FillSpace is white that takes what its page has left over: what follows stands at the foot of the page, and what has one above
// and below in the middle. It works between the blocks from one NewPage to the next where these fit one page; elsewhere it takes
// nothing.
type FillSpace struct{}

func (*FillSpace) lineBoxes(*layoutContext, float64) []lineBox { return []lineBox{{stretches: true}} }

// fillUp shares what a page with room mm has left among the white that stretches.
func fillUp(boxes []lineBox, room float64) {
	stretching := 0
	for _, b := range boxes {
		if b.stretches {
			stretching++
		}
	}
	if stretching == 0 {
		return
	}
	if left := room - reach(boxes); left > 0 {
		for i := range boxes {
			if boxes[i].stretches {
				boxes[i].height = left / float64(stretching)
			}
		}
	}
}
