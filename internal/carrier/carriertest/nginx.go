package carriertest

import (
	"context"
	"os/exec"
	"testing"

	"baocaovien/internal/nginx"
)

// Nginx serves a folder until the test ends. Where nginx is not installed, a short test is skipped.
func Nginx(t *testing.T, root string) *nginx.Server {
	t.Helper()
	if _, err := exec.LookPath("nginx"); err != nil && testing.Short() {
		t.Skip("no nginx on this machine: make test installs one")
	}
	s, err := nginx.Start(context.WithoutCancel(t.Context()), nginx.ServerSettings{Root: root, Work: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Stop)
	return s
}

// UseObjectStore sets the variables that say where an object store is and what lets one in.
func UseObjectStore(t *testing.T, endpoint, secret string) {
	t.Helper()
	t.Setenv("AWS_ENDPOINT_URL", endpoint)
	t.Setenv("AWS_ACCESS_KEY_ID", Access)
	t.Setenv("AWS_SECRET_ACCESS_KEY", secret)
}
