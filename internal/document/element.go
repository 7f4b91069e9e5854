package document

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html/charset"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// Limits of one element with all that is in it: a table of a report has some ten thousand.
const (
	maxElements = 400_000
	maxNesting  = 250
)

// element is an XML element with what is in it. Its name is the local one, with a letter for the namespaces
// that share names: «p» is a paragraph of Word, «a:p» one of a drawing.
type element struct {
	name  string
	attrs []xml.Attr
	kids  []*element
	text  string // of an element that holds only text
}

// spaces are the namespaces whose names are told apart from Word's own.
var spaces = map[string]string{
	"http://schemas.openxmlformats.org/drawingml/2006/main":       "a:",
	"http://purl.oclc.org/ooxml/drawingml/main":                   "a:",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":  "m:",
	"http://purl.oclc.org/ooxml/officeDocument/math":              "m:",
	"http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
	"urn:schemas-microsoft-com:vml":                               "v:",
}

// partReader reads the elements of a part one after the other.
type partReader struct {
	*xml.Decoder
	part string
	read int // elements
}

func newReader(part string, raw []byte) *partReader {
	if !declaresEncoding(raw) {
		raw = viet.XMLText(raw)
	}
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.CharsetReader = charset.NewReaderLabel
	return &partReader{Decoder: d, part: part}
}

// otherEncoding finds a part that is not in UTF-8.
var otherEncoding = pattern.Of(`(?i)^[^<]*<\?xml[^>]*encoding\s*=\s*["'](?:[^u"']|u[^t"'])`)

func declaresEncoding(raw []byte) bool { return otherEncoding.Match(raw[:min(len(raw), 200)]) }

func (r *partReader) damaged(err error) error {
	if errors.Is(err, errLong) || errors.Is(err, errTooDeep) {
		return library.Fail(library.TooLarge, r.part, err)
	}
	return library.Fail(library.DamagedFile, r.part, err)
}

// each calls do for each child of the first element named root, whole, so that a long document need not be
// in memory at once. A part without such an element is damaged.
func (r *partReader) each(root string, do func(*element) error) error {
	inside := false
	for {
		token, err := r.Token()
		if errors.Is(err, io.EOF) && inside {
			return nil
		}
		if err != nil {
			return r.damaged(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if !inside {
			inside = nameOf(start.Name) == root
			continue
		}
		r.read = 0
		e, err := r.element(start, 0)
		if err != nil {
			return r.damaged(err)
		}
		if err := do(e); err != nil {
			return err
		}
	}
}

// element reads the rest of an element that begins with start.
func (r *partReader) element(start xml.StartElement, depth int) (*element, error) {
	if depth > maxNesting {
		return nil, errTooDeep
	}
	if r.read++; r.read > maxElements {
		return nil, errLong
	}
	e := &element{name: nameOf(start.Name), attrs: start.Attr}
	var text strings.Builder
	for {
		token, err := r.Token()
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			kid, err := r.element(t, depth+1)
			if err != nil {
				return nil, err
			}
			e.kids = append(e.kids, kid)
		case xml.CharData:
			if len(e.kids) == 0 {
				text.Write(t)
			}
		case xml.EndElement:
			if len(e.kids) == 0 {
				e.text = text.String()
			}
			return e, nil
		}
	}
}

func nameOf(n xml.Name) string { return spaces[n.Space] + n.Local }

// attr returns an attribute by its local name, "" where there is none.
func (e *element) attr(name string) string {
	if e == nil {
		return ""
	}
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// number returns an attribute as a number, or otherwise where it is none.
func (e *element) number(name string, otherwise int) int {
	n, err := strconv.Atoi(e.attr(name))
	if err != nil {
		return otherwise
	}
	return n
}

// kid returns what a path of names leads to, or nil. It may be asked of nil.
func (e *element) kid(path ...string) *element {
	for _, name := range path {
		if e == nil {
			return nil
		}
		var next *element
		for _, k := range e.kids {
			if k.name == name {
				next = k
				break
			}
		}
		e = next
	}
	return e
}

// value returns the attribute val of what the path leads to.
func (e *element) value(path ...string) string { return e.kid(path...).attr("val") }

// on reports a property that is there and not switched off: on and off agree in being written as elements.
func (e *element) on(name string) bool {
	k := e.kid(name)
	if k == nil {
		return false
	}
	switch k.attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
