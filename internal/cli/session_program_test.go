package cli_test

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestEveryCommandOfSessionsRunsAsBuilt goes through them with the built program, as a commune and its province would. What
// each does with good and bad input the tests beside this one ask within their own process.
func TestEveryCommandOfSessionsRunsAsBuilt(t *testing.T) {
	t.Parallel()
	commune, province, files := t.TempDir(), t.TempDir(), t.TempDir()
	ran := map[string]bool{}
	run := func(dir string, value any, args ...string) {
		t.Helper()
		a := process(t, dir, append(args, "--json")...)
		if a.code != 0 {
			t.Fatalf("bcv %v: exit code %d\n%s%s", args, a.code, a.stdout, a.stderr)
		}
		decode(t, a.stdout, value)
		name := args[0]
		if len(args) > 1 && !strings.HasPrefix(args[1], "-") {
			name += " " + args[1]
		}
		ran[name] = true
	}
	file := func(name string) string { return filepath.Join(files, name) }
	if err := os.WriteFile(file("ảnh.jpg"), []byte("\xFF\xD8\xFF\xE0 ảnh"), 0o600); err != nil {
		t.Fatal(err)
	}
	var s, twin, out, nothing object
	var list []object
	run(commune, &s, "session", "add", "--date", "2026-03-05", "--commune", "Xã Long Hòa", "--theme", "bien-dao", "--present", "40", "--handouts", "to-phat-tay=30", "--handouts", "de-cuong=2")
	uid := s["uid"].(string)
	if s["handouts"] != 32.0 || len(s["handouts_by"].([]any)) != 2 {
		t.Errorf("handouts %v, by template %v", s["handouts"], s["handouts_by"])
	}
	run(commune, &s, "session", "edit", uid, "--women", "9")
	run(commune, &s, "session", "attach", uid, file("ảnh.jpg"))
	run(commune, &s, "session", "show", uid)
	if got := s["attachments"].([]any); len(got) != 1 || s["women"] != 9.0 {
		t.Errorf("shown %v", s)
	}
	run(commune, &twin, "session", "add", "--date", "2026-03-05", "--commune", "long hoa", "--theme", "bien-dao", "--present", "41")
	run(commune, &list, "session", "twins")
	if len(list) != 1 {
		t.Errorf("%d possible twins", len(list))
	}
	run(commune, &nothing, "session", "same", uid, twin["uid"].(string))
	run(commune, &twin, "session", "add", "--date", "2026-04-05", "--commune", "Xã Long Hòa", "--present", "3")
	run(commune, &nothing, "session", "different", uid, twin["uid"].(string))
	run(commune, &nothing, "session", "remove", twin["uid"].(string))
	run(commune, &list, "session", "history", uid)
	run(commune, &out, "session", "export", "--out", file("gui.buoi"))
	if out["attachments"] != 1.0 || len(strings.Split(out["fingerprint_words"].(string), " – ")) != 4 {
		t.Errorf("exported %v", out)
	}
	run(commune, &out, "session", "template", "--out", file("so.xlsx"))
	run(province, &out, "session", "import", file("gui.buoi"), "--fingerprint", ownDigits(t, commune))
	if out["added"] != 2.0 || out["attachments"] != 1.0 { // the one that counts, and its twin that does not
		t.Errorf("imported %v", out)
	}
	if err := errors.Join(os.Mkdir(file("hop-thu"), 0o700), os.WriteFile(file("xa.txt"), []byte("Xã Long Hòa\nXã Vắng\n"), 0o600)); err != nil {
		t.Fatal(err)
	}
	run(commune, &out, "session", "send", file("hop-thu"), "--unit", "Xã Long Hòa", "--period", "2026")
	run(province, &out, "office", "import", file("xa.txt"))
	run(province, &out, "inbox", "set", file("hop-thu"))
	run(province, &out, "inbox", "receive")
	run(province, &out, "inbox", "missing", "--period", "2026")
	if missing := out["missing"].([]any); len(missing) != 1 || missing[0] != "Xã Vắng" {
		t.Errorf("missing are %v", missing)
	}
	run(province, &nothing, "inbox", "assign", ownDigits(t, commune), "Xã Vắng")
	run(province, &out, "inbox", "list", "--period", "2026")
	if missing := out["missing"].([]any); len(missing) != 1 || missing[0] != "Xã Long Hòa" {
		t.Errorf("missing are %v", missing)
	}
	run(province, &out, "session", "signers")
	run(province, &nothing, "session", "revoke", out["signers"].([]any)[0].(object)["key"].(string))
	run(province, &out, "session", "attachment", uid, "ảnh.jpg", "--out", file("ra"))
	if raw, err := os.ReadFile(out["file"].(string)); err != nil || string(raw) != "\xFF\xD8\xFF\xE0 ảnh" {
		t.Errorf("%v: %q, %v", out, raw, err)
	}
	run(province, &s, "session", "detach", uid, "1")
	run(province, &list, "session", "list")
	run(province, &nothing, "office", "add", "Xã Đông Hải", "--level", "xa")
	run(province, &list, "office", "list")
	run(province, &out, "report", "silent", "--period", "2026")
	run(province, &nothing, "office", "remove", "Xã Đông Hải")
	run(province, &out, "report", "gaps", "--period", "2026")
	run(province, &list, "report", "sessions", "--period", "2026")
	run(province, &out, "report", "--from", "2026-01-01", "--to", "2026-12-31", "--by", "theme", "--out", file("bc.xlsx"))
	totals := out["totals"].(object)
	if totals["sessions"] != 1.0 || totals["attendance"] != 40.0 || totals["handouts"] != 32.0 || totals["handouts_by"].(object)["to-phat-tay"] != 30.0 || len(list) != 1 {
		t.Errorf("the province counts %v, lists %d", totals, len(list))
	}
	if said := cellsOf(t, file("bc.xlsx")); !strings.Contains(said, "tờ phát tay 30, đề cương 2") || !strings.Contains(said, "tờ phát tay = 30; đề cương = 2") {
		t.Errorf("the workbook does not say what was handed out: %s", said)
	}
	for _, told := range regexp.MustCompile(`bcv ((?:session|office|inbox) [a-z]+|report(?: [a-z]+)?)`).FindAllStringSubmatch(process(t, commune, "help").stdout, -1) {
		if !ran[told[1]] {
			t.Errorf("%q is told by «bcv help» and was not run", told[1])
		}
	}
}

// cellsOf are the words of all cells of a workbook, and the names of its sheets.
func cellsOf(t *testing.T, file string) string {
	t.Helper()
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	var said []string
	for _, name := range book.GetSheetList() {
		rows, err := book.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		said = append(said, name)
		for _, row := range rows {
			said = append(said, row...)
		}
	}
	return strings.Join(said, "|")
}

// ownDigits are the digits of a library's own key.
func ownDigits(t *testing.T, dir string) string {
	t.Helper()
	var out object
	ask(t, dir, &out, "session", "signers")
	return strings.ReplaceAll(out["own"].(string), " ", "")
}
