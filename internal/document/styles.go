package document

import (
	"strconv"
	"strings"
)

// namedStyle is a named style of a Word document.
type namedStyle struct {
	name    string // built-in ones have their English name in every language: «heading 1»
	basedOn string
	outline int // level of heading, 0 the highest; -1 where it says nothing
	num     string
	level   string // of num
	props   *element
	run     *element
	shaded  bool // one of tables that shades cells
}

type styleSheet map[string]namedStyle

// maxBased bounds how far a style is followed to the ones it is based on: they may go round in a circle.
const maxBased = 20

func readStyles(raw []byte) (styleSheet, error) {
	all := styleSheet{}
	err := newReader("styles.xml", raw).each("styles", func(e *element) error {
		if e.name != "style" || e.attr("type") == "numbering" {
			return nil
		}
		if e.attr("type") == "table" { // its other properties are no paragraph's
			all[e.attr("styleId")] = namedStyle{basedOn: e.value("basedOn"), outline: -1, shaded: shadesOf(e)}
			return nil
		}
		all[e.attr("styleId")] = namedStyle{
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
func (s styleSheet) chain(id string, see func(namedStyle) bool) {
	for range maxBased {
		one, known := s[id]
		if !known || see(one) {
			return
		}
		id = one.basedOn
	}
}

// heading returns the level of heading of a style, 1 the highest, or 0.
func (s styleSheet) heading(id string) (level int) {
	s.chain(id, func(one namedStyle) bool {
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
func (s styleSheet) named(id string, names ...string) (found bool) {
	s.chain(id, func(one namedStyle) bool {
		for _, name := range names {
			found = found || strings.HasPrefix(one.name, name)
		}
		return found
	})
	return found
}

// numbering returns the list that a style puts its paragraphs in.
func (s styleSheet) numbering(id string) (num, level string) {
	s.chain(id, func(one namedStyle) bool {
		if level == "" {
			level = one.level
		}
		num = one.num
		return num != ""
	})
	return num, level
}

// runProp returns the nearest property of runs in a style and those it is based on.
func (s styleSheet) runProp(id, name string) (prop *element) {
	s.chain(id, func(one namedStyle) bool {
		prop = one.run.kid(name)
		return prop != nil
	})
	return prop
}

// paragraphProp is runProp for properties of paragraphs.
func (s styleSheet) paragraphProp(id, name string) (prop *element) {
	s.chain(id, func(one namedStyle) bool {
		prop = one.props.kid(name)
		return prop != nil
	})
	return prop
}
