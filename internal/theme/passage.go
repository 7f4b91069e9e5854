package theme

// cut is where a passage lies: blocks first to end, under the headings whose indexes are in under
// (its own among them, where it begins with one).
type cut struct {
	first, end int
	under      []int
	apart      bool // set apart by a heading or a label
	labelled   bool // by a label that it begins with
	turned     bool // parted from its neighbours by its words alone
}

// cut parts an article into passages: a section under a heading, with what stands before the first
// heading as a passage of its own, and the closing part of a section that turns to all themes.
func (c *Classifier) cut(t *scannedArticle) []cut {
	if len(t.blocks) == 0 {
		return nil
	}
	cuts := sections(t)
	var all []cut
	for _, s := range cuts {
		all = append(all, c.split(t, s)...)
	}
	return all
}

// sections parts an article at its headings and at labels in front of their text. A heading right under another belongs
// to the same passage.
func sections(t *scannedArticle) []cut {
	var all []cut
	labels := labelled(t)
	var open []int // headings over the current block
	current := cut{}
	headed := false // whether the current passage is only headings so far
	for i := range t.blocks {
		level := t.blocks[i].level
		if level == 0 {
			if labels[i] && !headed {
				if i > current.first {
					current.end = i
					all = append(all, current)
				}
				current = cut{first: i, under: append([]int{}, open...), apart: true, labelled: true}
			}
			if t.blocks[i].syllables > 0 {
				headed = false
			}
			continue
		}
		for len(open) > 0 && t.blocks[open[len(open)-1]].level >= level {
			open = open[:len(open)-1]
		}
		open = append(open, i)
		if !headed && i > current.first {
			current.end = i
			all = append(all, current)
			current = cut{first: i}
		}
		current.under, current.apart = append([]int{}, open...), true
		headed = true
	}
	current.end = len(t.blocks)
	return append(all, current)
}

// split cuts the closing part off a section: from the first block on that treats several themes at
// once, where no block after it turns back to one.
func (c *Classifier) split(t *scannedArticle, s cut) []cut {
	if len(s.under) == 0 {
		return c.runs(t, s)
	}
	from := s.end
	mixed := 0
	for i := s.end - 1; i > s.first; i-- {
		n := len(c.named(&t.blocks[i]))
		if n == 1 {
			break
		}
		if n > 1 {
			from = i
			mixed++
		}
	}
	if mixed == 0 || from == s.first || s.under[len(s.under)-1]+1 >= from {
		return []cut{s}
	}
	return []cut{{first: s.first, end: from, under: s.under, apart: s.apart}, {first: from, end: s.end}}
}
