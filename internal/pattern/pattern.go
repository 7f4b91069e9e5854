// Package pattern holds regular expressions that cost nothing until they are first matched: the program's start
// compiles none, however many its packages have in their variables.
package pattern

import (
	"regexp"
	"sync"
)

// Expression is a regular expression that is compiled at its first use.
type Expression func() *regexp.Regexp

// Of returns the expression, uncompiled. It panics at its first use where it is none.
func Of(expression string) Expression {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// MatchString reports whether text matches anywhere.
func (e Expression) MatchString(text string) bool { return e().MatchString(text) }

// Match reports whether raw matches anywhere.
func (e Expression) Match(raw []byte) bool { return e().Match(raw) }

// FindString returns the first match, empty where there is none.
func (e Expression) FindString(text string) string { return e().FindString(text) }

// FindStringIndex returns where the first match lies, nil where there is none.
func (e Expression) FindStringIndex(text string) []int { return e().FindStringIndex(text) }

// FindStringSubmatch returns the first match and its groups, nil where there is none.
func (e Expression) FindStringSubmatch(text string) []string { return e().FindStringSubmatch(text) }

// FindSubmatch returns the first match and its groups, nil where there is none.
func (e Expression) FindSubmatch(raw []byte) [][]byte { return e().FindSubmatch(raw) }

// FindAllStringIndex returns where the first n matches lie, all for -1.
func (e Expression) FindAllStringIndex(text string, n int) [][]int {
	return e().FindAllStringIndex(text, n)
}

// FindAllStringSubmatch returns the first n matches and their groups, all for -1.
func (e Expression) FindAllStringSubmatch(text string, n int) [][]string {
	return e().FindAllStringSubmatch(text, n)
}

// FindAllSubmatch returns the first n matches and their groups, all for -1.
func (e Expression) FindAllSubmatch(raw []byte, n int) [][][]byte { return e().FindAllSubmatch(raw, n) }

// ReplaceAllString returns text with replacement for every match; $1 in it is the first group.
func (e Expression) ReplaceAllString(text, replacement string) string {
	return e().ReplaceAllString(text, replacement)
}
