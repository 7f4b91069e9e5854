package viet

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Typing is a way to type Vietnamese on a keyboard that has no letters with marks. Both are as the common input methods have
// them: a mark or a tone may be typed anywhere behind its letter, and typed twice it is taken back and stands as typed.
type Typing string

// The ways.
const (
	Telex Typing = "telex" // s f r x j z, aa ee oo dd, w
	VNI   Typing = "vni"   // 1 to 5 and 0, 6 7 8 9
)

// tonesOf are the keys of the tones.
var tonesOf = map[Typing]map[rune]Tone{
	Telex: {'f': Huyen, 'r': Hoi, 'x': Nga, 's': Sac, 'j': Nang, 'z': Ngang},
	VNI:   {'2': Huyen, '3': Hoi, '4': Nga, '1': Sac, '5': Nang, '0': Ngang},
}

// Takes reports whether a key may belong to a word that is being typed.
func (t Typing) Takes(key rune) bool {
	return t == Telex && unicode.IsLetter(key) || t == VNI && (unicode.IsLetter(key) || '0' <= key && key <= '9')
}

// Compose returns what a word says so far: letters that stand already, and the keys typed behind them.
func (t Typing) Compose(stands, keys string) string { return t.compose(stands, keys).text() }

// Finish returns what it says when the word is done: the keys as they were typed where no syllable of the language came of
// them («windows», not «ưindows»). An abbreviation in capitals keeps its Đ.
func (t Typing) Finish(stands, keys string) string {
	c := t.compose(stands, keys)
	text, typed := c.text(), stands+keys
	switch {
	case c.plain || c.unmarked || text == typed || c.complete(text):
		return text
	case typed == strings.ToUpper(typed):
		return stands + strings.ReplaceAll(keys, t.strokeKeys(), "Đ")
	}
	return typed
}

// strokeKeys writes Đ.
func (t Typing) strokeKeys() string {
	if t == VNI {
		return "D9"
	}
	return "DD"
}

func (t Typing) compose(stands, keys string) *keyedWord {
	c := &keyedWord{}
	for _, letter := range norm.NFC.String(stands) {
		c.add(letter)
	}
	for _, key := range norm.NFC.String(keys) {
		if c.plain || !c.possible() || !t.command(c, key) {
			c.add(key)
		}
	}
	return c
}

// command carries out a key that is no letter of its own here, and reports whether it is such a key.
func (t Typing) command(c *keyedWord, key rune) bool {
	low := unicode.ToLower(key)
	if tone, ok := tonesOf[t][low]; ok {
		return c.setTone(tone, key)
	}
	switch {
	case c.unmarked:
		return false
	case t == VNI:
		return c.vniMark(key)
	}
	switch low {
	case 'a', 'e', 'o':
		return c.mark(key, map[rune]rune{low: circumflex[low]})
	case 'w':
		return c.mark(key, horns) || c.loneHorn(key)
	case 'd':
		return c.stroke(key)
	}
	return false
}

func (c *keyedWord) vniMark(key rune) bool {
	switch key {
	case '6':
		return c.mark(key, circumflex)
	case '7':
		return c.mark(key, map[rune]rune{'o': 'ơ', 'u': 'ư'})
	case '8':
		return c.mark(key, map[rune]rune{'a': 'ă'})
	case '9':
		return c.stroke(key)
	}
	return false
}

var (
	circumflex = map[rune]rune{'a': 'â', 'e': 'ê', 'o': 'ô'}
	horns      = map[rune]rune{'a': 'ă', 'o': 'ơ', 'u': 'ư'}
)

// keyedWord is a word that is being typed.
type keyedWord struct {
	letters  []rune // lower case, with their marks, without the tone
	capitals []bool
	tone     Tone
	fromW    bool // the last letter is an ư that a w alone wrote
	unmarked bool // a mark was taken back: there will be none
	plain    bool // a tone was taken back: the rest is as typed
}

// add appends a letter.
func (c *keyedWord) add(key rune) {
	l := letterOf(key)
	if l.tone != Ngang {
		c.tone = l.tone
	}
	c.letters = append(c.letters, l.base)
	c.capitals = append(c.capitals, unicode.IsUpper(key))
	c.fromW = false
}

// setTone gives the word a tone. The same once more takes it back.
func (c *keyedWord) setTone(tone Tone, key rune) bool {
	if !slices.ContainsFunc(c.letters, isVowel) || tone == Ngang && c.tone == Ngang {
		return false
	}
	if c.plain = tone == c.tone; c.plain {
		tone = Ngang
		c.add(key)
	}
	c.tone = tone
	return true
}

// mark gives the last letter that can have it a mark. A letter that has it already loses it again.
func (c *keyedWord) mark(key rune, marks map[rune]rune) bool {
	for i, l := range slices.Backward(c.letters) {
		bare := bare(l)
		marked, ok := marks[bare]
		switch {
		case !ok:
			continue
		case l == marked:
			c.unmark(i, key)
			return true
		}
		c.letters[i] = marked
		if marked == 'ơ' && i > 0 && c.letters[i-1] == 'ư' || c.possible() {
			return true
		}
		c.letters[i] = l
	}
	return false
}

// unmark takes the mark of a letter away, and the horn of the u before an o, and writes the key instead.
func (c *keyedWord) unmark(i int, key rune) {
	switch {
	case c.fromW && i == len(c.letters)-1:
		c.letters, c.capitals = c.letters[:i], c.capitals[:i]
	case c.letters[i] == 'ơ' && i > 0 && c.letters[i-1] == 'ư':
		c.letters[i-1] = 'u'
		fallthrough
	default:
		c.letters[i] = bare(c.letters[i])
	}
	c.unmarked = true
	c.add(key)
}

// loneHorn writes ư where no vowel stands yet.
func (c *keyedWord) loneHorn(key rune) bool {
	if slices.ContainsFunc(c.letters, isVowel) {
		return false
	}
	c.add(key)
	last := len(c.letters) - 1
	c.letters[last], c.fromW = 'ư', true
	if !c.possible() {
		c.letters, c.capitals, c.fromW = c.letters[:last], c.capitals[:last], false
		return false
	}
	return true
}

// stroke makes đ of the d a word begins with, or of the last letter of an abbreviation.
func (c *keyedWord) stroke(key rune) bool {
	last := len(c.letters) - 1
	if last < 0 {
		return false
	}
	at := 0
	if !slices.ContainsFunc(c.letters, isVowel) {
		at = last
	}
	switch c.letters[at] {
	case 'đ':
		c.unmark(at, key)
		return true
	case 'd':
		c.letters[at] = 'đ'
		if at == last || c.possible() {
			return true
		}
		c.letters[at] = 'd'
	}
	return false
}

// text writes the word: ư before ơ and a letter, and the tone on its vowel.
func (c *keyedWord) text() string {
	letters := slices.Clone(c.letters)
	for i := range len(letters) - 2 {
		if letters[i] == 'u' && letters[i+1] == 'ơ' && !c.unmarked && (i == 0 || letters[i-1] != 'q') {
			letters[i] = 'ư'
		}
	}
	var out strings.Builder
	at := tonePlace(letters)
	for i, l := range letters {
		if c.capitals[i] {
			l = unicode.ToUpper(l)
		}
		out.WriteRune(l)
		if i == at {
			out.WriteString(toneMarks[c.tone])
		}
	}
	return norm.NFC.String(out.String())
}

// toneMarks are written behind the letter.
var toneMarks = [...]string{Ngang: "", Huyen: "\u0300", Hoi: "\u0309", Nga: "\u0303", Sac: "\u0301", Nang: "\u0323"}

// tonePlace returns the letter that bears the tone, -1 where there is no vowel: one with a mark before all others, the second
// of two before a consonant, else the first of two and the middle of three («hòa», «hoàn», «ngoài»).
func tonePlace(letters []rune) int {
	first, end := vowels(letters)
	for i := end - 1; i >= first; i-- {
		if bare(letters[i]) != letters[i] {
			return i
		}
	}
	switch n := end - first; {
	case n == 0:
		return -1
	case n == 2 && end < len(letters) || n >= 3:
		return first + 1
	}
	return first
}

// vowels returns where the vowels of a syllable begin and end, without the u of «qu» and the i of «gi».
func vowels(letters []rune) (first, end int) {
	first = max(0, slices.IndexFunc(letters, isVowel))
	for end = first; end < len(letters) && isVowel(letters[end]); end++ {
	}
	if end-first > 1 && first == 1 && (letters[0] == 'q' && letters[1] == 'u' || letters[0] == 'g' && letters[1] == 'i') {
		first++
	}
	return first, end
}

// highlandOnsets are consonants of names from the Central Highlands and their neighbours.
var highlandOnsets = []string{"bl", "br", "dr", "gl", "hr", "kr", "mn", "pl", "rl", "xt"}

// possible reports whether a syllable of the language may still come of the letters, whose marks may be missing yet.
func (c *keyedWord) possible() bool {
	if !slices.ContainsFunc(c.letters, isVowel) {
		return true
	}
	word := lowlandEnd(string(c.letters))
	if begins(word) {
		return true
	}
	for _, onset := range slices.Concat(onsets, highlandOnsets) {
		rest, found := strings.CutPrefix(word, onset)
		if found && (begins(rest) || onset == "qu" && begins("u"+rest)) {
			return true
		}
	}
	return false
}

// complete reports whether a word is a syllable of the language, or of a name of the highlands («Đắk», «Krông»).
func (c *keyedWord) complete(word string) bool {
	word = lowlandEnd(word)
	for _, onset := range highlandOnsets {
		if strings.HasPrefix(strings.ToLower(word), onset) {
			return spelled(word[1:]) || spelled(strings.ToLower(word[1:]))
		}
	}
	return spelled(word)
}

// lowlandEnd writes the k that names of the highlands end in as c.
func lowlandEnd(word string) string {
	for _, k := range []string{"k", "K"} {
		if rest, found := strings.CutSuffix(word, k); found && rest != "" {
			return rest + string(k[0]-'k'+'c')
		}
	}
	return word
}

// begins reports whether a rime begins with letters, whose marks may be missing yet.
func begins(letters string) bool {
	want := []rune(letters)
	for rime := range rimes() {
		if has := []rune(rime); len(has) >= len(want) && slices.EqualFunc(want, has[:len(want)], mayBecome) {
			return true
		}
	}
	return false
}

// mayBecome reports whether a letter is another, or that one before it got its mark.
func mayBecome(letter, becomes rune) bool { return letter == becomes || letter == bare(becomes) }

func isVowel(letter rune) bool { return strings.ContainsRune("aeiouy", bare(letter)) }

// bare returns a letter in lower case without its mark.
func bare(letter rune) rune {
	if place, ok := latinPlace(letter); ok {
		return latinFolded[place]
	}
	return letter
}
