package page

import (
	"slices"
	"strings"
	"sync"

	"baocaovien/internal/pattern"
	"baocaovien/internal/phrase"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/assets"
)

var classNames = phrase.Open(assets.Phrases, "phrases/class-names.txt")

// surely and maybe are words of class and id names of what surrounds articles. A part counts however
// much text is in it, as long as that is not nearly all of the page; one of maybe only where the text
// is little, for «print-area» and «tool-content» are also what portals call their articles. A name that one of layout
// is in («has-sidebar») says nothing of what is in the element.
var (
	surely = classNames.List("furniture")
	layout = classNames.List("layout")
	maybe  = classNames.List("perhaps furniture")
)

// prefixes stand before a name that is written in one word with them («divlienquan»).
var (
	prefixes    = classNames.List("prefix")
	prefixWords = sync.OnceValue(prefixes.Words)
)

// pageBuilder names the parts that page builders make every paragraph of: to them all is a widget.
var pageBuilder = pattern.Of(`(?:^|\s)(?:elementor-|so-panel|so-widget|wpb_|vc_|et_pb_|fusion-|fl-module|wp-block)`)

// furniture decides which elements are left out.
type furniture struct {
	weights map[*html.Node]textWeight
	all     int
	keep    map[*html.Node]bool // what must stay, and what holds it: bodies known by their family's rules
	answers map[*html.Node]bool // answers already given
	kinds   map[string]int      // prose of all the elements of a kind, those inside each other once
	open    map[string]bool     // the kinds that what is being weighed stands in
	kindOf  map[string]string   // by class attribute
	named   map[string]naming   // what class and id names say
	drop    map[string]bool     // names that the page's family has for what is none of an article
}

// textWeight is how many bytes of text an element holds: outside links, and in all.
type textWeight struct{ prose, text int }

// naming is what an element's names say of it.
type naming struct{ surely, maybe bool }

// newFurniture weighs the elements under root, of which there are about so many.
func newFurniture(root *html.Node, keep []*html.Node, elements int) *furniture {
	f := &furniture{
		weights: make(map[*html.Node]textWeight, elements), keep: map[*html.Node]bool{},
		answers: make(map[*html.Node]bool, elements), kinds: map[string]int{}, open: map[string]bool{}, kindOf: map[string]string{}, named: map[string]naming{},
	}
	for _, n := range keep {
		for ; n != nil && !f.keep[n]; n = n.Parent {
			f.keep[n] = true
		}
	}
	prose, _ := f.weigh(root, false)
	f.all = max(1, prose)
	return f
}

// weigh counts the text under n, outside links and in all.
func (f *furniture) weigh(n *html.Node, linked bool) (prose, text int) {
	switch n.Type {
	case html.TextNode:
		size := letters(n.Data)
		if linked {
			return 0, size
		}
		return size, size
	case html.ElementNode:
		if silentTags[n.DataAtom] && n.DataAtom != atom.Head {
			return 0, 0
		}
		linked = linked || n.DataAtom == atom.A
	}
	kind := f.kind(n)
	outermost := kind != "" && !f.open[kind]
	if outermost {
		f.open[kind] = true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p, t := f.weigh(c, linked)
		prose += p
		text += t
	}
	if n.Type == html.ElementNode {
		f.weights[n] = textWeight{prose, text}
	}
	if outermost {
		f.kinds[kind] += prose
		f.open[kind] = false
	}
	return prose, text
}

// letters counts the bytes of text that are no white space; a count in bytes is good enough for shares.
func letters(text string) int {
	n := 0
	for i := range len(text) {
		if text[i] > ' ' {
			n++
		}
	}
	return n
}

// skip reports whether n is furniture or hidden.
func (f *furniture) skip(n *html.Node) bool {
	answer, known := f.answers[n]
	if !known {
		answer = f.judge(n)
		f.answers[n] = answer
	}
	return answer
}

func (f *furniture) judge(n *html.Node) bool {
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		return false
	}
	if invisible(n) || f.dropped(n) {
		return true
	}
	if f.standsInText(n) {
		return false
	}
	percent := f.proseOfKind(n) * 100 / f.all
	if percent >= weights().surelyStays || f.keep[n] {
		return false
	}
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Aside:
		return true
	case atom.Form, atom.Fieldset:
		return percent < weights().perhapsStays
	case atom.Noscript:
		return find(n, func(c *html.Node) bool { return c.DataAtom == atom.Img }) == nil || f.weights[n].prose > 0
	}
	if asideRoles[attr(n, "role")] {
		return true
	}
	names := f.naming(n)
	return names.surely || percent < weights().perhapsStays && names.maybe
}

// asideRoles are the roles of elements that stand beside a text.
var asideRoles = map[string]bool{
	"navigation": true, "banner": true, "contentinfo": true, "search": true, "complementary": true, "dialog": true, "alert": true,
}

// isHeading reports h1 to h6.
func isHeading(n *html.Node) bool {
	return len(n.Data) == 2 && n.Data[0] == 'h' && '1' <= n.Data[1] && n.Data[1] <= '6'
}

// standsInText reports n to be a heading, or a box of nothing but prose, between paragraphs of a text, whatever its name.
func (f *furniture) standsInText(n *html.Node) bool {
	return (isHeading(n) || f.isProseBox(n)) && f.isText(beside(n, func(c *html.Node) *html.Node { return c.PrevSibling })) &&
		f.isText(beside(n, func(c *html.Node) *html.Node { return c.NextSibling }))
}

// isProseBox reports a box that holds prose without a single link, and nothing to press or to fill in.
func (f *furniture) isProseBox(n *html.Node) bool {
	if !boxTags[n.DataAtom] || f.weights[n].prose < weights().proseChars || f.weights[n].prose != f.weights[n].text {
		return false
	}
	return find(n, func(c *html.Node) bool { return asksTags[c.DataAtom] }) == nil
}

// boxTags are the elements that make boxes of a text.
var boxTags = map[atom.Atom]bool{atom.Div: true, atom.Section: true, atom.P: true, atom.Aside: true}

// asksTags are what a page asks its reader by.
var asksTags = map[atom.Atom]bool{atom.Form: true, atom.Input: true, atom.Button: true, atom.Select: true, atom.Textarea: true, atom.Iframe: true}

// isText reports a paragraph of prose.
func (f *furniture) isText(n *html.Node) bool {
	return n != nil && n.DataAtom == atom.P && f.weights[n].prose >= weights().proseChars && f.weights[n].prose*2 > f.weights[n].text && !invisible(n)
}

// beside returns the element next to n in a direction, or nil.
func beside(n *html.Node, step func(*html.Node) *html.Node) *html.Node {
	for n = step(n); n != nil && n.Type != html.ElementNode; n = step(n) {
	}
	return n
}

// proseOfKind returns the prose in n and in the elements of its kind, wherever they stand: a text may be cut into panels,
// of which each holds little.
func (f *furniture) proseOfKind(n *html.Node) int { return max(f.weights[n].prose, f.kinds[f.kind(n)]) }

// kind returns the class names of n without those that only tell its place among its like, "" where it has none.
func (f *furniture) kind(n *html.Node) string {
	class := ""
	if n.Type == html.ElementNode {
		class = attr(n, "class")
	}
	if class == "" {
		return ""
	}
	kind, known := f.kindOf[class]
	if !known {
		names := strings.Fields(class)
		kind = strings.Join(slices.DeleteFunc(names, func(name string) bool { return len(names) > 1 && placeNames.InName(name) }), " ")
		f.kindOf[class] = kind
	}
	return kind
}

// placeNames tell where an element stands among those beside it.
var placeNames = classNames.List("place")

// dropped reports an element that the page's family leaves out.
func (f *furniture) dropped(n *html.Node) bool {
	found := false
	if len(f.drop) > 0 {
		eachName(n, func(name string) bool {
			found = f.drop[name]
			return !found
		})
	}
	return found
}

// ownID returns the part of an id that its own author gave it: ASP.NET and DotNetNuke put the names of the frames
// before it («dnn_ctr427_View_lblTitle», «ctl00_Banner_lblDate»).
func ownID(id string) string {
	if strings.HasPrefix(id, "dnn_ctr") || strings.HasPrefix(id, "ctl") && strings.Contains(id, "_") {
		return id[strings.LastIndexByte(id, '_')+1:]
	}
	return id
}

func (f *furniture) naming(n *html.Node) naming {
	text := attr(n, "class") + " " + ownID(attr(n, "id"))
	if text == " " {
		return naming{}
	}
	said, known := f.named[text]
	if !known {
		said = namingOf(text)
		f.named[text] = said
	}
	return said
}

// named reports whether one of names, with spaces between them, has words of the list.
func named(list *phrase.Wordlist, names string) bool {
	for name := range strings.FieldsSeq(names) {
		if list.InName(name) || list.InName(unglued(name)) {
			return true
		}
	}
	return false
}

// namingOf returns what names with spaces between them say of their element.
func namingOf(text string) naming {
	said := naming{}
	for name := range strings.FieldsSeq(text) {
		said.surely = said.surely || isFurniture(name) || isFurniture(unglued(name))
	}
	text = strings.ToLower(text)
	for name := range strings.FieldsSeq(text) {
		said.maybe = said.maybe || maybe.InName(name) && !layout.InName(name)
	}
	said.maybe = said.maybe && !pageBuilder.MatchString(text)
	return said
}

func isFurniture(name string) bool { return surely.InName(name) && !layout.InName(name) }

// minPrefixed is the shortest word that a prefix may stand before, in bytes.
const minPrefixed = 3

// unglued parts the prefixes of a name from its words («div-lienquan»). A name without prefixes comes back empty, for as
// it is it has been looked at.
func unglued(name string) string {
	var parted strings.Builder
	from := 0
	for i := 0; i < len(name); i++ {
		if isNoLetter(rune(name[i])) || i > 0 && !isNoLetter(rune(name[i-1])) {
			continue // no word begins here
		}
		if n := prefixLength(name[i:]); n > 0 {
			parted.WriteString(name[from:i+n] + "-")
			from = i + n
		}
	}
	if from == 0 {
		return ""
	}
	return parted.String() + name[from:]
}

// prefixLength returns the length of the longest prefix of text with a word behind it, or 0.
func prefixLength(text string) int {
	longest := 0
	for _, word := range prefixWords() {
		n := len(word)
		if n > longest && len(text) >= n+minPrefixed && strings.EqualFold(text[:n], word) && !strings.ContainsFunc(text[n:n+minPrefixed], isNoLetter) {
			longest = n
		}
	}
	return longest
}

// isNoLetter reports what no name of code has in its words.
func isNoLetter(r rune) bool { return r|0x20 < 'a' || r|0x20 > 'z' }
