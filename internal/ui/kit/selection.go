package kit

import "slices"

// Selection are the articles chosen for an outline, in the order they were chosen. They stay while one goes
// from theme to theme. The zero value has none.
type Selection struct {
	Order []int64
	there map[int64]bool
}

// SelectionOf is one of articles.
func SelectionOf(ids []int64) Selection {
	var t Selection
	t.Add(ids...)
	return t
}

// Has tells whether an article is chosen.
func (t *Selection) Has(id int64) bool { return t.there[id] }

// Add chooses articles beside those that are.
func (t *Selection) Add(ids ...int64) {
	if t.there == nil {
		t.there = map[int64]bool{}
	}
	for _, id := range ids {
		if !t.there[id] {
			t.there[id] = true
			t.Order = append(t.Order, id)
		}
	}
}

// Remove lets go of articles.
func (t *Selection) Remove(ids ...int64) {
	for _, id := range ids {
		delete(t.there, id)
	}
	t.Order = slices.DeleteFunc(t.Order, func(id int64) bool { return !t.there[id] })
}

// Toggle chooses an article, or lets go of it.
func (t *Selection) Toggle(id int64) {
	if t.Has(id) {
		t.Remove(id)
		return
	}
	t.Add(id)
}

// IDs are the articles in the order they were chosen.
func (t *Selection) IDs() []int64 { return slices.Clone(t.Order) }
