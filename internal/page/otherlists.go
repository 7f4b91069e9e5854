package page

import (
	"slices"

	"golang.org/x/net/html"

	"baocaovien/internal/library"
)

// withoutLists takes out lists of other articles: all that follows their label, or, where the article
// goes on behind it, only what is no prose.
func withoutLists(blocks []candidateBlock) []candidateBlock {
	s := listScan{blocks: blocks, inside: heldBy(blocks), left: make([]candidateBlock, 0, len(blocks))}
	for _, p := range blocks {
		s.total += max(0, p.value)
	}
	for i := range blocks {
		if s.ends(i) {
			break
		}
		s.take(i)
	}
	return s.left
}

// listScan goes through the blocks of a text and leaves out the lists of other articles in it.
type listScan struct {
	blocks      []candidateBlock
	inside      map[*html.Node]blocksIn
	total, seen int             // prose of all, and of the blocks gone through
	box         *html.Node      // of the list that is being left out
	dropping    bool            // a list without a box is being left out
	pending     *candidateBlock // a bold line that may head what comes after the list
	left        []candidateBlock
}

// ends reports that nothing of the article comes at block i or behind it: the imprint, the comments, the tags,
// or a list with no more than a foot behind it.
func (s *listScan) ends(i int) bool {
	p := s.blocks[i]
	foot := (s.total-s.seen)*100 <= s.total*weights().tailRest
	switch {
	case s.box != nil && contains(s.box, p.node):
		return false
	case s.seen > 0 && foot && p.hasLabel(imprints):
		s.left = withoutSiteName(s.left)
		return true
	case !s.opensAt(i):
		return false
	}
	s.box = s.boxOf(i)
	sure := p.hasLabel(commentLabels) || isTagLine(p)
	return foot && !goesOn(s.box, s.blocks[i:]) || sure && (s.seen*2 > s.total || s.seen >= weights().enoughProse)
}

func (s *listScan) take(i int) {
	p := s.blocks[i]
	switch {
	case s.box != nil && contains(s.box, p.node):
		s.dropping, s.pending = false, nil
	case s.opensAt(i):
		s.dropping, s.pending = true, nil
	case s.dropping && !resumes(p):
		s.seen += max(0, p.value)
		s.pending = nil
		if p.bold && !p.linkDense() {
			s.pending = &s.blocks[i]
		}
	default:
		s.seen += max(0, p.value)
		if s.pending != nil {
			s.left = append(s.left, *s.pending)
		}
		s.dropping, s.pending = false, nil
		s.left = append(s.left, p)
	}
}

// opensAt reports the label of a list of other articles at block i. Before all prose a label is one only where it is a link
// or links stand right below it.
func (s *listScan) opensAt(i int) bool {
	p := s.blocks[i]
	return p.Kind != library.Image && p.Kind != library.Table && (p.hasLabel(endLabels) || isTagLine(p)) &&
		(s.seen > 0 || p.linkDense() || s.linksBehind(i))
}

// linksBehind reports that the first words behind block i are a link.
func (s *listScan) linksBehind(i int) bool {
	for _, p := range s.blocks[i+1:] {
		if p.Kind != library.Image {
			return p.linkDense()
		}
	}
	return false
}

// resumes reports a block behind a list with which the article goes on.
func resumes(p candidateBlock) bool {
	return p.isProse() || p.value == weights().heading && p.tagged
}

// boxOf returns the element that holds the label at i and what follows it, where that is a box in the text
// and not the text itself.
func (s *listScan) boxOf(i int) *html.Node {
	if i+1 >= len(s.blocks) {
		return nil
	}
	box := common(s.blocks[i].node, s.blocks[i+1].node)
	within := s.inside[box]
	linked := within.first == i && slices.ContainsFunc(s.blocks[i+1:min(i+4, len(s.blocks))], func(p candidateBlock) bool {
		return p.linkDense() && contains(box, p.node)
	})
	if within.prose*100 > s.total*weights().tailBox && !linked { // the text itself
		return nil
	}
	return box
}

// blocksIn is what an element holds of the blocks of a text.
type blocksIn struct{ first, prose int }

// heldBy returns what the elements around blocks hold.
func heldBy(blocks []candidateBlock) map[*html.Node]blocksIn {
	by := map[*html.Node]blocksIn{}
	for i, p := range blocks {
		for n := p.node; n != nil; n = n.Parent {
			h, known := by[n]
			if !known {
				h.first = i
			}
			h.prose += max(0, p.value)
			by[n] = h
		}
	}
	return by
}

// goesOn reports prose that stands right beside a box, behind it.
func goesOn(box *html.Node, blocks []candidateBlock) bool {
	return box != nil && slices.ContainsFunc(blocks, func(p candidateBlock) bool {
		return p.isProse() && !contains(box, p.node) && (p.frame == box.Parent || p.frame.Parent == box.Parent)
	})
}
