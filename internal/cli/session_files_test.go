package cli_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"baocaovien/internal/app/apptest"
)

// sent is a library with two sessions, and the file it hands on.
func sent(t *testing.T) (dir, file, digits string) {
	t.Helper()
	dir = apptest.NewFolder(t)
	added(t, dir, "--date", "2026-03-05", "--commune", "Xã Long Hòa", "--theme", "bien-dao", "--present", "40")
	added(t, dir, "--date", "2026-05-05", "--commune", "Xã Đông Hải", "--theme", "bien-gioi", "--present", "7")
	file = filepath.Join(dir, "gui.buoi")
	var out object
	ask(t, dir, &out, "session", "export", "--out", file)
	if out["file"] != file || out["sessions"] != 2.0 {
		t.Fatalf("%v", out)
	}
	return dir, file, out["fingerprint"].(string)
}

// taken imports with --json, whatever the exit code.
func taken(t *testing.T, dir string, args ...string) (object, int) {
	t.Helper()
	a := bcv(t, dir, append([]string{"session", "import", "--json"}, args...)...)
	var v object
	decode(t, a.stdout, &v)
	fields(t, v, "added,changed,unchanged,rejected,twins,files")
	return v, a.code
}

func fileError(v object, n int) string { return v["files"].([]any)[n].(object)["error"].(string) }

func counts(v object) string {
	return fmt.Sprint(v["added"], v["changed"], v["unchanged"], v["rejected"])
}

func TestAFileOfSessionsIsTakenWhereItsSignerIsAgreedTo(t *testing.T) {
	t.Parallel()
	_, file, digits := sent(t)
	dir := apptest.NewFolder(t)
	if v, code := taken(t, dir, file); code != 1 || counts(v) != "0 0 0 0" || !strings.Contains(fileError(v, 0), digits) {
		t.Errorf("unknown: exit %d, %v", code, v)
	}
	if v, code := taken(t, dir, file, "--fingerprint", "111122223333"); code != 1 || counts(v) != "0 0 0 0" {
		t.Errorf("other digits: exit %d, %v", code, v)
	}
	if v, code := taken(t, dir, file, "--fingerprint", strings.ReplaceAll(digits, " ", "")); code != 0 || counts(v) != "2 0 0 0" {
		t.Errorf("agreed to: exit %d, %v", code, v)
	}
	if v, code := taken(t, dir, file); code != 0 || counts(v) != "0 0 2 0" || v["files"].([]any)[0].(object)["signer"] == "" {
		t.Errorf("again: exit %d, %v", code, v)
	}
	var signers object
	ask(t, dir, &signers, "session", "signers")
	if got := signers["signers"].([]any); len(got) != 1 || got[0].(object)["key"] != digits {
		t.Errorf("%v", signers)
	}
	if a := bcv(t, dir, "session", "revoke", digits); a.code != 0 {
		t.Fatalf("%+v", a)
	}
	if v, code := taken(t, dir, file, "--trust"); code != 1 || !strings.Contains(fileError(v, 0), "bị hủy") {
		t.Errorf("revoked: exit %d, %v", code, v)
	}
	refused(t, dir, 2, "chưa gặp khóa", "session", "revoke", "000011112222")
}

func TestTwoMachinesThatEditOneSessionEndAlike(t *testing.T) {
	t.Parallel()
	one, file, _ := sent(t)
	other := apptest.NewFolder(t)
	if v, code := taken(t, other, file, "--trust"); code != 0 {
		t.Fatalf("%v", v)
	}
	var all []object
	ask(t, one, &all, "session", "list")
	uid := all[0]["uid"].(string)
	var s object
	ask(t, one, &s, "session", "edit", uid, "--present", "41", "--women", "9")
	ask(t, other, &s, "session", "edit", uid, "--present", "50", "--note", "mưa")
	ask(t, one, &s, "session", "export", "--out", file)
	back := filepath.Join(other, "ve.buoi")
	ask(t, other, &s, "session", "export", "--out", back)
	there, code1 := taken(t, other, file)
	here, code2 := taken(t, one, back, "--trust")
	if code1 != 0 || code2 != 0 || len(there["conflicts"].([]any))+len(here["conflicts"].([]any)) != 2 {
		t.Errorf("%v\n%v", there, here)
	}
	var history []object
	ask(t, one, &history, "session", "history", uid)
	if len(history) != 3 || history[0]["name"] != "" || history[1]["name"] == history[2]["name"] {
		t.Errorf("who wrote what: %v", history)
	}
	if a, b := bcv(t, one, "session", "show", uid, "--json").stdout, bcv(t, other, "session", "show", uid, "--json").stdout; a != b || !strings.Contains(a, "mưa") || !strings.Contains(a, `"women": 9`) {
		t.Errorf("%s\n%s", a, b)
	}
}

// retold writes the members of a zip anew, each as change has it.
func retold(t *testing.T, file string, change func(name string, data []byte) []byte) string {
	t.Helper()
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range archive.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		w, err := to.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(change(f.Name, data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return put(t, filepath.Ext(file), out.Bytes())
}

func put(t *testing.T, ending string, data []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "tep"+ending)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestAFileThatIsNotAsItWasSignedLeavesNothing(t *testing.T) {
	t.Parallel()
	_, file, _ := sent(t)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	huge := filepath.Join(t.TempDir(), "lon.buoi")
	if f, err := os.Create(huge); err != nil || f.Truncate(500<<20) != nil || f.Close() != nil { // a file with a hole
		t.Fatal(err)
	}
	dir := apptest.NewFolder(t)
	for name, c := range map[string]struct{ file, says string }{
		"changed": {retold(t, file, func(_ string, data []byte) []byte {
			return bytes.ReplaceAll(data, []byte(`"present":40`), []byte(`"present":99`))
		}), "thay đổi sau khi ký"},
		"newer": {retold(t, file, func(_ string, data []byte) []byte {
			return bytes.Replace(data, []byte(`"format": 1`), []byte(`"format": 3`), 1)
		}), "mới hơn"},
		"cut off":   {put(t, ".buoi", whole[:len(whole)/2]), "bị hỏng"},
		"500 MB":    {huge, "quá lớn"},
		"no zip":    {put(t, ".buoi", []byte("xin chào")), "bị hỏng"},
		"empty":     {put(t, ".buoi", nil), "bị hỏng"},
		"not there": {filepath.Join(t.TempDir(), "khong.buoi"), "Không mở được"},
		"a folder":  {t.TempDir(), "Không mở được"},
	} {
		v, code := taken(t, dir, c.file, "--trust")
		if code != 1 || counts(v) != "0 0 0 0" || !strings.Contains(fileError(v, 0), c.says) {
			t.Errorf("%s: exit %d, %v", name, code, v)
		}
	}
	if v, code := taken(t, dir, put(t, ".buoi", nil), file, "--trust"); code != 3 || counts(v) != "2 0 0 0" {
		t.Errorf("one of two: exit %d, %v", code, v)
	}
}

// filled is a blank register with cells filled in, by their names.
func filled(t *testing.T, dir string, cells map[string]any) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "so.xlsx")
	var out object
	ask(t, dir, &out, "session", "template", "--out", file)
	if out["file"] != file {
		t.Fatalf("%v", out)
	}
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	name := book.GetSheetName(0)
	for cell, value := range cells {
		if formula, ok := value.(string); ok && strings.HasPrefix(formula, "=SUM") {
			err = book.SetCellFormula(name, cell, formula)
		} else {
			err = book.SetCellValue(name, cell, value)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestTheSpreadsheetComesBackRowByRow(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	cells := map[string]any{
		"B6": "05/03/26", "E6": "Xã Long Hòa", "L6": "Biển, đảo", "N6": 45, "M6": "ngư dân = 40; đảng viên = 5",
		"B7": 46000, "E7": "Xã Đông Hải", "N7": "1.200", "X7": "=1+2",
		"B8": "05/03/2206", "N8": 4,
		"B9": "06/03/2026", "N9": "bốn mươi",
		"B10": "06/03/2026", "N10": -4,
		"B11": "06/03/2026", "N11": "=SUM(A1:A2)",
		"N12": 7,
	}
	file := filled(t, dir, cells)
	v, code := taken(t, dir, file)
	if code != 3 || counts(v) != "2 0 0 5" {
		t.Fatalf("exit %d, %v", code, v)
	}
	var got []string
	for _, r := range v["files"].([]any)[0].(object)["rows"].([]any) {
		fields(t, r.(object), "row,cell,error")
		got = append(got, r.(object)["cell"].(string))
	}
	if fmt.Sprint(got) != "[B8 N9 N10 N11 B12]" {
		t.Errorf("faults in %v: %v", got, v)
	}
	var all []object
	ask(t, dir, &all, "session", "list")
	if len(all) != 2 || all[0]["date"] != "2025-12-09" || all[0]["attendance"] != 1200.0 || all[0]["notes"] != "=1+2" || all[1]["date"] != "2026-03-05" {
		t.Errorf("%v", all)
	}
	if v, _ := taken(t, dir, file); counts(v) != "0 0 2 5" {
		t.Errorf("again: %v", v)
	}
	if v, code := taken(t, apptest.NewFolder(t), file, "--whole"); code != 1 || counts(v) != "0 0 0 5" {
		t.Errorf("as a whole: exit %d, %v", code, v)
	}
}

func TestARowThatComesAgainDoesNotUndoWhatWasEdited(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	file := filled(t, dir, map[string]any{"B6": "05/03/2026", "E6": "Xã Long Hòa", "N6": 45, "Q6": 9})
	if v, code := taken(t, dir, file); code != 0 || counts(v) != "1 0 0 0" {
		t.Fatalf("%v", v)
	}
	var all []object
	ask(t, dir, &all, "session", "list")
	uid := all[0]["uid"].(string)
	var s object
	ask(t, dir, &s, "session", "edit", uid, "--present", "50")
	if v, _ := taken(t, dir, file); counts(v) != "0 0 1 0" {
		t.Errorf("again: %v", v)
	}
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := book.SetCellValue(book.GetSheetName(0), "Q6", 12); err != nil || book.Save() != nil {
		t.Fatal(err)
	}
	if v, _ := taken(t, dir, file); counts(v) != "0 1 0 0" {
		t.Errorf("corrected: %v", v)
	}
	ask(t, dir, &s, "session", "show", uid)
	if s["present"] != 50.0 || s["women"] != 12.0 {
		t.Errorf("%v", s)
	}
}

func TestOneBlankRegisterServesManyCommunes(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	one := filled(t, dir, map[string]any{"B6": "05/03/2026", "E6": "Xã Long Hòa", "N6": 45})
	other := filepath.Join(t.TempDir(), "khac.xlsx")
	raw, err := os.ReadFile(one)
	if err != nil || os.WriteFile(other, raw, 0o600) != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenFile(other)
	if err != nil {
		t.Fatal(err)
	}
	name := book.GetSheetName(0)
	id, err := book.GetCellValue(name, "A6")
	if err != nil || len(id) != 36 {
		t.Fatal(id, err)
	}
	for cell, value := range map[string]any{"E6": "Xã Đông Hải", "A7": id, "B7": "07/03/2026", "E7": "Xã Đông Hải", "N7": 3} { // row 7 copied from row 6
		if err := book.SetCellValue(name, cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
	if v, code := taken(t, dir, one, other); code != 0 || counts(v) != "3 0 0 0" {
		t.Errorf("exit %d, %v", code, v)
	}
	if v, _ := taken(t, dir, other, one); counts(v) != "0 0 3 0" {
		t.Errorf("again: %v", v)
	}
}

func TestASpreadsheetThatIsNoneIsRefused(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	good := filled(t, dir, map[string]any{"B6": "05/03/2026"})
	raw, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	plain := excelize.NewFile()
	var other bytes.Buffer
	if err := plain.Write(&other); err != nil {
		t.Fatal(err)
	}
	type refusal struct{ file, says string }
	all := map[string]refusal{
		"cut off":          {put(t, ".xlsx", raw[:len(raw)/2]), "bị hỏng"},
		"no zip":           {put(t, ".xlsx", []byte("Ngày,Xã")), "bị hỏng"},
		"with a password":  {put(t, ".xlsx", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 512)...)), "mật khẩu"},
		"other columns":    {put(t, ".xlsx", other.Bytes()), "không có bảng các buổi"},
		"Excel 97":         {put(t, ".xls", []byte("\xd0\xcf\x11\xe0")), "lưu lại thành tệp .xlsx"},
		"LibreOffice":      {put(t, ".ODS", []byte("PK")), "lưu lại thành tệp .xlsx"},
		"plain text":       {put(t, ".csv", []byte("Ngày,Xã")), "lưu lại thành tệp .xlsx"},
		"a zip of nothing": {put(t, ".xlsx", []byte("PK\x05\x06"+strings.Repeat("\x00", 18))), "bị hỏng"},
	}
	if !testing.Short() {
		all["a bomb"] = refusal{retold(t, good, func(name string, data []byte) []byte {
			if name == "xl/worksheets/sheet1.xml" {
				return append(data, bytes.Repeat([]byte(" "), 140<<20)...)
			}
			return data
		}), "quá lớn"}
	}
	for name, c := range all {
		v, code := taken(t, dir, c.file)
		if code != 1 || counts(v) != "0 0 0 0" || !strings.Contains(fileError(v, 0), c.says) {
			t.Errorf("%s: exit %d, %v", name, code, v)
		}
	}
}
