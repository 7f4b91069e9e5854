package document

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// glyphNames are the names that are no letter with marks (Adobe Glyph List).
var glyphNames = map[string]string{
	"space": " ", "nbspace": " ", "exclam": "!", "quotedbl": `"`, "numbersign": "#", "dollar": "$", "percent": "%", "ampersand": "&",
	"quotesingle": "'", "parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+", "comma": ",", "hyphen": "-", "sfthyphen": "-",
	"minus": "−", "period": ".", "slash": "/", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
	"seven": "7", "eight": "8", "nine": "9", "colon": ":", "semicolon": ";", "less": "<", "equal": "=", "greater": ">", "question": "?",
	"at": "@", "bracketleft": "[", "backslash": `\`, "bracketright": "]", "asciicircum": "^", "underscore": "_", "grave": "`",
	"braceleft": "{", "bar": "|", "braceright": "}", "asciitilde": "~", "exclamdown": "¡", "cent": "¢", "sterling": "£", "currency": "¤",
	"yen": "¥", "brokenbar": "¦", "section": "§", "dieresis": "¨", "copyright": "©", "ordfeminine": "ª", "guillemotleft": "«",
	"logicalnot": "¬", "registered": "®", "macron": "¯", "degree": "°", "plusminus": "±", "twosuperior": "²", "threesuperior": "³",
	"acute": "´", "mu": "µ", "mu1": "µ", "paragraph": "¶", "periodcentered": "·", "middot": "·", "cedilla": "¸", "onesuperior": "¹",
	"ordmasculine": "º", "guillemotright": "»", "onequarter": "¼", "onehalf": "½", "threequarters": "¾", "questiondown": "¿",
	"AE": "Æ", "ae": "æ", "Eth": "Ð", "eth": "ð", "Oslash": "Ø", "oslash": "ø", "Thorn": "Þ", "thorn": "þ", "germandbls": "ß",
	"multiply": "×", "divide": "÷", "OE": "Œ", "oe": "œ", "endash": "–", "emdash": "—", "quoteleft": "‘", "quoteright": "’",
	"quotedblleft": "“", "quotedblright": "”", "quotesinglbase": "‚", "quotedblbase": "„", "bullet": "•", "ellipsis": "…", "Euro": "€",
	"dong": "₫", "trademark": "™", "dagger": "†", "daggerdbl": "‡", "perthousand": "‰", "dcroat": "đ", "Dcroat": "Đ", "Dslash": "Đ",
	"dmacron": "đ", "dotlessi": "ı", "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl",
}

// glyphMarks are the names of marks, which stand behind the name of their letter, the longer ones first.
var glyphMarks = []struct{ name, mark string }{
	{"circumflex", "\u0302"},
	{"hookabove", "\u0309"},
	{"dotbelow", "\u0323"},
	{"dieresis", "\u0308"},
	{"cedilla", "\u0327"},
	{"grave", "\u0300"},
	{"acute", "\u0301"},
	{"tilde", "\u0303"},
	{"breve", "\u0306"},
	{"caron", "\u030C"},
	{"ring", "\u030A"},
	{"horn", "\u031B"},
	{"hook", "\u0309"},
	{"macron", "\u0304"},
}

// glyphText returns the text of a glyph by its name: «a», «agrave», «acircumflexacute», «uni1EA5»; "" for names
// that say nothing.
func glyphText(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if text, ok := glyphNames[name]; ok {
		return text
	}
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex) >= 4 {
		return hexRune(hex[:4])
	}
	if hex, ok := strings.CutPrefix(name, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		return hexRune(hex)
	}
	if name == "" || name[0]|0x20 < 'a' || name[0]|0x20 > 'z' {
		return ""
	}
	text, marks := name[:1], name[1:]
	for marks != "" {
		rest := marks
		for _, m := range glyphMarks {
			if after, ok := strings.CutPrefix(marks, m.name); ok {
				text, rest = text+m.mark, after
				break
			}
		}
		if rest == marks {
			return ""
		}
		marks = rest
	}
	return norm.NFC.String(text)
}

func hexRune(hex string) string {
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || n > 0x10FFFF || n < ' ' {
		return ""
	}
	return string(rune(n))
}
