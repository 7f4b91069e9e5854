package feed

import (
	"bytes"
	"html"
	"strings"
	"unicode/utf8"

	"baocaovien/internal/pattern"
)

// pageFrame is the empty frame of a web page that templates put around a feed, or browsers around a saved one.
var pageFrame = pattern.Of(`(?is)^\s*(?:<!doctype html[^>]*>\s*)?<html[^>]*>\s*(?:<head[^>]*>(?:\s*<meta[^>]*>)*\s*(?:</head>)?\s*)?(?:<body[^>]*>\s*)?(?:<pre[^>]*>\s*)?`)

// shownFeed is a feed that a page shows as text.
var shownFeed = pattern.Of(`(?i)^&lt;(?:\?xml|rss|feed|rdf)`)

// unwrapped returns text without the frame of a page around it, where nothing but a feed stands in the frame.
func unwrapped(text string) string {
	at := pageFrame.FindStringIndex(text)
	if at == nil {
		return text
	}
	inside := text[at[1]:]
	if shownFeed.MatchString(inside) {
		shown, _, _ := strings.Cut(inside, "</pre")
		return html.UnescapeString(shown)
	}
	if begin := rootElement.FindStringIndex(inside); begin != nil && strings.TrimSpace(xmlHead.ReplaceAllString(inside[:begin[0]], "")) == "" {
		return inside
	}
	return text
}

// xmlHead is what may stand before the root of a feed.
var xmlHead = pattern.Of(`(?s)<\?.*?\?>|<!--.*?-->|<![A-Za-z][^>]*>`)

// enoughRunes is how many letters beyond ASCII show that a text is UTF-8, for other encodings do not make them.
const enoughRunes = 3

// whole returns raw with U+FFFD for the bytes that are no UTF-8, where it begins as UTF-8 and names no other encoding: one
// damaged place must not make another alphabet of all that stands before it.
func whole(raw []byte) []byte {
	declared := bytes.ToLower(raw[:min(len(raw), 200)])
	if i := bytes.Index(declared, []byte("encoding=")); i >= 0 && !bytes.HasPrefix(bytes.TrimLeft(declared[i+len("encoding="):], `"'`), []byte("utf-8")) {
		return raw
	}
	runes, at := 0, 0
	for at < len(raw) {
		r, size := utf8.DecodeRune(raw[at:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		if size > 1 {
			runes++
		}
		at += size
	}
	if at == len(raw) || runes < enoughRunes {
		return raw
	}
	return bytes.ToValidUTF8(raw, []byte("\uFFFD"))
}
