package receive_test

import (
	"os"
	"testing"
)

// copied copies a store as people copy folders.
func copied(t *testing.T, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}
