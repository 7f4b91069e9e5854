package docx_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"baocaovien/internal/handout"
)

// counter prints the numbers of lists as Word does.
type counter struct {
	formats map[string][][2]string // of each kind of list: number format and text, by level
	kinds   map[string]string      // of each list
	counts  map[string]*[9]int     // of each kind: lists of one kind count on, but for their own start
	starts  map[string][2]int      // of each list that has not begun: level and number
}

func newCounter(numbering element) *counter {
	c := &counter{formats: map[string][][2]string{}, kinds: map[string]string{}, counts: map[string]*[9]int{}, starts: map[string][2]int{}}
	for _, a := range numbering.find("abstractNum") {
		id := a.attr("abstractNumId")
		c.counts[id] = &[9]int{}
		for _, l := range a.find("lvl") {
			c.formats[id] = append(c.formats[id], [2]string{l.find("numFmt")[0].attr("val"), l.find("lvlText")[0].attr("val")})
		}
	}
	for _, n := range numbering.find("num") {
		c.kinds[n.attr("numId")] = n.find("abstractNumId")[0].attr("val")
		level, _ := strconv.Atoi(n.find("lvlOverride")[0].attr("ilvl"))
		from, _ := strconv.Atoi(n.find("startOverride")[0].attr("val"))
		c.starts[n.attr("numId")] = [2]int{level, from}
	}
	return c
}

func (c *counter) next(p element) string {
	properties := p.find("numPr")
	if len(properties) == 0 {
		return ""
	}
	list := properties[0].find("numId")[0].attr("val")
	level, _ := strconv.Atoi(properties[0].find("ilvl")[0].attr("val"))
	counts := c.counts[c.kinds[list]]
	if start, fresh := c.starts[list]; fresh {
		counts[start[0]] = start[1] - 1
		delete(c.starts, list)
	}
	counts[level]++
	for i := level + 1; i < len(counts); i++ {
		counts[i] = 0
	}
	format := c.formats[c.kinds[list]][level]
	n := counts[level]
	letter := map[string]string{
		"upperRoman":  []string{"", "I", "II", "III", "IV", "V"}[min(n, 5)],
		"lowerLetter": string(rune('a' + n - 1)),
		"decimal":     strconv.Itoa(n),
	}[format[0]]
	return strings.ReplaceAll(format[1], "%"+strconv.Itoa(level+1), letter) + " "
}

// lines returns the paragraphs of a file as a reader sees them, their numbers before them.
func lines(t testing.TB, parts map[string][]byte) []string {
	t.Helper()
	count := newCounter(parse(t, parts["word/numbering.xml"]))
	var all []string
	for _, p := range parse(t, parts["word/document.xml"]).find("p") {
		var b strings.Builder
		b.WriteString(count.next(p))
		var walk func(e element)
		walk = func(e element) {
			switch e.XMLName.Local {
			case "t":
				b.WriteString(e.Text)
			case "br":
				b.WriteString(" ")
			}
			for _, c := range e.Children {
				walk(c)
			}
		}
		walk(p)
		if text := strings.TrimSpace(strings.ReplaceAll(b.String(), "\u00A0", " ")); text != "" {
			all = append(all, text)
		}
	}
	return all
}

func said(line string) bool {
	return strings.ContainsFunc(line, unicode.IsLetter) || strings.ContainsFunc(line, unicode.IsDigit)
}

func TestTextInIsTextOutWithItsNumbers(t *testing.T) {
	t.Parallel()
	for _, preset := range handout.Presets() {
		doc, err := handout.Compose(handout.DeCuong, outline(), sources(), handout.TemplateOptions{Preset: preset})
		if err != nil {
			t.Fatal(err)
		}
		text, err := handout.Text(handout.DeCuong, outline(), sources(), handout.TemplateOptions{Preset: preset})
		if err != nil {
			t.Fatal(err)
		}
		want := strings.Split(strings.TrimSpace(text), "\n\n")
		got := slices.DeleteFunc(lines(t, unpack(t, write(t, doc))), func(l string) bool { return !said(l) })
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", preset, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// Word counts a, b, c, d, e: where a row of letters reaches «đ)» it stays as it was typed.
func TestOnlyNumbersThatWordCountsAlikeAreItsOwn(t *testing.T) {
	t.Parallel()
	doc, err := handout.Compose(handout.DeCuong, outline(), sources(), handout.TemplateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	counted := map[string]bool{}
	parts := unpack(t, write(t, doc))
	for _, p := range parse(t, parts["word/document.xml"]).find("p") {
		if texts := p.find("t"); len(texts) > 0 {
			counted[strings.ReplaceAll(texts[0].Text, "\u00A0", " ")] = len(p.find("numPr")) > 0
		}
	}
	for text, want := range map[string]bool{
		"Hoàn cảnh, ý nghĩa": true, "Lời mở đầu.": true, "- Ý của người soạn.": false, "Nhiệm vụ": true, "Việc thứ nhất.": true,
		"Biển của ta": true, "Đường biên dài.": true, "Nguồn": false,
		"a) Ý một nói về vùng biển, ngày 07 tháng 11 năm 2026, rộng 12 hải lý.": false,
		"đ) Ý năm nói về vùng biển, ngày 07 tháng 11 năm 2026, rộng 12 hải lý.": false,
	} {
		if got, found := counted[text]; !found || got != want {
			t.Errorf("%q: found %t, counted %t", text, found, got)
		}
	}
}

func TestHeadingsAreHeadingsAndTheirWordsStayTogether(t *testing.T) {
	t.Parallel()
	doc, err := handout.Compose(handout.DeCuong, outline(), sources(), handout.TemplateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	bound := 0
	for _, p := range parse(t, unpack(t, write(t, doc))["word/document.xml"]).find("p") {
		for _, s := range p.find("pStyle") {
			found[s.attr("val")] = append(found[s.attr("val")], p.find("t")[0].Text)
		}
		for _, x := range p.find("t") {
			bound += strings.Count(x.Text, "ngày\u00A007") + strings.Count(x.Text, "12\u00A0hải")
		}
	}
	if got := strings.ReplaceAll(strings.Join(found["Heading1"], "|"), "\u00A0", " "); got != "Hoàn cảnh, ý nghĩa|Nội dung chính|Nhiệm vụ|Khẩu hiệu|Hỏi – đáp|Nguồn" {
		t.Errorf("headings %q", got)
	}
	if len(found["Heading2"]) != 2 || bound < 12 {
		t.Errorf("%q, %d bound", found["Heading2"], bound)
	}
}
