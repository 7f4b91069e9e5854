package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/words"
)

func printed(t *testing.T, file string) string {
	t.Helper()
	text, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAReportWithoutSessionsSaysNought(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "bao-cao.pdf")
	if a := bcv(t, t.TempDir(), "handout", "--template", "bao-cao", "--out", file); a.code != 0 || !strings.Contains(a.stdout, file) {
		t.Fatalf("%+v", a)
	}
	if text := printed(t, file); !strings.Contains(text, words.Say("paper.table-themes")) || !strings.Contains(text, "Biển, đảo") {
		t.Errorf("prints %s", text)
	}
}

func TestAReportPrintsTheCountsOfItsFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	counts, file := filepath.Join(dir, "so-lieu.json"), filepath.Join(dir, "bao-cao.pdf")
	const rows = `{"number": "07-BC/ĐU", "from": "2026-07-01", "to": "2026-09-30", "total": {"sessions": 16974, "listeners": 632780},
		"themes": [{"name": "Biển, đảo", "sessions": 16974, "listeners": 632780, "members": null, "sessions_before": 16000}]}`
	if err := os.WriteFile(counts, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	if a := bcv(t, dir, "handout", "--template", "bao-cao", "--counts", counts, "--out", file); a.code != 0 {
		t.Fatalf("%+v", a)
	}
	text := printed(t, file)
	for _, want := range []string{"07-BC/ĐU", "16.974", "632.780", "+974", "+6,1%"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not printed: %s", want, text)
		}
	}
	if err := os.WriteFile(counts, []byte(`{"tong": 5}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if a := bcv(t, dir, "handout", "--template", "bao-cao", "--counts", counts, "--out", file); a.code != 1 {
		t.Errorf("a file of other figures: %+v", a)
	}
}
