// Package ooxml writes what the files of Word and Excel share (ECMA-376): their XML, the archive of their parts, and what
// they say of themselves. It is pure.
package ooxml

import (
	"bytes"
	"strings"
	"unicode"
)

// Markup is XML being written.
type Markup struct{ bytes.Buffer }

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Begin declares the XML and opens its root, as every part begins.
func (m *Markup) Begin(name string, attributes ...string) {
	m.Buffer.WriteString(declaration)
	m.Open(name, attributes...)
}

// Open begins an element; attributes are names and values in turn.
func (m *Markup) Open(name string, attributes ...string) { m.tag(name, ">", attributes) }

// Empty is an element with nothing in it.
func (m *Markup) Empty(name string, attributes ...string) { m.tag(name, "/>", attributes) }

func (m *Markup) tag(name, end string, attributes []string) {
	m.Buffer.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		m.Buffer.WriteString(" " + attributes[i] + `="` + escape(attributes[i+1]) + `"`)
	}
	m.Buffer.WriteString(end)
}

// Close ends an element.
func (m *Markup) Close(name string) { m.Buffer.WriteString("</" + name + ">") }

// Leaf is an element with text in it.
func (m *Markup) Leaf(name, text string, attributes ...string) {
	m.Open(name, attributes...)
	m.Buffer.WriteString(escape(text))
	m.Close(name)
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;")

// escape makes text fit for XML 1.0, which has no way at all to hold control characters, and leaves out the signs by which Word
// and Excel would turn the words behind them around.
func escape(text string) string {
	text = strings.ToValidUTF8(text, "")
	text = strings.Map(func(r rune) rune {
		if r != '\t' && r != '\n' && unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, text)
	return escaper.Replace(text)
}
