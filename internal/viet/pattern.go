package viet

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when it is first matched.
type pattern func() *regexp.Regexp

func patternOf(expression string) pattern {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
