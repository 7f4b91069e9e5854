package kit

// Selection are the articles chosen for an outline, in the order they were chosen. They stay while one goes
// from theme to theme.
type Selection struct{ Order []int64 }

// Has tells whether an article is chosen.
func (t *Selection) Has(id int64) bool {
	for _, o := range t.Order {
		if o == id {
			return true
		}
	}
	return false
}

// Toggle chooses an article, or lets go of it.
func (t *Selection) Toggle(id int64) {
	for i, o := range t.Order {
		if o == id {
			t.Order = append(t.Order[:i:i], t.Order[i+1:]...)
			return
		}
	}
	t.Order = append(t.Order, id)
}

// IDs are the articles in the order they were chosen.
func (t *Selection) IDs() []int64 { return append([]int64{}, t.Order...) }
