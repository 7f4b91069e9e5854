package handout

import (
	"fmt"
	"strings"

	"rsc.io/qr"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// KeySheet is a publisher's private key as it is kept on paper: sealed with a passphrase that does not stand there.
type KeySheet struct {
	Publisher string
	Digits    string         // the fingerprint
	Spoken    string         // the same in words
	Made      library.Moment // when it was printed
	Code      string         // what the QR code holds
	Lines     []string       // the same to be typed
}

// keyModule is the side of a module of its code, mm: larger than that of others, for a sheet that lies in a safe for years and
// is then photographed.
const keyModule = 0.9

// ComposeKeySheet makes the sheet, ready for paper.Layout: one page of A4.
func ComposeKeySheet(k KeySheet) (paper.Document, error) {
	drawn, err := qr.Encode(k.Code, qr.Q)
	if err != nil {
		return paper.Document{}, fmt.Errorf("key sheet: %w", err)
	}
	code := modules(drawn)
	code.Module, code.Before, code.After = keyModule, 8, 8
	text := func(words string, face paper.Face) *paper.Paragraph {
		return &paper.Paragraph{Runs: []paper.Run{{Text: words, Style: paper.Style{Face: face, Size: 13}}}, Align: paper.Left, Leading: 18, After: 4}
	}
	title := centred(words.OnPaper("publish.sheet-title"), paper.Style{Face: paper.Bold, Size: 18})
	title.After = 6
	blocks := []paper.Flowable{
		title, centred(viet.Clean(k.Publisher), paper.Style{Face: paper.Bold, Size: 14}),
		centred(words.OnPaper("publish.sheet-digits", "digits", k.Digits), paper.Style{Size: 13}),
		centred(words.OnPaper("publish.sheet-spoken", "spoken", k.Spoken), paper.Style{Size: 13}),
		centred(words.OnPaper("publish.sheet-made", "day", viet.ShortDate(k.Made)), paper.Style{Size: 13}),
		code,
	}
	for i, line := range k.Lines {
		blocks = append(blocks, centred(words.OnPaper("publish.sheet-line", "number", i+1, "letters", line), paper.Style{Face: paper.Bold, Size: 16}))
	}
	about := text(words.OnPaper("publish.sheet-what"), paper.Bold)
	about.Before = 12
	return paper.Document{
		Title:   words.OnPaper("publish.sheet-title") + " – " + viet.Clean(k.Publisher),
		Author:  viet.Clean(k.Publisher),
		Sheet:   paper.Sheet{Width: 210, Height: 297, Top: 18, Bottom: 15, Inner: 22, Out: 22},
		Blocks:  append(blocks, about, sheetRules(text)),
		OnePage: true,
	}, nil
}

// sheetRules say what to do with the sheet.
func sheetRules(text func(string, paper.Face) *paper.Paragraph) *paper.List {
	rules := &paper.List{Style: paper.Style{Size: 13}}
	for line := range strings.Lines(words.OnPaper("publish.sheet-rules")) {
		rules.Items = append(rules.Items, text(strings.TrimSpace(line), paper.Regular))
	}
	return rules
}
