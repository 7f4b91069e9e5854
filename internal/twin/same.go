package twin

import (
	"slices"
	"strings"

	"znkr.io/diff"
)

// Limits of what is one text published twice.
const (
	sharedOfShorter = 0.80 // of the shorter text's words stand in the longer one, in order
	sharedOfLonger  = 0.70 // and make up this much of it: a notice within an article is not the article
	wordsPerFact    = 300  // one fact may be put right in as many words,
	factsAtMost     = 4    // but no more than these
	edgeWords       = 12   // a signature or a place and date before the first sentence
	anchor          = 3    // words in a row that hold the texts together
)

// Same reports whether a and b are one text published twice. Of texts too short to tell it says no.
func Same(a, b TextSketch) bool {
	wordsA, wordsB := a.words(), b.words()
	shorter, longer := min(len(wordsA), len(wordsB)), max(len(wordsA), len(wordsB))
	if shorter < fewest || float64(shorter) < sharedOfLonger*float64(longer) {
		return false
	}
	if titlesDisagree(wordsOf(a.title), wordsOf(b.title), wordsA, wordsB) {
		return false
	}
	shared, regions := align(wordsA, wordsB)
	if float64(shared) < sharedOfShorter*float64(shorter) || float64(shared) < sharedOfLonger*float64(longer) {
		return false
	}
	return replacedFacts(regions, set(facts(wordsA)), set(facts(wordsB))) <= min(shorter/wordsPerFact, factsAtMost)
}

// SameTitle reports whether the titles are the same words.
func SameTitle(a, b TextSketch) bool {
	return slices.Equal(texts(wordsOf(a.title)), texts(wordsOf(b.title)))
}

// Related reports whether the one may be the other after an edit: half of the shorter's runs of words stand in
// the longer one too.
func Related(a, b TextSketch) bool {
	shorter, longer := a.shingles, b.shingles
	if len(shorter) > len(longer) {
		shorter, longer = longer, shorter
	}
	in := make(map[uint64]bool, len(longer))
	for _, s := range longer {
		in[s] = true
	}
	n := 0
	for _, s := range shorter {
		if in[s] {
			n++
		}
	}
	return n > 0 && 2*n >= len(shorter)
}

// titlesDisagree reports that the titles are one form with other facts («tuần 45», «tuần 46»), or that each has
// a fact that the other article has nowhere: the names of two provinces.
func titlesDisagree(titleA, titleB, a, b []contentWord) bool {
	if !slices.Equal(titleA, titleB) && slices.Equal(form(titleA), form(titleB)) {
		return true
	}
	return unshared(titleA, set(titleB, b)) != nil && unshared(titleB, set(titleA, a)) != nil
}

// numerals are the numbers in words, without their marks.
var numerals = []string{"mot", "hai", "ba", "bon", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"}

// form is what is left of a title without its facts and numbers.
func form(title []contentWord) []contentWord {
	return slices.DeleteFunc(slices.Clone(title), func(w contentWord) bool { return w.fact || slices.Contains(numerals, w.text) })
}

func facts(words []contentWord) []contentWord {
	return slices.DeleteFunc(slices.Clone(words), func(w contentWord) bool { return !w.fact })
}

// region is where the texts differ: words of the one in the place of words of the other.
type region struct {
	a, b []contentWord
	edge bool // before the first or after the last words that both have
}

// align lays one text beside the other, of each at most so many words as a sketch has (most): the differ cannot be stopped.
// Shared words that stand alone between differing ones do not end a region.
func align(a, b []contentWord) (shared int, regions []region) {
	now, held := region{edge: true}, 0
	for _, e := range diff.Edits(texts(a), texts(b)) {
		switch e.Op {
		case diff.Match:
			shared++
			if held++; held == anchor {
				regions = append(regions, now)
				now = region{}
			} else if held < anchor {
				now.a, now.b = append(now.a, a[e.PosX]), append(now.b, b[e.PosY])
			}
		case diff.Delete:
			held = 0
			now.a = append(now.a, a[e.PosX])
		case diff.Insert:
			held = 0
			now.b = append(now.b, b[e.PosY])
		}
	}
	now.edge = true
	return shared, append(regions, now)
}

// replacedFacts counts the facts that stand in the place of others. Where whole sentences do, or one name takes
// the place of another throughout, it is too many: that is other news. At the edges stand leads, signatures and
// furniture: there only facts count that the other text, of which a and b are the facts, has nowhere.
func replacedFacts(regions []region, a, b map[string]bool) int {
	n := 0
	seen := map[string]bool{}
	for _, r := range regions {
		inA, inB := set(r.a), set(r.b)
		if r.edge {
			inA, inB = a, b
		}
		was, is := unshared(r.a, inB), unshared(r.b, inA)
		if min(len(was), len(is)) == 0 || strings.Join(was, "") == strings.Join(is, "") { // «TPHCM», «TP.HCM»
			continue
		}
		long := min(len(r.a), len(r.b)) > edgeWords
		replacement := strings.Join(was, " ") + "\n" + strings.Join(is, " ")
		switch {
		case long, seen[replacement]:
			return factsAtMost + 1
		case !r.edge || max(len(r.a), len(r.b)) > edgeWords:
			seen[replacement] = true
			n += min(len(was), len(is))
		}
	}
	return n
}
