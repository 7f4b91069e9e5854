package document

import (
	"context"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/viet"
)

// pageLines reads the lines of a saved page: what its elements part.
func pageLines(ctx context.Context, raw []byte, contentType string) (lines []string) {
	tokens := html.NewTokenizer(strings.NewReader(viet.Decode(raw, contentType)))
	tokens.SetMaxBuf(maxPart)
	var line strings.Builder
	var unseen atom.Atom
	for !enough(ctx, lines) {
		kind := tokens.Next()
		name, _ := tokens.TagName()
		tag := atom.Lookup(name)
		switch {
		case kind == html.TextToken && unseen == 0:
			line.WriteString(oneLine.Replace(html.UnescapeString(string(tokens.Text()))))
			continue
		case unseen != 0 && kind != html.ErrorToken:
			if kind == html.EndTagToken && tag == unseen {
				unseen = 0
			}
			continue
		case kind == html.StartTagToken && slices.Contains(unread, tag):
			unseen = tag
		case (kind == html.StartTagToken || kind == html.EndTagToken) && slices.Contains(inLine, tag):
			continue
		}
		if text := viet.Clean(line.String()); text != "" {
			lines = append(lines, text)
		}
		line.Reset()
		if kind == html.ErrorToken {
			return lines
		}
	}
	return lines
}
