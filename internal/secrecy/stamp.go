package secrecy

import (
	"strings"
	"unicode"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

var book = phrase.Open(assets.Phrases, "phrases/secrecy.txt")

// kinds are the stamps with their lists, the strongest first.
var kinds = []struct {
	stamp          library.Stamp
	line, brackets *phrase.Wordlist
}{
	{library.UtmostSecret, book.List("tuyệt mật"), book.List("tuyệt mật, trong ngoặc")},
	{library.TopSecret, book.List("tối mật"), book.List("tối mật, trong ngoặc")},
	{library.Secret, book.List("mật"), book.List("mật, trong ngoặc")},
	{library.InternalUse, book.List("nội bộ"), book.List("nội bộ")},
}

var (
	about = book.List("nói về")
	upper = book.List("nửa trên")
)

// A stamp is short, and so is the title that bears one in brackets. Both in runes.
const (
	longestStamp = 200
	longestTitle = 300
)

// lineStamp returns the stamp that a line is, or "".
func lineStamp(text string) library.Stamp {
	text = strings.TrimSpace(strings.Map(narrow, viet.NFC(text)))
	if text == "" || len(text) > 4*longestTitle {
		return ""
	}
	for _, reading := range readings(text) {
		if stamp := wholeStamp(reading); stamp != "" {
			return stamp
		}
		if stamp := edgeStamp(reading); stamp != "" {
			return stamp
		}
	}
	return ""
}

// narrow gives the wide letters of East Asian fonts as plain ones.
func narrow(r rune) rune {
	const first, last, apart = '！', '～', '！' - '!'
	if first <= r && r <= last {
		return r - apart
	}
	return r
}

// readings are what a line may say: as it stands, and as the old fonts draw it.
func readings(text string) []string {
	all := []string{upright(text)}
	for _, font := range []string{".VnTimeH", "VNI-Times"} {
		if old, known := viet.Typeface(font); known {
			if drawn := old.Convert(text); drawn != text {
				all = append(all, upright(drawn))
			}
		}
	}
	return all
}

// upright writes a line in capitals whose plain letters all are: TCVN3 has no capitals with a tone, «MậT» was drawn MẬT.
func upright(text string) string {
	plain := 0
	for _, r := range text {
		switch {
		case 'a' <= r && r <= 'z':
			return text
		case 'A' <= r && r <= 'Z':
			plain++
		}
	}
	if plain == 0 {
		return text
	}
	return strings.ToUpper(text)
}

// wholeStamp reads a line that is nothing but a stamp.
func wholeStamp(text string) library.Stamp {
	if len([]rune(text)) > longestStamp {
		return ""
	}
	inside, bracketed := unbracketed(text)
	words := joined(text)
	for _, k := range kinds {
		if k.line.Whole(words) || bracketed && k.brackets.Whole(joined(inside)) {
			return k.stamp
		}
	}
	return ""
}

// edgeStamp reads a title with a stamp in brackets before or behind it.
func edgeStamp(text string) library.Stamp {
	if len([]rune(text)) > longestTitle || about.In(text) {
		return ""
	}
	for _, pair := range []string{"()", "[]"} { // in «» stands what a text quotes
		opening, closing := pair[:len(pair)/2], pair[len(pair)/2:]
		if at := strings.LastIndex(text, opening); at > 0 && strings.HasSuffix(strings.TrimRight(text, ". "), closing) {
			if stamp := wholeStamp(strings.TrimRight(text[at:], ". ")); stamp != "" {
				return stamp
			}
		}
		if at := strings.Index(text, closing); at > 0 && strings.HasPrefix(text, opening) {
			if stamp := wholeStamp(text[:at+len(closing)]); stamp != "" {
				return stamp
			}
		}
	}
	return ""
}

// unbracketed takes the brackets around a line off.
func unbracketed(text string) (string, bool) {
	for _, pair := range []string{"()", "[]", "{}", "<>", "«»", "“”", `""`} {
		opening, closing := pair[:len(pair)/2], pair[len(pair)/2:]
		if inside, ok := strings.CutPrefix(text, opening); ok {
			if inside, ok = strings.CutSuffix(inside, closing); ok {
				return inside, true
			}
		}
	}
	return text, false
}

// joined returns the words of a line without its punctuation, letters that were set apart as one word.
func joined(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	var all []string
	for i := 0; i < len(words); {
		n := i
		for n < len(words) && oneLetter(words[n]) {
			n++
		}
		if n-i >= 3 {
			all = append(all, strings.Join(words[i:n], ""))
			i = n
			continue
		}
		all = append(all, words[i])
		i++
	}
	return strings.Join(all, " ")
}

func oneLetter(word string) bool {
	letters := []rune(word)
	return len(letters) == 1 && unicode.IsLetter(letters[0])
}
