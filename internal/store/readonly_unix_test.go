//go:build unix

package store_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// TestAFolderThatMayNotBeWrittenIsToldAndStaysAsItIs runs itself as another process without the rights
// of root, who may write everywhere.
func TestAFolderThatMayNotBeWrittenIsToldAndStaysAsItIs(t *testing.T) {
	if dir := os.Getenv("STORE_OPEN_READ_ONLY"); dir != "" {
		_, err := store.Open(t.Context(), dir)
		fmt.Printf("kind=%s (%v)\n", library.KindOf(err), err)
		return
	}
	root := publicFolder(t)
	empty, full := filepath.Join(root, "trống"), filepath.Join(root, "đầy")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	l := open(t, full)
	path := l.Path()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{empty, full} {
		if err := os.Chmod(dir, 0o555); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(dir, 0o755) })
		if said := openUnprivileged(t, root, dir); !strings.Contains(said, "kind="+string(library.ReadOnly)+" ") {
			t.Errorf("%s", said)
		}
	}
	if said := openUnprivileged(t, root, filepath.Join(empty, "mới")); !strings.Contains(said, "kind="+string(library.ReadOnly)+" ") {
		t.Errorf("a folder that cannot be made: %s", said)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Error("the library was changed")
	}
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
		binary, err := os.ReadFile(program)
		if err != nil {
			t.Fatal(err)
		}
		program = filepath.Join(root, "store.test")
		if err := os.WriteFile(program, binary, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(program, 0o755); err != nil { // whatever the umask
			t.Fatal(err)
		}
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
