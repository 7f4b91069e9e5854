package session

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// SessionGrowth is how the number of sessions grew.
type SessionGrowth struct {
	Difference library.Amount // now − before
	Tenths     library.Amount // (now − before) ÷ before in tenths of a per cent, half away from zero; not known where before is 0
}

// ChangeOf returns how sessions grew from before to now.
func ChangeOf(now, before int64) SessionGrowth {
	d := now - before
	c := SessionGrowth{Difference: library.AmountOf(d)}
	if before > 0 {
		sign, size := int64(1), d
		if d < 0 {
			sign, size = -1, -d
		}
		c.Tenths = library.AmountOf(sign * ((2*1000*size + before) / (2 * before)))
	}
	return c
}

// Percent returns the growth in per cent, nil where it is not known.
func (c SessionGrowth) Percent() *float64 {
	if !c.Tenths.Known() {
		return nil
	}
	percent := float64(c.Tenths.Number()) / 10
	return &percent
}

// DifferenceText returns the difference as people read it, «+1.204».
func (c SessionGrowth) DifferenceText() string {
	text := viet.Grouped(c.Difference.Number())
	if c.Difference.Number() > 0 {
		text = "+" + text
	}
	return text
}

// PercentText returns the growth in per cent as papers print it, «+6,3%», «-10%», "" where it is not known.
func (c SessionGrowth) PercentText() string {
	if !c.Tenths.Known() {
		return ""
	}
	n := c.Tenths.Number()
	size := max(n, -n)
	text := strings.TrimSuffix(viet.Grouped(size/10)+","+viet.Grouped(size%10), ",0") + "%"
	switch {
	case n < 0:
		return "-" + text
	case c.Difference.Number() > 0:
		return "+" + text
	}
	return text
}
