//go:build unix

package store_test

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/machine"
	"baocaovien/internal/store"
	"baocaovien/internal/store/storetest"
)

// TestAFolderThatMayNotBeWrittenIsToldAndStaysAsItIs runs itself as another process without the rights
// of root, who may write everywhere.
func TestAFolderThatMayNotBeWrittenIsToldAndStaysAsItIs(t *testing.T) {
	if dir := os.Getenv("STORE_OPEN_READ_ONLY"); dir != "" {
		readUnprivileged(t, dir)
		return
	}
	root := publicFolder(t)
	empty := filepath.Join(root, "trống")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	lock(t, empty)
	for _, dir := range []string{empty, filepath.Join(empty, "mới")} {
		if said := openUnprivileged(t, root, dir); !strings.Contains(said, "kind="+string(library.ReadOnly)+" ") {
			t.Errorf("%s: %s", dir, said)
		}
	}
}

// TestALibraryThatMayNotBeWrittenIsRead does the same with libraries as they lie on a locked stick or in the folder of
// somebody else.
func TestALibraryThatMayNotBeWrittenIsRead(t *testing.T) {
	if dir := os.Getenv("STORE_OPEN_READ_ONLY"); dir != "" {
		readUnprivileged(t, dir)
		return
	}
	root := publicFolder(t)
	for name, prepare := range map[string]func(t *testing.T, dir string){
		"đóng":        func(t *testing.T, dir string) { stockedIn(t, dir, true) },
		"còn nhật ký": func(t *testing.T, dir string) { stockedIn(t, dir, false) },
		"thư mục mở":  func(t *testing.T, dir string) { stockedIn(t, dir, true) },
		"lược đồ cũ":  landedIn,
		"đã thu dọn": func(t *testing.T, dir string) {
			stockedIn(t, dir, true)
			must(t, storetest.Alter(t.Context(), filepath.Join(dir, "thu-vien.db"), "PRAGMA journal_mode = DELETE"))
		},
	} {
		dir := filepath.Join(root, name)
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		prepare(t, dir)
		for _, file := range filesIn(t, dir) {
			if err := os.Chmod(file, 0o444); err != nil {
				t.Fatal(err)
			}
		}
		if name != "thư mục mở" {
			lock(t, dir)
		}
		before := filesIn(t, dir)
		said := openUnprivileged(t, root, dir)
		for _, want := range []string{"articles=4 ", "hits=1 ", "backup=4 ", "check=0 ", "read=true ", "write=read-only "} {
			if !strings.Contains(said, want) {
				t.Errorf("%s: no %s in %s", name, want, said)
			}
		}
		if after := filesIn(t, dir); name != "thư mục mở" && strings.Join(after, " ") != strings.Join(before, " ") {
			t.Errorf("%s: %v, before %v", name, after, before)
		}
	}
}

// TestALibraryThatMayNotBeWrittenIsNotReadWhileAnotherMachineWritesIt does so with one that a machine holds, whose name can be
// read there: this one, and another.
func TestALibraryThatMayNotBeWrittenIsNotReadWhileAnotherMachineWritesIt(t *testing.T) {
	if dir := os.Getenv("STORE_OPEN_READ_ONLY"); dir != "" {
		readUnprivileged(t, dir)
		return
	}
	root := publicFolder(t)
	for want, m := range map[string]machine.Machine{"kind=other-machine ": machine.Named("MAY-KHAC"), "articles=4 ": machine.Here()} {
		dir, err := os.MkdirTemp(root, "")
		must(t, err)
		must(t, os.Chmod(dir, 0o755))
		stockedIn(t, dir, true)
		h, err := machine.Take(dir, m)
		must(t, err)
		for _, file := range filesIn(t, dir) {
			must(t, os.Chmod(file, 0o444))
		}
		lock(t, dir)
		if said := openUnprivileged(t, root, dir); !strings.Contains(said, want) {
			t.Errorf("no %s in %s", want, said)
		}
		must(t, h.Release())
		if said := openUnprivileged(t, root, dir); !strings.Contains(said, "articles=4 ") {
			t.Errorf("after it was closed: %s", said)
		}
	}
}

// readUnprivileged opens the library in dir and says what can be done with it.
func readUnprivileged(t *testing.T, dir string) {
	l, err := store.Open(t.Context(), dir)
	if err != nil {
		fmt.Printf("kind=%s (%v)\n", library.KindOf(err), err)
		return
	}
	defer func() { _ = l.Close() }()
	list, err1 := l.List(t.Context(), library.Filter{})
	hits, err2 := l.Search(t.Context(), "áo phao", library.Filter{})
	report, err3 := l.Check(t.Context())
	made, err4 := l.Backup(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	_, err5 := l.SaveOutline(t.Context(), library.Outline{Title: "x"})
	fmt.Printf("articles=%d hits=%d check=%d backup=%d read=%v write=%s why=%v (%v)\n", len(list), len(hits), len(report.Problems), made.Articles,
		library.IsKind(l.ReadOnly(), library.ReadOnly), library.KindOf(err5), l.ReadOnly(), errors.Join(err1, err2, err3, err4))
}

// stockedIn puts four articles into the library of a folder, and leaves it closed or as a kill does.
func stockedIn(t *testing.T, dir string, whole bool) {
	t.Helper()
	work := filepath.Join(t.TempDir(), "x")
	l := open(t, work)
	s, err := l.AddSource(t.Context(), library.Source{URL: "https://example.org", Title: "x", Kind: library.FeedSource})
	must(t, err)
	for n, text := range []string{"một", "hai", "ba", "mang áo phao"} {
		save(t, l, arrival(s, fmt.Sprint(n), "Bài", text))
	}
	if whole {
		must(t, l.Close())
	}
	must(t, os.CopyFS(dir, os.DirFS(work)))
	must(t, os.RemoveAll(filepath.Join(dir, "thu-vien.db-shm")))
}

func landedIn(t *testing.T, dir string) {
	t.Helper()
	file, err := os.Open("testdata/landed/785788d.db.gz")
	must(t, err)
	defer file.Close()
	z, err := gzip.NewReader(file)
	must(t, err)
	raw, err := io.ReadAll(z)
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, "thu-vien.db"), raw, 0o600))
}

// lock takes the right to write from a folder.
func lock(t *testing.T, dir string) {
	t.Helper()
	must(t, os.Chmod(dir, 0o555))
	t.Cleanup(func() { _ = os.Chmod(dir, 0o755) })
}

func filesIn(t *testing.T, dir string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "*"))
	must(t, err)
	return all
}

// publicFolder is a temporary folder that everyone may enter: t.TempDir lies in one that only its owner may.
func publicFolder(t *testing.T) string {
	t.Helper()
	root, err := os.MkdirTemp("", "store")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(root) })
	if err := os.Chmod(root, 0o755); err != nil {
		t.Fatal(err)
	}
	return root
}

// openUnprivileged opens the library in dir in a process of «nobody» where this one is root's.
func openUnprivileged(t *testing.T, root, dir string) string {
	t.Helper()
	program := os.Args[0]
	child := exec.CommandContext(t.Context(), program)
	if os.Getuid() == 0 {
		// The folder go test builds in is root's alone.
		public := filepath.Join(root, "store.test")
		if _, err := os.Stat(public); err != nil {
			binary, err := os.ReadFile(program)
			must(t, err)
			must(t, os.WriteFile(public, binary, 0o755))
			must(t, os.Chmod(public, 0o755)) // whatever the umask
		}
		program = public
		child = exec.CommandContext(t.Context(), program)
		const nobody = 65534
		child.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	child.Args = append(child.Args, "-test.run", "^"+t.Name()+"$")
	child.Env = append(os.Environ(), "STORE_OPEN_READ_ONLY="+dir)
	child.Dir = "/"
	out, err := child.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return string(out)
}
