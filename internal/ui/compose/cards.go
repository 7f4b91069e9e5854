package compose

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/ui/widgets"
)

// listCard is a card in the list, wherever it stands at the moment.
type listCard struct {
	at   position
	key  string // what the card shows
	card *widgets.PointCard
	box  *fyne.Container
}

// listCards are the cards of the list. While it is filled anew, those that show the same are taken over.
type listCards struct {
	now   []*listCard
	spare map[string][]*listCard
	made  bool // a new card was made
}

// begin starts to fill the list anew.
func (r *listCards) begin() {
	r.spare, r.made = map[string][]*listCard{}, false
	for _, old := range r.now {
		r.spare[old.key] = append(r.spare[old.key], old)
	}
	r.now = nil
}

// take returns a row that shows what key says, for a place.
func (r *listCards) take(key string, at position, make func(*listCard) *widgets.PointCard) *listCard {
	found := &listCard{at: at, key: key}
	if same := r.spare[key]; len(same) > 0 {
		found, r.spare[key] = same[0], same[1:]
		found.at = at
	} else {
		r.made = true
		found.card = make(found)
		found.box = container.New(widgets.Around(4, 0), found.card)
	}
	r.now = append(r.now, found)
	return found
}
