package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/store/storetest"
)

func TestALostLibraryIsToldWithItsBestCopy(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	copied := filepath.Join(dir, "sao-luu", "thu-vien-2026-11-27.db")
	if err := os.MkdirAll(filepath.Dir(copied), 0o700); err != nil {
		t.Fatal(err)
	}
	var made, back, check object
	ask(t, dir, &made, "backup", copied)
	if err := os.Truncate(filepath.Join(dir, "thu-vien.db"), 0); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"list"}, {"sync"}, {"search", "bien dao"}, {"source", "list"}} {
		a := bcv(t, dir, args...)
		if a.code != 1 || !strings.Contains(a.stderr, "không còn hoặc trống") || !strings.Contains(a.stderr, copied) || !strings.Contains(a.stderr, "26 bài") {
			t.Errorf("%v: %+v", args, a)
		}
	}
	a := bcv(t, dir, "check", "--json")
	if decode(t, a.stdout, &check); a.code != 1 || check["ok"] != false || !strings.Contains(a.stderr, copied) {
		t.Errorf("%+v", a)
	}
	if info, err := os.Stat(filepath.Join(dir, "thu-vien.db")); err != nil || info.Size() != 0 {
		t.Fatal("a new library was made")
	}
	ask(t, dir, &back, "restore", copied)
	if back["articles"] != made["articles"] {
		t.Errorf("%v, %v", back, made)
	}
	if err := os.Remove(filepath.Join(dir, "thu-vien.db")); err != nil {
		t.Fatal(err)
	}
	if a := bcv(t, dir, "--new", "list"); a.code != 0 {
		t.Errorf("beginning anew: %+v", a)
	}
	if a := bcv(t, dir, "list"); a.code != 0 || strings.Contains(a.stderr, "sao-luu") {
		t.Errorf("after one began anew: %+v", a)
	}
}

func TestABackupTakesThePlaceOfNoOtherFile(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	own := file(t, "to-trinh.docx", "một tờ trình")
	for _, name := range []string{own, "/dev/null", filepath.Join(synced(t), "thu-vien.db")} {
		if a := bcv(t, dir, "backup", name); a.code != 1 || !strings.Contains(a.stderr, "không ghi đè") {
			t.Errorf("%s: %+v", name, a)
		}
	}
	if read(t, own) != "một tờ trình" {
		t.Error("the file was changed")
	}
}

func TestOneBrokenThemeStopsNoCommand(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	var added, check object
	ask(t, dir, &added, "theme", "add", "Áo phao", "--keyword", "áo phao")
	if err := storetest.Alter(t.Context(), filepath.Join(dir, "thu-vien.db"), "UPDATE own_themes SET keywords = '{'"); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"list"}, {"search", "bien dao"}, {"show", "1"}, {"theme", "list"}, {"sync"}, {"points", "1"}} {
		if a := bcv(t, dir, args...); a.code != 0 || !strings.Contains(a.stderr, "để riêng") {
			t.Errorf("%v: exit code %d\n%s", args, a.code, a.stderr)
		}
	}
	a := bcv(t, dir, "check", "--json")
	if decode(t, a.stdout, &check); a.code != 1 || len(check["problems"].([]any)) != 2 {
		t.Errorf("%+v", a)
	}
}
