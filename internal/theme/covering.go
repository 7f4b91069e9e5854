package theme

import (
	"baocaovien/internal/library"
	"baocaovien/internal/phrase"
)

// lexiconOf puts the terms of lines into a lexicon, those that need their marks only where marks are read.
func lexiconOf(lines []termLine, by phrase.Comparison) *phrase.Lexicon {
	l := phrase.NewLexicon(by)
	for i, line := range lines {
		for _, term := range line.terms {
			if by == phrase.Marked || !term.Exact {
				l.Add(term, int32(i)) //nolint:gosec // hundreds of lines
			}
		}
	}
	l.Index()
	return l
}

// markedWords are the words of a lexicon that compares them with their marks, and their hashes by number.
type markedWords struct {
	*phrase.Lexicon
	hashes []hashedWord
}

func hashedLexicon(l *phrase.Lexicon) markedWords {
	keys := l.Keys()
	m := markedWords{l, make([]hashedWord, len(keys))}
	for word, key := range keys {
		m.hashes[word] = hashOf([]byte(key))
	}
	return m
}

// trappedTerm is a term of a theme that a trap keeps from counting.
type trappedTerm struct {
	theme library.Theme
	by    phrase.Occurrence
}

// uncovered drops the hits that lie inside a longer one, in place: the longest term at a place is what
// is meant there. Hits of contexts neither cover nor are covered. Those of themes that a trap covers are
// returned beside.
func uncovered(hits []phrase.Occurrence, lines []termLine) (kept []phrase.Occurrence, trapped []trappedTerm) {
	kept = hits[:0]
	reach := phrase.Occurrence{Rule: -1} // the one that reaches furthest of those that began before
	for i := 0; i < len(hits); {
		first := hits[i].First
		before, longest := reach, phrase.Occurrence{Rule: -1}
		for ; i < len(hits) && hits[i].First == first; i++ {
			h := hits[i]
			if lines[h.Rule].context != "" {
				kept = append(kept, h)
				continue
			}
			if by := furthest(before, longest); h.End <= before.End || h.End < longest.End {
				if lines[by.Rule].theme == "" && lines[h.Rule].theme != "" {
					trapped = append(trapped, trappedTerm{lines[h.Rule].theme, by})
				}
				continue
			}
			longest = h
			reach = furthest(reach, h)
			kept = append(kept, h)
		}
	}
	return kept, trapped
}

// furthest returns the phrase.Occurrence that ends later, a where they end alike.
func furthest(a, b phrase.Occurrence) phrase.Occurrence {
	if b.End > a.End {
		return b
	}
	return a
}
