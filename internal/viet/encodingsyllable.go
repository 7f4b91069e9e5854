package viet

import (
	"strings"
	"sync"
	"unicode"
)

// rimes are what a syllable may have behind its consonant, without the tone. Behind «qu» the u is the
// consonant's.
var rimes = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, r := range strings.Fields(`
		a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
		e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
		i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu
		o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot
		ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
		u ua uân uâng uât uây uê uêch uênh uc ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu
		ư ưa ưc ưi ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu`) {
		all[r] = true
	}
	return all
})

// spelled reports whether a word is spelled as a Vietnamese syllable: a consonant of the language, a rime of
// the language, and before c, ch, p, t no other tone than sắc and nặng. Capitals stand at the front, or
// everywhere.
func spelled(word string) bool {
	var key []rune
	tone, tones, capitals := Ngang, 0, 0
	for _, r := range word {
		if !unicode.IsLetter(r) {
			return false
		}
		l := letterOf(r)
		if l.tone != Ngang {
			tone = l.tone
			tones++
		}
		if unicode.IsUpper(r) && len(key) > 0 {
			capitals++
		}
		key = append(key, l.base)
	}
	if tones > 1 || len(key) > longestSyllable || capitals > 0 && capitals != len(key)-1 {
		return false
	}
	rime, ok := cutOnset(string(key))
	return ok && (tone == Ngang || tone == Sac || tone == Nang || !stopped(rime))
}

// longestSyllable is «nghiêng», in letters.
const longestSyllable = 7

// stopped reports a rime that ends in a stop.
func stopped(rime string) bool {
	for _, end := range []string{"c", "ch", "p", "t"} {
		if strings.HasSuffix(rime, end) {
			return true
		}
	}
	return false
}

// cutOnset returns the rime of a syllable without tone.
func cutOnset(syllable string) (rime string, ok bool) {
	if rimes()[syllable] {
		return syllable, true
	}
	for _, onset := range onsets {
		rest, found := strings.CutPrefix(syllable, onset)
		switch {
		case !found:
			continue
		case rimes()[rest]:
			return rest, true
		case onset == "qu" && rimes()["u"+rest]: // quê, quyết, quân
			return rest, true
		}
	}
	return "", false // «gì» is g and i
}
