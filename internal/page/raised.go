package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/pattern"
)

// settleRaised rewrites formulas, and what the page sets above or below the line, so that it stays what it is in plain text, where
// «30<sup>1</sup> tàu» would read as 301: a power and a unit keep their form (10⁶, km²), degrees get their sign, and the
// mark of a note goes, or is kept as ¹ where it cannot be told from a power. A mark that begins a line is the label of
// the note itself, and stays.
func settleRaised(root *html.Node, over func() bool) {
	r := raising{over: over, labels: noteLetters(root)}
	r.walk(root, levels{})
}

// raising goes through a page and remembers what stands before it in the line.
type raising struct {
	over   func() bool
	line   string          // the last letters of the line so far, at most lineTail bytes
	some   bool            // the line has a word
	labels map[string]bool // the raised letters that begin a line, which are the labels of notes
}

// levels is where text stands to the line, and whether it is the mark of a note.
type levels struct{ raised, lowered, noted bool }

// lineTail is how much of a line before a raised sign tells what it is, in bytes.
const lineTail = 32

// walk goes through n, which stands at levels l.
func (r *raising) walk(n *html.Node, l levels) {
	switch n.Type {
	case html.TextNode:
		if l.shifted() {
			n.Data = r.settled(n.Data, l)
		}
		r.pass(n.Data)
		return
	case html.ElementNode:
		if n.DataAtom == atom.Math {
			n.Type, n.Data, n.DataAtom, n.FirstChild, n.LastChild = html.TextNode, formula(n), 0, nil, nil
			r.pass(n.Data)
			return
		}
		if silentTags[n.DataAtom] && n.DataAtom != atom.Head {
			return
		}
		if !isInline(n) {
			r.line, r.some = "", false
			defer func() { r.line, r.some = "", false }()
		}
	}
	for c := n.FirstChild; c != nil && !r.over(); c = c.NextSibling {
		inner := l.inside(c)
		if last := r.settleSign(c, l, inner); last != nil {
			c = last
			continue
		}
		r.walk(c, inner)
	}
}

// settleSign rewrites the sign that begins with the element n, though it be in several: «<sup>[</sup><sup>5</sup>…», and
// returns the last element of it, or nil where there is none to be rewritten.
func (r *raising) settleSign(n *html.Node, outer, l levels) *html.Node {
	if n.Type != html.ElementNode || outer.shifted() || !l.shifted() {
		return nil
	}
	for _, s := range []*shiftedSign{signOf(n, outer, true), signOf(n, outer, false)} {
		if s == nil {
			continue
		}
		text := s.text()
		settled := r.settled(text, s.levels)
		if settled == text || s.last != n && strings.TrimSpace(settled) != "" {
			continue // of several elements only the mark of a note is one sign
		}
		for _, t := range s.texts {
			t.Data = ""
		}
		s.texts[0].Data = settled
		r.pass(settled)
		return s.last
	}
	return nil
}

// shiftedSign is a short text that is set above or below the line, or leads to a note.
type shiftedSign struct {
	levels levels
	texts  []*html.Node
	last   *html.Node // the element that ends it
}

// signAtMost is the longest sign, in bytes.
const signAtMost = 40

// betweenSigns may stand between elements that make one sign.
const betweenSigns = ",; \u00a0\n\t"

// signOf returns the sign of n, on to what follows it where that is a sign too; nil where n is longer than any sign, or
// stands at several levels.
func signOf(n *html.Node, outer levels, on bool) *shiftedSign {
	s := &shiftedSign{last: n, levels: outer.inside(n)}
	if !s.add(n, s.levels) || len(s.texts) == 0 {
		return nil
	}
	for c := n.NextSibling; on && c != nil; c = c.NextSibling {
		l := outer.inside(c)
		switch {
		case c.Type == html.TextNode && strings.Trim(c.Data, betweenSigns) == "":
			continue
		case c.Type != html.ElementNode || l.raised != s.levels.raised || l.lowered != s.levels.lowered || !l.shifted():
			return s
		}
		kept := *s
		for t := s.last.NextSibling; t != c; t = t.NextSibling {
			s.texts = append(s.texts, t)
		}
		if !s.add(c, l) {
			return &kept
		}
		s.last = c
	}
	return s
}

// add adds the texts in n, whose levels are l, unless they are too many or stand at another level.
func (s *shiftedSign) add(n *html.Node, l levels) bool {
	if n.Type == html.TextNode {
		s.texts = append(s.texts, n)
		s.levels.noted = s.levels.noted || l.noted
		return l.raised == s.levels.raised && l.lowered == s.levels.lowered && len(s.text()) <= signAtMost
	}
	if !isInline(n) {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		inner := l.inside(c)
		if len(s.texts) == 0 && c.Type == html.ElementNode && n.FirstChild == n.LastChild {
			s.levels.raised, s.levels.lowered = inner.raised, inner.lowered // «<a href="#fn1"><sup>1</sup></a>»
		}
		if !s.add(c, inner) {
			return false
		}
	}
	return true
}

func (s *shiftedSign) text() string {
	var b strings.Builder
	for _, t := range s.texts {
		b.WriteString(t.Data)
	}
	return b.String()
}

// pass notes text that stands in the line.
func (r *raising) pass(text string) {
	r.some = r.some || strings.ContainsFunc(text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
	r.line += atLast(text, lineTail)
	r.line = atLast(r.line, lineTail)
}

// atLast returns the last bytes of text, without half a letter at the beginning.
func atLast(text string, bytes int) string {
	from := max(0, len(text)-bytes)
	for from < len(text) && !utf8.RuneStart(text[from]) {
		from++
	}
	return text[from:]
}

// shifted reports text that may be a sign.
func (l levels) shifted() bool { return l.raised || l.lowered || l.noted }

// inside returns the levels of what stands in n.
func (l levels) inside(n *html.Node) levels {
	if n.Type != html.ElementNode {
		return l
	}
	switch n.DataAtom {
	case atom.Sup:
		l.raised, l.lowered = true, false
	case atom.Sub:
		l.raised, l.lowered = false, true
	}
	if len(n.Attr) == 0 {
		return l
	}
	l = l.styled(n)
	if class := attr(n, "class"); class != "" {
		l.noted = l.noted || classNamesOfNotes.InName(class)
		if strings.Contains(class, "sup") && raisedNames.InName(class) && isShort(n) {
			l.raised, l.lowered = true, false
		}
	}
	l.noted = l.noted || leadsToNote(n)
	return l
}

// styled returns the levels of what stands in n by its style.
func (l levels) styled(n *html.Node) levels {
	style := squeezed(attr(n, "style"))
	if !strings.Contains(style, "vertical-align:") && !strings.Contains(style, "text-raise:") && !strings.Contains(style, "position:relative") {
		return l
	}
	switch {
	case strings.Contains(style, "vertical-align:super"), raisedStyle.MatchString(style) && isShort(n):
		l.raised, l.lowered = true, false
	case strings.Contains(style, "vertical-align:sub"), loweredStyle.MatchString(style) && isShort(n):
		l.raised, l.lowered = false, true
	}
	return l
}

// Styles that set text above or below the line by a length, or move it there, as Word does.
var (
	raisedStyle  = pattern.Of(`vertical-align:\+?[\d.]*[1-9][\d.]*(?:pt|px|r?em|ex|%)|mso-text-raise:\+?[\d.]*[1-9]|position:relative;(?:.*;)?(?:top:-[\d.]*[1-9]|bottom:[\d.]*[1-9])`)
	loweredStyle = pattern.Of(`vertical-align:-[\d.]*[1-9]|mso-text-raise:-`)
	raisedNames  = classNames.List("raised")
)

// isShort reports an element within the line that holds no more than a sign.
func isShort(n *html.Node) bool { return isInline(n) && len(rawText(n)) <= signAtMost/2 }

// classNamesOfNotes are what pages call the marks of notes.
var classNamesOfNotes = classNames.List("note mark")

// noteTarget finds the names that editors give notes: Word's «#_ftn1», «#cite_note-3», «#fn:2».
var noteTarget = pattern.Of(`(?i)#(?:_?(?:ftn|edn)\d|(?:user-content-)?fn[\w:.-]*\d|cite_?(?:note|ref)|(?:foot|end)?note|reference|ref\d|chu-?thich|ghi-?chu|n\d|ghi\d)`)

func leadsToNote(n *html.Node) bool {
	return n.DataAtom == atom.A && noteTarget.MatchString(attr(n, "href"))
}

var (
	// noteMark is the mark of a note by its looks, or several of them: «[1]», «(2), (3)», «3», «1–3», «*».
	noteMark = pattern.Of(`^(?:(?:\[ ?(?:\d{1,3}|[a-z*†‡])(?:[,;–-]? ?\d{1,3})* ?\]|\( ?(?:\d{1,3}|[a-z*†‡]) ?\))(?:\s*[,;–-]?\s*(?:\[ ?\d{1,3} ?\]|\( ?(?:\d{1,3}|[a-z*†‡]) ?\)))*|\d{1,3}(?:(?:\s*[,;–-]\s*|\s+)\d{1,3})*|[*†‡§]{1,3}|\d{1,3}\))$`)
	// bareDigits is a power, or the mark of a note that looks like one.
	bareDigits = pattern.Of(`^[-−–+]?\d{1,3}$`)
	// ofUnit ends in a unit of length, which areas and volumes are powers of, or in a letter that stands for a number.
	ofUnit = pattern.Of(`(?i:(?:^|[^\p{L}])(?:[kcdmh]?m|dặm|ft|in|s|[a-z]))$|[)\]]$`)
	digits = pattern.Of(`\d$`)
)

// settled returns raised or lowered text as it reads in the line.
func (r *raising) settled(text string, l levels) string {
	sign := strings.TrimSpace(text)
	if sign == "" {
		return text
	}
	bare, mark := bareDigits.MatchString(sign), r.isMark(sign)
	_, behind, _ := strings.Cut(text, sign)
	switch {
	case !r.some && mark && (l.raised || l.noted):
		return text + pause(text)
	case mark && (l.noted || l.raised && !bare):
		return behind
	case l.lowered && bare && digits.MatchString(r.line):
		return shifted(sign, lowDigits) + behind
	case l.raised:
		return r.raised(text, sign, bare) + behind
	}
	return text
}

// isMark reports a sign that looks like the mark of a note.
func (r *raising) isMark(sign string) bool {
	return noteMark.MatchString(sign) || !r.some && letterMark.MatchString(sign)
}

// raised returns a raised sign as it reads in the line, without what follows it; bare tells that it is digits.
func (r *raising) raised(text, sign string, bare bool) string {
	before := strings.TrimRight(r.line, " \u00a0\u202f\n\t")
	afterDigit := digits.MatchString(before)
	led := text[:strings.Index(text, sign)] + sign
	switch {
	case afterDigit && strings.Contains("oOº°", sign), afterDigit && before == r.line && sign == "0":
		return "°"
	case !bare && afterDigit && before == r.line && digits.MatchString(sign[:1]):
		return " " + sign // «3<sup>1/2</sup>» is not 31/2
	case !bare && letterMark.MatchString(sign):
		return r.letter(before, sign, led)
	case !bare:
		return led
	case afterDigit || before == "" || ofUnit.MatchString(before):
		return shifted(sign, highDigits)
	}
	return "" // behind a word it is the mark of a note
}

// letterMark is a letter that may be the mark of a note, or several. The others are units that Vietnamese raises: «8<sup>h</sup>30»,
// «50.000<sup>đ</sup>».
var letterMark = pattern.Of(`^[abcefijklnqr-z](?:\s*[,;]\s*[abcefijklnqr-z])*$`)

// letter returns a raised letter as it reads behind what stands before it: nothing where the page has a note of that letter,
// or where it hangs on a word; a raised letter, in Unicode, behind a number, which it may be a part of.
func (r *raising) letter(before, sign, led string) string {
	switch {
	case r.labels[sign[:1]]:
		return ""
	case digits.MatchString(before):
		return shifted(sign, highLetters)
	case hangsOnWord.MatchString(before) && strings.Contains("abc", sign[:1]):
		return ""
	}
	return led
}

// hangsOnWord ends in a word, which one letter is not: «n<sup>e</sup>».
var hangsOnWord = pattern.Of(`\p{L}\p{L}$`)

// noteLetters returns the letters that are raised at the beginning of a line of the page.
func noteLetters(root *html.Node) map[string]bool {
	var labels map[string]bool
	each(root, func(n *html.Node) bool {
		if n.DataAtom != atom.Sup {
			return true
		}
		sign := strings.TrimSpace(rawText(n))
		if letterMark.MatchString(sign) && beginsLine(n) {
			if labels == nil {
				labels = map[string]bool{}
			}
			labels[sign] = true
		}
		return false
	})
	return labels
}

// beginsLine reports that no word stands before n in its line.
func beginsLine(n *html.Node) bool {
	for n.PrevSibling != nil || n.Parent != nil && isInline(n.Parent) {
		if n.PrevSibling == nil {
			n = n.Parent
			continue
		}
		n = n.PrevSibling
		if n.DataAtom == atom.Br || n.Type == html.ElementNode && !isInline(n) {
			return true
		}
		if strings.TrimSpace(rawText(n)) != "" || n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			return false
		}
	}
	return true
}

// pause returns the space that parts the label of a note from its words.
func pause(text string) string {
	if strings.HasSuffix(text, " ") {
		return ""
	}
	return " "
}

var (
	highDigits = map[rune]rune{'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '-': '⁻', '−': '⁻', '–': '⁻', '+': '⁺'}
	// highLetters are those that letterMark finds, and what stands between them.
	highLetters = map[rune]rune{
		'a': 'ᵃ', 'b': 'ᵇ', 'c': 'ᶜ', 'e': 'ᵉ', 'f': 'ᶠ', 'i': 'ⁱ', 'j': 'ʲ', 'k': 'ᵏ', 'l': 'ˡ', 'n': 'ⁿ', 'q': 'q', 'r': 'ʳ',
		's': 'ˢ', 't': 'ᵗ', 'u': 'ᵘ', 'v': 'ᵛ', 'w': 'ʷ', 'x': 'ˣ', 'y': 'ʸ', 'z': 'ᶻ', ',': ',', ';': ';', ' ': ' ',
	}
	lowDigits = map[rune]rune{'0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇', '8': '₈', '9': '₉', '-': '₋', '−': '₋', '–': '₋', '+': '₊'}
)

// shifted returns digits and signs in their raised or lowered form.
func shifted(text string, form map[rune]rune) string {
	return strings.Map(func(c rune) rune { return form[c] }, text)
}
