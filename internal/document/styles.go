package document

import (
	"strconv"
	"strings"
)

// style is a named style of a Word document.
type style struct {
	name    string // built-in ones have their English name in every language: «heading 1»
	basedOn string
	outline int // level of heading, 0 the highest; -1 where it says nothing
	num     string
	level   string // of num
	props   *element
	run     *element
}

type styles map[string]style

// maxBased bounds how far a style is followed to the ones it is based on: they may go round in a circle.
const maxBased = 20

func readStyles(raw []byte) (styles, error) {
	all := styles{}
	err := newReader("styles.xml", raw).each("styles", func(e *element) error {
		if e.name != "style" || e.attr("type") == "table" || e.attr("type") == "numbering" {
			return nil
		}
		all[e.attr("styleId")] = style{
			name: strings.ToLower(e.value("name")), basedOn: e.value("basedOn"), outline: outlineOf(e.kid("pPr")),
			num: e.value("pPr", "numPr", "numId"), level: e.value("pPr", "numPr", "ilvl"),
			props: e.kid("pPr"), run: e.kid("rPr"),
		}
		return nil
	})
	return all, err
}

// outlineOf returns the heading level that paragraph properties name, or -1; 9 is Word's «body text».
func outlineOf(props *element) int {
	level, err := strconv.Atoi(props.value("outlineLvl"))
	if err != nil || level < 0 || level > 9 {
		return -1
	}
	return level
}

// chain calls see for a style and those it is based on, until see returns true.
func (s styles) chain(id string, see func(style) bool) {
	for range maxBased {
		one, known := s[id]
		if !known || see(one) {
			return
		}
		id = one.basedOn
	}
}

// heading returns the level of heading of a style, 1 the highest, or 0.
func (s styles) heading(id string) (level int) {
	s.chain(id, func(one style) bool {
		rest, named := strings.CutPrefix(one.name, "heading ")
		n, err := strconv.Atoi(rest)
		switch {
		case one.outline >= 0:
			level = (one.outline + 1) % 10 // 9 becomes 0: no heading
			return true
		case named && err == nil && 1 <= n && n <= 9:
			level = n
			return true
		}
		return false
	})
	return level
}

// named reports whether a style or one it is based on has one of the names.
func (s styles) named(id string, names ...string) (found bool) {
	s.chain(id, func(one style) bool {
		for _, name := range names {
			found = found || strings.HasPrefix(one.name, name)
		}
		return found
	})
	return found
}

// numbering returns the list that a style puts its paragraphs in.
func (s styles) numbering(id string) (num, level string) {
	s.chain(id, func(one style) bool {
		if level == "" {
			level = one.level
		}
		num = one.num
		return num != ""
	})
	return num, level
}

// runProp returns the nearest property of runs in a style and those it is based on.
func (s styles) runProp(id, name string) (prop *element) {
	s.chain(id, func(one style) bool {
		prop = one.run.kid(name)
		return prop != nil
	})
	return prop
}

// paragraphProp is runProp for properties of paragraphs.
func (s styles) paragraphProp(id, name string) (prop *element) {
	s.chain(id, func(one style) bool {
		prop = one.props.kid(name)
		return prop != nil
	})
	return prop
}
