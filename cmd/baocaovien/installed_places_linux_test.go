package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/printer/printertest"
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
	lock(t, folder)
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

// lock makes a folder one of a disk that is read-only, until the test ends.
func lock(t *testing.T, folder string) {
	t.Helper()
	for _, args := range [][]string{{"--bind", folder, folder}, {"-o", "remount,bind,ro", folder}} {
		if out, err := exec.CommandContext(t.Context(), "mount", args...).CombinedOutput(); err != nil {
			t.Skipf("no disk can be made read-only here: %v, %s", err, out)
		}
	}
	t.Cleanup(func() { _ = exec.Command("umount", folder).Run() }) //nolint:noctx // the test's context has ended
}

// TestALibraryOnASharedDriveOfInstalledWindows has it in a folder that is named by its server, as Wine knows it by a link.
func TestALibraryOnASharedDriveOfInstalledWindows(t *testing.T) {
	w := install(t, "DISPLAY=")
	server := filepath.Join(w.Prefix, "dosdevices", "unc", "MAY-CHU")
	shared := filepath.Join(w.Prefix, "server")
	if err := errors.Join(os.MkdirAll(server, 0o755), os.Mkdir(shared, 0o755), os.Symlink(shared, filepath.Join(server, "chung"))); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Thư viện số 1", "100% (a&b)"} {
		folder := `\\MAY-CHU\chung\` + name
		ran(t, w.program(t, "bcv.exe", "import", w.document(t), "--data", folder))
		ran(t, w.program(t, "bcv.exe", "backup", folder+`\Bản sao.db`, "--data", folder))
		if said := ran(t, w.program(t, "bcv.exe", "list", "--data", folder)); !strings.Contains(said, "Bám biển") {
			t.Errorf("listed %q", said)
		}
		for _, file := range []string{"thu-vien.db", "Bản sao.db"} {
			if _, err := os.Stat(filepath.Join(shared, name, file)); err != nil {
				t.Error(err)
			}
		}
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

// TestADoubleClickOpensAFileInTheInstalledWindow opens a file of sessions by what Windows does at a double click, and then a text by
// «Open with»; the office that signed the sessions is known.
func TestADoubleClickOpensAFileInTheInstalledWindow(t *testing.T) {
	packages(t)
	s := newScreen(t)
	w := install(t, s.environment()...)
	bcv := func(args ...string) string { return ran(t, w.program(t, "bcv.exe", args...)) }
	ran(t, w.Command(t, "reg", "copy", `HKCU\Software\Classes`, `HKLM\Software\Classes`, "/s", "/f")) // Wine 8 looks only there
	runs(t, w.Command(t, "start", sendSessions(bcv, `C:\`)))
	id := s.window(t, brand, isWindow)
	came := eventually(t, func() bool {
		return strings.Contains(bcv("session", "list"), sentCommune)
	})
	s.shot(t, "opened")
	if !came {
		t.Error("the sessions have not come")
	}

	// «Open with» of a text: another program starts, gives it to the window that is there, and goes.
	bcv("import", w.document(t))
	bcv("text", "1", "--out", `C:\Tài liệu của tôi\Gửi xã.docx`)
	bcv("remove", "1")
	ranAlone(t, w.Command(t, "start", "/wait", "/progIDOpen", "SotayBaocaovien.document", `C:\Tài liệu của tôi\Gửi xã.docx`))
	came = eventually(t, func() bool {
		return strings.Contains(bcv("list"), "Bám biển")
	})
	s.shot(t, "opened-with")
	if !came {
		t.Error("the text has not come")
	}
	s.shut(t, id)
}

// TestASetupThatCannotWriteFails has the program go where it cannot be: beyond what Windows calls a path, and on a disk that is
// read-only.
func TestASetupThatCannotWriteFails(t *testing.T) {
	w := newWindows(t, "DISPLAY=")
	ran(t, w.Command(t, "winecfg", "-v", "win10"))
	drive := filepath.Join(w.Prefix, "drive_c")
	locked := filepath.Join(drive, "Thẻ_nhớ")
	if err := os.Mkdir(locked, 0o755); err != nil {
		t.Fatal(err)
	}
	lock(t, locked)
	for _, folder := range []string{`C:\Thẻ_nhớ\Sổ_tay`, `C:\` + strings.Repeat("bài_", 62) + "nữa"} {
		err := w.Command(t, packed(t, "setup.exe"), "/S", "/D="+folder).Run()
		var failed *exec.ExitError
		if !errors.As(err, &failed) {
			t.Errorf("into %s: %v", folder, err)
		}
		if strings.Contains(w.registry(t), "SotayBaocaovien") {
			t.Errorf("into %s: it says that the program is installed", folder)
		}
	}
}

// sentCommune is where the session was held that sendSessions sends.
const sentCommune = "Xã 21/11/2026"

// sendSessions has another library write a file of sessions into a folder, and returns it. Whoever wrote it is known to the library
// of bcv, which has taken in an earlier one.
func sendSessions(bcv func(args ...string) string, folder string) (file string) {
	for i, day := range []string{"20/11/2026", "21/11/2026"} {
		file = folder + []string{"một.buoi", "hai.buoi"}[i]
		of := []string{"--data", folder + "Xã"}
		bcv(append([]string{"session", "add", "--date", day, "--commune", "Xã " + day, "--theme", "bien-dao", "--present", "40", "--status", "held"}, of...)...)
		bcv(append([]string{"session", "export", "--out", file}, of...)...)
		if i == 0 {
			bcv("session", "import", file, "--trust")
		}
	}
	return file
}

// newPrinters makes a print server that ends with the test.
func newPrinters(t *testing.T) *printertest.Scheduler {
	t.Helper()
	server, err := printertest.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Stop)
	return server
}
