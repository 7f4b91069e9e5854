package viet

import (
	"os"
	"strings"
	"testing"
)

func TestDatesAsTheyStandOnPagesAreReadAndWhatIsNoneIsNot(t *testing.T) {
	raw, err := os.ReadFile("testdata/dates.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		text, want, _ := strings.Cut(line, "\t")
		got := "null"
		if m, ok := ParseDate(text); ok {
			got = m.String()
		}
		if got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}
