package document

import (
	"fmt"

	"golang.org/x/net/html/atom"
)

// pageList is a list of a web page that is open.
type pageList struct {
	ordered bool
	entries int
	name    string // of the outermost list
}

// deepest bounds the lists within lists.
const deepest = 9

// openList begins a list: within the one that is open, or a new one. Editors give each bullet a list of its own:
// those stay one.
func (p *plainReader) openList(ordered bool) {
	if len(p.lists) == deepest {
		return
	}
	next := pageList{ordered: ordered}
	switch last := len(p.pieces) - 1; {
	case len(p.lists) > 0:
		next.name = p.lists[0].name
	case !ordered && last >= 0 && p.pieces[last].marker == bulletMark:
		next.name = p.pieces[last].list
	default:
		p.listed++
		next.name = fmt.Sprint(p.listed)
	}
	p.lists = append(p.lists, next)
}

// closeList ends the list or the entry that a tag ends.
func (p *plainReader) closeList(tag atom.Atom) {
	switch {
	case tag == atom.Li && p.inside == tag: // an empty entry
		p.inside = 0
	case (tag == atom.Ol || tag == atom.Ul) && len(p.lists) > 0:
		p.lists = p.lists[:len(p.lists)-1]
	}
}

// mark returns what stands before an entry, and the list it is counted in: the outermost one.
func (p *plainReader) mark() (marker, list string) {
	last := len(p.lists) - 1
	if last < 0 {
		return bulletMark, ""
	}
	in := p.lists[last]
	if !in.ordered {
		return bulletMark, in.name
	}
	return fmt.Sprintf("%d.", in.entries), in.name
}
