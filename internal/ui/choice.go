package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// choice is a row of chips of which one is on.
type choice[T comparable] struct {
	box    *fyne.Container
	chips  map[T]*widgets.Chip
	chosen T
}

func newChoice[T comparable](values []T, name func(T) string, act func(T)) *choice[T] {
	c := &choice[T]{box: container.New(widgets.Flow{Gap: 8, Between: 6}), chips: map[T]*widgets.Chip{}}
	for _, v := range values {
		chip := widgets.NewFilterChip(name(v), func() {
			c.set(v)
			act(v)
		})
		c.chips[v] = chip
		c.box.Add(chip)
	}
	return c
}

// set chooses without acting.
func (c *choice[T]) set(v T) {
	c.chosen = v
	for value, chip := range c.chips {
		chip.Set(chip.Label(), value == v)
	}
}

// newSwitch is a choice of two.
func newSwitch(name func(bool) string, now bool, act func(bool)) *choice[bool] {
	c := newChoice([]bool{false, true}, name, act)
	c.set(now)
	return c
}

// sides names whether paper is printed on one side.
func sides(single bool) string {
	if single {
		return words.Say("window.single-sided")
	}
	return words.Say("window.both-sides")
}
