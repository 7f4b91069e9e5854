package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/ui/widgets"
)

// row is a card in the list, wherever it stands at the moment.
type row struct {
	at   spot
	key  string // what the card shows
	card *widgets.PointCard
	box  *fyne.Container
}

// rows are the cards of the list. While it is filled anew, those that show the same are taken over.
type rows struct {
	now   []*row
	spare map[string][]*row
	made  bool // a new card was made
}

// begin starts to fill the list anew.
func (r *rows) begin() {
	r.spare, r.made = map[string][]*row{}, false
	for _, old := range r.now {
		r.spare[old.key] = append(r.spare[old.key], old)
	}
	r.now = nil
}

// take returns a row that shows what key says, for a place.
func (r *rows) take(key string, at spot, make func(*row) *widgets.PointCard) *row {
	found := &row{at: at, key: key}
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
