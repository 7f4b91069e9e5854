package kit

import (
	"strings"
	"testing"

	"baocaovien/internal/compare"
)

func TestOldAndNewWordsDoNotRunIntoEachOther(t *testing.T) {
	var said strings.Builder
	for _, r := range ChangeRuns(compare.Change{Runs: []compare.WordRun{
		{Op: compare.Kept, Text: "rộng "}, {Op: compare.Deleted, Text: "12"}, {Op: compare.Inserted, Text: "24"}, {Op: compare.Kept, Text: " hải lý"},
	}}) {
		said.WriteString(r.Text)
	}
	if said.String() != "rộng 12 24 hải lý" {
		t.Errorf("shows %q", said.String())
	}
}
