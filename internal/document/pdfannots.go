package document

import (
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"baocaovien/internal/viet"
)

// Flags of annotations and fields (ISO 32000-1, tables 165, 226, 228).
const (
	hiddenNote   = 1 << 1
	noViewNote   = 1 << 5
	passwordText = 1 << 13
	pushButton   = 1 << 16
)

// Limits of what stands on a page beside its content.
const (
	mostAnnotations = 5000
	mostParents     = 20 // of a field
)

// annotations reads what is typed onto a page: the values of its form, and text put on it freely. Notes that open on a
// click, stamps and signatures are no text of the document; what a signature says is noted.
func (c *content) annotations(page types.Dict, upright matrix) error {
	all := c.file.array(page["Annots"])
	for _, o := range all[:min(len(all), mostAnnotations)] {
		d := c.file.dict(o)
		flags, _ := c.file.number(d["F"])
		if d == nil || int(flags)&(hiddenNote|noViewNote) != 0 || c.file.hidden(d["OC"], 0) {
			continue
		}
		c.state, c.saved, c.marks = graphics{ctm: upright, scale: 1, fill: black}, nil, nil
		var err error
		switch c.file.name(d["Subtype"]) {
		case "FreeText":
			err = c.typed(d, c.file.text(d["Contents"]), false)
		case "Widget":
			err = c.field(d)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// field reads one place of a form.
func (c *content) field(d types.Dict) error {
	flags, _ := c.file.number(c.file.inherited(d, "Ff"))
	switch c.file.name(c.file.inherited(d, "FT")) {
	case "Tx":
		if int(flags)&passwordText == 0 {
			return c.typed(d, c.file.text(c.file.inherited(d, "V")), c.file.renewed())
		}
	case "Ch":
		return c.typed(d, c.file.text(c.file.inherited(d, "V")), c.file.renewed())
	case "Sig":
		return c.signatureField(d)
	case "Btn":
		if int(flags)&pushButton == 0 { // its sign is a digit of a font of signs
			state := c.file.name(d["AS"])
			c.write(d, tickBox(state != "" && state != "Off"))
		}
	}
	return nil
}

// typed reads what was typed onto a page as it is drawn; where nothing is drawn, or the file says that readers draw it
// anew, by its value.
func (c *content) typed(d types.Dict, value string, anew bool) error {
	o := c.file.dict(d["AP"])["N"]
	if states := c.file.dict(o); c.file.resolve(o) != nil && !anew {
		if named := states[c.file.name(d["AS"])]; named != nil {
			o = named
		}
		if _, drawn := c.file.stream(o); drawn {
			return c.appearance(o, d)
		}
	}
	c.write(d, value)
	return nil
}

// appearance runs the form that draws an annotation: its box is put into the annotation's rectangle (ISO 32000-1, 12.5.5).
func (c *content) appearance(o types.Object, d types.Dict) error {
	form := c.file.dict(o)
	rect, ok := c.file.rectangle(d["Rect"])
	box, alsoOK := c.file.rectangle(form["BBox"])
	if !ok || !alsoOK {
		return nil
	}
	corners := [][2]float64{{box[0], box[1]}, {box[2], box[1]}, {box[0], box[3]}, {box[2], box[3]}}
	if m, turned := c.file.matrix(form["Matrix"]); turned {
		for i, at := range corners {
			corners[i] = m.point(at[0], at[1])
		}
	}
	from := around(corners...)
	if from[2] <= from[0] || from[3] <= from[1] {
		return nil
	}
	across, up := (rect[2]-rect[0])/(from[2]-from[0]), (rect[3]-rect[1])/(from[3]-from[1])
	c.state.ctm = matrix{across, 0, 0, up, rect[0] - across*from[0], rect[1] - up*from[1]}.then(c.state.ctm)
	return c.drawForm(o, false, 0)
}

// Measures of text that readers of the file set themselves.
const (
	usualType = 12.0 // points
	typeBelow = 0.25 // of the size, from the middle of a line to its baseline
)

// write places a value in its rectangle, in the type that the annotation asks for.
func (c *content) write(d types.Dict, value string) {
	rect, ok := c.file.rectangle(d["Rect"])
	if value = strings.TrimSpace(value); !ok || value == "" {
		return
	}
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(value), "\n")
	size := min(c.file.typeSize(d), max(tinySign, (rect[3]-rect[1])/float64(len(lines))))
	c.state.font, c.state.size = &pdfFont{name: "Helvetica", standard: "Helvetica", scale: 0.001, missing: -1, em: 1}, size
	y := rect[3] - size*(1-typeBelow)
	if len(lines) == 1 {
		y = (rect[1]+rect[3])/2 - typeBelow*size
	}
	for i, line := range lines {
		c.text = matrix{1, 0, 0, 1, rect[0] + 2, y - 1.2*size*float64(i)}
		for _, r := range line {
			sign := coded{text: string(r), width: standardWidth("Helvetica", string(r))}
			c.place(sign, matrix{size, 0, 0, size, 0, 0}.then(c.text).then(c.state.ctm))
			c.advance(sign.width * size)
		}
	}
}

// typeSize returns the size of type that an annotation names: «/Helv 10 Tf 0 g»; 0 there leaves it to the reader.
func (f *pdfFile) typeSize(d types.Dict) float64 {
	lex := lexer{in: []byte(f.text(f.inherited(d, "DA")))}
	last := 0.0
	for {
		token, ok := lex.next()
		if !ok {
			return usualType
		}
		switch t := token.(type) {
		case float64:
			last = t
		case operator:
			if t == "Tf" && last > 0 {
				return last
			}
		}
	}
}

// inherited returns an entry of a field or of those it is part of.
func (f *pdfFile) inherited(d types.Dict, name string) types.Object {
	for range mostParents {
		if d == nil || d[name] != nil {
			break
		}
		d = f.dict(d["Parent"])
	}
	return d[name]
}

// renewed reports whether the values of the form are drawn anew by whoever reads the file.
func (f *pdfFile) renewed() bool {
	catalog, err := f.Catalog()
	if err != nil {
		return false
	}
	anew, _ := f.resolve(f.dict(catalog["AcroForm"])["NeedAppearances"]).(types.Boolean)
	return bool(anew)
}

// rectangle reads an upright rectangle.
func (f *pdfFile) rectangle(o types.Object) (b bounds, ok bool) {
	a := f.array(o)
	if len(a) != len(b) {
		return b, false
	}
	for i := range b {
		b[i], _ = f.number(a[i])
	}
	return around([2]float64{b[0], b[1]}, [2]float64{b[2], b[3]}), true
}

// text reads a text of the file; of a list that chooses several, one below the other.
func (f *pdfFile) text(o types.Object) string {
	switch s := f.resolve(o).(type) {
	case types.StringLiteral:
		text, err := types.StringLiteralToString(s)
		return viet.NFC(usable(text, err))
	case types.HexLiteral:
		text, err := types.HexLiteralToString(s)
		return viet.NFC(usable(text, err))
	case types.Array:
		var lines []string
		for _, one := range s {
			if _, nested := f.resolve(one).(types.Array); !nested {
				lines = append(lines, f.text(one))
			}
		}
		return strings.Join(lines, "\n")
	}
	return ""
}
