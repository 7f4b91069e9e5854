package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// wordTable writes a table of words.
func wordTable(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestWordsOfTheOfficeAreTakenListedUsedAndRemoved(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := wordTable(t, "tu-ngu.txt", "[viết tắt]\nBTX = Ban Tuyên xã\nUBND = ủy ban nhân dân\nBTX = ban tuyên xã\nA\n[địa danh]\nSơn Hải = Vĩnh Hải\n[đơn vị]\nlượt loa\ntàu cá\n")
	a := bcv(t, dir, "words", "import", file)
	if a.code != 3 || !strings.Contains(a.stdout, "Dòng 5: «A» quá ngắn") || !strings.Contains(a.stdout, "Đã thêm 3 từ; 3 từ đã có sẵn; 1 dòng chưa nhận.") {
		t.Errorf("exit %d: %s%s", a.code, a.stdout, a.stderr)
	}
	var taken object
	good := wordTable(t, "them.csv", "Loại;Từ;Nghĩa\nviết tắt;BTX;Ban Tuyên xã\nđơn vị;lượt chiếu\n")
	ask(t, dir, &taken, "words", "import", good)
	fields(t, taken, "added,known,failed,problems")
	if taken["added"] != 1.0 || taken["known"] != 1.0 || taken["failed"] != 0.0 {
		t.Errorf("%v", taken)
	}
	var list []object
	ask(t, dir, &list, "words", "list")
	if len(list) != 4 || list[0]["kind"] != "viet-tat" || list[0]["word"] != "BTX" || list[0]["means"] != "Ban Tuyên xã" {
		t.Errorf("%v", list)
	}
	printed := bcv(t, dir, "words", "list").stdout
	if want := "[Viết tắt]\nBTX = Ban Tuyên xã\n[Địa danh]\nSơn Hải = Vĩnh Hải\n[Đơn vị]\nlượt loa\nlượt chiếu\n"; printed != want {
		t.Errorf("the list is %q, want %q", printed, want)
	}
	again := t.TempDir()
	if a := bcv(t, again, "words", "import", wordTable(t, "lai.txt", printed)); a.code != 0 || bcv(t, again, "words", "list").stdout != printed {
		t.Errorf("what is printed is not read again: %d, %s", a.code, a.stdout)
	}
	for _, args := range [][]string{{"lượt loa"}, {"btx", "--kind", "viet-tat"}} {
		if a := bcv(t, dir, append([]string{"words", "remove"}, args...)...); a.code != 0 || !strings.HasPrefix(a.stdout, "Đã bỏ «") {
			t.Errorf("%v: exit %d, %s%s", args, a.code, a.stdout, a.stderr)
		}
	}
	if ask(t, dir, &list, "words", "list"); len(list) != 2 {
		t.Errorf("%v", list)
	}
}

func TestTablesOfWordsThatCannotBeTakenSaySo(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"import", wordTable(t, "dai.txt", strings.Repeat("A=B\n", 300_000))}, 1, "dai.txt"},
		{[]string{"import", wordTable(t, "rong.txt", "\n\n")}, 1, "rong.txt"},
		{[]string{"import", wordTable(t, "giay.pdf", "%PDF-1.4")}, 1, "giay.pdf"},
		{[]string{"import", filepath.Join(t.TempDir(), "khong-co.txt")}, 1, "khong-co.txt"},
		{[]string{"import", t.TempDir()}, 1, ""},
		{[]string{"import", wordTable(t, "sai.txt", "ABC = An Bình\n")}, 1, ""},
		{[]string{"import"}, 2, ""},
		{[]string{"remove", "không có"}, 1, "không có"},
		{[]string{"remove", "x", "--kind", "gi-do"}, 2, "kind"},
	} {
		a := bcv(t, dir, append([]string{"words"}, c.args...)...)
		if a.code != c.code || !strings.Contains(a.stdout+a.stderr, c.says) || strings.TrimSpace(a.stdout+a.stderr) == "" {
			t.Errorf("%v: exit %d, %s%s; want %d and %q", c.args, a.code, a.stdout, a.stderr, c.code, c.says)
		}
	}
	if a := bcv(t, dir, "words", "list"); a.code != 0 || !strings.HasPrefix(a.stdout, "Chưa có từ nào.") {
		t.Errorf("exit %d, %s", a.code, a.stdout)
	}
}
