package document

import (
	"strconv"
	"strings"

	"baocaovien/internal/viet"
)

// numberLevel is how one level of a list is numbered (ECMA-376, part 1, 17.9.6).
type numberLevel struct {
	format string // «decimal», «bullet» …
	text   string // «%1.», «%1.%2)»
	start  int
}

// numbering counts the lists of a Word document as Word does when it shows them.
type numbering struct {
	abstract map[string]map[int]numberLevel
	lists    map[string]numberedList // by numId
	counts   map[string]*[9]int      // by abstract list: what was counted last, per level
	started  map[string]bool         // lists whose own start was used
}

type numberedList struct {
	abstract string
	override map[int]numberLevel
	restart  map[int]int
}

func readNumbering(raw []byte) (*numbering, error) {
	n := &numbering{
		abstract: map[string]map[int]numberLevel{}, lists: map[string]numberedList{},
		counts: map[string]*[9]int{}, started: map[string]bool{},
	}
	if raw == nil {
		return n, nil
	}
	err := newReader("numbering.xml", raw).each("numbering", func(e *element) error {
		switch e.name {
		case "abstractNum":
			n.abstract[e.attr("abstractNumId")] = levelsOf(e)
		case "num":
			list := numberedList{abstract: e.value("abstractNumId"), override: map[int]numberLevel{}, restart: map[int]int{}}
			for _, k := range e.kids {
				if k.name != "lvlOverride" {
					continue
				}
				level := k.number("ilvl", 0)
				if lvl := k.kid("lvl"); lvl != nil {
					list.override[level] = levelOf(lvl)
				}
				if start := k.kid("startOverride"); start != nil {
					list.restart[level] = start.number("val", 1)
				}
			}
			n.lists[e.attr("numId")] = list
		}
		return nil
	})
	return n, err
}

func levelsOf(abstract *element) map[int]numberLevel {
	levels := map[int]numberLevel{}
	for _, k := range abstract.kids {
		if k.name == "lvl" {
			levels[k.number("ilvl", 0)] = levelOf(k)
		}
	}
	return levels
}

func levelOf(e *element) numberLevel {
	return numberLevel{format: e.value("numFmt"), text: e.value("lvlText"), start: e.kid("start").number("val", 1)}
}

func (n *numbering) level(list numberedList, level int) numberLevel {
	if own, ok := list.override[level]; ok {
		return own
	}
	return n.abstract[list.abstract][level]
}

// bulletMark stands for any bullet: which sign a font draws does not matter.
const bulletMark = "•"

// next returns what stands before the next entry of a list: bulletMark, a number as Word writes it, or "".
func (n *numbering) next(num string, level int) string {
	list, known := n.lists[num]
	if !known || level < 0 || level > 8 {
		return ""
	}
	form := n.level(list, level)
	switch form.format {
	case "bullet":
		return bulletMark
	case "none", "":
		return ""
	}
	counts := n.counts[list.abstract]
	if counts == nil {
		counts = &[9]int{}
		n.counts[list.abstract] = counts
	}
	if start, own := list.restart[level]; own && !n.started[num+"/"+strconv.Itoa(level)] {
		n.started[num+"/"+strconv.Itoa(level)] = true
		counts[level] = start - 1
	}
	if counts[level] == 0 {
		counts[level] = form.start - 1
	}
	counts[level]++
	clear(counts[level+1:])
	return n.written(list, form.text, counts, level)
}

// written fills the counts into a form such as «%1.%2)».
func (n *numbering) written(list numberedList, form string, counts *[9]int, level int) string {
	var b strings.Builder
	for i := 0; i < len(form); i++ {
		if form[i] != '%' || i+1 == len(form) || form[i+1] < '1' || form[i+1] > '9' {
			b.WriteByte(form[i])
			continue
		}
		i++
		at := int(form[i] - '1')
		count := counts[at]
		if at < level && count == 0 {
			count = max(1, n.level(list, at).start)
		}
		b.WriteString(counted(count, n.level(list, at).format))
	}
	return strings.TrimSpace(b.String())
}

// counted writes a number in a format of Word; unknown ones as decimal.
func counted(n int, format string) string {
	switch format {
	case "lowerLetter", "upperLetter":
		if n < 1 || n > 26*9 {
			return strconv.Itoa(n)
		}
		letter := strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
		if format == "upperLetter" {
			return strings.ToUpper(letter)
		}
		return letter
	case "lowerRoman":
		return strings.ToLower(viet.Roman(n))
	case "upperRoman":
		return viet.Roman(n)
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}
