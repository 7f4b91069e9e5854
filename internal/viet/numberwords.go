package viet

import (
	"strconv"
	"strings"
)

// digitNames are the digits as they are said one by one.
var digitNames = [10]string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}

// scaleNames are what groups of three digits are worth, from the right.
var scaleNames = [...]string{"", "nghìn", "triệu", "tỷ", "nghìn tỷ", "triệu tỷ"}

// longestInWords is how many digits are read as one number: beyond quintillions they are read one by one.
const longestInWords = 3 * len(scaleNames)

// InWords writes digits as they are read aloud: «16974» is mười sáu nghìn chín trăm bảy mươi tư. Numbers that begin with more
// than one 0, or with one and are longer than three digits, are read digit by digit, as are those of more than 18.
func InWords(digits string) string {
	significant := strings.TrimLeft(digits, "0")
	zeros := len(digits) - len(significant)
	switch {
	case significant == "" && len(digits) < 2:
		return digitNames[0]
	case len(digits) > longestInWords, zeros > 1, zeros > 0 && len(digits) > 3:
		return DigitByDigit(digits)
	}
	var words []string
	groups := (len(significant) + 2) / 3
	for g := range groups {
		end := len(significant) - 3*(groups-1-g)
		if group := groupInWords(significant[max(0, end-3):end], g > 0); group != "" {
			words = append(words, group)
			if scale := scaleNames[groups-1-g]; scale != "" {
				words = append(words, scale)
			}
		}
	}
	return strings.Join(words, " ")
}

// DigitByDigit writes digits as they are read one by one: «097» is không chín bảy.
func DigitByDigit(digits string) string {
	var words []string
	for _, d := range digits {
		words = append(words, digitNames[d-'0'])
	}
	return strings.Join(words, " ")
}

// groupInWords writes up to three digits; inner groups say «không trăm» and «linh», and a group of nothing says nothing.
func groupInWords(group string, inner bool) string {
	group = strings.Repeat("0", 3-len(group)) + group
	hundreds, tens, units := group[0], group[1], group[2]
	if group == "000" {
		return ""
	}
	var words []string
	if hundreds != '0' || inner {
		words = append(words, digitNames[hundreds-'0'], "trăm")
	}
	switch {
	case tens == '1':
		words = append(words, "mười")
	case tens != '0':
		words = append(words, digitNames[tens-'0'], "mươi")
	case units != '0' && len(words) > 0:
		words = append(words, "linh")
	}
	if units != '0' {
		words = append(words, unitAfter(tens, units))
	}
	return strings.Join(words, " ")
}

// unitAfter is the last digit of a group, which has another name behind some tens: hai mươi mốt, mười lăm, hai mươi tư.
func unitAfter(tens, units byte) string {
	switch {
	case units == '1' && tens >= '2':
		return "mốt"
	case units == '4' && tens >= '2':
		return "tư"
	case units == '5' && tens >= '1':
		return "lăm"
	}
	return digitNames[units-'0']
}

// RomanValue is the value of a Roman number below forty, 0 where a word is none: «IIX» and «VIX» are none.
func RomanValue(word string) int {
	tens := len(word) - len(strings.TrimLeft(word, "X"))
	if tens > 3 {
		return 0
	}
	for units, name := range romanUnits {
		if word != "" && word[tens:] == name {
			return 10*tens + units
		}
	}
	return 0
}

// Roman writes a number as a Roman one, in decimal digits where there is none: below 1 and from 4000 on.
func Roman(number int) string {
	if number < 1 || number > 3999 {
		return strconv.Itoa(number)
	}
	var b strings.Builder
	for _, digit := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; number >= digit.value; number -= digit.value {
			b.WriteString(digit.sign)
		}
	}
	return b.String()
}

// romanUnits are 0 to 9 in Roman numbers.
var romanUnits = [...]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}

// NumberInWords writes a number with its dots and comma as it is read aloud: «16.974», «68,4». It returns false where the signs
// may mean something else than thousands and decimals: «1.5», «1,000», «1.2.3».
func NumberInWords(number string) (string, bool) {
	whole, decimals, broken := strings.Cut(number, ",")
	groups := strings.Split(whole, ".")
	if !thousands(groups) || broken && !isDecimals(decimals, whole) {
		return "", false
	}
	said := InWords(strings.Join(groups, ""))
	if broken {
		said += " phẩy " + decimalsInWords(decimals)
	}
	return said, true
}

// thousands reports whether digits stand in groups of three, the first of one to three and not 0; or in one group.
func thousands(groups []string) bool {
	for i, group := range groups {
		switch {
		case !allDigits(group), i > 0 && len(group) != 3:
			return false
		case i == 0 && len(groups) > 1 && (len(group) > 3 || group[0] == '0'):
			return false
		}
	}
	return true
}

// isDecimals reports whether digits behind a comma are decimals: three behind a whole number without dots may be thousands.
func isDecimals(decimals, whole string) bool {
	return allDigits(decimals) && (len(decimals) != 3 || strings.Contains(whole, ".") || whole == "0")
}

func allDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// decimalsInWords writes what stands behind the comma: as one number, or digit by digit where it begins with 0.
func decimalsInWords(digits string) string {
	if digits[0] == '0' {
		return DigitByDigit(digits)
	}
	return InWords(digits)
}
