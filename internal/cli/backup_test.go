package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestALibraryIsBackedUpCheckedAndRestored(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	file := filepath.Join(t.TempDir(), "sao.db")
	var made, back, check object
	ask(t, dir, &made, "backup", file)
	fields(t, made, "file,articles,outlines")
	ask(t, dir, &check, "check")
	fields(t, check, "ok,problems,articles,versions,outlines,sessions")
	if check["ok"] != true || check["articles"] != made["articles"] || len(check["problems"].([]any)) != 0 {
		t.Fatalf("%v, %v", check, made)
	}
	other := t.TempDir()
	ask(t, other, &back, "restore", file)
	if back["articles"] != made["articles"] || back["file"] != file {
		t.Fatalf("%v, %v", back, made)
	}
	var hits []object
	if ask(t, other, &hits, "search", "bien dao"); len(hits) == 0 {
		t.Error("the restored library finds nothing")
	}
	if a := bcv(t, other, "restore", file); a.code != 0 || !strings.Contains(a.stdout, "Đã phục hồi từ "+file) {
		t.Errorf("%+v", a)
	}
}

func TestWhatIsNoBackupIsRefused(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	path := filepath.Join(dir, "thu-vien.db")
	before := read(t, path)
	cases := map[string]string{
		file(t, "a.db", "không phải"):             "không phải bản sao lưu",
		filepath.Join(t.TempDir(), "khong-co.db"): "Không mở được tệp",
		filepath.Join(dir, "thu-vien.db"):         "không phải bản sao lưu",
	}
	for name, says := range cases {
		if a := bcv(t, dir, "restore", name); a.code != 1 || !strings.Contains(a.stderr, says) {
			t.Errorf("%s: %+v", name, a)
		}
	}
	if read(t, path) != before {
		t.Error("the library was changed")
	}
	if a := bcv(t, dir, "backup", filepath.Join(t.TempDir(), "khong-co", "a.db")); a.code != 1 || !strings.Contains(a.stderr, "Không ghi được") {
		t.Errorf("%+v", a)
	}
}

func TestACheckOfADamagedLibraryFails(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	path := filepath.Join(dir, "thu-vien.db")
	raw := []byte(read(t, path))
	for at := len(raw) / 2; at < len(raw)/2+20*4096; at++ { // pages in the middle of the file
		raw[at] = 0x5a
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if a := bcv(t, dir, "check"); a.code != 1 {
		t.Errorf("%+v", a)
	}
}

func TestACheckTellsOfALibraryThatCannotBeOpened(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "thu-vien.db"), []byte(strings.Repeat("không phải thư viện ", 400)), 0o600); err != nil {
		t.Fatal(err)
	}
	a := bcv(t, dir, "check", "--json")
	var check object
	decode(t, a.stdout, &check)
	fields(t, check, "ok,problems,articles,versions,outlines,sessions")
	if a.code != 1 || check["ok"] != false || len(check["problems"].([]any)) != 1 {
		t.Errorf("exit code %d: %v", a.code, check)
	}
}
