package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// printable leaves out the signs that command a terminal: all controls but line ends and tabs, and those that turn the words behind
// them around. Names of files and texts of strangers may hold some. In JSON the latter are escaped. A text is written in one piece.
type printable struct {
	to   io.Writer
	json *bool // nil for what people read alone
}

// Write writes what may be printed of some text.
func (p printable) Write(text []byte) (int, error) {
	shown := slices.DeleteFunc(slices.Clone(text), func(b byte) bool { return b < ' ' && b != '\n' && b != '\t' || b == 0x7f })
	if bytes.ContainsFunc(shown, turns) {
		shown = p.straight(shown)
	}
	if _, err := p.to.Write(shown); err != nil {
		return 0, err
	}
	return len(text), nil
}

// straight is a text without the signs that turn words around.
func (p printable) straight(text []byte) (straight []byte) {
	for _, r := range string(text) {
		switch {
		case !turns(r):
			straight = utf8.AppendRune(straight, r)
		case p.json != nil && *p.json:
			straight = fmt.Appendf(straight, `\u%04x`, r)
		}
	}
	return straight
}

func turns(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) }

// say prints the sentence under key.
func say(w io.Writer, key string, pairs ...any) {
	_, _ = fmt.Fprintln(w, words.Say(key, pairs...))
}

// columns returns the column heads under key, which are separated by «|».
func columns(key string) []string { return strings.Split(words.Say(key), "|") }

// table prints rows in aligned columns.
func table(w io.Writer, rows [][]string) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		_, _ = fmt.Fprintln(t, strings.Join(row, "\t"))
	}
	_ = t.Flush()
}

func id(n int64) string { return strconv.FormatInt(n, 10) }

// day is a date for a table, a dash where there is none.
func day(m library.Moment) string {
	if !m.Known() {
		return "–"
	}
	return viet.ShortDate(m)
}

// themeNames lists themes for people.
func themeNames(c *call, themes []library.Theme) string {
	if len(themes) == 0 {
		return words.Theme(library.Unclassified)
	}
	names := make([]string, len(themes))
	for i, t := range themes {
		names[i] = c.themeName(t)
	}
	return strings.Join(names, "; ")
}

// themeName is what the person who reads calls a theme.
func (c *call) themeName(t library.Theme) string {
	if name := words.Theme(t); c.app == nil || name != string(t) {
		return name
	}
	return c.app.Themes.ThemeName(t) // which knows the user's own
}

// parseID reads an id. A number that is too large for one is unknown.
func parseID(text string, unknown library.Kind) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	switch {
	case errors.Is(err, strconv.ErrRange), err == nil && n <= 0:
		return 0, library.Fail(unknown, text, err)
	case err != nil:
		return 0, usage(errors.New(words.Say("bcv.no-number", "text", text)))
	}
	return n, nil
}

// parseIDs reads ids, each once.
func parseIDs(texts []string) ([]int64, error) {
	ids := make([]int64, 0, len(texts))
	for _, text := range texts {
		n, err := parseID(text, library.UnknownArticle)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ids, n) {
			ids = append(ids, n)
		}
	}
	return ids, nil
}
