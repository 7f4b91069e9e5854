package sample

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"baocaovien/internal/library"
)

// picturePath is the folder of the pictures on the site.
const picturePath = "/uploads/2026/"

var (
	pictureLine = regexp.MustCompile(`^!\[([^\]]+)\]\(([a-z]+-\d+\.(?:png|jpg))\)$`)
	themeMark   = regexp.MustCompile(`\s*\{([a-z-]*)\}$`)
	orderedItem = regexp.MustCompile(`^\d+\. `)
)

// bodyText is what a body says: its blocks, and the passages its headings mark.
type bodyText struct {
	blocks   []library.Block
	passages []library.Passage
}

// parseText reads the pieces of a body (see the package's documentation). themes are those of what no
// heading marks.
func parseText(body string, themes []library.Theme) (bodyText, error) {
	t := bodyText{passages: []library.Passage{{Themes: themes}}}
	for _, piece := range strings.Split(strings.TrimSpace(body), "\n\n") {
		piece = strings.TrimSpace(piece)
		if mark := themeMark.FindStringSubmatch(piece); mark != nil {
			piece = strings.TrimSuffix(piece, mark[0])
			t.begin(mark[1])
		}
		block, err := parsePiece(piece)
		if err != nil {
			return bodyText{}, err
		}
		t.blocks = append(t.blocks, block)
	}
	t.passages[len(t.passages)-1].End = len(t.blocks)
	if t.passages[0].End == 0 {
		t.passages = t.passages[1:]
	}
	return t, nil
}

// begin starts a passage at the next block; an empty theme is none.
func (t *bodyText) begin(theme string) {
	t.passages[len(t.passages)-1].End = len(t.blocks)
	next := library.Passage{First: len(t.blocks), Themes: []library.Theme{}}
	if theme != "" {
		next.Themes = append(next.Themes, library.Theme(theme))
	}
	t.passages = append(t.passages, next)
}

func parsePiece(piece string) (library.Block, error) {
	lines := strings.Split(piece, "\n")
	switch {
	case piece == "":
		return library.Block{}, errors.New("two empty lines, or no text")
	case strings.HasPrefix(piece, "### "):
		return heading(3, piece[4:]), nil
	case strings.HasPrefix(piece, "## "):
		return heading(2, piece[3:]), nil
	case strings.HasPrefix(piece, "**") && strings.HasSuffix(piece, "**"):
		return heading(0, strings.Trim(piece, "*")), nil
	case strings.HasPrefix(piece, "> "):
		return library.Block{Kind: library.Quote, Text: strings.Join(stripped(lines, "> "), " ")}, nil
	case strings.HasPrefix(piece, "- "):
		return library.Block{Kind: library.List, Items: stripped(lines, "- ")}, nil
	case orderedItem.MatchString(piece):
		return library.Block{Kind: library.List, Ordered: true, Items: numbered(lines)}, nil
	case strings.HasPrefix(piece, "|"):
		return library.Block{Kind: library.Table, Rows: cells(lines)}, nil
	case strings.HasPrefix(piece, "!["):
		return picture(piece)
	default:
		return library.Block{Kind: library.Paragraph, Text: strings.Join(lines, " ")}, nil
	}
}

func heading(level int, words string) library.Block {
	return library.Block{Kind: library.Heading, Level: level, Text: words}
}

func stripped(lines []string, prefix string) []string {
	items := make([]string, len(lines))
	for i, line := range lines {
		items[i] = strings.TrimPrefix(line, prefix)
	}
	return items
}

func numbered(lines []string) []string {
	items := make([]string, len(lines))
	for i, line := range lines {
		items[i] = orderedItem.ReplaceAllString(line, "")
	}
	return items
}

func cells(lines []string) [][]string {
	rows := make([][]string, len(lines))
	for i, line := range lines {
		for cell := range strings.SplitSeq(strings.Trim(line, "|"), "|") {
			rows[i] = append(rows[i], strings.TrimSpace(cell))
		}
	}
	return rows
}

func picture(line string) (library.Block, error) {
	found := pictureLine.FindStringSubmatch(line)
	if found == nil {
		return library.Block{}, fmt.Errorf("not a picture: %s", line)
	}
	return library.Block{Kind: library.Image, Text: found[1], Src: picturePath + found[2]}, nil
}
