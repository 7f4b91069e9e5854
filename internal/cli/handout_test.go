package cli_test

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// two is a library of the sample site, and the ids of two of its articles.
func two(t *testing.T) (dir string, ids []string) {
	t.Helper()
	dir = synced(t)
	var list []object
	ask(t, dir, &list, "list", "--theme", "bien-dao", "--limit", "2")
	return dir, []string{fmt.Sprint(list[0]["id"]), fmt.Sprint(list[1]["id"])}
}

// tell runs a poppler program on a file.
func tell(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), args[0], args[1:]...).Output()
	if err != nil {
		t.Fatalf("%v: %v", args, err)
	}
	return string(out)
}

func TestFlagsOfTheHandoutReachThePaper(t *testing.T) {
	t.Parallel()
	dir, ids := two(t)
	second := filepath.Join(t.TempDir(), "khmer.txt")
	if err := os.WriteFile(second, []byte("សិទ្ធិ\nមនុស្ស ទាំងអស់\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		flags []string
		size  string // of the paper, as pdfinfo says
		says  string
	}{
		"booklet":     {[]string{"--booklet"}, "841.89 x 595.28", "ĐẢNG CỘNG SẢN VIỆT NAM"},
		"two-up":      {[]string{"--two-up"}, "841.89 x 595.28", "ĐẢNG CỘNG SẢN VIỆT NAM"},
		"state":       {[]string{"--preset", "nha-nuoc"}, "595.28 x 841.89", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
		"large":       {[]string{"--template", "to-phat-tay", "--large", "--contact", "đồng chí A"}, "595.28 x 841.89", "đồng chí A"},
		"two tongues": {[]string{"--template", "to-phat-tay", "--translation", second}, "595.28 x 841.89", "មនុស្ស ទាំងអស់"},
		"cards":       {[]string{"--template", "phieu"}, "419.53 x 595.28", "00:00"},
		"cards to 4":  {[]string{"--template", "phieu", "--two-up", "--per-minute", "180", "--minutes", "30"}, "841.89 x 595.28", "00:00"},
		"single side": {[]string{"--single-sided"}, "595.28 x 841.89", "ĐỀ CƯƠNG TUYÊN TRUYỀN"},
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "a.pdf")
			var made object
			ask(t, dir, &made, append(append([]string{"handout", "--out", file}, c.flags...), ids...)...)
			if info := tell(t, "pdfinfo", file); !strings.Contains(info, c.size) {
				t.Errorf("paper of another size than %s:\n%s", c.size, info)
			}
			if text := tell(t, "pdftotext", "-layout", file, "-"); !strings.Contains(text, c.says) {
				t.Errorf("the paper does not say %q", c.says)
			}
		})
	}
}

func TestHandoutForWordHoldsTheOutline(t *testing.T) {
	t.Parallel()
	dir, ids := two(t)
	file := filepath.Join(t.TempDir(), "a.docx")
	var made object
	ask(t, dir, &made, append([]string{"handout", "--title", "Biển, đảo quê hương", "--out", file}, ids...)...)
	packed, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = packed.Close() }()
	body, err := packed.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(body)
	if err != nil || !strings.Contains(strings.ReplaceAll(string(text), "\u00A0", " "), "Biển, đảo quê hương") {
		t.Errorf("%d bytes, %v", len(text), err)
	}
}

func TestPaperThatCannotBeIsWrongUse(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"handout", "--preset", "hong", "1"},
		{"handout", "--booklet", "--two-up", "1"},
		{"handout", "--per-minute", "500", "1"},
		{"handout", "--minutes", "-5", "1"},
		{"print", "a.pdf", "--booklet", "--two-up"},
		{"print", "a.pdf", "--two-up", "--pages", "1"},
		{"print", "a.pdf", "--copies", "0"},
		{"print", "a.pdf", "--copies", "201"},
	} {
		if a := bcv(t, t.TempDir(), args...); a.code != 2 || a.stderr == "" {
			t.Errorf("bcv %v: exit code %d, %s", args, a.code, a.stderr)
		}
	}
}
