package page

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// entryNumbers gives the entries of a list the numbers that a browser shows before them.
type entryNumbers struct {
	style string // of CSS: decimal, lower-alpha, …; "" for a list without numbers
	next  int
	step  int
	nth   int // entries so far
	plain bool
	inner map[int]int // entries so far of inner lists that are only indented, by depth
}

// numberingOf reads how the list n numbers its entries.
func numberingOf(n *html.Node) *entryNumbers {
	c := &entryNumbers{style: listStyle(n), next: 1, step: 1, plain: true}
	start, numbered := leadingNumber(attr(n, "start"))
	if hasAttr(n, "reversed") {
		c.step, c.next = -1, countEntries(n)
	}
	if numbered {
		c.next = start
	}
	return c
}

// leadingNumber reads the number that a text begins with, as browsers read attributes.
func leadingNumber(text string) (int, bool) {
	at := numberAhead.FindStringSubmatch(text)
	if at == nil {
		return 0, false
	}
	number, err := strconv.Atoi(at[1])
	return number, err == nil
}

var numberAhead = pattern.Of(`^\s*\+?(-?\d{1,9})`)

// listTypes are the styles that the type attribute of a list names.
var listTypes = map[string]string{"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}

var cssListStyle = pattern.Of(`list-style(?:-type)?:[^;]*?(decimal-leading-zero|decimal|(?:lower|upper)-(?:alpha|latin|roman)|lower-greek|khmer|cambodian|lao|thai|none|disc|circle|square)`)

// listStyle returns how entries of the list n are numbered, "" for bullets or nothing.
func listStyle(n *html.Node) string {
	style := ""
	if n.DataAtom == atom.Ol {
		style = "decimal"
		if named := listTypes[strings.TrimSpace(attr(n, "type"))]; named != "" {
			style = named
		}
	}
	return styledList(n, style)
}

// styledList returns how a list or an entry of it is numbered by its style, else by what is given.
func styledList(n *html.Node, style string) string {
	if at := cssListStyle.FindStringSubmatch(squeezed(attr(n, "style"))); at != nil {
		switch style = strings.Replace(at[1], "latin", "alpha", 1); style {
		case "none", "disc", "circle", "square":
			style = ""
		case "decimal-leading-zero":
			style = "decimal"
		}
	}
	return style
}

func countEntries(n *html.Node) int {
	count := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		count += only(1, c.DataAtom == atom.Li && !invisible(c))
	}
	return count
}

// mark returns what stands before the next entry, li: «4.», «b)», «II.», "" in a list without numbers.
func (c *entryNumbers) mark(li *html.Node) string {
	if depth := indentOf(li); depth > 0 {
		return c.indented(li, depth)
	}
	clear(c.inner)
	if value, numbered := leadingNumber(attr(li, "value")); numbered {
		c.next = value
	}
	number, style := c.next, entryStyle(li, c.style)
	c.next += c.step
	c.nth++
	c.plain = c.plain && style == "decimal" && number == c.nth
	return marker(style, number)
}

// entryStyle returns how an entry is numbered: as its list is, unless it says otherwise itself.
func entryStyle(li *html.Node, style string) string {
	if named := listTypes[strings.TrimSpace(attr(li, "type"))]; named != "" {
		style = named
	}
	if attr(li, "data-list") == "bullet" { // of Quill, whose lists are all numbered by their tag
		return ""
	}
	return styledList(li, style)
}

// indentName finds how deep an entry stands in the lists of Quill, which are flat.
var indentName = pattern.Of(`\bql-indent-([1-9])\b`)

func indentOf(li *html.Node) int {
	if at := indentName.FindStringSubmatch(attr(li, "class")); at != nil {
		return int(at[1][0] - '0')
	}
	return 0
}

// indentStyles are the numbers of such lists by their depth, over and over.
var indentStyles = []string{"decimal", "lower-alpha", "lower-roman"}

// indented returns what stands before the next entry of an inner list that is only indented.
func (c *entryNumbers) indented(li *html.Node, depth int) string {
	if c.inner == nil {
		c.inner = map[int]int{}
	}
	for deeper := range c.inner {
		if deeper > depth {
			delete(c.inner, deeper)
		}
	}
	c.inner[depth]++
	style := ""
	if c.style != "" {
		style = entryStyle(li, indentStyles[depth%len(indentStyles)])
	}
	return marker(style, c.inner[depth])
}

// maxRoman is the greatest number written in Roman letters.
const maxRoman = 3999

// Letters that number entries, and zeros of the digits of neighbours.
const (
	latinLetters = "abcdefghijklmnopqrstuvwxyz"
	greekLetters = "αβγδεζηθικλμνξοπρστυφχψω"
)

var zeros = map[string]rune{"khmer": '០', "cambodian": '០', "lao": '໐', "thai": '๐'}

// inLetters writes a number, from 1, in letters: a, b, …, z, aa, ab.
func inLetters(number int, alphabet string) (text string) {
	letters := []rune(alphabet)
	for ; number > 0; number = (number - 1) / len(letters) {
		text = string(letters[(number-1)%len(letters)]) + text
	}
	return text
}

func marker(style string, number int) string {
	switch {
	case style == "":
		return ""
	case strings.HasSuffix(style, "alpha") && number > 0:
		if style == "upper-alpha" {
			return strings.ToUpper(inLetters(number, latinLetters)) + "."
		}
		return inLetters(number, latinLetters) + ")"
	case style == "lower-greek" && number > 0:
		return inLetters(number, greekLetters) + "."
	case zeros[style] > 0 && number >= 0:
		return strings.Map(func(digit rune) rune { return zeros[style] + digit - '0' }, strconv.Itoa(number)) + "."
	case strings.HasSuffix(style, "roman") && 1 <= number && number <= maxRoman:
		if style == "upper-roman" {
			return viet.Roman(number) + "."
		}
		return strings.ToLower(viet.Roman(number)) + "."
	}
	return strconv.Itoa(number) + "."
}

// marked returns an entry with its mark; one that was typed before it too is not said twice.
func marked(mark, text string) string {
	if mark == "" || text == mark || strings.HasPrefix(text, mark+" ") || strings.HasPrefix(text, strings.TrimRight(mark, ".)")+")") {
		return text
	}
	return mark + " " + text
}

// innerBullet stands before the entries of a list in a list that has numbers.
const innerBullet = "–"

// number settles the marks of a finished list: numbers that count from 1 are the list's own; all others («4.», «b)», those
// of lists in lists) stay in the text. marks has one for each item, "" for bullets, and deep tells items of inner lists.
func number(p *candidateBlock, top *entryNumbers, marks []string, deep []bool) {
	inner, numbered := false, false
	for i := range marks {
		inner = inner || deep[i]
		numbered = numbered || marks[i] != ""
	}
	p.Kind, p.Ordered = library.List, top.plain && top.nth == len(marks) && !inner
	if p.Ordered || !numbered {
		return
	}
	for i, mark := range marks {
		if mark == "" && deep[i] && top.style != "" {
			mark = innerBullet
		}
		p.Items[i] = marked(mark, p.Items[i])
	}
}
