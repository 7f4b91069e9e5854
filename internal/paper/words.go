package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/script"
)

// word is what a line is made of: letters that stay together, and the white after them.
type word struct {
	parts []wordPart
	width float64 // mm, without the white
	space float64 // mm, natural width of the white after it; 0 where the next word follows at once
	hold  bool    // no line ends after it
	cost  float64 // demerits of ending a line after it (inside an address, inside a broken word)
	joint bool    // the next word follows at once in a script without spaces
}

// wordPart is letters of one word in one style.
type wordPart struct {
	text  string
	style Style
	link  string
	width float64 // mm
	tick  bool    // a box to tick, no text
	blank bool    // a line to write on, no text

	atom *script.Atom // the letters as another font draws them, nil where the style's face does
}

func (w word) text() string {
	if len(w.parts) == 1 {
		return w.parts[0].text
	}
	var b strings.Builder
	for _, p := range w.parts {
		b.WriteString(p.text)
	}
	return b.String()
}

// noBreakSpace is the one white rune that keeps its two words on a line.
const noBreakSpace = '\u00A0'

// words cuts runs at white space and makes the text drawable. Runs that meet without white share a word.
func (p *layoutContext) words(runs []Run) []word {
	var all []word
	var now word
	end := func(style Style, hold bool) {
		if len(now.parts) == 0 {
			return
		}
		now.space, now.hold = p.fonts.Width(" ", style), hold
		all, now = append(all, now), word{}
	}
	for _, run := range runs {
		if wide := p.fonts.shape(run); wide > 0 {
			now.parts = append(now.parts, wordPart{style: run.Style, width: wide, tick: run.Tick, blank: !run.Tick})
			now.width += wide
			continue
		}
		rest := p.readable(run.Text, run.Style.Face)
		for rest != "" {
			if r, size := utf8.DecodeRuneInString(rest); unicode.IsSpace(r) {
				end(run.Style, r == noBreakSpace)
				rest = rest[size:]
				continue
			}
			letters := rest
			if i := strings.IndexFunc(rest, unicode.IsSpace); i >= 0 {
				letters = rest[:i]
			}
			rest = rest[len(letters):]
			all, now = p.letters(all, now, letters, run)
		}
	}
	end(Style{}, false)
	if len(all) > 0 {
		all[len(all)-1].space, all[len(all)-1].hold = 0, false
	}
	return all
}

func (p *layoutContext) join(w word, letters string, run Run) word {
	width := p.fonts.Width(letters, run.Style)
	w.parts = append(w.parts, wordPart{text: letters, style: run.Style, link: run.Link, width: width})
	w.width += width
	return w
}

// The demerits of ending a line inside a word, beside those of a line (1 is a perfect one, 10,000 a very
// loose one). An address may be cut where a stretched line would be worse, and rather after a slash than after a
// hyphen, which could be taken for one of ours; letters only where they must.
const (
	slashCost   = 900
	hyphenCost  = 3000
	lettersCost = 50_000
)

// cut breaks up words that a line of the given width (mm) cannot hold, and gives addresses places to end a
// line at.
func (p *layoutContext) cut(words []word, width float64) []word {
	out := words[:0:0]
	for _, w := range words {
		address := isAddress(w.text())
		if w.width <= width && (!address || w.width <= width/4) {
			out = append(out, w)
			continue
		}
		out = append(out, p.pieces(w, width, address)...)
	}
	return out
}

func isAddress(text string) bool {
	return strings.Contains(text, "://") || strings.HasPrefix(text, "www.")
}

// pieces cuts one word after / ? & - and the like, and any piece still too long where the width ends.
func (p *layoutContext) pieces(w word, width float64, address bool) []word {
	var out []word
	var now word
	flush := func(cost float64) {
		if len(now.parts) > 0 {
			now.cost = cost
			out, now = append(out, now), word{}
		}
	}
	for _, part := range w.parts {
		if part.tick || part.blank || part.atom != nil {
			if part.atom == nil {
				part.width = min(part.width, width)
			}
			if now.width+part.width > width {
				flush(lettersCost)
			}
			now.parts = append(now.parts, part)
			now.width += part.width
			continue
		}
		start, reach := 0, 0.0
		keep := func(end int) {
			if end > start {
				now = p.join(now, part.text[start:end], Run{Style: part.style, Link: part.link})
			}
			start, reach = end, 0
		}
		for i, r := range part.text {
			advance := p.fonts.Advance(part.style.Face, r) * mm(part.style.Size)
			if now.width+reach+advance > width && now.width+reach > 0 {
				keep(i)
				flush(lettersCost)
			}
			reach += advance
			if next := i + utf8.RuneLen(r); mayEnd(part.text, i, next) {
				keep(next)
				flush(costAfter(r, address))
			}
		}
		keep(len(part.text))
	}
	flush(0)
	if n := len(out); n > 0 {
		out[n-1].space, out[n-1].hold, out[n-1].cost = w.space, w.hold, w.cost
	}
	return out
}

func costAfter(r rune, address bool) float64 {
	switch {
	case !address:
		return lettersCost / 10
	case strings.ContainsRune("/?&", r):
		return slashCost
	default:
		return hyphenCost
	}
}

// mayEnd reports whether a line may end after text[i:next]: after / ? & - = _ and not between two of them
// («://» stays whole), nor before the last letters of the text.
func mayEnd(text string, i, next int) bool {
	const enders = "/?&-=_"
	if next >= len(text) || !strings.ContainsRune(enders, rune(text[i])) {
		return false
	}
	return !strings.ContainsRune(enders, rune(text[next]))
}
