package viet

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sharedData returns a file of the data that development keeps beside the project, or "" where it is not.
func sharedData(t *testing.T, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		file := filepath.Join(dir, "shared", "data", filepath.FromSlash(name))
		if _, err := os.Stat(file); err == nil {
			return file
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// Strings whose expected value no reader of the string alone can know: what the string says instead.
var sayOtherwise = map[string]string{
	"3 năm trước":                   "",
	"Wed, 12 Jan 2022 01:01:10 GMT": "2022-01-12T08:01:10+07:00", // NukeViet 4.5 wrote the month for the minutes
	"Thứ tư - 12/01/2022 08:45":     "2022-01-12T08:45:00+07:00", // the seconds are not shown
}

func TestEveryCollectedDateIsReadExactly(t *testing.T) {
	file := sharedData(t, "sites/dates.tsv")
	if file == "" {
		t.Log("the collected dates are not here: TestDatesAsVietnamesePagesWriteThem stands for them")
		return
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		cells := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") || len(cells) < 2 {
			continue
		}
		rows++
		want := cells[1]
		if said, ok := sayOtherwise[cells[0]]; ok {
			want = said
		}
		if got, _ := ParseDate(cells[0]); got.String() != want {
			t.Errorf("%q: got %q, want %q", cells[0], got, want)
		}
	}
	if rows < 30 {
		t.Errorf("only %d rows were read", rows)
	}
}
