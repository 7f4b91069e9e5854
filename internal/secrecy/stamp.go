package secrecy

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

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
	longestLine  = 16 * longestTitle // bytes, in any spelling: a longer one is not read closer
)

// lineStamp returns the stamp that a line is, or "".
func lineStamp(text string) library.Stamp {
	if len(text) > longestLine {
		return ""
	}
	text = strings.TrimSpace(viet.NFC(lookalikes.Replace(strings.Map(narrow, text))))
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

// lookalikes are Cyrillic and Greek capitals that are drawn as Latin ones.
var lookalikes = strings.NewReplacer(
	"А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "У", "Y", "Х", "X", "І", "I",
	"Α", "A", "Β", "B", "Ε", "E", "Η", "H", "Ι", "I", "Κ", "K", "Μ", "M", "Ν", "N", "Ο", "O", "Ρ", "P", "Τ", "T", "Υ", "Y", "Χ", "X",
)

// narrow gives the wide letters of East Asian fonts and the bold ones of mathematics as plain ones.
func narrow(r rune) rune {
	const first, last, apart, firstBold, lastBold = '！', '～', '！' - '!', '\U0001D400', '\U0001D7FF'
	switch {
	case first <= r && r <= last:
		return r - apart
	case firstBold <= r && r <= lastBold:
		return []rune(norm.NFKC.String(string(r)))[0]
	}
	return r
}

// oldFonts are those in which the lines of old files are typed.
var oldFonts = sync.OnceValue(func() (all []viet.OldFont) {
	for _, name := range []string{".VnTimeH", "VNI-Times"} {
		if font, known := viet.Typeface(name); known {
			all = append(all, font)
		}
	}
	return all
})

// readings are what a line may say: as it stands, and as the old fonts draw it.
func readings(text string) []string {
	all := []string{upright(text)}
	for _, font := range oldFonts() {
		if drawn := font.Convert(text); drawn != text {
			all = append(all, upright(drawn))
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
	if utf8.RuneCountInString(text) > longestStamp {
		return ""
	}
	inside, bracketed := unbracketed(text)
	words, apart := joined(text, false), joined(text, true)
	for _, k := range kinds {
		if k.line.Whole(words) || k.line.Whole(apart) || bracketed && k.brackets.Whole(joined(inside, false)) {
			return k.stamp
		}
	}
	return ""
}

// edgeStamp reads a title with a stamp before or behind it, unless the title speaks about stamps.
func edgeStamp(text string) library.Stamp {
	if utf8.RuneCountInString(text) > longestTitle {
		return ""
	}
	stamp := behindDash(text)
	if stamp == "" {
		stamp = bracketedStamp(text)
	}
	if stamp != "" && about.In(text) {
		return ""
	}
	return stamp
}

// bracketedStamp reads a title with a stamp in brackets before or behind it.
func bracketedStamp(text string) library.Stamp {
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

// behindDash reads a title in small letters with a stamp in capitals behind its last dash. «BỆNH GAN – MẬT» is none.
func behindDash(text string) library.Stamp {
	at := -1
	for _, dash := range []string{" - ", " – ", " — "} {
		if strings.Contains(text, dash) { // most lines have none, which this tells much sooner
			at = max(at, strings.LastIndex(text, dash))
		}
	}
	if at < 0 || strings.ToUpper(text[:at]) == text[:at] || strings.ToUpper(text[at:]) != text[at:] {
		return ""
	}
	return wholeStamp(text[at:])
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

// joined returns the words of a line without its punctuation, letters that were set apart as one word. Evenly they make one
// word only as far as the same stands between each two: «M Ậ T / K H Ẩ N» is two.
func joined(text string, evenly bool) string {
	words, gaps := parted(text)
	var all []string
	for i := 0; i < len(words); {
		n := i
		for n < len(words) && oneLetter(words[n]) && (!evenly || n < i+2 || gaps[n] == gaps[i+1]) {
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

// parted returns the words of a line, and what stands before each.
func parted(text string) (words, gaps []string) {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
	for {
		begin := strings.IndexFunc(text, inWord)
		if begin < 0 {
			return words, gaps
		}
		gaps, text = append(gaps, text[:begin]), text[begin:]
		end := strings.IndexFunc(text, func(r rune) bool { return !inWord(r) })
		if end < 0 {
			end = len(text)
		}
		words, text = append(words, text[:end]), text[end:]
	}
}

func oneLetter(word string) bool {
	letters := []rune(word)
	return len(letters) == 1 && unicode.IsLetter(letters[0])
}
