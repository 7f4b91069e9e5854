package phrase

// Match is a phrase found in a text: bytes Start to End, and the label of its list.
type Match struct {
	Start, End int
	Label      string
}

// fewTokens is room for those of a label, so that looking at one takes no memory from the heap.
const fewTokens = 48

// Whole reports whether the text is one of the phrases, but for punctuation around it.
func (l *List) Whole(text string) bool {
	if !l.lexicon().mayBegin(text) {
		return false
	}
	var room [fewTokens]Token
	w := l.walk(text, room[:0])
	for i := 0; i <= w.head && i < len(w.tokens); i++ {
		w.from(i)
		for _, h := range w.hits {
			if int(h.End) >= w.tail {
				return true
			}
		}
	}
	return false
}

// Prefix returns the end of the longest phrase that the text begins with; punctuation before it does not count.
func (l *List) Prefix(text string) (end int, ok bool) {
	if !l.lexicon().mayBegin(text) {
		return 0, false
	}
	var room [fewTokens]Token
	w := l.walk(text, room[:0])
	for i := 0; i <= w.head && i < len(w.tokens); i++ {
		w.from(i)
	}
	for _, h := range w.hits {
		end = max(end, int(w.tokens[h.End-1].End))
	}
	return end, len(w.hits) > 0
}

// In reports whether one of the phrases stands anywhere in the text.
func (l *List) In(text string) bool {
	var room [fewTokens]Token
	w := l.walk(text, room[:0])
	return w.any()
}

// InName reports whether one of the phrases stands in a name that code gives («related-news», «boxTinTuc»): the
// name is cut into words at every sign, before capitals and at digits.
func (l *List) InName(name string) bool {
	var room [fewTokens]Token
	lexicon := l.lexicon()
	w := newWalk(lexicon, name, lexicon.words.nameTokens(room[:0], name, lexicon.spell))
	return w.any()
}

// Find returns where phrases stand in the text: at each place the longest, none inside or across another.
func (l *List) Find(text string) []Match {
	var room [fewTokens]Token
	w := l.walk(text, room[:0])
	var all []Match
	for i := 0; i < len(w.tokens); {
		w.hits = w.hits[:0]
		w.from(i)
		end := i
		for _, h := range w.hits {
			end = max(end, int(h.End))
		}
		if end == i {
			i++
			continue
		}
		all = append(all, Match{int(w.tokens[i].Start), int(w.tokens[end-1].End), l.label})
		i = end
	}
	return all
}

func (l *List) walk(text string, room []Token) walk {
	lexicon := l.lexicon()
	return newWalk(lexicon, text, lexicon.Tokens(room, text))
}

func (w *walk) any() bool {
	for i := range w.tokens {
		if w.from(i); len(w.hits) > 0 {
			return true
		}
	}
	return false
}
