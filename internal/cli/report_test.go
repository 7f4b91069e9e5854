package cli_test

import (
	"archive/zip"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app/apptest"
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
	if a := bcv(t, apptest.NewFolder(t), "handout", "--template", "bao-cao", "--out", file); a.code != 0 || !strings.Contains(a.stdout, file) {
		t.Fatalf("%+v", a)
	}
	if text := printed(t, file); !strings.Contains(text, words.Say("paper.table-themes")) || !strings.Contains(text, "Biển, đảo") {
		t.Errorf("prints %s", text)
	}
}

func TestAReportPrintsTheCountsOfItsFile(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
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
	if strings.Contains(text, " 0 ") { // what the file does not name is not known
		t.Errorf("an unknown count is printed as nought: %s", text)
	}
	if err := os.WriteFile(counts, []byte(`{"tong": 5}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if a := bcv(t, dir, "handout", "--template", "bao-cao", "--counts", counts, "--out", file); a.code != 1 {
		t.Errorf("a file of other figures: %+v", a)
	}
}

func TestAReportIsWrittenForWordWhereItsNameSaysSo(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "bao-cao.docx")
	if a := bcv(t, apptest.NewFolder(t), "handout", "--template", "bao-cao", "--out", file); a.code != 0 {
		t.Fatalf("%+v", a)
	}
	inside, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = inside.Close() }()
	if _, err := inside.Open("word/document.xml"); err != nil {
		t.Error(err)
	}
}

func TestWhatAReportContradictsOrCannotPrintIsTold(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	counts := filepath.Join(dir, "so-lieu.json")
	const rows = `{"total": {"sessions": 16974}, "themes": [{"name": "Biển", "sessions": 16974}, {"name": "국경", "sessions": 3}]}`
	if err := os.WriteFile(counts, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	a := bcv(t, dir, "handout", "--template", "bao-cao", "--counts", counts, "--out", filepath.Join(dir, "a.pdf"), "--large", "--minutes", "30", "--json")
	var value struct {
		Unprinted string
		Problems  []string
	}
	if err := json.Unmarshal([]byte(a.stdout), &value); err != nil || a.code != 0 {
		t.Fatalf("%+v, %v", a, err)
	}
	if !strings.Contains(value.Unprinted, "국") || len(value.Problems) != 1 {
		t.Errorf("%+v", value)
	}
	for _, want := range []string{"16.974", "16.977", "--large", "--minutes", "국"} {
		if !strings.Contains(a.stderr, want) {
			t.Errorf("%q is not told: %s", want, a.stderr)
		}
	}
	if a := bcv(t, dir, "handout", "--template", "bao-cao", "--two-up", "--out", filepath.Join(dir, "b.pdf")); a.code != 2 {
		t.Errorf("a report two a side: %+v", a)
	}
}
