package viet

import (
	"sync"
	"unicode"
)

// VNI is the encoding of the fonts VNI-Times, VNI-Helve …: most letters are two signs of windows-1252, a vowel
// and behind it one that draws its marks. Capitals have capital signs.

// vniAlone are the letters of one sign.
var vniAlone = map[rune]rune{
	'ñ': 'đ', 'ô': 'ơ', 'ö': 'ư', 'í': 'í', 'ì': 'ì', 'æ': 'ỉ', 'ó': 'ĩ', 'ò': 'ị', 'î': 'ỵ',
}

// vniTones are the signs behind a vowel of any sort: huyền, hỏi, ngã, sắc, nặng.
const vniTones = "øûõùï"

// vniMarks are the signs that draw circumflex or breve, alone and with each tone in the order of vniTones.
var vniMarks = map[rune]string{'â': "âàåãáä", 'ă': "êèúüéë"}

// vniToned are the vowels that take the signs of vniTones, and what comes of it.
var vniToned = map[rune]string{
	'a': "àảãáạ", 'e': "èẻẽéẹ", 'o': "òỏõóọ", 'u': "ùủũúụ", 'y': "ỳỷỹý", 'ô': "ờởỡớợ", 'ö': "ừửữứự",
}

// vniMarked are the vowels that take circumflex or breve.
var vniMarked = map[rune][]string{
	'a': {"âầẩẫấậ", "ăằẳẵắặ"}, 'e': {"êềểễếệ"}, 'o': {"ôồổỗốộ"},
}

// vniPairs says which letter two signs are.
var vniPairs = sync.OnceValue(func() map[[2]rune]rune {
	pairs := map[[2]rune]rune{}
	add := func(vowel rune, signs, letters string) {
		drawn := []rune(signs)
		for i, letter := range []rune(letters) {
			pairs[[2]rune{vowel, drawn[i]}] = letter
			capital := unicode.ToUpper(letter)
			pairs[[2]rune{unicode.ToUpper(vowel), unicode.ToUpper(drawn[i])}] = capital
			pairs[[2]rune{unicode.ToUpper(vowel), drawn[i]}] = capital // «Aù», as many typed
		}
	}
	for vowel, letters := range vniToned {
		add(vowel, vniTones, letters)
	}
	for vowel, kinds := range vniMarked {
		add(vowel, vniMarks['â'], kinds[0])
		if len(kinds) > 1 {
			add(vowel, vniMarks['ă'], kinds[1])
		}
	}
	return pairs
})

// fromVNI returns text typed in a VNI font as Unicode. Signs that stand where VNI has none stay.
func fromVNI(text string) string {
	in, pairs := []rune(text), vniPairs()
	out := make([]rune, 0, len(in))
	for i := 0; i < len(in); i++ {
		if i+1 < len(in) {
			if letter, ok := pairs[[2]rune{in[i], in[i+1]}]; ok {
				out = append(out, letter)
				i++
				continue
			}
		}
		out = append(out, vniLetter(in[i]))
	}
	return string(out)
}

// vniLetter returns the letter of a sign that stands alone.
func vniLetter(r rune) rune {
	if letter, ok := vniAlone[r]; ok {
		return letter
	}
	if letter, ok := vniAlone[unicode.ToLower(r)]; ok {
		return unicode.ToUpper(letter)
	}
	return r
}
