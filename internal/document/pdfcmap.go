package document

import (
	"maps"
	"slices"
	"unicode/utf16"
)

// charMap says what the codes of a font stand for, as a ToUnicode stream does (ISO 32000-1, 9.10.3).
type charMap struct {
	bytes int // of a code
	texts map[int]string
	wide  []codeRange // the newest last; a code that has a text got it since
	count int         // of the codes that were mapped
}

// codeRange is codes that stand for texts which count on from one to the next. Where it is wide it is kept as it is: a PDF of
// this program's own maps all of Unicode in one.
type codeRange struct {
	first, last int
	units       []uint16 // UTF-16 of the first
}

// leastWide is how many codes make a range wide.
const leastWide = 256

// text returns what a code of the range stands for.
func (r codeRange) text(code int) string {
	units := slices.Clone(r.units)
	units[len(units)-1] += uint16(code - r.first) //nolint:gosec // a range has less than 65536 codes
	return string(utf16.Decode(units))
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
				m.span(operands[i], operands[i], operands[i+1])
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
func (m *charMap) span(first, last, to any) {
	from, ok1 := first.(string)
	until, ok2 := last.(string)
	if !ok1 || !ok2 {
		return
	}
	start, count := codeOf(from), min(codeOf(until)-codeOf(from)+1, 1<<16)
	if each, own := to.([]any); own {
		for i := range min(count, len(each)) {
			m.put(codeRange{start + i, start + i, unitsOf(each[i])})
		}
		return
	}
	m.put(codeRange{start, start + count - 1, unitsOf(to)})
}

// put maps the codes of a range, over what they stood for.
func (m *charMap) put(r codeRange) {
	count := r.last - r.first + 1
	if len(r.units) == 0 || count < 1 || m.count >= maxMapped {
		return
	}
	m.count += count
	if count >= leastWide {
		maps.DeleteFunc(m.texts, func(code int, _ string) bool { return code >= r.first && code <= r.last })
		m.wide = append(m.wide, r)
		return
	}
	for code := r.first; code <= r.last; code++ {
		m.texts[code] = r.text(code)
	}
}

// find returns what a code stands for.
func (m charMap) find(code int) (text string, ok bool) {
	if text, ok = m.texts[code]; ok {
		return text, true
	}
	for _, r := range slices.Backward(m.wide) {
		if code >= r.first && code <= r.last {
			return r.text(code), true
		}
	}
	return "", false
}

// unitsOf reads a text in UTF-16, nil where it is none or too long.
func unitsOf(text any) (units []uint16) {
	s, ok := text.(string)
	if !ok || len(s) > longestMapped {
		return nil
	}
	if len(s) == 1 {
		s = "\x00" + s
	}
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return units
}

// codeOf reads a code of one to four bytes.
func codeOf(s string) (code int) {
	for i := range min(len(s), 4) {
		code = code<<8 | int(s[i])
	}
	return code
}
