package intake

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

func TestFilesAreTakenInInTheirOrderHoweverTheyAreRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	l, err := store.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	const files = 60
	var want []library.Outcome
	for n := range files {
		text, outcome := fmt.Sprintf("Chuyện bến cá số %d\n\nBà con kéo lưới được %d tạ cá.\n", n, n*7919), library.New
		switch n % 6 {
		case 4: // a copy of the file before it
			text, outcome = fmt.Sprintf("Chuyện bến cá số %d\n\nBà con kéo lưới được %d tạ cá.\n", n-1, (n-1)*7919), library.Unchanged
		case 5:
			text, outcome = "", FileFailed
		}
		want = append(want, outcome)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d.txt", n)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var told []library.Outcome
	last := int64(0)
	report, err := NewImporter(l, noThemes{}, officeStub{}, eyesStub{}, time.Now).Import(t.Context(), Intake{Paths: []string{dir}}, func(step FileOutcome) {
		told = append(told, step.Status)
		if filepath.Base(step.File) != fmt.Sprintf("%02d.txt", step.Done-1) || step.Total != files {
			t.Errorf("%d of %d: %s", step.Done, step.Total, step.File)
		}
		if step.Status == library.New && step.ID != last+1 {
			t.Errorf("%s is article %d behind %d", step.File, step.ID, last)
		}
		last = max(last, step.ID)
	})
	if err != nil || !slices.Equal(told, want) {
		t.Fatalf("%v, %v; want %v", told, err, want)
	}
	if report.New+report.Unchanged+report.Failed != files || len(report.Files) != files {
		t.Errorf("%+v", report)
	}
}
