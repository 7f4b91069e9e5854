package cli_test

import (
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app/apptest"
	"baocaovien/internal/sample"
)

// wrong serves what a source should not be.
func wrong(t *testing.T) string {
	t.Helper()
	mux := http.NewServeMux()
	serve := func(path, kind, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			_, _ = io.WriteString(w, body)
		})
	}
	serve("/anh", "image/png", "\x89PNG\r\n\x1a\n0000")
	serve("/rss", "application/rss+xml", "<rss version='2.0'><channel><item><<<")
	serve("/trong", "text/html; charset=utf-8", "<html><body></body></html>")
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

func TestWrongUseAndBadInputAreToldInVietnamese(t *testing.T) {
	t.Parallel()
	base := wrong(t)
	dir := apptest.NewFolder(t)
	cases := []struct {
		args string
		code int
		says string
	}{
		{"khong-co-lenh", 2, "không có lệnh"},
		{"show", 2, "Dùng chưa đúng"},
		{"list --khong-co", 2, "không có lựa chọn «khong-co»"},
		{"list --limit nhieu", 2, "không nhận giá trị «nhieu»"},
		{"list --limit", 2, "thiếu giá trị"},
		{"list --limit -3", 2, "phải lớn hơn 0"},
		{"sample --addr 127.0.0.1:1:1", 2, "không mở được trang mẫu"},
		{"list --theme khong-co", 1, "Không có chuyên đề"},
		{"list --since hom-qua", 2, "Không hiểu ngày"},
		{"list --source 9", 1, "Không có nguồn số 9"},
		{"show 99", 1, "Không có bài viết số 99"},
		{"list -đảo", 2, "không có lựa chọn «đảo»"},
		{"show chin", 2, "«chin» không phải là một con số"},
		{"show 99999999999999999999", 1, "Không có bài viết số 99999999999999999999"},
		{"theme 99 --set bien-dao --auto", 2, "một trong hai"},
		{"versions 99 --diff x", 2, "không nhận giá trị «x»"},
		{"theme 99 --set bien-dao", 1, "Không có bài viết số 99"},
		{"points 99", 1, "Không có bài viết số 99"},
		{"handout --template khong-co 99", 1, "Không có bài viết số 99"},
		{"sync --source 99", 1, "Không có nguồn số 99"},
		{"source remove 99", 1, "Không có nguồn số 99"},
		{"source add --kind la http://example.org", 2, "Dùng chưa đúng"},
		{"source add bien-dao", 1, "Địa chỉ"},
		{"source add ftp://example.org/a", 1, "Địa chỉ"},
		{"source add " + nobody, 1, "Không kết nối được"},
		{"source add " + base + "/anh", 1, "không phải là một trang web"},
		{"source add " + base + "/rss", 1, "bị hỏng"},
		{"source add " + base + "/trong", 1, "Không tìm thấy bài viết nào"},
		{"try feed /khong/co", 1, "Không mở được tệp"},
		{"try points --max -1 /khong/co", 2, "phải lớn hơn 0"},
		{"try page /khong/co", 1, "Không mở được tệp"},
	}
	for _, c := range cases {
		a := bcv(t, dir, strings.Fields(c.args)...)
		if a.code != c.code || !strings.Contains(a.stderr, c.says) {
			t.Errorf("bcv %s: exit code %d, want %d; says %q, want %q", c.args, a.code, c.code, a.stderr, c.says)
		}
		if a.stdout != "" {
			t.Errorf("bcv %s: stdout %q", c.args, a.stdout)
		}
	}
	var sources []object
	if ask(t, dir, &sources, "source", "list"); len(sources) != 0 {
		t.Errorf("a failed source was stored: %v", sources)
	}
}

func TestOneFailingSourceDoesNotStopAnother(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	var added, report object
	ask(t, dir, &added, "source", "add", nobody+"/rss", "--kind", "feed")
	ask(t, dir, &added, "source", "add", sample.Sources(site(t))[0].URL, "--kind", "feed")
	a := bcv(t, dir, "sync", "--json")
	if a.code != 3 {
		t.Fatalf("exit code %d, want 3\n%s", a.code, a.stderr)
	}
	decode(t, a.stdout, &report)
	statuses := ""
	for _, s := range report["sources"].([]any) {
		statuses += fmt.Sprint(s.(object)["status"], " ", s.(object)["error"], "; ")
	}
	if statuses != "failed unreachable; ok <nil>; " || report["new"].(float64) < 6 {
		t.Errorf("%s %v new", statuses, report["new"])
	}
	var sources []object
	ask(t, dir, &sources, "source", "list")
	if sources[0]["last_error"] != "unreachable" || sources[1]["last_error"] != nil {
		t.Errorf("%v", sources)
	}
}

func TestANewerLibraryIsLeftAlone(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	path := filepath.Join(dir, "thu-vien.db")
	setUserVersion(t, path, 9999)
	before := read(t, path)
	a := bcv(t, dir, "list")
	if a.code != 1 || !strings.Contains(a.stderr, "mới hơn") {
		t.Errorf("exit code %d: %s", a.code, a.stderr)
	}
	if read(t, path) != before {
		t.Error("the library was changed")
	}
}

func TestADamagedLibraryIsLeftAlone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "thu-vien.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("đây không phải thư viện ", 400)), 0o600); err != nil {
		t.Fatal(err)
	}
	before := read(t, path)
	a := bcv(t, dir, "list")
	if a.code != 1 || !strings.Contains(a.stderr, "bị hỏng") || read(t, path) != before {
		t.Errorf("exit code %d: %s", a.code, a.stderr)
	}
}

func TestAHandoutThatCannotBeWrittenSaysWhere(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	out := filepath.Join(t.TempDir(), "khong-co", "a.pdf")
	a := bcv(t, dir, "handout", "--out", out, "1")
	if a.code != 1 || !strings.Contains(a.stderr, "Không ghi được vào "+out) {
		t.Errorf("exit code %d: %s", a.code, a.stderr)
	}
}

func TestAFolderThatIsAFileCannotHoldALibrary(t *testing.T) {
	t.Parallel()
	a := bcv(t, filepath.Join(file(t, "tep", "x"), "thu-vien"), "list")
	if a.code != 1 || !strings.Contains(a.stderr, "Không ghi được") {
		t.Errorf("exit code %d: %s", a.code, a.stderr)
	}
}

func TestFailuresGoToTheLog(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	bcv(t, dir, "show", "99")
	if log := read(t, filepath.Join(dir, "nhat-ky.log")); !strings.Contains(log, "unknown-article") {
		t.Errorf("log: %s", log)
	}
}

// setUserVersion writes the number that a program keeps in a SQLite file: four bytes at 60
// (sqlite.org/fileformat2.html, 1.3).
func setUserVersion(t *testing.T, path string, version uint32) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.WriteAt(binary.BigEndian.AppendUint32(nil, version), 60); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestOutputThatCannotBeWrittenIsAFailure(t *testing.T) {
	t.Parallel()
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("this system has no device that is always full")
	}
	defer full.Close()
	for _, args := range [][]string{{"help"}, {"source", "list"}, {"source", "list", "--json"}} {
		command := exec.CommandContext(t.Context(), program, append([]string{"--data", t.TempDir()}, args...)...)
		command.Stdout = full
		if err := command.Run(); command.ProcessState.ExitCode() != 1 {
			t.Errorf("bcv %v: %v", args, err)
		}
	}
}
