package store

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"baocaovien/internal/search"
)

// Bounds of a look into the indexes, in articles.
const (
	fewAtMost  = 2000 // so few are left by a condition that their place in the indexes is worth knowing
	lookAtMost = 5000 // that hold all words are asked whether they hold them side by side, the last arrivals first
)

// idRange bounds the ids that a look considers; the zero range bounds nothing.
type idRange struct{ first, last int64 }

// candidates returns the articles to weigh, without order.
func (s *lookup) candidates(ctx context.Context) ([]int64, error) {
	if s.condition.few && s.most > 0 {
		few, err := s.left(ctx)
		if err != nil || len(few) <= s.most {
			return few, err
		}
		if len(few) <= fewAtMost {
			s.within = idRange{slices.Min(few), slices.Max(few)}
		}
		s.most /= 2 // each that is found costs the look at many that the condition leaves out
	}
	indexes, err := s.indexes(ctx)
	if err != nil {
		return nil, err
	}
	if !s.query.Marked() {
		all, _, err := s.holding(ctx, indexes.plain)
		return all, err
	}
	exact, common, err := s.holding(ctx, indexes.marked)
	if err != nil || common || s.shows > 0 && len(exact) > 2*s.shows { // what has other marks would not be shown
		return exact, err
	}
	plain, _, err := s.holding(ctx, indexes.plain)
	all := append(exact, plain...)
	slices.Sort(all)
	return slices.Compact(all), err
}

// left returns the articles that the condition leaves, and one more than the bound where they are many.
func (s *lookup) left(ctx context.Context) ([]int64, error) {
	from := "articles a"
	if s.condition.from != "" {
		from = s.condition.from
	}
	return s.ids(ctx, "SELECT DISTINCT a.id FROM "+from+" WHERE "+s.condition.String()+" LIMIT ?",
		slices.Concat(s.condition.fromArgs, s.condition.args, []any{fewAtMost + 1})...)
}

// wordIndex is where words are looked for in one of the two spellings.
type wordIndex struct {
	words, places askedTable // for words alone, and for words side by side
	titles        string     // their column of the titles
	spelling      indexSpelling
}

// askedTable is an index and how words are spelled for it.
type askedTable struct {
	name     string
	spelling indexSpelling
	bare     bool // it keeps no marks, where marks are asked for
}

// match writes the terms as they are asked of the table. What is not wanted with its marks is left to be seen in the texts.
func (a askedTable) match(terms []search.QueryTerm) string { return a.spelling.match(a.asked(terms)) }

// side writes the terms as one phrase, in the same way.
func (a askedTable) side(terms []search.QueryTerm) string { return a.spelling.side(a.asked(terms)) }

func (a askedTable) asked(terms []search.QueryTerm) []search.QueryTerm {
	if !a.bare {
		return terms
	}
	return slices.DeleteFunc(slices.Clone(terms), func(t search.QueryTerm) bool { return t.Exclude })
}

// wordIndexes are those of both spellings.
type wordIndexes struct{ marked, plain wordIndex }

var (
	// todaysIndexes hold every article, unless a library of an earlier schema is being moved. Places are kept without marks
	// only: whoever is side by side there is looked at for its marks.
	todaysIndexes = wordIndexes{
		marked: wordIndex{askedTable{"word_sets", markedSpelling, false}, askedTable{"word_places", plainSpelling, true}, "marked", markedSpelling},
		plain:  wordIndex{askedTable{"word_sets", plainSpelling, false}, askedTable{"word_places", plainSpelling, false}, "plain", plainSpelling},
	}

	markedWords = askedTable{"marked_words", markedSpelling, false}
	plainWords  = askedTable{"plain_words", plainSpelling, false}

	// earlierIndexes hold every article until the last is moved.
	earlierIndexes = wordIndexes{
		marked: wordIndex{markedWords, markedWords, "marked", markedSpelling},
		plain:  wordIndex{plainWords, plainWords, "plain", plainSpelling},
	}
)

// indexes returns those that hold every article now.
func (l *Library) indexes(ctx context.Context) (wordIndexes, error) {
	var moving bool
	err := l.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM unmoved)").Scan(&moving)
	if moving {
		return earlierIndexes, err
	}
	return todaysIndexes, l.fault("search", err)
}

// table returns where to look for terms: an index of words alone cannot tell which stand side by side.
func (w wordIndex) table(terms []search.QueryTerm) askedTable {
	if slices.ContainsFunc(terms, sideBySide) {
		return w.places
	}
	return w.words
}

// sideBySide reports a term of which some way is several words side by side, or a word that the index may hold as several:
// «1.000» is two words to it.
func sideBySide(t search.QueryTerm) bool {
	return t.Together && len(t.Words) > 1 || slices.ContainsFunc(t.Words, inParts) || slices.ContainsFunc(t.Others, sideBySide)
}

// inParts reports a word of more than Latin letters and digits.
func inParts(w search.QueryWord) bool {
	return strings.ContainsFunc(w.Key+w.Toneless, func(r rune) bool {
		latin := r <= unicode.MaxLatin1 || unicode.Is(unicode.Latin, r)
		return !latin || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// holding returns the articles that hold the query by an index; where they are too many to weigh, the most
// likely of them, and common.
func (s *lookup) holding(ctx context.Context, index wordIndex) (ids []int64, common bool, err error) {
	table := index.table(s.query.Terms)
	all, err := s.matches(ctx, table.name, table.match(s.query.Terms), s.within, s.most+1)
	if err != nil || s.most < 0 || len(all) <= s.most {
		return all, false, err
	}
	part := s.most / 3
	titled, err := s.matches(ctx, "titles", index.title(s.query.Terms), s.within, part)
	if err != nil {
		return nil, true, err
	}
	var beside []int64
	if side := index.places.side(s.query.Terms); side != "" {
		if beside, err = s.matches(ctx, index.places.name, side, s.reach(all), part); err != nil {
			return nil, true, err
		}
	}
	all = slices.Concat(all[:part], titled, beside)
	slices.Sort(all)
	return slices.Compact(all), true, nil
}

// reach is how far back it is worth to look for words side by side, by how densely the articles lie that
// hold them all: the rarer they are, the further.
func (s *lookup) reach(holding []int64) idRange {
	newest, oldest := holding[0], holding[len(holding)-1]
	each := (newest - oldest) / int64(len(holding))
	return idRange{max(s.within.first, newest-each*lookAtMost), newest}
}

// title writes the terms as they are asked of titles.
func (w wordIndex) title(terms []search.QueryTerm) string {
	wanted := slices.DeleteFunc(slices.Clone(terms), func(t search.QueryTerm) bool { return t.Exclude })
	return "{" + w.titles + "} : (" + w.spelling.match(wanted) + ")"
}

// matches returns the articles that an index finds and the condition selects, at most so many, the last
// arrivals first: the index is read from its end and only as far as needed.
func (s *lookup) matches(ctx context.Context, index, expression string, within idRange, most int) ([]int64, error) {
	from, args := index, []any{expression}
	if len(s.condition.parts) > 0 {
		from += " CROSS JOIN articles a ON a.id = " + index + ".rowid AND " + s.condition.String()
		args = append(slices.Clone(s.condition.args), expression)
	}
	query := "SELECT " + index + ".rowid FROM " + from + " WHERE " + index + " MATCH ?"
	if within != (idRange{}) {
		query += " AND " + index + ".rowid BETWEEN ? AND ?"
		args = append(args, within.first, within.last)
	}
	return s.ids(ctx, query+" ORDER BY "+index+".rowid DESC LIMIT ?", append(args, limit(most))...)
}

func (s *lookup) ids(ctx context.Context, query string, args ...any) ([]int64, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, s.fault("search", err)
	}
	return collect(s.Library, "search", rows, func(row scanner) (id int64, err error) {
		return id, row.Scan(&id)
	})
}
