package document

import "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

// mark is a piece of content that the file says something of.
type mark struct {
	outside bool   // running heads, page numbers: not of the text
	actual  string // what the signs in it stand for
	said    bool   // whether actual was shown
	has     bool   // whether there is an actual text
	off     bool   // on a layer that is not shown
}

// marked returns what a sign stands for within the marks that are open, whether they take it out of the text, and whether
// it stands for what is drawn.
func (c *content) marked(text string) (actual string, outside, stands bool) {
	for i := range c.marks {
		m := &c.marks[i]
		outside = outside || m.outside
		if m.has {
			stands = true
			if m.said {
				text = ""
			} else {
				text, m.said = m.actual, true
			}
		}
	}
	return text, outside, stands
}

// begin opens a piece of marked content.
func (c *content) begin(operands []any) {
	m := mark{off: c.isOff() || c.layerOf(operands)}
	if len(operands) > 0 {
		m.outside = operands[0] == pdfName("Artifact")
	}
	if len(operands) > 1 {
		if entries, ok := operands[1].([]any); ok {
			for i := 0; i+1 < len(entries); i += 2 {
				if text, ok := entries[i+1].(string); ok && entries[i] == pdfName("ActualText") {
					m.has, m.actual = true, actualText(text)
				}
			}
		}
	}
	if len(c.marks) < 1000 {
		c.marks = append(c.marks, m)
	}
}

// actualText decodes a text string: UTF-16 with its mark, or single bytes.
func actualText(s string) string {
	text, err := types.HexLiteralToString(types.NewHexLiteral([]byte(s)))
	return usable(text, err)
}
