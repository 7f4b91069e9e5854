package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/session"
)

func TestALogThatGrewIsPutAside(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "nhat-ky.log")
	if err := os.WriteFile(path, make([]byte, logBytes+1), 0o600); err != nil {
		t.Fatal(err)
	}
	log, file := openLog(path)
	log.Info("mới")
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Size() > 1000 {
		t.Errorf("%v, %v", info, err)
	}
	if _, err := os.Stat(path + ".1"); err != nil {
		t.Error(err)
	}
}

func TestOnlyOldFilesOfItsOwnAreTidied(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	p := &Papers{dir: dir, now: func() time.Time { return time.Now().Add(48 * time.Hour) }}
	own, err := p.printFile()
	if err != nil {
		t.Fatal(err)
	}
	others := filepath.Join(dir, "in")
	if err := os.Mkdir(others, 0o700); err != nil {
		t.Fatal(err)
	}
	p.tidyPrinted()
	if _, err := os.Stat(own); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s is still there", own)
	}
	if _, err := os.Stat(others); err != nil {
		t.Error(err)
	}
	p.now = time.Now
	fresh, err := p.printFile()
	if err != nil {
		t.Fatal(err)
	}
	if p.tidyPrinted(); !exists(fresh) {
		t.Error("a file just printed from is gone")
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func TestAReportTellsWhatTheLibraryCannotRead(t *testing.T) {
	t.Parallel()
	if texts := remarksOn(session.Account{Unread: 2}); len(texts) != 1 || !strings.Contains(texts[0], "2 cuộc") {
		t.Errorf("%q", texts)
	}
	if texts := remarksOn(session.Account{}); len(texts) != 0 {
		t.Errorf("%q", texts)
	}
}
