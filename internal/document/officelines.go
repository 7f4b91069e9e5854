package document

import (
	"bytes"
	"context"
	"encoding/xml"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"

	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// shownParts are the parts of spreadsheets, of slides and of the documents of LibreOffice that hold words people see.
var shownParts = pattern.Of(`^(?:content|styles)\.xml$|^xl/(?:sharedstrings|worksheets/sheet\d+|drawings/drawing\d+)\.xml$|` +
	`^ppt/(?:slides|slidemasters|slidelayouts|notesslides)/[^/]+\.xml$`)

// lineElements end a line where they end: paragraphs, texts of cells, heads and feet of sheets. cellNumbers say no words.
var (
	lineElements = strings.Fields("p h si is oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter br line-break tab row")
	cellNumbers  = strings.Fields("v f")
)

// headerCodes are those of the heads and feet of sheets: «&C&"Arial,Bold"&14MẬT».
var headerCodes = pattern.Of(`&"[^"]*"|&K[0-9A-Fa-f]{6}|&\d+|&[A-Za-z]`)

// officeLines reads the lines of the parts that people see of a document that is no .docx.
func officeLines(ctx context.Context, p *parts) (lines []string) {
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		if enough(ctx, lines) || !shownParts.MatchString(name) {
			continue
		}
		if part, err := p.read(name); err == nil {
			lines = append(lines, elementLines(ctx, part)...)
		}
	}
	return lines
}

// elementLines reads the lines of one part. What is broken ends it.
func elementLines(ctx context.Context, raw []byte) (lines []string) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.CharsetReader = charset.NewReaderLabel
	var line strings.Builder
	number := false
	for !enough(ctx, lines) {
		token, err := d.Token()
		if err != nil {
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			number = slices.Contains(cellNumbers, t.Name.Local)
		case xml.CharData:
			if !number {
				line.Write(t)
			}
		case xml.EndElement:
			number = false
			if slices.Contains(lineElements, t.Name.Local) {
				lines = append(lines, shownLines(line.String(), strings.HasSuffix(t.Name.Local, "er"))...)
				line.Reset()
			}
		}
	}
	return lines
}

// shownLines returns the lines of a text; of the head of a sheet without its codes.
func shownLines(text string, head bool) (lines []string) {
	if head {
		text = headerCodes.ReplaceAllString(text, "\n")
	}
	for line := range strings.Lines(text) {
		if line = viet.Clean(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// Limits of the pieces of words that are found among the bytes of old files, in letters.
const (
	leastPiece = 3
	mostPiece  = 300
)

// oldOfficeLines finds the words in a file of Office until 2003: they stand in it as UTF-16, or a byte a letter, between
// signs that are no letters. What else reads as words is no stamp.
func oldOfficeLines(raw []byte) (lines []string) {
	wide := make([]uint16, len(raw)/2)
	for i := range wide {
		wide[i] = uint16(raw[2*i]) | uint16(raw[2*i+1])<<8
	}
	lines = pieces(utf16.Decode(wide))
	narrow, err := charmap.Windows1252.NewDecoder().Bytes(raw)
	if err != nil {
		return lines
	}
	return append(lines, pieces([]rune(string(narrow)))...)
}

// pieces returns the runs of letters of European and Vietnamese writing, with what stands between words.
func pieces(signs []rune) (lines []string) {
	start := 0
	for i := 0; i <= len(signs) && len(lines) < linesAtMost; i++ {
		if i < len(signs) && isWritten(signs[i]) {
			continue
		}
		if n := i - start; leastPiece <= n && n <= mostPiece {
			if text := viet.Clean(string(signs[start:i])); len(text) >= leastPiece {
				lines = append(lines, text)
			}
		}
		start = i + 1
	}
	return lines
}

func isWritten(r rune) bool {
	const first, last = '\u00a0', '\u00ff' // letters of the old fonts
	return unicode.In(r, unicode.Latin, unicode.Mn, unicode.Nd) || first <= r && r <= last || strings.ContainsRune(" .,:;-–/()[]\"“”*_", r)
}

// richLines reads the lines of a .rtf: its groups and words of control are left out, whatever they say.
func richLines(ctx context.Context, raw []byte) (lines []string) {
	var line strings.Builder
	end := func() {
		lines = append(lines, shownLines(line.String(), false)...)
		line.Reset()
	}
	for i := 0; i < len(raw) && !enough(ctx, lines); {
		switch raw[i] {
		case '{', '}', '\r', '\n':
			i++
		case '\\':
			word, number, next := richWord(raw, i+1)
			i = next
			switch word {
			case "par", "pard", "line", "tab", "cell", "row", "sect", "page":
				end()
			case "'":
				line.WriteRune(charmap.Windows1252.DecodeByte(byte(number))) //nolint:gosec // two digits of base 16
			case "u":
				line.WriteRune(rune(uint16(number))) //nolint:gosec // it is written as a number with a sign
				i += richStandIn(raw, i)
			}
		default:
			line.WriteByte(raw[i])
			i++
		}
	}
	end()
	return lines
}

// richDigits is how long the number of a word of control may be.
const richDigits = 7

// richWord reads what stands behind a backslash at i: a word of control with its number, or one sign. «\'e9» is a letter.
func richWord(raw []byte, i int) (word string, number, next int) {
	if i+2 < len(raw) && raw[i] == '\'' {
		n, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8)
		if err != nil {
			return "", 0, i + 3
		}
		return "'", int(n), i + 3
	}
	from := i
	for i < len(raw) && 'a' <= raw[i] && raw[i] <= 'z' {
		i++
	}
	if i == from {
		return "", 0, i + 1
	}
	word, from = string(raw[from:i]), i
	for i < len(raw) && i-from < richDigits && strings.IndexByte("-0123456789", raw[i]) >= 0 {
		i++
	}
	number, _ = strconv.Atoi(string(raw[from:i])) // 0 where it has none
	if i < len(raw) && raw[i] == ' ' {
		i++
	}
	return word, number, i
}

// richStandIn is how many bytes stand for a letter that readers of old do not know: «\u7853?» or «\u7853\'3f».
func richStandIn(raw []byte, i int) int {
	switch {
	case bytes.HasPrefix(raw[i:], []byte(`\'`)):
		return min(4, len(raw)-i)
	case i < len(raw) && raw[i] != '\\' && raw[i] != '{' && raw[i] != '}':
		return 1
	}
	return 0
}
