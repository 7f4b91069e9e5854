package points

import (
	"context"
	"math"
	"slices"
	"strings"
	"unicode"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// Traits are what the learned weights look at in a sentence.
type Traits struct {
	Seen  []float64 // what is seen of it beside its words, a number of about 0 to 1 each
	Grams []uint16  // its words and words in a row, by their places, each once and in the order of the places
}

// Contender is a passage that may become a point.
type Contender struct {
	library.Place
	Traits
}

// Contenders returns the passages of an article that are weighed against each other, for those who learn weights from them; none
// where ctx is done before.
func Contenders(ctx context.Context, in Input) (all []Contender) {
	for _, c := range whole(gather(ctx, []Input{in})) {
		if c.weighable() {
			all = append(all, Contender{c.point.Place, c.traits()})
		}
	}
	return all
}

// weighable reports what is weighed against other sentences: no heading, nothing that only comes with others, and no sentence of
// so few words that it says too little alone.
func (s *candidate) weighable() bool {
	return s.tier > headed || s.tier == prose && s.syllables >= weights().fewest
}

// worth returns how much a candidate is worth to a speaker: the chance that a reader takes it, more for a task that its
// article sets out.
func (w *weighting) worth(c *candidate, readers *SentenceWeights) float64 {
	worth := readers.chance(c.traits())
	if c.tier == asked {
		worth *= w.asked
	}
	return worth
}

func (s *candidate) traits() Traits {
	return Traits{Seen: append(s.measures(), s.facts()...), Grams: gramsOf(s.point.Text)}
}

// The natural logarithms of how many syllables a long sentence has, and of how many sentences a long article has: 1 in
// measures.
const longSentence, longArticle = 4.0, 4.0

// measures returns how long a candidate is, what it is written in, where it stands and how much of the title it says.
func (s *candidate) measures() []float64 {
	length := math.Log1p(float64(s.syllables)) / longSentence
	place := float64(s.at) / float64(max(1, s.sentences-1))
	capitals, digits, signs := 0, 0, 0
	for _, r := range s.point.Text {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsDigit(r):
			digits++
		case !unicode.IsLetter(r):
			continue
		}
		signs++
	}
	return []float64{
		length, length * length, float64(capitals) / float64(max(1, signs)), float64(digits) / float64(max(1, signs)),
		place, place * place, math.Log1p(float64(s.sentences)) / longArticle, s.titled,
	}
}

// facts returns what is true of a candidate, 1 each. The weights are learned in this order, and with the words of these lists:
// after a change, make train.
func (s *candidate) facts() (all []float64) {
	text := s.point.Text
	for _, fact := range []bool{
		s.at == 0, s.at == 1, s.at+1 >= s.sentences, s.leads, s.retold, s.twice, s.opening != nil, s.before != nil,
		s.tier == listed, s.tier == asked, s.tier == concluding,
		s.point.Kind == library.TaskPoint, s.point.Kind == library.ResultPoint, s.point.Kind == library.QuotePoint,
		!ended(text) && s.series == "", strings.HasSuffix(text, "?"), stated(text, viet.Span{End: len(text)}), tells(text), defines(text),
		officialWords.In(text), personalWords.In(text), needWords.In(firstWords(text, longestNeed)),
		beginsWith(text, occasionWords), attendWords.In(text), attributionWords.In(text), beginsWith(text, exampleWords),
		praiseWords.In(text), privateWords.In(text), formalWords.In(text),
	} {
		one := 0.0
		if fact {
			one = 1
		}
		all = append(all, one)
	}
	return all
}

// longestNeed is how many words may lead up to what is needed.
const longestNeed = 16

// The kinds of grams: a word, two in a row, a word near the beginning, and the first words together.
const (
	singleWord uint32 = iota + 1
	twoWords
	earlyWord
	firstWordsTogether
)

// Words from the beginning on that are near it, and first words that are taken together: one, two and three.
const nearBeginning, together = 12, 3

// gramsOf returns the places of the grams of a text. All its numbers are alike.
func gramsOf(text string) (all []uint16) {
	var before, first uint32
	for i, syllable := range viet.Syllables(text) {
		hash := hashOf(syllable)
		all = append(all, placeOf(singleWord, hash))
		if i > 0 {
			all = append(all, placeOf(twoWords, joinedHash(before, hash)))
		}
		if i < nearBeginning {
			all = append(all, placeOf(earlyWord, hash))
		}
		if first = joinedHash(first, hash); i < together {
			all = append(all, placeOf(firstWordsTogether, first))
		}
		before = hash
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// hashOf hashes a syllable (FNV-1a).
func hashOf(syllable string) uint32 {
	const offset, prime = 2166136261, 16777619
	if '0' <= syllable[0] && syllable[0] <= '9' {
		syllable = "0"
	}
	hash := uint32(offset)
	for i := range len(syllable) {
		hash = (hash ^ uint32(syllable[i])) * prime
	}
	return hash
}

// joinedHash makes one hash of two, whose order counts.
func joinedHash(a, b uint32) uint32 { return a*31 + b }

// placeOf returns the place of a gram of that kind among GramPlaces.
func placeOf(kind, hash uint32) uint16 {
	return uint16((joinedHash(hash, kind) * 2654435769) >> 16) //nolint:gosec // the upper half
}
