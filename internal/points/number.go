package points

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// number is a number as a text prints it: 16.974, 68,4, 10-15, 46/63, mười hai.
type number struct {
	start, end int
	value      float64
	plain      bool    // digits only, no separators: it may be a year, or the number of a thing
	ratio      bool    // 46/63, or a date without a year
	whole      float64 // that value is a part of: 63 of 46/63
	part       bool    // the value is a quotient: 1/3
	broken     bool    // a date, a telephone number, a version: digits in no shape of a number
	told       told
}

// nextNumber returns the first number in text from byte i on, in digits or in words.
func nextNumber(text string, i int) (number, bool) {
	inside := i > 0 && letterBefore(text, i)
	for i < len(text) && !digitAt(text, i) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !inside {
			if n, spoken := spokenAt(text, i); spoken {
				return n, true
			}
		}
		inside = unicode.IsLetter(r)
		i += size
	}
	if i == len(text) {
		return number{}, false
	}
	return digitsAt(text, i), true
}

// letterBefore reports a letter right before byte i.
func letterBefore(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return unicode.IsLetter(r)
}

// digitsAt reads the chain of digits that begins at byte i.
func digitsAt(text string, i int) number {
	n := number{start: i}
	var parts []string
	var joints []byte
	for {
		end := groupEnd(text, i)
		parts = append(parts, text[i:end])
		n.end = end
		next, joint := jointAt(text, end)
		if joint == 0 {
			break
		}
		joints = append(joints, joint)
		i = next
	}
	n.read(parts, string(joints))
	n.raise(text)
	n.broken = n.broken || n.doubtful(text) || n.damaged(text)
	if date := string(joints) == "//" && isYear(parts[2]); n.broken && !date {
		n.end = codeEnd(text, n.end)
	}
	return n
}

// damaged reports a number with a broken letter beside it, which may have been a digit: «1�0».
func (n *number) damaged(text string) bool {
	const broken = "\uFFFD"
	return strings.HasSuffix(strings.TrimRight(text[:n.start], ".,"), broken) || strings.HasPrefix(strings.TrimLeft(text[n.end:], ".,"), broken)
}

// raise takes in raised digits behind the number: 10⁶ is a power and no number of things, 30¹ and 30ᵃ have the mark of a note.
func (n *number) raise(text string) {
	end := n.end
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ᵃᵇᶜ", r) {
			break
		}
		end += size
	}
	if end > n.end {
		n.broken = n.broken || strings.HasSuffix(text[:n.end], "10") || strings.HasPrefix(text[n.end:], "⁻")
		n.end, n.plain = end, false
	}
}

// codeEnd returns the end of a telephone number or account whose first group ends at i: the groups of three
// and more digits that follow it belong to it.
func codeEnd(text string, i int) int {
	for i+1 < len(text) && strings.IndexByte(" .-", text[i]) >= 0 && digitAt(text, i+1) {
		end := i + 1
		for digitAt(text, end) {
			end++
		}
		if end-i-1 < 3 {
			return i
		}
		i = end
	}
	return i
}

func digitAt(text string, i int) bool { return i < len(text) && '0' <= text[i] && text[i] <= '9' }

// groupEnd returns the end of digits with dots and commas between them. A space, also one that holds the line, parts
// thousands only where exactly three digits follow it: «28 166», «1 234 567», «12 345,6».
func groupEnd(text string, i int) int {
	start := i
	for i < len(text) {
		switch {
		case digitAt(text, i):
			i++
		case (text[i] == '.' || text[i] == ',') && digitAt(text, i+1):
			i++
		default:
			end := spacedThousands(text, start, i)
			if end == i {
				return i
			}
			i = end
		}
	}
	return i
}

// spacedThousands returns the end of the group of thousands that stands behind a space at i and belongs to the number
// from start on, or i.
func spacedThousands(text string, start, i int) int {
	next := i + spaceAt(text, i)
	end := next + 3
	if next == i || !digitAt(text, next) || !digitAt(text, next+1) || !digitAt(text, next+2) || digitAt(text, end) {
		return i
	}
	first, rest := before(strings.Join(strings.Fields(text[start:i]), " "), " "), text[end:]
	if len(first) > 3 || first[0] == '0' || strings.ContainsAny(text[start:i], ".,") {
		return i
	}
	if strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, ".") && digitAt(rest, 1) {
		return i
	}
	if ofCode(text, start) {
		return i
	}
	return end
}

// ofCode reports digits at byte i that go on from a stop or a letter: «.4 120», «M829A4 120 mm».
func ofCode(text string, i int) bool {
	return strings.HasSuffix(text[:i], ".") || i > 0 && letterBefore(text, i)
}

// goesOnFromCode reports that the number at i goes on from digits that are no year and number no thing, as that of an account
// does («1234 567 890»), or one whose groups are mistyped: «1 234.567», «1 23 456».
func goesOnFromCode(text string, i int) bool {
	digits := i - 1
	for digits > 0 && digitAt(text, digits-1) {
		digits--
	}
	before := text[max(0, digits):max(0, i-1)]
	if i == 0 || text[i-1] != ' ' || before == "" || isYear(before) {
		return false
	}
	grouped := strings.ContainsAny(text[i:groupEnd(text, i)], ". \u00a0\u202f\u2009\u2007")
	return len(before) > 3 || grouped && digits > 0 && text[digits-1] == ' ' && !numbersThing(text, digits)
}

// numbersThing reports that the number at i is that of a thing: «quý 3», «ngày 20».
func numbersThing(text string, i int) bool {
	words := wordsBefore(text, i)
	if len(words) == 0 {
		return false
	}
	last := spelled(words[len(words)-1])
	return labels()[last] || looseLabels()[last]
}

// spaceAt returns the length of the space at i that may part thousands, 0 where there is none.
func spaceAt(text string, i int) int {
	for _, space := range []string{" ", "\u00a0", "\u202f", "\u2009", "\u2007"} {
		if strings.HasPrefix(text[i:], space) {
			return len(space)
		}
	}
	return 0
}

// doubtful reports two groups of digits that may be two numbers, of which the first is that of a thing: «ngày 20 300
// người» counts 300 people or 20 300.
func (n *number) doubtful(text string) bool {
	if goesOnFromCode(text, n.start) {
		return true
	}
	groups := strings.Fields(text[n.start:n.end])
	words := wordsBefore(text, n.start)
	if len(groups) != 2 || len(words) == 0 {
		return false
	}
	last := spelled(words[len(words)-1])
	if last == numberWord && tellsAmount(words) {
		return false // «tổng số 28 166 người»
	}
	return labels()[last] || looseLabels()[last]
}

// jointAt returns where the next part of a chain begins and what joins it: «/» and «-» as they are, also
// with spaces around a dash.
func jointAt(text string, i int) (next int, joint byte) {
	rest := text[i:]
	for _, dash := range []string{"/", "-", "–", " - ", " – ", " đến ", " tới "} {
		if strings.HasPrefix(rest, dash) && digitAt(text, i+len(dash)) {
			if dash == "/" {
				return i + 1, '/'
			}
			return i + len(dash), '-'
		}
	}
	if next := i + len(", "); strings.HasPrefix(text[i:], ", ") && digitAt(text, next) && follows(text, i, next) {
		return next, '-'
	}
	return i, 0
}

// follows reports that the digit at next is one more than the digit before i, and both stand alone: «3, 4 xã».
func follows(text string, i, next int) bool {
	return i > 0 && text[next] == text[i-1]+1 && !digitAt(text, next+1) && strings.HasPrefix(text[next+1:], " ") &&
		(i == 1 || strings.HasSuffix(text[:i-1], " "))
}

// read gives the chain its value: of a ratio the part, of a range the lower end.
func (n *number) read(parts []string, joints string) {
	value, ok := valueOf(parts[0])
	n.value = value
	n.ratio = joints == "/"
	switch {
	case !ok || len(parts) > 2:
		n.broken = true
	case len(parts) == 1:
		n.plain = !strings.ContainsAny(parts[0], "., \u00a0\u202f\u2009\u2007")
		n.broken = isCode(parts[0])
	case n.ratio:
		n.whole, _ = valueOf(parts[1])
		n.broken = !isShare(parts)
	default:
		n.broken = !isRange(parts)
	}
}

// isCode reports telephone numbers and the like: a 0 that begins a longer number, and the numbers of hotlines.
func isCode(digits string) bool {
	const hotline = 8 // digits and more: 1900 6067
	if len(digits) >= hotline && (strings.HasPrefix(digits, "1900") || strings.HasPrefix(digits, "1800")) && !strings.ContainsAny(digits, ".,") {
		return true
	}
	return len(digits) > 2 && digits[0] == '0' && digits[1] != ',' && digits[1] != '.'
}

// isRange reports two numbers of which the second is greater, and that are not both years.
func isRange(parts []string) bool {
	lower, _ := valueOf(parts[0])
	upper, ok := valueOf(parts[1])
	return ok && upper > lower && !(isYear(parts[0]) && isYear(parts[1]))
}

// isShare reports a part of a whole: «46/63», not «9/2021», and not «24/7», which means always.
func isShare(parts []string) bool {
	part, _ := valueOf(parts[0])
	whole, ok := valueOf(parts[1])
	always := parts[0] == "24" && (parts[1] == "24" || parts[1] == "7")
	return ok && whole >= part && !isYear(parts[1]) && !always
}

func isYear(digits string) bool {
	return len(digits) == 4 && (digits[:2] == "19" || digits[:2] == "20" || digits[:2] == "18" || digits[:2] == "17")
}

// valueOf reads digits the Vietnamese way: dots and spaces part thousands, a comma begins the decimals.
// The English way is understood where it cannot be the Vietnamese one: 1,234,567.8 and 2.5.
func valueOf(digits string) (float64, bool) {
	plain := strings.Join(strings.Fields(digits), "")
	dots, commas := strings.Count(plain, "."), strings.Count(plain, ",")
	switch {
	case commas <= 1 && dots > 0 && thousands(before(plain, ","), "."):
		plain = strings.Replace(strings.ReplaceAll(plain, ".", ""), ",", ".", 1)
	case commas == 1 && dots == 0:
		plain = strings.Replace(plain, ",", ".", 1)
	case commas > 0 && dots <= 1 && thousands(before(plain, "."), ","):
		plain = strings.ReplaceAll(plain, ",", "")
	case commas > 0 || dots > 1 || dots == 1 && !shortDecimal(plain):
		return 0, false
	}
	value, err := strconv.ParseFloat(plain, 64)
	return value, err == nil
}

// scaled multiplies by a scale without the error of binary fractions: 8,2 triệu is 8200000.
func scaled(value, scale float64) float64 {
	product := value * scale
	if whole := math.Round(product); math.Abs(product-whole) < 1e-6 {
		return whole
	}
	return product
}

// shortDecimal reports one dot with up to three digits before it and up to two after: 2.5, not 0294.3853574.
func shortDecimal(digits string) bool {
	dot := strings.IndexByte(digits, '.')
	return dot <= 3 && len(digits)-dot <= 3
}

func before(text, mark string) string {
	head, _, _ := strings.Cut(text, mark)
	return head
}

// thousands reports whether separator parts digits into groups of three.
func thousands(digits, separator string) bool {
	groups := strings.Split(digits, separator)
	if len(groups) < 2 || len(groups[0]) > 3 || groups[0] == "" || groups[0] == "0" {
		return false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return true
}

// gluedBefore reports a head that ends in a letter, or in a mark after a letter or digit.
func gluedBefore(head string) bool {
	r, size := utf8.DecodeLastRuneInString(head)
	if unicode.IsLetter(r) || r == '_' || r == '#' || r == '@' {
		return true
	}
	if head == "" || !strings.ContainsRune("-–/.:,", r) {
		return false
	}
	if r == '-' && typeBefore(head[:len(head)-size]) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(head[:len(head)-size])
	if r == '/' && unicode.IsLower(before) {
		return false // «20 buổi/1.500 lượt người»
	}
	return unicode.IsLetter(before) || unicode.IsDigit(before)
}

// typeBefore reports a head that ends in the letters of a type and a space: «F -16», «Su -27».
func typeBefore(head string) bool {
	letters := strings.TrimRight(head, " ")
	const longest = 4
	word := letters[strings.LastIndexByte(letters, ' ')+1:]
	return len(letters) < len(head) && word != "" && len(word) <= longest && capitalWord(word)
}

// yearOf reports the year behind a slash that stands between spaces: «quý I / 2018».
func (n number) yearOf(text string) bool {
	return n.plain && isYear(text[n.start:n.end]) && strings.HasSuffix(strings.TrimRight(text[:n.start], " "), "/")
}

// glued reports a number that is part of a name or a code: letters stand against it (A1, 5G, 7h30,
// Covid-19, 41-CT/TW, 72/2015/NĐ-CP), or a clock's colon.
func (n number) glued(text string) bool {
	if gluedBefore(text[:n.start]) || n.yearOf(text) {
		return true
	}
	rest := text[n.end:]
	r, size := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("-–/:", r) && r != 0 {
		after, _ := utf8.DecodeRuneInString(rest[size:])
		return unicode.IsUpper(after) || unicode.IsDigit(after) || after == 'đ'
	}
	return false
}
