package handout

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// sourceList is «Nguồn»: article, organisation, date, address, when it was fetched; in the order of their numbers, each
// with its QR code at its right where they are coded.
func (p preset) sourceList(o numberedOutline, coded bool) []paper.Flowable {
	ids := o.Articles()
	if len(ids) == 0 {
		return nil
	}
	blocks := []paper.Flowable{p.partHeading(words.OnPaper("paper.sources"))}
	for _, id := range ids {
		number := words.OnPaper("paper.cited", "number", o.numbers[id])
		source, known := o.sources[id]
		if !known {
			lost := number + " " + words.OnPaper("paper.source-lost", "id", id)
			blocks = append(blocks, p.paragraph([]paper.Run{{Text: lost, Style: paper.Style{Size: p.body}}}))
			continue
		}
		entry := p.source(number, source)
		if symbol := code(source.URL); coded && symbol != nil {
			entry = []paper.Flowable{&paper.Columns{Columns: []paper.TextColumn{
				{Width: p.width - p.inner - p.outer - symbol.Side(), Blocks: entry},
				{Width: symbol.Side(), Blocks: []paper.Flowable{symbol}},
			}, Before: p.between, After: p.between}}
		}
		blocks = append(blocks, &paper.KeptTogether{Blocks: entry})
	}
	return blocks
}

// source is «[1] Tên bài. Cơ quan, ngày 07/9/2021.» and under it «https://… (truy cập ngày 08/9/2021)». The address is
// one long word: in the same justified lines it would tear the words beside it apart.
func (p preset) source(number string, c library.Citation) []paper.Flowable {
	style := paper.Style{Size: p.body}
	text := viet.Clean(number + " " + ended(viet.Clean(c.Title)) + " " + ended(origin(c)))
	entry := p.paragraph([]paper.Run{{Text: text, Style: style}})
	blocks := []paper.Flowable{entry}

	var runs []paper.Run
	if address := viet.Clean(c.URL); address != "" {
		runs = append(runs, paper.Run{Text: address, Style: style, Link: address}, paper.Run{Text: " ", Style: style})
	}
	if c.Fetched.Known() {
		fetched := words.OnPaper("paper.source-fetched", "date", viet.ShortDate(c.Fetched))
		runs = append(runs, paper.Run{Text: strings.ReplaceAll(fetched, " ", "\u00A0"), Style: style})
	}
	if len(runs) > 0 {
		entry.After = 0
		where := p.paragraph(runs)
		where.Align, where.Indent, where.Before = paper.Left, 0, 0
		blocks = append(blocks, where)
	}
	return blocks
}

// origin is «Cơ quan, ngày 07/9/2021», as much of it as is known; where a machine made out the words, it says that too.
func origin(c library.Citation) string {
	name := viet.Clean(c.Source)
	if c.Published.Known() {
		day := words.OnPaper("paper.source-date", "date", viet.ShortDate(c.Published))
		name = strings.TrimPrefix(name+", "+day, ", ")
	}
	if c.Recognised {
		name = strings.TrimPrefix(name+", "+words.OnPaper("paper.source-recognised"), ", ")
	}
	return name
}

// ended returns a sentence with a full stop, nothing for nothing.
func ended(text string) string {
	if text == "" || strings.HasSuffix(text, "…") || strings.ContainsAny(text[len(text)-1:], ".?!") {
		return text
	}
	return text + "."
}
