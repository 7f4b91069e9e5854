//go:build linux

package printertest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/scripttest"
)

// layOut writes the scheduler's folders and files.
func layOut(t *testing.T, dir string) {
	t.Helper()
	for _, sub := range []string{"root", "spool/tmp", "cache", "state", "log", "lib/backend"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil { // #nosec G301 -- CUPS works in them as another user
			t.Fatal(err)
		}
	}
	user := "User lp\nGroup lp\n"
	if os.Getuid() != 0 {
		user = ""
	}
	files := user + strings.NewReplacer("DIR", dir).Replace("SystemGroup root\nServerRoot DIR/root\nServerBin DIR/lib\n"+
		"RequestRoot DIR/spool\nTempDir DIR/spool/tmp\nCacheDir DIR/cache\nStateDir DIR/state\n"+
		"AccessLog DIR/log/access\nErrorLog DIR/log/error\nPageLog DIR/log/page\n")
	config := fmt.Sprintf("Listen %s/sock\nBrowsing Off\nWebInterface No\nDefaultAuthType None\n"+
		"<Location />\nOrder allow,deny\nAllow all\n</Location>\n"+
		"<Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n</Policy>\n", dir)
	for name, content := range map[string]string{"files.conf": files, "cupsd.conf": config} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	scripttest.Write(t, filepath.Join(dir, "lib/backend/giay"), backend)
	for _, part := range []string{"daemon", "filter", "backend/cups-pdf"} {
		if err := os.Symlink("/usr/lib/cups/"+part, filepath.Join(dir, "lib", part)); err != nil {
			t.Fatal(err)
		}
	}
	if os.Getuid() == 0 {
		if out, err := exec.CommandContext(t.Context(), "chown", "-R", "lp", dir+"/spool", dir+"/cache", dir+"/state", dir+"/root").CombinedOutput(); err != nil { // #nosec G204 -- of the tests
			t.Fatalf("%v\n%s", err, out)
		}
	}
	if err := os.Chmod(dir, 0o755); err != nil { // #nosec G302 -- as above
		t.Fatal(err)
	}
}

// Exists reports whether there is such a file.
func Exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// patience is how long a test waits for what other programs do, on a busy machine.
const patience = 5 * time.Minute

// Until asks again and again whether something is so.
func Until(t *testing.T, what string, so func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for !so() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatalf("waited in vain until %s", what)
		}
	}
}
