package handout

import (
	"net/url"

	"rsc.io/qr"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// QR codes on paper. Modules of 0.6 mm survive a grey copy at 150 dots an inch, of which each takes three and a half.
const (
	module      = 0.6 // mm
	quietZone   = 4   // modules (ISO/IEC 18004)
	mostModules = 45  // beyond this a code gives up some of its repair for size
	codeGap     = 3   // mm between a code and its words
)

// code returns the QR code of an http or https address, nil for another or for one that no code can hold.
func code(address string) *paper.QRModules {
	u, err := url.Parse(viet.Clean(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	drawn, err := qr.Encode(u.String(), qr.M)
	if err != nil || drawn.Size > mostModules {
		if drawn, err = qr.Encode(u.String(), qr.L); err != nil {
			return nil
		}
	}
	return modules(drawn)
}

// modules are those of a code.
func modules(drawn *qr.Code) *paper.QRModules {
	black := make([][]bool, drawn.Size)
	for y := range black {
		black[y] = make([]bool, drawn.Size)
		for x := range black[y] {
			black[y][x] = drawn.Black(x, y)
		}
	}
	return &paper.QRModules{Black: black, Module: module, Quiet: quietZone}
}

// codedSources are the sources in small type beside their QR codes, two side by side where there are several, in a
// column of the given width, mm.
func codedSources(o numberedOutline, width float64, opt TemplateOptions) []paper.Flowable {
	cited := o.cited()
	if len(cited) == 1 {
		return []paper.Flowable{&paper.Columns{Columns: codedSource(words.OnPaper("paper.source"), cited[0], width, opt)}}
	}
	var blocks []paper.Flowable
	for i, c := range cited {
		number := words.OnPaper("paper.cited", "number", o.numbers[c.Article])
		columns := codedSource(number, c, width/2-codeGap, opt)
		if i%2 == 0 {
			blocks = append(blocks, &paper.Columns{Columns: columns, After: 4})
			continue
		}
		row := blocks[len(blocks)-1].(*paper.Columns)
		row.Columns = append(append(row.Columns, paper.TextColumn{Width: 2 * codeGap}), columns...)
	}
	return blocks
}

// cited returns what is known of the quoted articles, in the order of their numbers.
func (o numberedOutline) cited() []library.Citation {
	var cited []library.Citation
	for _, id := range o.Articles() {
		c, known := o.sources[id]
		if !known {
			c = library.Citation{Article: id, Title: words.OnPaper("paper.source-lost", "id", id)}
		}
		cited = append(cited, c)
	}
	return cited
}

// codedSource is one source: its words, and its code at their right. Together they are width mm wide.
func codedSource(opening string, c library.Citation, width float64, opt TemplateOptions) []paper.TextColumn {
	small := paper.Style{Size: 12}
	line := func(runs ...paper.Run) *paper.Paragraph {
		return &paper.Paragraph{Runs: runs, Align: paper.Left, Leading: 15, Right: codeGap}
	}
	title, address := ended(viet.Clean(c.Title)), viet.Clean(c.URL)
	if opt.unprinted {
		written := line(paper.Run{Text: opening + " " + title + " " + ended(origin(c)), Style: small})
		return []paper.TextColumn{{Width: width, Blocks: []paper.Flowable{written, line(paper.Run{Text: address, Style: small, Link: address})}}}
	}
	blocks := []paper.Flowable{line(
		paper.Run{Text: opening + " ", Style: small},
		paper.Run{Text: title, Style: small, Link: address},
		paper.Run{Text: " " + ended(origin(c)), Style: small},
	)}
	symbol := code(c.URL)
	if symbol == nil {
		return []paper.TextColumn{{Width: width, Blocks: blocks}}
	}
	blocks = append(blocks, line(paper.Run{Text: words.OnPaper("paper.source-read"), Style: small}))
	return []paper.TextColumn{{Width: width - symbol.Side(), Blocks: blocks}, {Width: symbol.Side(), Blocks: []paper.Flowable{symbol}}}
}
