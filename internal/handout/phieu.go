package handout

import (
	"fmt"
	"math"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// Phieu is the name of the template «Phiếu báo cáo viên».
const Phieu = "phieu"

// What a card holds, in syllables, all that is printed on it counted.
const (
	mostSyllables  = 130
	mostTitle      = 30 // of a title that only says what the cards are about
	leastSyllables = 10 // a card that has no room for these goes on to another page
)

// Styles of a card.
var (
	cueStyle     = paper.Style{Size: 16}
	cueBold      = paper.Style{Face: paper.Bold, Size: 16}
	cueItalic    = paper.Style{Face: paper.Italic, Size: 16}
	sectionStyle = paper.Style{Face: paper.Bold, Size: 18}
	figureStyle  = paper.Style{Face: paper.Bold, Size: 20}
	countStyle   = paper.Style{Face: paper.Bold, Size: 24}
	timeStyle    = paper.Style{Face: paper.Bold, Size: 14}
	noteStyle    = paper.Style{Size: 12}
)

// The columns of a card, mm: margins of 15 leave 118 of an A5 page.
const (
	timeColumn  = 18
	cueColumn   = 100
	countColumn = 24
	widestDigit = 4.5 // of the number of the card
)

// phieu is the template «Phiếu báo cáo viên», the speaker's own cards: A5, one idea a card. On each its number, its
// section and the time it begins at; the idea, the figures to read out right with their source, room for an
// example, what comes next. The last cards have the questions that may be asked.
func phieu(_ preset, o numberedOutline, opt TemplateOptions) paper.Document {
	o = o.led()
	cards := append(pointCards(o, opt), questionCards(o.Outline, opt)...)
	if opt.QR && !opt.unprinted {
		cards = append(cards, sourceCards(o, opt)...)
	}
	spoken := 0 // syllables, before the card
	pace := o.pace(opt)
	d := dealer{o: o, opt: opt}
	var blocks []paper.Flowable
	for i, c := range cards {
		next := ""
		if i+1 < len(cards) && c.ends {
			next = cards[i+1].opens
		}
		blocks = append(blocks, &paper.NewPage{}, c.head(i+1, len(cards)))
		if i == 0 {
			title := note(brief(o.Title, mostTitle))
			title.After = 6
			blocks = append(blocks, title)
		}
		blocks = append(blocks, &paper.Columns{Columns: []paper.TextColumn{
			{Width: timeColumn, Blocks: []paper.Flowable{cue(clock(float64(spoken)/pace), timeStyle)}},
			{Width: cueColumn, Blocks: d.body(c, next)},
		}})
		for _, l := range c.lines {
			if !l.heading {
				spoken += viet.CountSyllables(l.text)
			}
		}
	}
	return paper.Document{
		Sheet:  paper.Sheet{Width: 148, Height: 210, Top: 15, Bottom: 15, Inner: 15, Out: 15},
		Blocks: blocks,
	}
}

func cardLimit(opt TemplateOptions) int {
	if opt.cardSyllables > 0 {
		return opt.cardSyllables
	}
	return mostSyllables
}

// origin returns who published what a point quotes, and when.
func (o numberedOutline) origin(p library.OutlinePoint) string {
	if p.Quoted == nil {
		return ""
	}
	c, known := o.sources[p.Quoted.Article]
	if !known {
		return words.OnPaper("paper.source-lost", "id", p.Quoted.Article)
	}
	if text := origin(c); text != "" {
		return text
	}
	return viet.Clean(c.Title)
}

// head is the section at the left and the number of the card at the right.
func (c card) head(number, count int) paper.Flowable {
	section := cue(c.section, sectionStyle)
	text := words.OnPaper("paper.card", "number", number, "count", count)
	place := cue(text, countStyle)
	place.Align = paper.Right
	wide := max(countColumn, float64(len(text))*widestDigit)
	return &paper.Columns{Columns: []paper.TextColumn{
		{Width: timeColumn + cueColumn - wide, Blocks: []paper.Flowable{section}},
		{Width: wide, Blocks: []paper.Flowable{place}},
	}, After: 6}
}

// body is what stands on a card beside its time.
func (d *dealer) body(c card, next string) []paper.Flowable {
	if c.ready != nil {
		return c.ready
	}
	var blocks []paper.Flowable
	for i, l := range c.lines {
		said := cue(l.text, cueStyle)
		if l.heading {
			said = cue(l.text, cueBold)
			said.KeepNext = true
		}
		if i > 0 && !c.lines[i-1].heading {
			said.Before = 6
		}
		if c.picture != nil && !l.heading && d.o.picture(l.point) == c.picture {
			blocks = append(blocks, &paper.Picture{Image: c.picture, Most: cardPicture, After: 6})
		}
		blocks = append(blocks, said)
	}
	figures, sources := d.figures(c)
	if len(figures) > 0 {
		label := note(words.OnPaper("paper.card-figures"))
		label.Before = 6
		blocks = append(blocks, label)
		for _, f := range figures {
			blocks = append(blocks, cue(f.Text, figureStyle))
		}
		for _, source := range sources {
			blocks = append(blocks, note(source))
		}
	}
	if !c.ends {
		return blocks
	}
	label := words.OnPaper("paper.card-example")
	example := &paper.Paragraph{
		Runs:  []paper.Run{{Text: label, Style: cueItalic}, {Blank: 78, Style: cueItalic}},
		Align: paper.Left, Leading: 24, Before: 6,
	}
	blocks = append(blocks, example)
	if next != "" {
		announced := cue(words.OnPaper("paper.card-next", "next", next), cueItalic)
		announced.Before = 6
		blocks = append(blocks, announced)
	}
	return blocks
}

// questionCards are the last cards: how the time is shared, the questions that may be asked with their answers, and
// lines for those that are.
func questionCards(o library.Outline, opt TemplateOptions) []card {
	name := words.OnPaper("paper.card-questions")
	now := card{section: name, opens: name, ready: []paper.Flowable{note(newOutline(o, nil).shares(opt))}}
	var cards []card
	room, used := cardLimit(opt)-30, 0 // 30 are on every such card: its name, the shares, the line for more
	for _, q := range o.Questions {
		ask := cue(viet.Clean(q.Ask), cueBold)
		ask.Before = 6
		asked := []paper.Flowable{&paper.List{Items: []*paper.Paragraph{ask}, Marks: paper.Ticks, Style: cueBold}}
		size := load(q.Ask)
		answer := portions(viet.Clean(q.Answer), max(room-size, cardLimit(opt)/4))
		if len(answer) == 0 {
			answer = []string{""}
		}
		for _, part := range answer {
			length := size + load(part)
			if used > 0 && used+length > room {
				cards = append(cards, now)
				now, used = card{section: name, opens: name}, 0
			}
			now.ready = append(append(now.ready, asked...), cue(part, cueStyle))
			used, size, asked = used+length, 0, nil
		}
	}
	label := note(words.OnPaper("paper.card-asked"))
	label.Before = 12
	now.ready = append(now.ready, label, &paper.WriteLines{Count: max(leastWriteLines, (room-used)/syllablesAWriteLine), Leading: 24})
	return append(cards, now)
}

// The lines to write on that fill the last card, and what they take the room of.
const (
	leastWriteLines     = 2
	syllablesAWriteLine = 14
)

// sourceCards are cards with the sources and their QR codes, for a speaker who is asked where something is written.
func sourceCards(o numberedOutline, opt TemplateOptions) []card {
	const room = 150 // mm under the head of a card
	name := words.OnPaper("paper.sources")
	var cards []card
	used := 0.0
	for _, c := range o.cited() {
		row := &paper.Columns{
			Columns: codedSource(words.OnPaper("paper.cited", "number", o.numbers[c.Article]), c, cueColumn, opt), After: 12,
		}
		high := 40.0 // mm, of a source in words
		if symbol := code(c.URL); symbol != nil {
			high = max(high, symbol.Side())
		}
		if len(cards) == 0 || used+high > room {
			cards, used = append(cards, card{section: name, opens: name}), 0
		}
		last := &cards[len(cards)-1]
		last.ready, used = append(last.ready, row), used+high
	}
	return cards
}

// syllables returns how many are spoken in all.
func (o numberedOutline) syllables() int {
	n := 0
	for _, r := range remarks(o.Sections) {
		n += viet.CountSyllables(viet.Clean(r.point.Text))
	}
	return n
}

// pace returns how many syllables a minute the times on the cards go by: where minutes are planned, they are spread over
// the cards in proportion to what is said on each.
func (o numberedOutline) pace(opt TemplateOptions) float64 {
	if n := o.syllables(); o.Minutes > 0 && n > 0 {
		return float64(n) / (float64(o.Minutes) * (1 - keptForQuestions))
	}
	return perMinute(opt)
}

// shares says how the planned minutes are shared, and by how much the talk, spoken as fast as is usual, is too long or too
// short for them.
func (o numberedOutline) shares(opt TemplateOptions) string {
	talk := float64(o.syllables()) / perMinute(opt)
	if o.Minutes == 0 {
		return words.OnPaper("paper.card-planned", "talk", math.Ceil(talk), "rest", math.Ceil(talk/(1-keptForQuestions)*keptForQuestions))
	}
	room := float64(o.Minutes) * (1 - keptForQuestions)
	text := words.OnPaper("paper.card-planned", "talk", math.Round(room), "rest", float64(o.Minutes)-math.Round(room))
	switch over := talk - room; {
	case math.Ceil(over) >= 1:
		text += " " + words.OnPaper("paper.card-over", "over", math.Ceil(over))
	case math.Floor(-over) >= 1:
		text += " " + words.OnPaper("paper.card-under", "under", math.Floor(-over))
	}
	return text
}

// keptForQuestions is the share of the planned time that is not spoken by the speaker.
const keptForQuestions = 0.2

// How fast is spoken, in syllables a minute.
const (
	usualPace   = 160
	slowestPace = 130
	fastestPace = 200
)

func perMinute(opt TemplateOptions) float64 {
	if opt.PerMinute == 0 {
		return usualPace
	}
	return float64(max(slowestPace, min(opt.PerMinute, fastestPace)))
}

// clock is a running time: «05:30» is five and a half minutes into the talk, «1:05:30» an hour more.
func clock(minutes float64) string {
	whole := int(math.Round(60 * minutes))
	if whole < 60*60 {
		return fmt.Sprintf("%02d:%02d", whole/60, whole%60)
	}
	return fmt.Sprintf("%d:%02d:%02d", whole/3600, whole/60%60, whole%60)
}

// cue is a paragraph of a card: ragged, so that the eye finds its line again.
func cue(text string, s paper.Style) *paper.Paragraph {
	return &paper.Paragraph{Runs: []paper.Run{{Text: text, Style: s}}, Align: paper.Left, Leading: max(24, 1.25*s.Size)}
}

// note is a paragraph in small type.
func note(text string) *paper.Paragraph {
	p := cue(text, noteStyle)
	p.Leading = 15
	return p
}

// oneCardAPage reports whether each card has a page and no more: each begins with its section and its number.
func oneCardAPage(pages []paper.Page) bool {
	for _, page := range pages {
		numbered := false
		for _, text := range page.Texts {
			numbered = numbered || text.Size == countStyle.Size
		}
		if !numbered {
			return false
		}
	}
	return true
}
