package docx

import (
	"strconv"
	"strings"

	"baocaovien/internal/paper"
)

// numbers are the lists of a document. The first is its outline: «I.», «1.», «a)» at three levels, each counting anew under the
// one above, as Word does by itself; a number that would come out otherwise begins another.
type numbers struct {
	typed  map[*paper.Paragraph]bool // whose number stays part of the text
	counts [3]int                    // of the outline, by level
	list   int                       // number of the outline's list at hand
	starts []start                   // all lists, from number 1
}

// start is where a list begins: which kind it is, and what one of its levels counts from.
type start struct {
	kind, level, from int
}

// The kinds of list, in the order of part.
const (
	outlineList = iota
	numberedList
	dashedList
	tickList
)

// vietnameseLetters is after how many letters the Vietnamese alphabet is another than the English, which is the only one that Word
// counts by: a, b, c, d, đ.
const vietnameseLetters = 4

// newNumbers looks which numbers Word can count: those of a row of letters that goes on past «d)» stay as they are.
func newNumbers(blocks []paper.Flowable) *numbers {
	n := &numbers{typed: map[*paper.Paragraph]bool{}}
	var row []*paper.Paragraph
	end := func() {
		for _, p := range row {
			n.typed[p] = len(row) > vietnameseLetters
		}
		row = nil
	}
	eachParagraph(blocks, func(p *paper.Paragraph) {
		level, value, ok := ordinal(p.Ordinal)
		if level < 2 && p.Ordinal != "" || value == 1 {
			end()
		}
		if ok && level == 2 || p.Ordinal != "" && !ok {
			row = append(row, p)
		}
	})
	end()
	n.list = n.begin(outlineList, 0, 1)
	return n
}

// ordinal reads «II.», «3.» or «b)».
func ordinal(text string) (level, value int, ok bool) {
	body := strings.TrimRight(text, ".)")
	switch number, err := strconv.Atoi(body); {
	case strings.HasSuffix(text, ")"):
		at := strings.Index("abcd", body)
		return 2, at + 1, len(body) == 1 && at >= 0
	case err == nil:
		return 1, number, number > 0
	}
	for i, roman := range []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"} {
		if body == roman {
			return 0, i + 1, true
		}
	}
	return 0, 0, false
}

// begin makes a new list and returns its number.
func (n *numbers) begin(kind, level, from int) int {
	n.starts = append(n.starts, start{kind, level, from})
	return len(n.starts)
}

// of returns the list and level that print a paragraph's ordinal, false where it stays part of the text.
func (n *numbers) of(p *paper.Paragraph) (list, level int, ok bool) {
	level, value, ok := ordinal(p.Ordinal)
	if !ok || n.typed[p] {
		return 0, 0, false
	}
	n.counts[level]++
	if n.counts[level] != value {
		n.list = n.begin(outlineList, level, value)
		n.counts[level] = value
	}
	for i := level + 1; i < len(n.counts); i++ {
		n.counts[i] = 0
	}
	return n.list, level, true
}

// part is the numbering of the file.
func (n *numbers) part() []byte {
	m := &wordMarkup{}
	m.Begin("w:numbering", wordSpaces[:2]...)
	m.kind(outlineList, "multilevel", [][2]string{{"upperRoman", "%1."}, {"decimal", "%2."}, {"lowerLetter", "%3)"}})
	m.kind(numberedList, "singleLevel", [][2]string{{"decimal", "%1."}})
	m.kind(dashedList, "singleLevel", [][2]string{{"bullet", "–"}})
	m.kind(tickList, "singleLevel", [][2]string{{"bullet", tick}})
	for i, s := range n.starts {
		m.Open("w:num", "w:numId", strconv.Itoa(i+1))
		m.Empty("w:abstractNumId", "w:val", strconv.Itoa(s.kind))
		m.Open("w:lvlOverride", "w:ilvl", strconv.Itoa(s.level))
		m.Empty("w:startOverride", "w:val", strconv.Itoa(s.from))
		m.Close("w:lvlOverride")
		m.Close("w:num")
	}
	m.Close("w:numbering")
	return m.Bytes()
}

// kind is one kind of list. Items of the outline begin as the paragraph's own indents say, those of the others hang.
func (m *wordMarkup) kind(id int, form string, levels [][2]string) {
	m.Open("w:abstractNum", "w:abstractNumId", strconv.Itoa(id))
	m.Empty("w:multiLevelType", "w:val", form)
	for i, l := range levels {
		m.Open("w:lvl", "w:ilvl", strconv.Itoa(i))
		m.Empty("w:start", "w:val", "1")
		m.Empty("w:numFmt", "w:val", l[0])
		if id == outlineList {
			m.Empty("w:suff", "w:val", "space")
		}
		m.Empty("w:lvlText", "w:val", l[1])
		m.Empty("w:lvlJc", "w:val", "left")
		m.Close("w:lvl")
	}
	m.Close("w:abstractNum")
}
