// Package carriertest has a real object store for the tests of what reads and writes one.
package carriertest

import (
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// Access and Secret let one into the store.
const (
	Access = "tinh"
	Secret = "mat-khau-thu" // #nosec G101 -- of a store that lives as long as a test
)

// ObjectStore starts a real object store over a folder with one bucket, «kho», and returns its address.
func ObjectStore(t *testing.T) string {
	t.Helper()
	program, err := filepath.Abs("../../bin/versitygw") // the tests that use it stand in internal/…
	if err == nil {
		_, err = os.Stat(program)
	}
	if err != nil && testing.Short() {
		t.Skip("no object store on this machine: make test installs one")
	}
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "kho"), 0o700); err != nil {
		t.Fatal(err)
	}
	free, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	if err := free.Close(); err != nil {
		t.Fatal(err)
	}
	server := exec.CommandContext(t.Context(), program, "--access", Access, "--secret", Secret, "--port", address, "--quiet", "posix", dir) // #nosec G204 -- of this folder
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Process.Kill(); _ = server.Wait() })
	listening, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	for listening.Err() == nil {
		if conn, err := (&net.Dialer{}).DialContext(listening, "tcp", address); err == nil {
			_ = conn.Close()
			return "http://" + address
		}
	}
	t.Fatal("the object store does not listen")
	return ""
}
