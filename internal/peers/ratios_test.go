package main

import (
	"errors"
	"strings"
	"testing"

	"baocaovien/internal/story"
)

func TestTheRatiosOfBenchmarksStandBesideTheStoredOnes(t *testing.T) {
	t.Parallel()
	const printed = `goos: linux
BenchmarkSearch-2   	       1	4924536125 ns/op	        21.35 ms-median	         2.76 ×C-shell
BenchmarkOther/one-case-16   	  5	 12 ns/op	 0.5 x-weasyprint
ok  	baocaovien/internal/store	28.011s
`
	var out strings.Builder
	if err := changes(strings.NewReader(printed), &out); err != nil {
		t.Fatal(err)
	}
	got, whole := strings.CutPrefix(out.String(), printed)
	if want := "BenchmarkSearch ×C-shell: 2.76, before 1.38 (+100 %)\nBenchmarkOther/one-case x-weasyprint: 0.5\n"; !whole || got != want {
		t.Errorf("%q", got)
	}
	for _, line := range []string{"FAIL\tbaocaovien/internal/store\t28.011s\n", "--- FAIL: BenchmarkSearch\n"} {
		if err := changes(strings.NewReader(line), &out); !errors.Is(err, errBenchFailed) {
			t.Errorf("%q: %v", line, err)
		}
	}
}

func TestEveryStoredRatioIsRead(t *testing.T) {
	t.Parallel()
	lines := 0
	for line := range strings.Lines(storedRatios) {
		if !strings.HasPrefix(line, "#") {
			lines++
		}
	}
	if n := len(ratiosBefore()); n != lines || n < 8 {
		t.Errorf("%d of %d", n, lines)
	}
}

func TestTheTextIsTheSameEveryTime(t *testing.T) {
	t.Parallel()
	one, again := story.NewWriter(), story.NewWriter()
	for n := range 3 {
		a, b := storyText{one.Story(n)}, storyText{again.Story(n)}
		if a.page(1000) != b.page(1000) || a.item("x") != b.item("x") {
			t.Fatalf("text %d differs", n)
		}
		if words := len(strings.Fields(strings.Join(a.Paragraphs, " "))); words < 400 || words > 440 {
			t.Errorf("%d syllables", words)
		}
		if size := len(a.page(76_000)); size < 75_000 || size > 85_000 {
			t.Errorf("a page of %d bytes", size)
		}
	}
}
