package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/winetest"
)

// installed is a Windows on which the setup of DIST (make test-windows) was run.
type installed struct {
	*winetest.Wine
	home string // of the program, on this system
}

// install makes a Windows 10 and runs the setup on it, silently.
func install(t *testing.T, environment ...string) installed {
	t.Helper()
	w := newWindows(t, environment...)
	ran(t, w.Command(t, "winecfg", "-v", "win10"))
	w.setUp(t, packed(t, "setup.exe"))
	w.home = filepath.Join(w.user(), "AppData", "Local", "Programs", "SotayBaocaovien")
	if _, err := os.Stat(w.home); err != nil {
		t.Fatalf("not installed: %v", err)
	}
	return w
}

// user is the folder of who uses that Windows.
func (w installed) user() string { return filepath.Join(w.Prefix, "drive_c", "users", windowsUser) }

// windowsUser is who uses that Windows: their folders are called so.
const windowsUser = "Nguyễn Thị Ánh Tuyết"

// newWindows makes a Windows, which is Windows 7 where Wine is Debian's.
func newWindows(t *testing.T, environment ...string) installed {
	t.Helper()
	packages(t)
	environment = append(environment, "USER="+windowsUser, "LC_ALL=C.UTF-8",
		"WINEDLLOVERRIDES=mscoree,mshtml,winemenubuilder.exe=") // Wine sets the Windows up by rundll32
	w := installed{Wine: winetest.New(t, t.TempDir(), environment...)}
	ran(t, w.Command(t, "wineboot", "-i"))
	w.LendRandomness(t)
	return w
}

func (w installed) setUp(t *testing.T, setup string) {
	t.Helper()
	ran(t, w.Command(t, setup, "/S"))
}

// setupBefore is the setup of the version before, which BEFORE names, or that of this one where it names none.
func setupBefore(t *testing.T) string {
	t.Helper()
	if before := os.Getenv("BEFORE"); before != "" {
		return before
	}
	return packed(t, "setup.exe")
}

// packages is the folder of what make dist built. To build it takes longer than all other tests, so that only make test-windows
// has it.
func packages(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("DIST")
	if folder == "" {
		t.Skip("the packages of make dist are not there: make test-windows")
	}
	return folder
}

// packed is the package of make dist of that ending.
func packed(t *testing.T, ending string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(packages(t), "sotay-*-"+ending))
	if err != nil || len(found) != 1 {
		t.Fatalf("%v, %v", found, err)
	}
	return found[0]
}

func TestAnOldWindowsIsRefused(t *testing.T) {
	w := newWindows(t, "DISPLAY=")
	ran(t, w.Command(t, "winecfg", "-v", "win81"))
	var refused *exec.ExitError
	if err := w.Command(t, packed(t, "setup.exe"), "/S").Run(); !errors.As(err, &refused) || refused.ExitCode() != 3 {
		t.Errorf("on Windows 8.1: %v", err)
	}
	if left := w.files(t); len(left) != 0 {
		t.Errorf("installed all the same: %v", left)
	}
}

// program returns a command of the installed program.
func (w installed) program(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	return w.Command(t, filepath.Join(w.home, name), args...)
}

// document is a text on that Windows, in a folder of a Vietnamese name.
func (w installed) document(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(w.Prefix, "drive_c", "Tài liệu của tôi")
	text := "Bám biển\n\n" + strings.Repeat("Bà con ngư dân bám biển, giữ vững chủ quyền biển, đảo của Tổ quốc. ", 12)
	err := errors.Join(os.MkdirAll(folder, 0o755), os.WriteFile(filepath.Join(folder, "Bám biển.txt"), []byte(text), 0o644))
	if err != nil {
		t.Fatal(err)
	}
	return `C:\Tài liệu của tôi\Bám biển.txt`
}

func ran(t *testing.T, command *exec.Cmd) string {
	t.Helper()
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	if err := command.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(command.Args, " "), err, said.String())
	}
	return said.String()
}

// ranAlone runs what starts programs that live on; they would hold what ran reads.
func ranAlone(t *testing.T, command *exec.Cmd) {
	t.Helper()
	if err := command.Run(); err != nil {
		t.Fatalf("%s: %v", strings.Join(command.Args, " "), err)
	}
}

// remove runs the uninstaller and waits for it.
func (w installed) remove(t *testing.T) {
	t.Helper()
	ran(t, w.program(t, "go-bo.exe", "/S", "_?=C:"+strings.ReplaceAll(strings.TrimPrefix(w.home, filepath.Join(w.Prefix, "drive_c")), "/", `\`)))
}

// files lists the files under folders of the Windows, but those of Windows itself.
func (w installed) files(t *testing.T) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(filepath.Join(w.Prefix, "drive_c", "users"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && (strings.Contains(path, "aocaovien") || strings.Contains(path, "Sổ tay")) {
			all = append(all, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// links tells where the two shortcuts are.
func (w installed) links() map[string]bool {
	there := map[string]bool{}
	for _, place := range []string{"Desktop", filepath.Join("AppData", "Roaming", "Microsoft", "Windows", "Start Menu", "Programs")} {
		_, err := os.Stat(filepath.Join(w.user(), place, "Sổ tay Báo cáo viên.lnk"))
		there[place] = err == nil
	}
	return there
}

func (w installed) registry(t *testing.T) string {
	t.Helper()
	return ran(t, w.Command(t, "reg", "query", `HKCU\Software`, "/s"))
}

func TestASetupInstallsUpgradesAndLeavesTheLibrary(t *testing.T) {
	w := install(t, "DISPLAY=")
	w.setUp(t, setupBefore(t))
	for _, name := range []string{"baocaovien.exe", "bcv.exe", "GIAY-PHEP.txt", "go-bo.exe"} {
		if _, err := os.Stat(filepath.Join(w.home, name)); err != nil {
			t.Error(err)
		}
	}
	for place, there := range w.links() {
		if !there {
			t.Errorf("no shortcut in %s", place)
		}
	}
	for _, key := range []string{`SotayBaocaovien.buoi`, `OpenWithProgids`, `Uninstall\SotayBaocaovien`} {
		if !strings.Contains(w.registry(t), key) {
			t.Errorf("%s is not in the registry", key)
		}
	}

	paper, word := filepath.Join(w.Prefix, "drive_c", "Tài liệu.pdf"), filepath.Join(w.Prefix, "drive_c", "Đề cương.docx")
	ran(t, w.program(t, "bcv.exe", "tour", "--out", `C:\Tài liệu.pdf`))
	ran(t, w.program(t, "bcv.exe", "import", w.document(t)))
	ran(t, w.program(t, "bcv.exe", "handout", "--out", `C:\Đề cương.docx`, "1"))
	for file, begins := range map[string]string{paper: "%PDF-", word: "PK"} {
		raw, err := os.ReadFile(file)
		if err != nil || !bytes.HasPrefix(raw, []byte(begins)) {
			t.Errorf("%s: %v", file, err)
		}
	}

	before := ran(t, w.program(t, "bcv.exe", "list"))
	w.setUp(t, packed(t, "setup.exe")) // over it
	if after := ran(t, w.program(t, "bcv.exe", "list")); after != before || !strings.Contains(after, "Bám biển") {
		t.Errorf("the library before\n%s\nafter\n%s", before, after)
	}

	w.remove(t)
	for place, there := range w.links() {
		if there {
			t.Errorf("a shortcut is left in %s", place)
		}
	}
	library := 0
	for _, file := range w.files(t) {
		switch {
		case strings.Contains(file, filepath.Join("Local", "baocaovien")):
			library++
		case filepath.Base(file) != "go-bo.exe": // one that is told where it lies cannot remove itself
			t.Errorf("left behind: %s", file)
		}
	}
	if library == 0 {
		t.Error("the library is gone")
	}
	if left := w.registry(t); strings.Contains(left, "SotayBaocaovien") {
		t.Error("keys are left behind")
	}
}

func TestThePortableProgramKeepsItsLibraryBesideIt(t *testing.T) {
	w := install(t, "DISPLAY=")
	stick := filepath.Join(w.Prefix, "drive_c", "Người dùng", strings.Repeat("thư mục dài ", 8))
	if err := os.MkdirAll(stick, 0o755); err != nil {
		t.Fatal(err)
	}
	ran(t, exec.CommandContext(t.Context(), "unzip", "-q", packed(t, "portable.zip"), "-d", stick))
	folder := filepath.Join(stick, "So tay Bao cao vien")
	ran(t, w.Command(t, filepath.Join(folder, "bcv.exe"), "import", w.document(t)))
	libraries, err := filepath.Glob(filepath.Join(folder, "thu-vien", "*.db"))
	if err != nil || len(libraries) != 1 {
		t.Errorf("%v, %v", libraries, err)
	}
	for _, file := range w.files(t) {
		if strings.Contains(file, filepath.Join("Local", "baocaovien")) {
			t.Errorf("left on the machine: %s", file)
		}
	}
}

// TestTheInstalledWindowOpens shows it, and that the toolkit's own folders go with it when it is removed.
func TestTheInstalledWindowOpens(t *testing.T) {
	packages(t)
	s := newScreen(t)
	w := install(t, s.environment()...)
	runs(t, w.program(t, "baocaovien.exe", "--sample"))
	id := s.window(t, brand, isWindow)
	s.shot(t, "opened")
	s.shut(t, id)
	w.remove(t)
	if left, err := filepath.Glob(filepath.Join(w.user(), "AppData", "*", "fyne")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
