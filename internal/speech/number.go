package speech

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/viet"
)

// number reads what begins with a digit: a paper's number, a time, a date, a number with its measure.
func (r *aloudReader) number() {
	for _, read := range []func() bool{r.paper, r.date, r.telephone, r.clock, r.span, r.plain} {
		if read() {
			r.measured = true
			return
		}
	}
	r.keep(r.text[r.at:r.unit()])
	r.measured = false
}

// unit returns where the digits, letters and the signs between them that come next end.
func (r *aloudReader) unit() int {
	end := r.at
	for end < len(r.text) {
		c, size := utf8.DecodeRuneInString(r.text[end:])
		after, _ := utf8.DecodeRuneInString(r.text[end+size:])
		if !viet.WordRune(c) && (!strings.ContainsRune(".,/-–:", c) || !viet.WordRune(after) || end+size >= len(r.text)) {
			break
		}
		end += size
	}
	return end
}

// digits returns the digits at a place.
func (r *aloudReader) digits(at int) string {
	end := at
	for isDigitAt(r.text, end) {
		end++
	}
	return r.text[min(at, len(r.text)):end]
}

// telephone reads a number of seven digits or more that begins with 0, however it is parted: «0912 345 678».
func (r *aloudReader) telephone() bool {
	if r.text[r.at] != '0' {
		return false
	}
	end, digits := r.at, ""
	for {
		group := r.digits(end)
		digits += group
		end += len(group)
		if len(digits) > longestTelephone {
			return false
		}
		if end+1 >= len(r.text) || !strings.ContainsRune(" .-", rune(r.text[end])) || !isDigitAt(r.text, end+1) {
			break
		}
		end++
	}
	if len(digits) < 7 || end < len(r.text) && r.wordAfter(end) || strings.ContainsAny(r.text[end:min(end+1, len(r.text))], "/,") {
		return false
	}
	r.say(r.text[r.at:end], viet.DigitByDigit(digits))
	return true
}

// longestTelephone is how many digits a number of a telephone has at most (ITU-T E.164).
const longestTelephone = 15

// paper reads the number of a paper, with its year where it has one; its letters stay: «36-HD/VPTW», «30/2020/NĐ-CP».
func (r *aloudReader) paper() bool {
	written := r.text[r.at:r.unit()]
	number, rest, cut := cutAny(written, "/-")
	if !cut || !allDigits(number) {
		return false
	}
	said := viet.InWords(number)
	if year, after, more := cutAny(rest, "/-"); isYear(year) && (more && beginsWithLetter(after) || !more && r.lists[beforePaper][r.before]) {
		said += " năm " + viet.InWords(year)
		rest = after
	}
	if rest != "" && !beginsWithCapital(rest) {
		return false
	}
	if r.measures[firstWord(rest)] != "" {
		return false
	}
	r.say(written, strings.TrimSpace(said+" "+rest))
	return true
}

// clock reads a time: «14h30», «19:00», «7 giờ» is words already.
func (r *aloudReader) clock() bool {
	hour := r.digits(r.at)
	at := r.at + len(hour)
	if len(hour) > 2 || number(hour) > 24 || at >= len(r.text) {
		return false
	}
	sign := r.text[at]
	minutes := r.digits(at + 1)
	end := at + 1 + len(minutes)
	if r.wordAfter(end) || r.goesOn(end) {
		return false
	}
	switch {
	case sign == 'h' && minutes == "" && !r.wordAfter(at+1):
	case (sign == 'h' || sign == 'g' || sign == ':') && len(minutes) == 2 && number(minutes) < 60:
	default:
		return false
	}
	said := viet.InWords(hour) + " giờ"
	if number(minutes) > 0 {
		said += " " + viet.InWords(minutes) + " phút"
	}
	r.say(r.text[r.at:end], said)
	return true
}

// date reads a date: «30/7/2014», «30-7-2014», «7/2014», and «30/7» behind a word that a date stands behind.
func (r *aloudReader) date() bool {
	parts, end := r.dateParts()
	said := ""
	switch len(parts) {
	case 2:
		said = r.twoParts(parts[0], parts[1])
	case 3:
		if isDay(parts[0]) && isMonth(parts[1]) && isYear(parts[2]) {
			said = viet.InWords(parts[0]) + " tháng " + month(parts[1]) + " năm " + viet.InWords(parts[2])
		}
	}
	if said == "" {
		return false
	}
	r.say(r.text[r.at:end], said)
	return true
}

// twoParts reads two numbers with a stroke between them: a month and its year, a day and its month, so many of so many; "" where
// they may be one or the other.
func (r *aloudReader) twoParts(first, second string) string {
	switch {
	case isMonth(first) && isYear(second) && r.before == "tháng":
		return month(first) + " năm " + viet.InWords(second)
	case isMonth(first) && isYear(second):
		return "tháng " + month(first) + " năm " + viet.InWords(second)
	case r.lists[beforeDate][r.before] && isDay(first) && isMonth(second):
		return viet.InWords(first) + " tháng " + month(second)
	case number(second) > 12 && number(first) <= number(second) && !isYear(second): // «15/2021» may be a paper and its year
		return viet.InWords(first) + " trên " + viet.InWords(second) // 15/21 xã
	}
	return ""
}

// dateParts returns digits that one sign parts: two or three groups, else none.
func (r *aloudReader) dateParts() (parts []string, end int) {
	end = r.at
	for {
		group := r.digits(end)
		parts = append(parts, group)
		end += len(group)
		if len(parts) == 4 || len(group) > 4 {
			return nil, r.at
		}
		if end >= len(r.text) || !strings.ContainsRune("/-.", rune(r.text[end])) || !isDigitAt(r.text, end+1) ||
			len(parts) > 1 && r.text[end] != r.text[r.at+len(parts[0])] {
			break
		}
		end++
	}
	if len(parts) == 2 && r.text[r.at+len(parts[0])] != '/' || r.wordAfter(end) {
		return nil, r.at
	}
	return parts, end
}

// span reads the first number of two with a dash between them, «10-15», «2021 – 2025», with the dash. A day and a month may be
// written so too: those stay.
func (r *aloudReader) span() bool {
	first := numberAt(r.text, r.at)
	dash, second := r.dashAt(r.at + len(first))
	if dash == "" {
		return false
	}
	last := numberAt(second, 0)
	after := second[len(last):]
	said, known := viet.NumberInWords(first)
	if _, lastKnown := viet.NumberInWords(last); !known || !lastKnown || strings.HasPrefix(after, "-") || strings.HasPrefix(after, "–") {
		return false
	}
	if r.datelike(first, last, dash, after) || beginsWithLetter(after) && r.measures[firstWord(after)] == "" {
		return false
	}
	r.say(r.text[r.at:len(r.text)-len(second)], said+" đến ")
	return true
}

// dashAt returns the dash between two numbers that stands at a place, and what follows it; "" for none.
func (r *aloudReader) dashAt(at int) (dash, after string) {
	rest := strings.TrimPrefix(r.text[at:], " ")
	c, size := utf8.DecodeRuneInString(rest)
	if c != '-' && c != '–' || !strings.HasPrefix(rest[size:], " ") && !isDigitAt(rest, size) {
		return "", ""
	}
	return rest[:size], strings.TrimPrefix(rest[size:], " ")
}

// datelike reports whether two numbers with a dash between them may be a day and its month.
func (r *aloudReader) datelike(first, last, dash, after string) bool {
	return r.lists[beforeDate][r.before] && isDay(first) && isMonth(last) && dash == "-" &&
		!strings.HasPrefix(strings.TrimLeft(after, " "), "tháng") && !strings.HasPrefix(after, "/")
}

// plain reads a number and its measure.
func (r *aloudReader) plain() bool {
	written := numberAt(r.text, r.at)
	said, ok := viet.NumberInWords(written)
	end := r.at + len(written)
	if !ok || r.groups(written, end) {
		return false
	}
	switch {
	case written == "4" && r.lists[beforeFourth][r.before]:
		said = "tư"
	case written == "1" && r.lists[beforeFirst][r.before]:
		said = "nhất"
	}
	if sign, measure := r.measureAt(end); measure != "" {
		r.say(r.text[r.at:end+len(sign)], said+" "+measure)
		return true
	}
	if r.wordAfter(end) || r.goesOn(end) { // 5G, 3/4
		return false
	}
	r.say(written, said)
	return true
}

// goesOn reports whether a sign and a digit stand at a place: what is before them is no number by itself.
func (r *aloudReader) goesOn(at int) bool {
	c, size := utf8.DecodeRuneInString(r.text[at:])
	return at < len(r.text) && strings.ContainsRune("/-–:.,", c) && isDigitAt(r.text, at+size)
}

// groups reports whether a number may go on behind a space: «16 974».
func (r *aloudReader) groups(written string, end int) bool {
	rest := r.text[end:]
	c, size := utf8.DecodeRuneInString(rest)
	return len(written) <= 3 && unicode.IsSpace(c) && len(r.digits(end+size)) == 3
}

// measureAt returns the sign of a measure that stands at a place, with the space before it.
func (r *aloudReader) measureAt(at int) (sign, measure string) {
	space := ""
	rest := r.text[at:]
	if c, size := utf8.DecodeRuneInString(rest); unicode.IsSpace(c) {
		space, rest = rest[:size], rest[size:]
	}
	for end := range rest {
		if end > 0 {
			c, _ := utf8.DecodeRuneInString(rest[end:])
			if word := r.measures[rest[:end]]; word != "" && !viet.WordRune(c) && len(rest[:end]) > len(strings.TrimPrefix(sign, space)) {
				sign, measure = space+rest[:end], word
			}
		}
		if end > longestSign {
			return sign, measure
		}
	}
	if word := r.measures[rest]; word != "" {
		sign, measure = space+rest, word
	}
	return sign, measure
}

// longestSign is how many bytes the sign of a measure has at most.
const longestSign = 12

// numberAt returns the digits at a place with the dots and commas between them.
func numberAt(text string, at int) string {
	end := at
	for end < len(text) && (isDigitAt(text, end) || strings.ContainsRune(".,", rune(text[end])) && isDigitAt(text, end+1)) {
		end++
	}
	return text[at:end]
}

// number is what digits are worth, "" nothing; more than a machine counts is more than any day, month, hour or minute.
func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil && digits != "" {
		return 1 << 30
	}
	return n
}

func isDay(digits string) bool {
	return len(digits) <= 2 && number(digits) >= 1 && number(digits) <= 31
}

func isMonth(digits string) bool {
	return len(digits) <= 2 && number(digits) >= 1 && number(digits) <= 12
}

func isYear(digits string) bool {
	return len(digits) == 4 && (strings.HasPrefix(digits, "1") || strings.HasPrefix(digits, "20")) && allDigits(digits)
}

// month is a month by its number: the fourth is tháng tư.
func month(digits string) string {
	if number(digits) == 4 {
		return "tư"
	}
	return viet.InWords(digits)
}

func allDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

func beginsWithLetter(text string) bool {
	c, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(c)
}

func beginsWithCapital(text string) bool {
	c, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(c)
}

// firstWord returns the letters and digits that a text begins with.
func firstWord(text string) string { return text[:wordEnd(text, 0)] }

// cutAny cuts a text at the first of some signs.
func cutAny(text, signs string) (before, after string, found bool) {
	if i := strings.IndexAny(text, signs); i >= 0 {
		return text[:i], text[i+1:], true
	}
	return text, "", false
}
