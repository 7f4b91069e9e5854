package ui

// ticks are the articles chosen for an outline, in the order they were chosen. They stay while one goes
// from theme to theme.
type ticks struct{ order []int64 }

func (t *ticks) has(id int64) bool {
	for _, o := range t.order {
		if o == id {
			return true
		}
	}
	return false
}

func (t *ticks) toggle(id int64) {
	for i, o := range t.order {
		if o == id {
			t.order = append(t.order[:i:i], t.order[i+1:]...)
			return
		}
	}
	t.order = append(t.order, id)
}

func (t *ticks) ids() []int64 { return append([]int64{}, t.order...) }
