package handout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"baocaovien/internal/paper"
	"baocaovien/internal/speech"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// PhatThanh is the name of the template «Bài phát thanh».
const PhatThanh = "phat-thanh"

// The type of a text that is read aloud: large, with white between the lines, pt.
const (
	aloudSize    = 16
	aloudLeading = 28
)

// phatThanh is the template «Bài phát thanh», to be read over the loudspeaker: how long it takes, the text with its numbers and
// abbreviations as they are spoken, and behind it, not to be read, each of them as the source has it, what the reader has to
// choose a reading for, and the sources.
func phatThanh(p preset, o numberedOutline, opt TemplateOptions) paper.Document {
	p.body, p.leading, p.indent, p.between = aloudSize, aloudLeading, 0, 8
	a := announcer{preset: p, own: opt.FullForms}
	body := a.text(o)
	blocks := p.aloudHead(o, a.syllables, opt)
	blocks = append(append(blocks, body...), a.readings()...)
	p.body, p.leading, p.between = 13, 17, 4
	return paper.Document{
		Sheet:  paper.Sheet{Width: 210, Height: 297, Top: 20, Bottom: 20, Inner: 25, Out: 25},
		Folio:  paper.Folio{Style: paper.Style{Size: 14}, Top: 10},
		Blocks: append(blocks, p.sourceList(o, opt.QR && !opt.unprinted)...),
	}
}

// aloudHead is whose text it is, what it is about, and how long it takes to read.
func (p preset) aloudHead(o numberedOutline, syllables int, opt TemplateOptions) []paper.Flowable {
	var blocks []paper.Flowable
	if issuer := strings.ToUpper(viet.Clean(o.Letterhead.Issuer)); issuer != "" {
		blocks = append(blocks, centred(issuer, paper.Style{Face: paper.Bold, Size: 13}))
	}
	kind := centred(words.OnPaper("paper.phat-thanh"), paper.Style{Face: paper.Bold, Size: p.body})
	kind.Before = 12
	blocks = append(blocks, kind)
	if title := viet.Clean(o.Title); title != "" {
		blocks = append(blocks, centred(title, paper.Style{Face: paper.Bold, Size: p.body}))
	}
	seconds := viet.SecondsOf(syllables, int(perMinute(opt)))
	length := centred(words.OnPaper("paper.aloud-length", "time", clock(float64(seconds)/60), "pace", int(perMinute(opt))), paper.Style{Face: paper.Italic, Size: 13})
	length.After = 12
	return append(blocks, length)
}

// announcer writes what is read aloud.
type announcer struct {
	preset
	own       speech.FullForms
	syllables int
	read      []speech.SpokenForm
	kept      []string
}

// text is what is read: the statements of all sections under their headings, slogans, questions and answers.
func (a *announcer) text(o numberedOutline) []paper.Flowable {
	var blocks []paper.Flowable
	for _, section := range o.Sections {
		for _, i := range ideasOf(section) {
			if i.heading != "" {
				blocks = append(blocks, a.say(ended(i.heading), paper.Bold))
			}
			for _, statement := range i.said {
				for _, line := range linesOf(statement) {
					blocks = append(blocks, a.say(withoutNumber(line.text), paper.Regular))
				}
			}
		}
	}
	for _, slogan := range o.Slogans {
		blocks = append(blocks, a.say(viet.Clean(slogan), paper.Bold))
	}
	for _, q := range o.Questions {
		blocks = append(blocks, a.say(words.OnPaper("paper.ask", "question", viet.Clean(q.Ask)), paper.Bold))
		if answer := viet.Clean(q.Answer); answer != "" {
			blocks = append(blocks, a.say(words.OnPaper("paper.answer", "answer", answer), paper.Regular))
		}
	}
	return blocks
}

// say is a paragraph as it is read. A heading stays with what follows.
func (a *announcer) say(text string, face paper.Face) *paper.Paragraph {
	aloud := speech.Aloud(text, a.own)
	a.syllables += viet.SpokenSyllables(aloud.Said)
	for _, r := range aloud.Readings {
		if !slices.Contains(a.read, r) {
			a.read = append(a.read, r)
		}
	}
	for _, kept := range aloud.Kept {
		if !slices.Contains(a.kept, kept) {
			a.kept = append(a.kept, kept)
		}
	}
	p := a.paragraph([]paper.Run{{Text: aloud.Said, Style: paper.Style{Face: face, Size: a.body}}})
	p.Align, p.KeepNext = paper.Left, face == paper.Bold
	return p
}

// plainNumber is how many letters a number has that nobody needs to compare: «12».
const plainNumber = 2

// readings are what stands otherwise in the sources, for whoever checks the text, and what may be read in several ways.
func (a *announcer) readings() []paper.Flowable {
	small := paper.Style{Size: 13}
	var blocks []paper.Flowable
	if len(a.kept) > 0 {
		note := a.paragraph([]paper.Run{{Text: words.OnPaper("paper.aloud-choose", "list", strings.Join(a.kept, "; ")), Style: small}})
		note.Leading, note.Before = 17, 18
		blocks = append(blocks, note)
	}
	head := a.partHeading(words.OnPaper("paper.aloud-readings"))
	head.Runs[0].Style.Size = small.Size
	table := &paper.Table{
		Columns: []paper.TableColumn{{Width: 45, Align: paper.Left}, {Align: paper.Left}},
		Head:    [][]paper.Cell{{{Text: words.OnPaper("paper.aloud-written")}, {Text: words.OnPaper("paper.aloud-said")}}},
		Style:   small, Leading: 17, Rule: cellRule,
	}
	for _, r := range a.read {
		if utf8.RuneCountInString(r.Written) <= plainNumber {
			continue
		}
		table.Rows = append(table.Rows, []paper.Cell{{Text: viet.Clean(r.Written)}, {Text: r.Said}})
	}
	if len(table.Rows) == 0 {
		return blocks
	}
	return append(blocks, head, table)
}
