package document

import "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

// graphics is the state that content changes (ISO 32000-1, 8.4 and 9.3).
type graphics struct {
	ctm            matrix
	font           *pdfFont
	size           float64
	chars, words   float64 // spacing
	scale          float64 // across
	leading, rises float64
	mode           int
	fill           colour
}

// content runs the operators of a page that place text.
type content struct {
	file      *pdfFile
	page      *pdfPage
	state     graphics
	saved     []graphics
	text      matrix // of the next sign
	line      matrix
	marks     []mark // that are open
	drawn     pathReader
	resources types.Dict
}

// run runs content. What is broken in it is left out.
func (c *content) run(raw []byte, resources types.Dict, depth int) error {
	outer := c.resources
	c.resources = resources
	defer func() { c.resources = outer }()
	lex := lexer{in: raw}
	var operands []any
	for {
		token, ok := lex.next()
		if !ok {
			return c.file.muchWork()
		}
		word, isWord := token.(operator)
		if !isWord {
			if operands = append(operands, token); len(operands) > 4096 {
				operands = operands[:0]
			}
			continue
		}
		c.file.operations++
		if err := c.file.muchWork(); err != nil {
			return err
		}
		switch word {
		case "BI":
			lex.image()
			c.picture(nil)
		case "Do":
			if err := c.form(operands, depth); err != nil {
				return err
			}
		default:
			c.do(word, operands)
		}
		operands = operands[:0]
	}
}

// do runs one operator.
func (c *content) do(word operator, operands []any) {
	n := numbersOf(operands)
	switch word {
	case "q":
		if len(c.saved) < 1000 {
			c.saved = append(c.saved, c.state)
		}
	case "Q":
		if last := len(c.saved) - 1; last >= 0 {
			c.state, c.saved = c.saved[last], c.saved[:last]
		}
	case "cm":
		if len(n) == 6 {
			c.state.ctm = matrix(n).then(c.state.ctm)
		}
	case "c", "v", "y":
		c.page.curves++
		c.path(word, n)
	case "sh":
		c.ground(groundOfAll)
	case "m", "l", "h", "re", "S", "s", "B", "B*", "b", "b*", "f", "F", "f*", "n":
		c.path(word, n)
	case "BMC", "BDC":
		c.begin(operands)
	case "EMC":
		if len(c.marks) > 0 {
			c.marks = c.marks[:len(c.marks)-1]
		}
	case "BT":
		c.text, c.line = matrix{1, 0, 0, 1, 0, 0}, matrix{1, 0, 0, 1, 0, 0}
	case "Td", "TD", "Tm", "T*", "'", "\"", "Tj", "TJ":
		c.show(word, operands, n)
	default:
		c.set(word, operands, n)
	}
}

func numbersOf(operands []any) (all []float64) {
	for _, o := range operands {
		if n, ok := o.(float64); ok {
			all = append(all, n)
		}
	}
	return all
}

// set changes the state of text.
func (c *content) set(word operator, operands []any, n []float64) {
	switch word {
	case "g", "rg", "k", "cs", "sc", "scn", "gs":
		c.paint(word, operands, n)
		return
	}
	if len(n) == 0 {
		return
	}
	s := &c.state
	switch word {
	case "Tf":
		s.size = n[len(n)-1]
		if name, ok := operands[0].(pdfName); ok {
			s.font = c.file.font(c.resource("Font", name))
		}
	case "Tc":
		s.chars = n[0]
	case "Tw":
		s.words = n[0]
	case "Tz":
		s.scale = n[0] / 100
	case "TL":
		s.leading = n[0]
	case "Ts":
		s.rises = n[0]
	case "Tr":
		s.mode = int(n[0])
	}
}
