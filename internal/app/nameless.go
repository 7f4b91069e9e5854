package app

import (
	"io/fs"
	"net/url"
	"os"
	"strings"
	"unicode"

	"baocaovien/internal/library"
)

// nameless is what an error says without what it is about: no title, no name of a file or a person, no page of an address.
func nameless(err error) string {
	switch e := err.(type) { //nolint:errorlint // each error of a chain by itself
	case nil:
		return ""
	case *library.Error:
		return joined(string(e.Kind), nameless(e.Err))
	case *fs.PathError:
		return joined(e.Op, nameless(e.Err))
	case *os.LinkError:
		return joined(e.Op, nameless(e.Err))
	case *url.Error:
		return joined(e.Op, nameless(e.Err))
	}
	return wrapping(err)
}

// wrapping is what an error says that may be around others.
func wrapping(err error) string {
	var inner []error
	switch e := err.(type) { //nolint:errorlint // each error of a chain by itself
	case interface{ Unwrap() error }:
		inner = []error{e.Unwrap()}
	case interface{ Unwrap() []error }:
		inner = e.Unwrap()
	}
	said := err.Error()
	const mark = "\x00" // holds the place of what is nameless already
	var texts []string
	for _, e := range inner {
		if e != nil && e.Error() != "" && strings.Contains(said, e.Error()) {
			said = strings.Replace(said, e.Error(), mark, 1)
			texts = append(texts, nameless(e))
		}
	}
	parts := strings.Split(said, mark)
	var b strings.Builder
	for i, part := range parts {
		b.WriteString(masked(part))
		if i < len(texts) {
			b.WriteString(texts[i])
		}
	}
	return b.String()
}

func joined(before, after string) string {
	if after == "" {
		return before
	}
	return before + ": " + after
}

// hidden stands for what is left out.
const hidden = "…"

// masked leaves out of a text what may name somebody or something: what is quoted, paths, addresses and hosts, and words
// with letters that English has not.
func masked(text string) string {
	for _, quotes := range []string{`""`, "«»", "“”", "``"} {
		marks := []rune(quotes)
		text = withoutQuoted(text, string(marks[0]), string(marks[1]))
	}
	text = strings.ReplaceAll(text, "\n", "; ") // between errors that are joined
	words := strings.Fields(text)
	for i, w := range words {
		foreign := strings.ContainsFunc(w, func(r rune) bool { return r > unicode.MaxASCII && string(r) != hidden })
		if inner := strings.Trim(w, ".,:;()"); foreign || strings.ContainsAny(w, `/\@`) || strings.Contains(inner, ".") { // a host has dots
			words[i] = hidden
		}
	}
	short := strings.Join(words, " ")
	if strings.HasPrefix(text, " ") && short != "" {
		short = " " + short
	}
	if strings.HasSuffix(text, " ") {
		short += " "
	}
	return short
}

// withoutQuoted empties all quotes of a kind; one that is never closed goes to the end.
func withoutQuoted(text, begins, ends string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, begins)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString(hidden)
		_, text, _ = strings.Cut(rest, ends)
	}
}
