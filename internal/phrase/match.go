package phrase

import "sync"

// Extent is a phrase found in a text: bytes Start to End, and the label of its list.
type Extent struct {
	Start, End int
	Label      string
}

// Whole reports whether the text is one of the phrases, but for punctuation around it.
func (l *Wordlist) Whole(text string) bool {
	if !l.lexicon().mayBegin(text) {
		return false
	}
	w := l.walk(text)
	defer w.done()
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
func (l *Wordlist) Prefix(text string) (end int, ok bool) {
	if !l.lexicon().mayBegin(text) {
		return 0, false
	}
	w := l.walk(text)
	defer w.done()
	for i := 0; i <= w.head && i < len(w.tokens); i++ {
		w.from(i)
	}
	for _, h := range w.hits {
		end = max(end, int(w.tokens[h.End-1].End))
	}
	return end, len(w.hits) > 0
}

// Begins reports whether the text begins with one of the phrases, with neither a mark nor a sign before it.
func (l *Wordlist) Begins(text string) bool {
	if !l.lexicon().mayBegin(text) {
		return false
	}
	w := l.walk(text)
	defer w.done()
	if w.tokens[0].Start == 0 {
		w.from(0)
	}
	return len(w.hits) > 0
}

// In reports whether one of the phrases stands anywhere in the text.
func (l *Wordlist) In(text string) bool {
	w := l.walk(text)
	defer w.done()
	return w.any()
}

// InName reports whether one of the phrases stands in a name that code gives («related-news», «boxTinTuc»): the
// name is cut into words at every sign, before capitals and at digits.
func (l *Wordlist) InName(name string) bool {
	w := walks.Get().(*walk) //nolint:forcetypeassert // it holds nothing else
	defer w.done()
	lexicon := l.lexicon()
	w.begin(lexicon, name, lexicon.words.nameTokens(w.tokens[:0], name, lexicon.by))
	return w.any()
}

// Find returns where phrases stand in the text: at each place the longest, none inside or across another.
func (l *Wordlist) Find(text string) []Extent {
	w := l.walk(text)
	defer w.done()
	var all []Extent
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
		all = append(all, Extent{int(w.tokens[i].Start), int(w.tokens[end-1].End), l.label})
		i = end
	}
	return all
}

// walks keeps the memory of walks that are over: pages ask for many, each over a few words.
var walks = sync.Pool{New: func() any { return &walk{} }}

func (l *Wordlist) walk(text string) *walk {
	w := walks.Get().(*walk) //nolint:forcetypeassert // it holds nothing else
	lexicon := l.lexicon()
	w.begin(lexicon, text, lexicon.Tokens(w.tokens[:0], text))
	return w
}

// done gives the walk's memory to the next.
func (w *walk) done() {
	w.text = ""
	w.hits = w.hits[:0]
	walks.Put(w)
}

func (w *walk) any() bool {
	for i := range w.tokens {
		if w.from(i); len(w.hits) > 0 {
			return true
		}
	}
	return false
}
