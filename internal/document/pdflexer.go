package document

import (
	"strconv"
	"strings"
)

// operator is a word of a content stream that is no operand.
type operator string

// pdfName is a name, without its slash.
type pdfName string

// lexer reads content streams and maps: numbers as float64, strings as string, arrays as []any, names,
// operators. Dictionaries are read as their keys and values, one after the other, in an array.
type lexer struct {
	in    []byte
	at    int
	depth int
}

// maxOperands bounds arrays.
const maxOperands = 1 << 16

func (l *lexer) next() (token any, ok bool) {
	l.space()
	if l.at >= len(l.in) {
		return nil, false
	}
	switch c := l.in[l.at]; {
	case c == '(':
		return l.literal(), true
	case c == '/':
		l.at++
		return pdfName(l.name()), true
	case c == '[', c == '<' && l.peek(1) == '<':
		return l.array(c), true
	case c == '<':
		return l.hex(), true
	case c == ']', c == '>', c == ')', c == '{', c == '}':
		l.at++
		if c == '>' && l.peek(0) == '>' {
			l.at++
		}
		return operator(c), true
	default:
		word := l.word()
		if n, err := strconv.ParseFloat(word, 64); err == nil && (c <= '9') {
			return n, true
		}
		return operator(word), true
	}
}

func (l *lexer) peek(n int) byte {
	if l.at+n < len(l.in) {
		return l.in[l.at+n]
	}
	return 0
}

func isBlank(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// space skips blanks and comments.
func (l *lexer) space() {
	for l.at < len(l.in) {
		switch c := l.in[l.at]; {
		case isBlank(c):
			l.at++
		case c == '%':
			for l.at < len(l.in) && l.in[l.at] != '\n' && l.in[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

func (l *lexer) word() string {
	start := l.at
	for l.at < len(l.in) && !isBlank(l.in[l.at]) && !isDelimiter(l.in[l.at]) {
		l.at++
	}
	return string(l.in[start:l.at])
}

// name reads a name; «#41» is a byte of it.
func (l *lexer) name() string {
	word := l.word()
	var b []byte
	for i := 0; i < len(word); i++ {
		if word[i] == '#' && i+2 < len(word) {
			if n, err := strconv.ParseUint(word[i+1:i+3], 16, 8); err == nil {
				b = append(b, byte(n))
				i += 2
				continue
			}
		}
		b = append(b, word[i])
	}
	return string(b)
}

func (l *lexer) array(open byte) any {
	l.at++
	if open == '<' {
		l.at++
	}
	if l.depth++; l.depth > 50 {
		l.at = len(l.in)
	}
	defer func() { l.depth-- }()
	all := []any{}
	for len(all) < maxOperands {
		token, ok := l.next()
		if !ok || token == operator(']') || token == operator('>') {
			break
		}
		all = append(all, token)
	}
	return all
}

func (l *lexer) hex() string {
	l.at++
	var b []byte
	digits, value := 0, byte(0)
	for l.at < len(l.in) {
		c := l.in[l.at]
		l.at++
		if c == '>' {
			break
		}
		n, err := strconv.ParseUint(string(c), 16, 8)
		if err != nil {
			continue
		}
		value = value<<4 | byte(n)
		if digits++; digits%2 == 0 {
			b = append(b, value)
		}
	}
	if digits%2 == 1 {
		b = append(b, value<<4)
	}
	return string(b)
}

// literal reads a string in brackets, which may hold brackets itself.
func (l *lexer) literal() string {
	l.at++
	var b []byte
	for depth := 1; l.at < len(l.in); {
		c := l.in[l.at]
		l.at++
		switch c {
		case '\\':
			b = l.escape(b)
			continue
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return string(b)
			}
		}
		b = append(b, c)
	}
	return string(b)
}

// escape reads what stands behind a backslash.
func (l *lexer) escape(b []byte) []byte {
	c := l.peek(0)
	l.at++
	switch c {
	case 'n':
		return append(b, '\n')
	case 'r':
		return append(b, '\r')
	case 't':
		return append(b, '\t')
	case 'b':
		return append(b, '\b')
	case 'f':
		return append(b, '\f')
	case '\r':
		if l.peek(0) == '\n' {
			l.at++
		}
		return b
	case '\n':
		return b
	}
	if c < '0' || c > '7' {
		return append(b, c)
	}
	n := int(c - '0')
	for range 2 {
		if d := l.peek(0); '0' <= d && d <= '7' {
			n = n<<3 | int(d-'0')
			l.at++
		} else {
			break
		}
	}
	return append(b, byte(n)) //nolint:gosec // high-order overflow is ignored, as the format says
}

// image skips an image within content.
func (l *lexer) image() {
	rest := string(l.in[l.at:])
	for at := 0; ; {
		i := strings.Index(rest[at:], "EI")
		if i < 0 {
			l.at = len(l.in)
			return
		}
		end := at + i + 2
		if at+i > 0 && isBlank(rest[at+i-1]) && (end == len(rest) || isBlank(rest[end])) {
			l.at += end
			return
		}
		at = end
	}
}
