package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestThePortableProgramReadsWhereItCannotWrite has its folder on a disk that is read-only, as a stick with its switch down: the
// library is read, and what would change it is refused in a sentence.
func TestThePortableProgramReadsWhereItCannotWrite(t *testing.T) {
	w := install(t, "DISPLAY=")
	folder := filepath.Join(w.Prefix, "drive_c", "Thẻ nhớ")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	ran(t, exec.CommandContext(t.Context(), "unzip", "-q", packed(t, "portable.zip"), "-d", folder))
	program := filepath.Join(folder, "So tay Bao cao vien", "bcv.exe")
	ran(t, w.Command(t, program, "import", w.document(t)))
	for _, args := range [][]string{{"--bind", folder, folder}, {"-o", "remount,bind,ro", folder}} {
		if out, err := exec.CommandContext(t.Context(), "mount", args...).CombinedOutput(); err != nil {
			t.Skipf("no disk can be made read-only here: %v, %s", err, out)
		}
	}
	t.Cleanup(func() { _ = exec.Command("umount", folder).Run() }) //nolint:noctx // the test's context has ended
	if said := ran(t, w.Command(t, program, "list")); !strings.Contains(said, "Bám biển") {
		t.Errorf("listed %q", said)
	}
	change := w.Command(t, program, "mark", "read")
	out, err := change.CombinedOutput()
	var refused *exec.ExitError
	if !errors.As(err, &refused) || len(out) == 0 || strings.Contains(string(out), "panic") {
		t.Errorf("a change: %v, %s", err, out)
	}
}

// TestTheYear2038OnInstalledWindows has a clock past the last second that 32 bits count.
func TestTheYear2038OnInstalledWindows(t *testing.T) {
	packages(t)
	clocks, err := filepath.Glob("/usr/lib/*/faketime/libfaketime.so.1") // where Debian puts it
	if err != nil || len(clocks) == 0 {
		t.Fatalf("no clock to set (Debian package libfaketime): %v", err)
	}
	w := install(t, "DISPLAY=", "LD_PRELOAD="+clocks[0], "FAKETIME=@2038-02-01 08:00:00", "FAKETIME_DONT_FAKE_MONOTONIC=1")
	ran(t, w.program(t, "bcv.exe", "import", w.document(t)))
	if said := ran(t, w.program(t, "bcv.exe", "show", "1", "--json")); !strings.Contains(said, "2038-") {
		t.Errorf("imported in 2038: %s", said)
	}
	ran(t, w.program(t, "bcv.exe", "tour", "--out", `C:\Tài liệu.pdf`))
}

// TestADoubleClickOpensAFileInTheInstalledWindow opens a file of sessions by what Windows does at a double click; the office that
// signed it is known.
func TestADoubleClickOpensAFileInTheInstalledWindow(t *testing.T) {
	packages(t)
	s := newScreen(t)
	w := install(t, s.environment()...)
	commune := func(args ...string) { // a library of its own
		ran(t, w.program(t, "bcv.exe", append(args, "--data", `C:\Xã\thư viện`)...))
	}
	sent := func(day, file string) {
		commune("session", "add", "--date", day, "--commune", "Xã "+day, "--theme", "bien-dao", "--present", "40", "--status", "held")
		commune("session", "export", "--out", file)
	}
	sent("20/11/2026", `C:\một.buoi`)
	ran(t, w.program(t, "bcv.exe", "session", "import", `C:\một.buoi`, "--trust"))
	sent("21/11/2026", `C:\hai.buoi`)
	runs(t, w.Command(t, "start", `C:\hai.buoi`))
	id := s.window(t, brand, isWindow)
	came := eventually(t, func() bool {
		return strings.Contains(ran(t, w.program(t, "bcv.exe", "session", "list")), "Xã 21/11/2026")
	})
	s.shot(t, "opened")
	if !came {
		t.Error("the sessions have not come")
	}
	s.shut(t, id)
}
