package docx

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// markup is XML being written.
type markup struct{ bytes.Buffer }

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// open begins an element; attributes are names and values in turn.
func (m *markup) open(name string, attributes ...string) { m.tag(name, ">", attributes) }

// empty is an element with nothing in it.
func (m *markup) empty(name string, attributes ...string) { m.tag(name, "/>", attributes) }

func (m *markup) tag(name, end string, attributes []string) {
	if m.Len() == 0 {
		m.Buffer.WriteString(declaration)
	}
	m.Buffer.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		m.Buffer.WriteString(" " + attributes[i] + `="` + escape(attributes[i+1]) + `"`)
	}
	m.Buffer.WriteString(end)
}

func (m *markup) close(name string) { m.Buffer.WriteString("</" + name + ">") }

// leaf is an element with text in it.
func (m *markup) leaf(name, text string, attributes ...string) {
	m.open(name, attributes...)
	m.Buffer.WriteString(escape(text))
	m.close(name)
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// escape makes text fit for XML 1.0, which has no way at all to hold control characters, and leaves out the signs by which Word
// would turn the words behind them around.
func escape(text string) string {
	text = strings.ToValidUTF8(text, "")
	text = strings.Map(func(r rune) rune {
		if r != '\t' && unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, text)
	return escaper.Replace(text)
}

// The units of the format.

func twips(mm float64) string      { return whole(mm * 1440 / 25.4) } // of lengths
func twipsOf(pt float64) string    { return whole(pt * 20) }          // of leading and white
func halfPoints(pt float64) string { return whole(pt * 2) }           // of type
func eighths(pt float64) string    { return whole(pt * 8) }           // of rules
func emu(mm float64) string        { return whole(mm * 36000) }       // of pictures

func whole(value float64) string { return strconv.Itoa(int(math.Round(value))) }
