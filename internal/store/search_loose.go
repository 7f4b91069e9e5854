package store

import (
	"context"
	"slices"

	"baocaovien/internal/search"
)

// Bounds of a look for what holds most of a query.
const (
	termsAtMost = 12 // of a query whose terms are left out in turn
	leastOfLook = 40 // articles that each of these looks may bring
)

// loosened weighs, beside what answers a query poorly or not at all, the articles that hold most of its words, each told with
// what it lacks, and those in which a word stands that is one slip away. What stands in quotes or is asked of titles is never
// left out. full is what the strict look found.
func (s *lookup) loosened(ctx context.Context, full []search.Ranked) ([]search.Ranked, error) {
	known, unknown, err := s.split(ctx)
	if err != nil {
		return nil, err
	}
	var strange []string
	for _, t := range unknown {
		strange = append(strange, t.Text())
	}
	ids, err := s.loosely(ctx, known, unknown)
	if err != nil || len(ids) == 0 {
		return full, err
	}
	for _, r := range full {
		if r.File == 0 && !r.Noted {
			ids = append(ids, r.Article)
		}
	}
	slices.Sort(ids)
	s.matcher = search.NewLooseMatcher(s.query, strange)
	all, err := s.judged(ctx, slices.Compact(ids))
	if err != nil {
		return nil, err
	}
	for _, r := range full {
		i := slices.IndexFunc(all, func(o search.Ranked) bool { return o.Article == r.Article })
		switch {
		case i >= 0 && r.Noted: // with its note it holds all
			all[i] = r
		case i >= 0:
			all[i].Note = r.Note
		case r.File != 0 || r.Noted:
			all = append(all, r)
		}
	}
	search.Rank(all)
	return all, nil
}

// loosely returns the articles that may hold most of a query. What no article holds is meant as what is one slip away from it,
// or left out.
func (s *lookup) loosely(ctx context.Context, known, unknown []search.QueryTerm) ([]int64, error) {
	meant, err := s.meant(ctx, unknown)
	if err != nil {
		return nil, err
	}
	whole := slices.Concat(known, meant)
	var all []int64
	if len(unknown) > 0 {
		if all, err = s.look(ctx, whole, 1); err == nil && len(all) == 0 {
			all, err = s.look(ctx, known, 1)
		}
		if err != nil {
			return nil, err
		}
	}
	wanted := search.Query{Terms: whole}.Wanted()
	if len(wanted) == 2 && len(unknown) == 0 {
		if all, err = s.besides(ctx, wanted); err != nil {
			return nil, err
		}
	}
	if len(wanted) > termsAtMost || words(wanted) < 3 {
		return all, nil
	}
	most, err := s.mostOf(ctx, whole, words(wanted))
	return append(all, most...), err
}

// look returns the articles that hold these terms: as many as the share of a look that is one of so many.
func (s *lookup) look(ctx context.Context, terms []search.QueryTerm, looks int) ([]int64, error) {
	rest := *s
	rest.query = search.Query{Terms: terms, Qualifiers: s.query.Qualifiers}
	if len(rest.query.Wanted()) == 0 {
		return nil, nil
	}
	if rest.most > 0 {
		rest.most = max(rest.most/(2*looks), leastOfLook)
	}
	return rest.candidates(ctx)
}

// mostOf returns the articles that hold the terms but for the light ones, and those that hold all of these but one. Where the
// query is long, two may be missing: two that follow each other or, where no article lacks only one, any two. size is how many
// words the query wants: a term that is half of them is not left out.
func (s *lookup) mostOf(ctx context.Context, terms []search.QueryTerm, size int) (all []int64, err error) {
	weighty := slices.DeleteFunc(slices.Clone(terms), search.QueryTerm.Light)
	if len(weighty) < len(terms) {
		if all, err = s.look(ctx, weighty, 2); err != nil {
			return nil, err
		}
	}
	var spare []int // terms that may be left out
	for i, t := range weighty {
		if !t.Exclude && !t.Firm() && 2*len(t.Words) < size {
			spare = append(spare, i)
		}
	}
	one, err := s.without(ctx, weighty, singly(spare))
	all = append(all, one...)
	if err != nil || search.FaultsOf(len(terms)) < 2 {
		return all, err
	}
	ways := neighbours(spare)
	if len(all) == 0 {
		ways = pairs(spare)
	}
	two, err := s.without(ctx, weighty, ways)
	return append(all, two...), err
}

// without returns the articles that hold the terms but for some of them, for each way to leave some out.
func (s *lookup) without(ctx context.Context, terms []search.QueryTerm, ways [][]int) ([]int64, error) {
	var all []int64
	for _, out := range ways {
		var rest []search.QueryTerm
		for i, t := range terms {
			if !slices.Contains(out, i) {
				rest = append(rest, t)
			}
		}
		ids, err := s.look(ctx, rest, len(terms))
		if err != nil {
			return nil, err
		}
		all = append(all, ids...)
	}
	return all, nil
}

// singly is each of some numbers by itself.
func singly(numbers []int) (ways [][]int) {
	for _, n := range numbers {
		ways = append(ways, []int{n})
	}
	return ways
}

// neighbours is each two of some numbers that follow each other: a word of two syllables, «lấy lòng», is left out whole.
func neighbours(numbers []int) (ways [][]int) {
	for i := 1; i < len(numbers); i++ {
		if numbers[i] == numbers[i-1]+1 {
			ways = append(ways, numbers[i-1:i+1])
		}
	}
	return ways
}

// pairs is every two of some numbers.
func pairs(numbers []int) (ways [][]int) {
	for i, n := range numbers {
		for _, o := range numbers[i+1:] {
			ways = append(ways, []int{n, o})
		}
	}
	return ways
}

func words(terms []search.QueryTerm) (n int) {
	for _, t := range terms {
		n += len(t.Words)
	}
	return n
}

// split parts the terms that some article holds, and those that nobody may leave out, from those that none holds: whatever
// narrows the search, so that the words left out are a matter of the library.
func (s *lookup) split(ctx context.Context) (known, unknown []search.QueryTerm, err error) {
	for _, t := range s.query.Terms {
		holds := t.Exclude || t.Firm()
		if !holds {
			if holds, err = s.held(ctx, t); err != nil {
				return nil, nil, err
			}
		}
		if holds {
			known = append(known, t)
		} else {
			unknown = append(unknown, t)
		}
	}
	return known, unknown, nil
}

// held reports whether any article holds a term.
func (s *lookup) held(ctx context.Context, t search.QueryTerm) (bool, error) {
	whole := &lookup{Library: s.Library, condition: &condition{}}
	indexes, err := s.indexes(ctx)
	if err != nil {
		return false, err
	}
	terms := []search.QueryTerm{t}
	table := indexes.plain.table(terms)
	ids, err := whole.matches(ctx, table.name, table.match(terms), idRange{}, 1)
	return len(ids) > 0, err
}

// meant returns, for each term that no article holds, one of the words one slip away that articles hold; none for a term
// without such a word.
func (s *lookup) meant(ctx context.Context, unknown []search.QueryTerm) ([]search.QueryTerm, error) {
	var all []search.QueryTerm
	for _, t := range unknown {
		var ways []search.QueryTerm
		for _, way := range t.Slips(true) {
			holds, err := s.held(ctx, way)
			if err != nil {
				return nil, err
			}
			if holds {
				ways = append(ways, way)
			}
		}
		if len(ways) > 0 {
			one := ways[0]
			one.Others = ways[1:]
			all = append(all, one)
		}
	}
	return all, nil
}

// besides returns the last articles that hold one of two words beside what may have been meant by the other.
func (s *lookup) besides(ctx context.Context, two []search.QueryTerm) ([]int64, error) {
	var ways []search.QueryTerm
	for i, t := range two {
		other := two[1-i]
		if len(other.Words) != 1 || other.Firm() {
			continue
		}
		for _, way := range t.Slips(false) {
			words := []search.QueryWord{way.Words[0], other.Words[0]}
			if i == 1 {
				slices.Reverse(words)
			}
			ways = append(ways, search.QueryTerm{Words: words, Together: true})
		}
	}
	if len(ways) == 0 {
		return nil, nil
	}
	one := ways[0]
	one.Others = ways[1:]
	terms := []search.QueryTerm{one}
	for _, t := range s.query.Terms {
		if t.Exclude {
			terms = append(terms, t)
		}
	}
	indexes, err := s.indexes(ctx)
	if err != nil {
		return nil, err
	}
	return s.matches(ctx, indexes.plain.places.name, plainSpelling.match(terms), s.within, s.most)
}
