package document

import "unicode/utf16"

// charMap says what the codes of a font stand for, as a ToUnicode stream does (ISO 32000-1, 9.10.3).
type charMap struct {
	bytes int // of a code
	texts map[int]string
}

// maxMapped bounds the entries of a map, and longestMapped what one code may stand for, in bytes of UTF-16: the longest
// ligature of Unicode has 18 letters. A code that stands for more is one that nobody can read.
const (
	maxMapped     = 1 << 17
	longestMapped = 128
)

// readCharMap reads a ToUnicode stream.
func readCharMap(raw []byte) charMap {
	m := charMap{texts: map[int]string{}}
	lex := lexer{in: raw}
	var operands []any
	for {
		token, ok := lex.next()
		if !ok {
			return m
		}
		word, isWord := token.(operator)
		if !isWord {
			operands = append(operands, token)
			continue
		}
		switch word {
		case "endcodespacerange":
			for _, o := range operands {
				if s, ok := o.(string); ok {
					m.bytes = max(m.bytes, len(s))
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(operands); i += 2 {
				m.set(operands[i], 0, operands[i+1])
			}
		case "endbfrange":
			for i := 0; i+2 < len(operands); i += 3 {
				m.span(operands[i], operands[i+1], operands[i+2])
			}
		}
		operands = operands[:0]
	}
}

// span maps a range of codes to a range of texts, or to each its own.
func (m charMap) span(first, last, to any) {
	from, ok1 := first.(string)
	until, ok2 := last.(string)
	if !ok1 || !ok2 {
		return
	}
	each, own := to.([]any)
	for i := range min(codeOf(until)-codeOf(from)+1, 1<<16) {
		switch {
		case !own:
			m.set(from, i, to)
		case i < len(each):
			m.text(codeOf(from)+i, each[i], 0)
		}
	}
}

func (m charMap) set(code any, more int, to any) {
	if s, ok := code.(string); ok {
		m.text(codeOf(s)+more, to, more)
	}
}

// text maps code to a text in UTF-16, the last unit of which is counted on by more.
func (m charMap) text(code int, to any, more int) {
	s, ok := to.(string)
	if !ok || len(s) == 0 || len(s) > longestMapped || len(m.texts) >= maxMapped {
		return
	}
	if len(s) == 1 {
		s = "\x00" + s
	}
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	units[len(units)-1] += uint16(more) //nolint:gosec // a range has less than 65536 codes
	m.texts[code] = string(utf16.Decode(units))
}

// codeOf reads a code of one to four bytes.
func codeOf(s string) (code int) {
	for i := range min(len(s), 4) {
		code = code<<8 | int(s[i])
	}
	return code
}
