package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// Text returns the words of an HTML fragment on one line: elements that begin a line give a space,
// scripts and styles nothing. What only looks like a tag («a < b», «<Tên sách>») is text.
func Text(fragment string) string {
	if !strings.ContainsAny(fragment, "<&") {
		return viet.Clean(fragment)
	}
	if mayShift(fragment) && shiftedTags.MatchString(fragment) {
		fragment = settledFragment(fragment)
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(fragment))
	silent := atom.Atom(0)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return viet.Clean(b.String())
		case html.TextToken:
			if silent == 0 {
				b.WriteString(html.UnescapeString(string(z.Raw())))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := string(z.Raw())
			name, _ := z.TagName()
			silent = writeTag(&b, atom.Lookup(name), raw, silent)
		case html.EndTagToken:
			name, _ := z.TagName()
			if tag := atom.Lookup(name); tag == silent {
				silent = 0
			} else if silent == 0 && !inlineTags[tag] {
				b.WriteByte(' ')
			}
		case html.CommentToken, html.DoctypeToken:
		}
	}
}

// shiftedTags finds text that is struck, or set above or below the line.
var shiftedTags = pattern.Of(`(?i)<(?:sup|sub|del|s|strike)[ >]|line-through|vertical-align|text-raise|superscript`)

// mayShift reports whether the fragment is worth asking shiftedTags, which takes as long as all else that is done with it.
func mayShift(fragment string) bool {
	lower := strings.ToLower(fragment)
	return slices.ContainsFunc([]string{"<s", "<del", "line-through", "vertical-align", "text-raise", "superscript"}, func(sign string) bool {
		return strings.Contains(lower, sign)
	})
}

// settledFragment returns the fragment without what is struck in it, and with signs above and below the line in their
// plain form.
func settledFragment(fragment string) string {
	body := &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"}
	nodes, err := html.ParseFragment(strings.NewReader(fragment), body)
	if err != nil {
		return fragment
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	never := func() bool { return false } // fragments are short
	withoutStruck(body, never)
	settleRaised(body, never)
	var b strings.Builder
	for n := body.FirstChild; n != nil; n = n.NextSibling {
		if err := html.Render(&b, n); err != nil {
			return fragment
		}
	}
	return b.String()
}

// writeTag writes what a start tag means to plain text and returns the element whose text is not
// for readers, if one is open.
func writeTag(b *strings.Builder, tag atom.Atom, raw string, silent atom.Atom) atom.Atom {
	switch {
	case silent != 0:
		return silent
	case tag == 0 && !strings.Contains(raw, ":") && !strings.Contains(raw, "="):
		b.WriteString(raw)
	case tag == atom.Script || tag == atom.Style:
		if !strings.HasSuffix(raw, "/>") {
			return tag
		}
	case !inlineTags[tag]:
		b.WriteByte(' ')
	}
	return 0
}

// isInline reports an element that does not break the line: those of HTML, and Word's own («o:p», «st1:place»).
func isInline(n *html.Node) bool {
	return inlineTags[n.DataAtom] || n.DataAtom == 0 && strings.Contains(n.Data, ":")
}

// inlineTags are the elements that do not break the line.
var inlineTags = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.Acronym: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true,
	atom.Cite: true, atom.Code: true, atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true,
	atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Nobr: true, atom.Q: true,
	atom.Rb: true, atom.Ruby: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strike: true,
	atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true,
	atom.Wbr: true, atom.Picture: true,
}
