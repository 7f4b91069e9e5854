package kit

import (
	"strings"

	"baocaovien/internal/compare"
	"baocaovien/internal/ui/widgets"
)

// ChangeRuns shows what became of a block: new words bold on the colour of marks, old ones crossed out.
func ChangeRuns(c compare.Change) []widgets.TextRun {
	var runs []widgets.TextRun
	for i, r := range c.Runs {
		if i > 0 && r.Op == compare.Inserted && c.Runs[i-1].Op == compare.Deleted && !strings.HasPrefix(r.Text, " ") &&
			!strings.HasSuffix(c.Runs[i-1].Text, " ") {
			runs = append(runs, widgets.TextRun{Text: " "}) // or old and new would read as one word
		}
		added := r.Op == compare.Inserted
		runs = append(runs, widgets.TextRun{Text: r.Text, Mark: added, Bold: added, Gone: r.Op == compare.Deleted})
	}
	return runs
}
