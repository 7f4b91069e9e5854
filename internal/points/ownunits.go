package points

// ownUnits are units that an office counts, beside those of the lists.
type ownUnits struct {
	names   wordSet
	longest int // words
}

func newOwnUnits(names []string) ownUnits {
	u := ownUnits{names: wordSet{}}
	for _, name := range names {
		words := wordsAfter(" "+name, 0)
		if len(words) > 0 && words[len(words)-1].end == len(" "+name) {
			u.names[spelled(name)] = true
			u.longest = max(u.longest, len(words))
		}
	}
	return u
}

// or returns the longest unit of the office's behind a number that ends at byte i, or what was found there where that is as long.
func (o ownUnits) or(text string, i int, found unit) unit {
	if o.longest == 0 {
		return found
	}
	end, factor := scaleEnd(text, i)
	words := wordsAfter(text, end)
	for n := min(len(words), o.longest); n > 0; n-- {
		last := words[n-1].end
		if last <= found.end && found.known {
			return found
		}
		if o.names[spelled(text[words[0].start:last])] {
			return unit{start: words[0].start, end: eachEnd(text, last), scale: factor, known: true}
		}
	}
	return found
}

// Counts reports that the lists have a unit.
func Counts(name string) bool {
	key := spelled(name)
	return countables()[key] || singles()[key] || measures()[key]
}
