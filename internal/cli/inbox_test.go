package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/unicode/norm"

	"baocaovien/internal/app/apptest"
	"baocaovien/internal/carrier/carriertest"
)

// commune is a library with sessions held in a commune, one for each day, «2026-11-05».
func commune(t *testing.T, name string, days ...string) string {
	t.Helper()
	dir := apptest.NewFolder(t)
	for _, day := range days {
		added(t, dir, "--date", day, "--commune", name, "--theme", "bien-dao", "--present", "10")
	}
	return dir
}

// sentTo sends a report and returns its file.
func sentTo(t *testing.T, dir, place, unit, period string) string {
	t.Helper()
	var out object
	ask(t, dir, &out, "session", "send", place, "--unit", unit, "--period", period)
	fields(t, out, "file,place,unit,from,to,sessions,held,attendance,attachments,attachments_left,attachments_restricted,fingerprint")
	return filepath.Join(place, out["file"].(string))
}

// received looks into the inbox with --json, whatever the exit code.
func received(t *testing.T, dir string, args ...string) (object, int) {
	t.Helper()
	a := bcv(t, dir, append([]string{"inbox", "receive", "--json"}, args...)...)
	var v object
	decode(t, a.stdout, &v)
	fields(t, v, "place,known,added,changed,unchanged,files,reports,others")
	return v, a.code
}

// listed are texts of a JSON list.
func listed(v any) (all []string) {
	for _, one := range v.([]any) {
		all = append(all, one.(string))
	}
	return all
}

// waitingProvince is a library that waits for some offices.
func waitingProvince(t *testing.T, inbox string, offices ...string) string {
	t.Helper()
	dir := apptest.NewFolder(t)
	list := filepath.Join(dir, "don-vi.txt")
	if err := os.WriteFile(list, []byte("Tên đơn vị\n1. "+strings.Join(offices, "\n2. ")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out object
	ask(t, dir, &out, "office", "import", list)
	if out["added"] != float64(len(offices)) {
		t.Fatalf("%v", out)
	}
	ask(t, dir, &out, "inbox", "set", inbox)
	return dir
}

func TestReportsComeIntoTheInboxAndWhoHasNotSentIsTold(t *testing.T) {
	t.Parallel()
	inbox := t.TempDir()
	here := waitingProvince(t, inbox, "Xã Long Vĩnh", "Phường Trà Vinh", "Xã Vắng")
	one, other := commune(t, "Xã Long Vĩnh", "2026-11-05", "2026-11-09", "2026-10-01"), commune(t, "Phường Trà Vinh", "2026-11-07")
	sentTo(t, one, inbox, norm.NFD.String("XÃ LONG VĨNH"), "2026-11")
	sentTo(t, other, inbox, "phường  trà vinh", "2026-11")

	v, code := received(t, here)
	if code != 1 || counts(v) != "0 0 0 0" || !strings.Contains(fileError(v, 0), "chưa quen") {
		t.Errorf("nobody agreed: exit %d, %v", code, v)
	}
	v, code = received(t, here, "--trust")
	if code != 0 || counts(v) != "3 0 0 0" || len(v["reports"].([]any)) != 2 {
		t.Errorf("agreed: exit %d, %v", code, v)
	}
	var so object
	ask(t, here, &so, "inbox", "list", "--period", "2026-11")
	if !slices.Equal(listed(so["missing"]), []string{"Xã Vắng"}) || len(so["sent"].([]any)) != 2 || len(so["failed"].([]any)) != 0 || so["expected"] != 3.0 {
		t.Errorf("%v", so)
	}
	sent := so["sent"].([]any)[1].(object)
	if sent["office"] != "Xã Long Vĩnh" || sent["sessions"] != 2.0 || sent["from"] != "2026-11-01" || sent["to"] != "2026-11-30" {
		t.Errorf("%v", sent)
	}
	ask(t, here, &so, "inbox", "list", "--period", "2026-Q4")
	if !slices.Equal(listed(so["partly"]), []string{"Phường Trà Vinh", "Xã Long Vĩnh"}) {
		t.Errorf("of a quarter of which a month was sent: %v", so)
	}

	// Sent again, with a session more: the file takes the place of the one before, and nothing is counted twice.
	added(t, one, "--date", "2026-11-20", "--commune", "Xã Long Vĩnh", "--present", "5")
	var again object
	ask(t, one, &again, "session", "send", "--period", "2026-11")
	if files, err := os.ReadDir(inbox); err != nil || len(files) != 2 || again["held"] != 3.0 || again["attendance"] != 25.0 {
		t.Errorf("%d files, %v, %v", len(files), err, again)
	}
	if v, code = received(t, here); code != 0 || counts(v) != "1 0 2 0" || v["known"] != 1.0 {
		t.Errorf("a newer version: exit %d, %v", code, v)
	}
	if v, code = received(t, here); code != 0 || counts(v) != "0 0 0 0" || v["known"] != 2.0 || len(v["files"].([]any)) != 0 {
		t.Errorf("nothing new: exit %d, %v", code, v)
	}
	var report object
	if ask(t, here, &report, "report", "--period", "2026-11"); report["totals"].(object)["sessions"] != 4.0 {
		t.Errorf("%v", report["totals"])
	}
	ask(t, here, &so, "check")
	if so["ok"] != true {
		t.Errorf("%v", so)
	}
}

func TestAnUnknownUnitIsAssignedToItsOffice(t *testing.T) {
	t.Parallel()
	inbox := t.TempDir()
	here := waitingProvince(t, inbox, "Xã Long Vĩnh", "Xã Long Vĩnh Đông")
	file := sentTo(t, commune(t, "Xã Long Vĩnh", "2026-11-05"), inbox, "Đảng ủy Long Vĩnh", "2026-11")
	if v, code := received(t, here, "--trust"); code != 0 {
		t.Fatalf("%v", v)
	}
	var so object
	ask(t, here, &so, "inbox", "list", "--period", "2026-11")
	unknown := so["unknown"].([]any)
	if len(unknown) != 1 || len(listed(so["missing"])) != 2 || unknown[0].(object)["unit"] != "Đảng ủy Long Vĩnh" || unknown[0].(object)["file"] != filepath.Base(file) {
		t.Fatalf("%v", so)
	}
	digits := unknown[0].(object)["fingerprint"].(string)
	refused(t, here, 2, "Xã Không Có", "inbox", "assign", digits, "Xã Không Có")
	refused(t, here, 2, "chưa gặp khóa", "inbox", "assign", "000011112222", "Xã Long Vĩnh")
	ask(t, here, new(object), "inbox", "assign", digits, "long vinh")
	if ask(t, here, &so, "inbox", "list", "--period", "2026-11"); !slices.Equal(listed(so["missing"]), []string{"Xã Long Vĩnh Đông"}) || len(so["unknown"].([]any)) != 0 {
		t.Errorf("%v", so)
	}
	for _, ending := range []string{".pdf", ".docx", ".txt"} {
		out := filepath.Join(t.TempDir(), "chua-gui"+ending)
		var missing object
		ask(t, here, &missing, "inbox", "missing", "--period", "2026-11", "--out", out)
		raw, err := os.ReadFile(out)
		if err != nil || len(raw) < 50 || !strings.Contains(missing["text"].(string), "1. Xã Long Vĩnh Đông\n") {
			t.Errorf("%s: %d bytes, %v, %v", ending, len(raw), err, missing)
		}
	}
	ask(t, here, new(object), "inbox", "assign", digits, "")
	if ask(t, here, &so, "inbox", "list", "--period", "2026-11"); len(so["unknown"].([]any)) != 1 {
		t.Errorf("taken back: %v", so)
	}
}

// TestWhatIsNoReportStaysWhereItIsAndIsTold puts what one finds in shared folders beside one good report.
func TestWhatIsNoReportStaysWhereItIsAndIsTold(t *testing.T) {
	t.Parallel()
	inbox := t.TempDir()
	here := waitingProvince(t, inbox, "Xã A")
	good := sentTo(t, commune(t, "Xã A", "2026-11-05"), inbox, "Xã A", "2026-11")
	raw, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	place := func(name string, data []byte) {
		t.Helper()
		at := filepath.Join(inbox, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	newer := retold(t, good, func(name string, data []byte) []byte {
		if name == "manifest.json" {
			return []byte(strings.Replace(string(data), `"format": 1`, `"format": 9`, 1))
		}
		return data
	})
	changed := retold(t, good, func(name string, data []byte) []byte {
		return []byte(strings.ReplaceAll(string(data), "Xã A", "Xã B"))
	})
	place("trống.buoi", nil)
	place("cắt.buoi", raw[:len(raw)/2])
	place("trang.buoi", []byte("<html>Đăng nhập</html>"))
	for name, from := range map[string]string{"mới hơn.buoi": newer, "bị sửa.buoi": changed} {
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		place(name, data)
	}
	place("lớn.buoi", nil)
	if err := os.Truncate(filepath.Join(inbox, "lớn.buoi"), 1<<30); err != nil { // a hole: it takes no room
		t.Fatal(err)
	}
	place("xã b/bản chép.BUOI", raw)
	place("Thumbs.db", []byte("x"))
	place(".bao-cao-vien-123.buoi", raw[:10]) // a copy that is under way
	if err := os.Symlink("/etc/passwd", filepath.Join(inbox, "x..%2f..%2fetc.buoi")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(inbox, "thư mục.buoi"), 0o700); err != nil {
		t.Fatal(err)
	}
	v, code := received(t, here, "--trust")
	if code != 3 || counts(v) != "1 0 0 0" || !slices.Equal(listed(v["others"]), []string{"Thumbs.db"}) {
		t.Errorf("exit %d, %s, others %v", code, counts(v), v["others"])
	}
	said := map[string]string{}
	for _, f := range v["files"].([]any) {
		if sentence := f.(object)["error"].(string); sentence != "" {
			said[f.(object)["file"].(string)] = sentence
		}
	}
	for name, want := range map[string]string{
		"trống.buoi": "hỏng", "cắt.buoi": "hỏng", "trang.buoi": "hỏng", "mới hơn.buoi": "mới hơn", "bị sửa.buoi": "thay đổi", "lớn.buoi": "quá lớn", "x..%2f..%2fetc.buoi": "hỏng",
	} {
		if !strings.Contains(said[name], want) || !strings.Contains(said[name], name) {
			t.Errorf("%s: %q", name, said[name])
		}
		delete(said, name)
	}
	if len(said) > 0 {
		t.Errorf("told as well: %v", said)
	}
	var so object
	ask(t, here, &so, "inbox", "list", "--period", "2026-11")
	if failed := fmt.Sprint(so["failed"]); len(so["failed"].([]any)) != 7 || len(listed(so["missing"])) != 0 || strings.Contains(failed, "()") {
		t.Errorf("%v", so)
	}
	if err := os.Remove(filepath.Join(inbox, "cắt.buoi")); err != nil {
		t.Fatal(err)
	}
	v, code = received(t, here)
	ask(t, here, &so, "inbox", "list", "--period", "2026-11")
	if code != 3 || v["known"] != 2.0 || len(so["failed"].([]any)) != 6 {
		t.Errorf("one was taken away: exit %d, %v, %v", code, v["known"], so["failed"])
	}
}

func TestAReportThatCannotBeSentIsTold(t *testing.T) {
	t.Parallel()
	dir := commune(t, "Xã A", "2026-11-05")
	refused(t, dir, 2, "chưa ghi tên đơn vị", "session", "send", t.TempDir(), "--period", "2026-11")
	refused(t, dir, 2, "chưa có địa chỉ", "session", "send", "--unit", "Xã A", "--period", "2026-11")
	refused(t, dir, 1, "Không thấy", "session", "send", filepath.Join(t.TempDir(), "USB"), "--unit", "Xã A", "--period", "2026-11")
	refused(t, dir, 2, "không dùng được", "session", "send", "https://example.org/hop-thu", "--unit", "Xã A", "--period", "2026-11")
	refused(t, dir, 2, "không dùng được", "inbox", "set", "s3:///x")
	refused(t, dir, 1, "Không thấy", "inbox", "set", filepath.Join(t.TempDir(), "USB"))
	refused(t, dir, 2, "chưa có địa chỉ", "inbox", "receive")
	refused(t, dir, 2, "--period", "inbox", "list")
	var out object
	file := filepath.Join(t.TempDir(), "báo cáo.buoi")
	ask(t, dir, &out, "session", "send", file, "--unit", "Xã A", "--from", "2026-01-01", "--to", "2026-01-31")
	if _, err := os.Stat(file); err != nil || out["file"] != "báo cáo.buoi" || out["held"] != 0.0 {
		t.Errorf("a file without a session: %v, %v", err, out)
	}
	inbox := t.TempDir()
	here := waitingProvince(t, inbox, "Xã A")
	sentTo(t, dir, inbox, "Xã A", "2026-01")
	if v, code := received(t, here, "--trust"); code != 0 || len(v["reports"].([]any)) != 1 {
		t.Errorf("a report without a session: exit %d, %v", code, v)
	}
	if ask(t, here, &out, "inbox", "list", "--period", "2026-01"); len(listed(out["missing"])) != 0 {
		t.Errorf("%v", out)
	}
}

// TestAFileOfSessionsWithoutALabelIsAReportOnItsMonths takes what the programs before wrote.
func TestAFileOfSessionsWithoutALabelIsAReportOnItsMonths(t *testing.T) {
	t.Parallel()
	dir, file, _ := sent(t)
	here := waitingProvince(t, filepath.Dir(file), "Cơ quan chưa ghi tên")
	if v, code := received(t, here, "--trust"); code != 0 || counts(v) != "2 0 0 0" {
		t.Fatalf("%s: exit %d, %v", dir, code, v)
	}
	var so object
	ask(t, here, &so, "inbox", "list", "--from", "2026-03-01", "--to", "2026-05-31")
	one := so["sent"].([]any)[0].(object)
	if fmt.Sprint(one["from"], one["to"]) != "2026-03-012026-05-31" || len(listed(so["partly"])) != 0 {
		t.Errorf("%v", so)
	}
}

// TestAnInboxOfFiveThousandFilesIsReadOnce has one report in it under many names: nothing of it is merged twice.
func TestAnInboxOfFiveThousandFilesIsReadOnce(t *testing.T) {
	t.Parallel()
	many := 5000
	if testing.Short() {
		many = 300
	}
	inbox := t.TempDir()
	here := waitingProvince(t, inbox, "Xã A")
	good := sentTo(t, commune(t, "Xã A", "2026-11-05"), inbox, "Xã A", "2026-11")
	for n := range many - 1 {
		if err := os.Link(good, filepath.Join(inbox, fmt.Sprintf("%04d.buoi", n))); err != nil {
			t.Fatal(err)
		}
	}
	v, code := received(t, here, "--trust")
	if code != 0 || counts(v) != "1 0 0 0" || len(v["reports"].([]any)) != many {
		t.Fatalf("exit %d, %s, %d reports", code, counts(v), len(v["reports"].([]any)))
	}
	if v, code := received(t, here); code != 0 || v["known"] != float64(many) || len(v["files"].([]any)) != 0 {
		t.Errorf("again: exit %d, %v", code, v["known"])
	}
	var so object
	if ask(t, here, &so, "inbox", "list", "--period", "2026-11"); len(so["sent"].([]any)) != 1 {
		t.Errorf("%d rows", len(so["sent"].([]any)))
	}
}

// TestReportsTravelThroughAnObjectStore sends from two libraries into a real one, and receives in a third.
func TestReportsTravelThroughAnObjectStore(t *testing.T) {
	t.Setenv("AWS_ENDPOINT_URL", carriertest.ObjectStore(t))
	t.Setenv("AWS_ACCESS_KEY_ID", carriertest.Access)
	t.Setenv("AWS_SECRET_ACCESS_KEY", carriertest.Secret)
	const inbox = "s3://kho/Vĩnh Long/hop-thu/"
	here := waitingProvince(t, inbox, "Xã Long Vĩnh", "Xã Đông Hải", "Xã Vắng")
	if v, code := received(t, here); code != 0 || len(v["files"].([]any)) != 0 {
		t.Errorf("an empty inbox: exit %d, %v", code, v)
	}
	one, other := commune(t, "Xã Long Vĩnh", "2026-11-05"), commune(t, "Xã Đông Hải", "2026-11-06", "2026-11-07")
	var sent object
	ask(t, one, &sent, "session", "send", inbox, "--unit", "Xã Long Vĩnh", "--period", "2026-11")
	ask(t, other, new(object), "session", "send", inbox, "--unit", "xã đông hải", "--period", "2026-11")
	digits := sent["fingerprint"].(string)
	if v, code := received(t, here, "--fingerprint", digits); code != 3 || counts(v) != "1 0 0 0" {
		t.Errorf("one was agreed to: exit %d, %v", code, v)
	}
	if v, code := received(t, here, "--trust"); code != 0 || counts(v) != "2 0 0 0" || v["known"] != 1.0 {
		t.Errorf("then the other: exit %d, %v", code, v)
	}
	added(t, one, "--date", "2026-11-20", "--commune", "Xã Long Vĩnh", "--present", "5")
	ask(t, one, new(object), "session", "send", "--period", "2026-11")
	if v, code := received(t, here); code != 0 || counts(v) != "1 0 1 0" || v["known"] != 1.0 {
		t.Errorf("a newer version: exit %d, %v", code, v)
	}
	var so, report object
	ask(t, here, &so, "inbox", "list", "--period", "2026-11")
	if ask(t, here, &report, "report", "--period", "2026-11"); report["totals"].(object)["sessions"] != 4.0 || !slices.Equal(listed(so["missing"]), []string{"Xã Vắng"}) {
		t.Errorf("%v, %v", report["totals"], so)
	}
	t.Setenv("AWS_SECRET_ACCESS_KEY", "sai")
	refused(t, one, 1, "không cho vào", "session", "send", "--period", "2026-11")
	refused(t, here, 1, "không cho vào", "inbox", "receive")
	t.Setenv("AWS_SECRET_ACCESS_KEY", carriertest.Secret)
	ask(t, here, new(object), "inbox", "set", "s3://kho-khac/x")
	refused(t, here, 1, "Không thấy s3://kho-khac/x", "inbox", "receive")
}

// TestTwoWhoLookAtOnceCountNothingTwice has three programs look into one inbox while a report in it is sent anew.
func TestTwoWhoLookAtOnceCountNothingTwice(t *testing.T) {
	t.Parallel()
	inbox := t.TempDir()
	here := waitingProvince(t, inbox, "Xã A", "Xã B", "Xã C")
	var last string
	for _, name := range []string{"Xã A", "Xã B", "Xã C"} {
		last = commune(t, name, "2026-11-05", "2026-11-06")
		sentTo(t, last, inbox, name, "2026-11")
	}
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			if a := bcv(t, here, "inbox", "receive", "--trust"); a.code != 0 {
				t.Errorf("%+v", a)
			}
		})
	}
	all.Go(func() {
		for range 3 {
			if a := bcv(t, last, "session", "send", "--period", "2026-11"); a.code != 0 {
				t.Errorf("%+v", a)
			}
		}
	})
	all.Wait()
	if v, code := received(t, here); code != 0 || v["added"] != 0.0 {
		t.Errorf("exit %d, %v", code, v)
	}
	var report, so, checked object
	ask(t, here, &report, "report", "--period", "2026-11")
	ask(t, here, &so, "inbox", "list", "--period", "2026-11")
	ask(t, here, &checked, "check")
	if report["totals"].(object)["sessions"] != 6.0 || len(so["sent"].([]any)) != 3 || len(listed(so["missing"])) != 0 || checked["ok"] != true {
		t.Errorf("%v, %v, %v", report["totals"], so, checked)
	}
}
