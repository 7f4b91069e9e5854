package compare

import (
	"context"
	"strings"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// around is how many bytes of the words on each side of a passage a quotation keeps: about a dozen syllables, enough to tell
// one «tàu cá» from another (house).
const around = 90

// Quote takes the words of a place from blocks, with those around it. The place must be one of blocks.
func Quote(blocks []library.Block, at library.Place) library.Quotation {
	before, after := surroundings(blocks, at.Block, at.Start, at.End)
	return library.Quotation{Text: blocks[at.Block].Plain()[at.Start:at.End], Before: before, After: after, Place: at}
}

// surroundings returns the words on both sides of a passage, blocks apart by ends of lines, whole letters.
func surroundings(blocks []library.Block, block, start, end int) (before, after string) {
	plain := blocks[block].Plain()
	before, after = plain[:start], plain[end:]
	for i := block - 1; i >= 0 && len(before) < around; i-- {
		before = blocks[i].Plain() + "\n" + before
	}
	for i := block + 1; i < len(blocks) && len(after) < around; i++ {
		after += "\n" + blocks[i].Plain()
	}
	if len(before) > around {
		from := len(before) - around
		for !utf8.RuneStart(before[from]) {
			from++
		}
		before = before[from:]
	}
	if len(after) > around {
		to := around
		for !utf8.RuneStart(after[to]) {
			to--
		}
		after = after[:to]
	}
	return before, after
}

// Locate finds a quotation in a version of its article. Of several places with its very words, the one among most of its
// surroundings is meant; where the words are others, what stands between its surroundings, or else the passage most like it.
// Once ctx is done nothing is found.
func Locate(ctx context.Context, q library.Quotation, blocks []library.Block) (QuoteMatch, library.NoteState) {
	if m, kept, found := verbatim(q, blocks); found {
		if kept {
			return m, library.NoteStands
		}
		return m, library.NoteMoved
	}
	if m, found := amid(q, blocks); found {
		return m, library.NoteEdited
	}
	if len(viet.Syllables(q.Text)) < fewestAlike {
		return QuoteMatch{}, library.NoteGone
	}
	if m, found := Find(ctx, q.Text, blocks); found && m.Likeness >= surelyAlike {
		return m, library.NoteEdited
	}
	return QuoteMatch{}, library.NoteGone
}

// fewestAlike is of how many syllables a passage must be to be told by its likeness alone: half of four words stand in any
// article.
const fewestAlike = 6

// surelyAlike is the likeness from which on a passage elsewhere is the same one, worded otherwise: texts of officials repeat half of
// their words from paragraph to paragraph (house).
const surelyAlike = 0.65

// verbatim returns the place with the very words of a quotation whose surroundings are most like it; kept tells that some of
// them stand there.
func verbatim(q library.Quotation, blocks []library.Block) (best QuoteMatch, kept, found bool) {
	most := -1
	for i, b := range blocks {
		plain := b.Plain()
		for from := 0; ; {
			at := strings.Index(plain[from:], q.Text)
			if at < 0 || q.Text == "" {
				break
			}
			start, end := from+at, from+at+len(q.Text)
			if alike := alikeAround(q, blocks, i, start, end); alike > most && !withinWord(plain, start, end) {
				most, best, found = alike, QuoteMatch{i, start, end, 1}, true
			}
			from = end
		}
	}
	return best, 3*most >= len(q.Before)+len(q.After) || best.Block == q.Block && best.Start == q.Start, found
}

// withinWord reports whether a passage begins or ends within a word, as «7» does in «17».
func withinWord(text string, start, end int) bool {
	return joinsWord(text[:start], text[start:]) || joinsWord(text[:end], text[end:])
}

func joinsWord(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return before != "" && after != "" && viet.WordRune(last) && viet.WordRune(first)
}

// alikeAround is how many bytes next to a passage, on both sides, are as the quotation has them. Where its text begins or ends
// there is nothing to differ.
func alikeAround(q library.Quotation, blocks []library.Block, block, start, end int) int {
	before, after := surroundings(blocks, block, start, end)
	n := 0
	for n < min(len(before), len(q.Before)) && before[len(before)-1-n] == q.Before[len(q.Before)-1-n] {
		n++
	}
	for i := 0; i < min(len(after), len(q.After)) && after[i] == q.After[i]; i++ {
		n++
	}
	return n
}

// amid returns what stands between the surroundings of a quotation in a line: a figure that was corrected shares no word with
// what it was.
func amid(q library.Quotation, blocks []library.Block) (QuoteMatch, bool) {
	before := q.Before[strings.LastIndexByte(q.Before, '\n')+1:]
	after, _, _ := strings.Cut(q.After, "\n")
	if len(before)+len(after) < enoughAround || strings.Contains(q.Text, "\n") {
		return QuoteMatch{}, false
	}
	for i, b := range blocks {
		from := 0
		for line := range strings.SplitSeq(b.Plain(), "\n") {
			start, end := inside(line, before, after)
			if size := end - start; size > 0 && size <= 2*len(q.Text)+enoughAround {
				return QuoteMatch{i, from + start, from + end, mostLike}, true
			}
			from += len(line) + 1
		}
	}
	return QuoteMatch{}, false
}

// enoughAround is how many bytes around a passage tell its place by themselves (house).
const enoughAround = 24

// inside returns what stands between two texts in a line, without white at its ends; nothing where one of them is not there.
// Where a text is empty, the line begins or ends.
func inside(line, before, after string) (start, end int) {
	at := strings.Index(line, before)
	if at < 0 {
		return 0, 0
	}
	start, end = at+len(before), len(line)
	if after != "" {
		size := strings.Index(line[start:], after)
		if size < 0 {
			return 0, 0
		}
		end = start + size
	}
	words := strings.TrimSpace(line[start:end])
	start += strings.Index(line[start:], words)
	return start, start + len(words)
}
