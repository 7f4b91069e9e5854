package pattern_test

import (
	"testing"

	"baocaovien/internal/pattern"
)

func TestAnExpressionIsCompiledAtItsFirstUse(t *testing.T) {
	wrong := pattern.Of(`(`) // does nothing
	right := pattern.Of(`(?i)a(b+)`)
	for range 2 {
		if !right.MatchString("xABB") || right.FindStringSubmatch("abb")[1] != "bb" || right.ReplaceAllString("abc", "<$1>") != "<b>c" {
			t.Error("wrong match")
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("what is no expression matched")
		}
	}()
	wrong.MatchString("")
}
