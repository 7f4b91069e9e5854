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
)

// debian is a fresh Debian in a folder.
type debian struct{ root string }

// newDebian makes one with the package in it, of the release that this system is; it takes root, and Debian's packages over the
// network.
func newDebian(t *testing.T) debian {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("a Debian in a folder is made by root only")
	}
	packages(t)
	release := ran(t, exec.CommandContext(t.Context(), "sh", "-c", `. /etc/os-release && printf %s "$VERSION_CODENAME"`))
	d := debian{root: filepath.Join(t.TempDir(), "debian")}
	ran(t, exec.CommandContext(t.Context(), "mmdebstrap", "--variant=apt", release, d.root))
	ran(t, d.command(t, nil, "apt-get", "update", "-qq")) // mmdebstrap leaves no lists of packages
	raw, err := os.ReadFile(d.built(t))
	if err == nil {
		err = os.WriteFile(filepath.Join(d.root, "sotay.deb"), raw, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// built is the package of make dist.
func (d debian) built(t *testing.T) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(packages(t), "sotay_*_amd64.deb"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%v, %v", found, err)
	}
	return found[0]
}

// command returns a command in that Debian, of a person with a folder of a Vietnamese name.
func (d debian) command(t *testing.T, environment []string, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.CommandContext(t.Context(), "chroot", append([]string{d.root, "env"}, append(environment, args...)...)...) // #nosec G204 -- of the tests
	c.Env = []string{"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=" + debianHome, "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive"}
	return c
}

// debianHome is the folder of that person.
const debianHome = "/home/Người dùng"

// TestADebianInstallsUsesAndRemovesThePackage goes the whole way in a fresh Debian: what the package needs comes with it, the
// program works, a new version leaves the library, and removing leaves nothing else.
func TestADebianInstallsUsesAndRemovesThePackage(t *testing.T) {
	d := newDebian(t)
	if err := os.MkdirAll(filepath.Join(d.root, debianHome, "Tài liệu"), 0o755); err != nil {
		t.Fatal(err)
	}
	before := d.files(t)
	ran(t, d.command(t, nil, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "/sotay.deb"))
	installed := d.files(t)
	for _, file := range []string{"/usr/bin/bcv", "/usr/bin/baocaovien", "/usr/share/applications/vn.baocaovien.sotay.desktop"} {
		if before[file] || !installed[file] {
			t.Errorf("%s was not installed", file)
		}
	}

	paper := debianHome + "/Tài liệu/Tài liệu.pdf"
	ran(t, d.command(t, nil, "bcv", "tour", "--out", paper))
	if raw, err := os.ReadFile(filepath.Join(d.root, paper)); err != nil || !bytes.HasPrefix(raw, []byte("%PDF-")) {
		t.Errorf("the paper: %v", err)
	}
	text := strings.Repeat("Bà con ngư dân bám biển, giữ vững chủ quyền biển, đảo của Tổ quốc. ", 12)
	if err := os.WriteFile(filepath.Join(d.root, debianHome, "Bám biển.txt"), []byte("Bám biển\n\n"+text), 0o644); err != nil {
		t.Fatal(err)
	}
	ran(t, d.command(t, nil, "bcv", "import", debianHome+"/Bám biển.txt"))

	s := newScreen(t, "-listen", "tcp", "-ac")
	d.showsItsWindow(t, s)
	d.opensFiles(t, s)
	d.prints(t, paper)

	kept := ran(t, d.command(t, nil, "bcv", "list"))
	ran(t, d.command(t, nil, "apt-get", "install", "-y", "-qq", "--reinstall", "/sotay.deb")) // over itself
	if after := ran(t, d.command(t, nil, "bcv", "list")); after != kept || !strings.Contains(after, "Bám biển") {
		t.Errorf("the library before\n%s\nafter\n%s", kept, after)
	}

	ran(t, d.command(t, nil, "apt-get", "purge", "-y", "-qq", "sotay"))
	library := 0
	for file := range d.files(t) {
		switch {
		case strings.HasPrefix(file, debianHome+"/.local/share/baocaovien/"):
			library++
		case strings.HasPrefix(file, debianHome+"/.config/"): // a package never removes what is a person's own
		case strings.Contains(file, "baocaovien") || strings.Contains(file, "sotay") && file != "/sotay.deb":
			t.Errorf("left behind: %s", file)
		}
	}
	if library == 0 {
		t.Error("the library is gone")
	}
}

// onto is what a program of that Debian needs to show on a screen.
func onto(s *screen) []string {
	return []string{"DISPLAY=127.0.0.1" + s.display, "LIBGL_ALWAYS_SOFTWARE=1"}
}

func (d debian) showsItsWindow(t *testing.T, s *screen) {
	t.Helper()
	runs(t, d.command(t, onto(s), "baocaovien"))
	id := s.window(t, brand, isWindow)
	s.shot(t, "in-debian")
	s.shut(t, id)
}

// opensFiles opens a file of sessions as a desktop does at a double click: by its kind, and by the program that says it opens it.
func (d debian) opensFiles(t *testing.T, s *screen) {
	t.Helper()
	ran(t, d.command(t, nil, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "shared-mime-info", "desktop-file-utils", "libglib2.0-bin"))
	bcv := func(args ...string) string { return ran(t, d.command(t, nil, append([]string{"bcv"}, args...)...)) }
	opened := sendSessions(bcv, debianHome+"/")
	runs(t, d.command(t, onto(s), "gio", "open", opened))
	id := s.window(t, brand, isWindow)
	came := eventually(t, func() bool { return strings.Contains(bcv("session", "list"), sentCommune) })
	s.shot(t, "opened")
	if !came {
		t.Error("the sessions have not come")
	}
	s.shut(t, id)
}

// prints prints a paper on a queue of a print server that runs beside that Debian.
func (d debian) prints(t *testing.T, paper string) {
	t.Helper()
	ran(t, d.command(t, nil, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "cups-client", "cups-ipp-utils"))
	server := newPrinters(t)
	queue := server.Queue(t)
	inside := filepath.Join(d.root, server.Dir)
	if err := os.MkdirAll(inside, 0o755); err != nil {
		t.Fatal(err)
	}
	ran(t, exec.CommandContext(t.Context(), "mount", "--bind", server.Dir, inside))
	t.Cleanup(func() { _ = exec.Command("umount", inside).Run() }) //nolint:noctx // the test's context has ended
	ran(t, d.command(t, []string{server.Environment()}, "bcv", "print", paper, "--printer", queue.Name, "--duplex"))
	raw, err := os.ReadFile(filepath.Join(queue.Out, "job.pdf"))
	if err != nil || !bytes.HasPrefix(raw, []byte("%PDF-")) {
		t.Errorf("printed: %v", err)
	}
}

// files are the files of that Debian.
func (d debian) files(t *testing.T) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	err := filepath.WalkDir(d.root, func(path string, e fs.DirEntry, err error) error {
		if e != nil && e.IsDir() && (path == filepath.Join(d.root, "proc") || path == filepath.Join(d.root, "dev") || path == filepath.Join(d.root, "sys")) {
			return fs.SkipDir
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil // it was there for a moment
		}
		if err == nil && !e.IsDir() {
			all[strings.TrimPrefix(path, d.root)] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
