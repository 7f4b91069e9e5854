package cli_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/app/apptest"
)

// releaseFolder has packages of a version, as make dist names them, and what the one for this system holds.
func releaseFolder(t *testing.T, version string) (files []string, archive []byte) {
	t.Helper()
	dir := t.TempDir()
	noise := rand.NewChaCha8([32]byte([]byte(version + strings.Repeat(" ", 32-len(version)))))
	for _, name := range []string{"sotay-" + version + "-setup.exe", "sotay-" + version + "-linux-amd64.tar.gz"} {
		archive = make([]byte, 2<<20+100<<10) // two parts
		_, _ = noise.Read(archive)
		files = append(files, filepath.Join(dir, name))
		if err := os.WriteFile(files[len(files)-1], archive, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return files, archive
}

// served serves a folder and counts what is asked.
func served(t *testing.T, dir string) (address string, asked *atomic.Int64) {
	t.Helper()
	asked = new(atomic.Int64)
	files := http.FileServer(http.Dir(dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/kho.json", asked
}

func TestANewerVersionIsFoundCheckedAndFetched(t *testing.T) {
	t.Parallel()
	office, kho := apptest.SampleFolder(t), filepath.Join(t.TempDir(), "kho")
	files, archive := releaseFolder(t, "9.8.7")
	var guidance, released, state object
	ask(t, office, &guidance, "publish", kho)
	laptop := apptest.SampleFolder(t)
	if a := bcv(t, laptop, "update", "--from", kho, "--trust"); a.code != 1 || !strings.Contains(a.stderr, "không có bản nào của chương trình") {
		t.Errorf("a store of guidance alone: exit %d: %s", a.code, a.stderr)
	}
	ask(t, office, &released, append([]string{"release", kho}, append(files, "--notes", "Nhanh hơn.")...)...)
	fields(t, released, "version,packages,serial,fingerprint")
	if released["version"] != "9.8.7" || released["serial"] != 2.0 {
		t.Errorf("released %v", released)
	}
	address, asked := served(t, kho)
	ask(t, laptop, &state, "update")
	fields(t, state, "running,from,newer,notes,file")
	if state["running"] != app.Version || state["from"] != "" || state["newer"] != nil || asked.Load() != 0 {
		t.Errorf("off: %v after %d requests", state, asked.Load())
	}
	if a := bcv(t, laptop, "update", "--from", address); a.code != 1 || !strings.Contains(a.stderr, released["fingerprint"].(string)) {
		t.Errorf("nobody agreed: exit %d: %s", a.code, a.stderr)
	}
	ask(t, laptop, &state, "update", "--from", address, "--fingerprint", released["fingerprint"].(string))
	if state["newer"] != "9.8.7" || state["notes"] != "Nhanh hơn." || state["file"] != nil {
		t.Errorf("found %v", state)
	}
	before := copiesOf(t, laptop)
	ask(t, laptop, &state, "update", "--fetch")
	got, err := os.ReadFile(state["file"].(string))
	if err != nil || !bytes.Equal(got, archive) || filepath.Base(state["file"].(string)) != "sotay-9.8.7-linux-amd64.tar.gz" {
		t.Errorf("fetched %v, %d bytes, %v", state["file"], len(got), err)
	}
	if after := copiesOf(t, laptop); after != before+1 {
		t.Errorf("%d backups before, %d after", before, after)
	}

	var again, sync object
	ask(t, office, &again, "publish", kho) // of the guidance: the release stays
	ask(t, laptop, &state, "update")
	if state["newer"] != "9.8.7" {
		t.Errorf("after guidance was published: %v", state)
	}
	ask(t, laptop, new(object), "source", "add", address, "--trust")
	ask(t, laptop, &sync, "sync")
	if sync["failed"] != 0.0 {
		t.Errorf("a store with a release as a source: %v", sync)
	}
	ask(t, laptop, &state, "update", "--off")
	if state["from"] != "" {
		t.Errorf("off again: %v", state)
	}
}

// copiesOf counts the backups in a library's folder.
func copiesOf(t *testing.T, dir string) int {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "*", "thu-vien-*.db"))
	if err != nil {
		t.Fatal(err)
	}
	return len(found)
}

func TestAReleaseThatIsNotAsItWasSignedIsRefused(t *testing.T) {
	t.Parallel()
	office := apptest.NewFolder(t)
	for name, spoil := range map[string]func(t *testing.T, kho string){
		"the parts changed": func(t *testing.T, kho string) {
			t.Helper()
			for _, part := range partsOf(t, kho) {
				if err := os.WriteFile(part, []byte("mã độc"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		},
		"the parts are others": func(t *testing.T, kho string) {
			t.Helper()
			parts := partsOf(t, kho)
			raw, err := os.ReadFile(parts[0])
			for _, part := range parts[1:] {
				err = errors.Join(err, os.WriteFile(part, raw, 0o600))
			}
			if err != nil {
				t.Fatal(err)
			}
		},
		"the parts are gone": func(t *testing.T, kho string) {
			t.Helper()
			for _, part := range partsOf(t, kho) {
				if err := os.Remove(part); err != nil {
					t.Fatal(err)
				}
			}
		},
		"an older release came back": func(t *testing.T, kho string) {
			t.Helper()
			old := apptest.NewFolder(t)
			ask(t, old, new(object), append([]string{"release", kho + "-khac"}, first(releaseFolder(t, "9.9.9"))...)...)
			for _, name := range []string{"kho.json", "kho.json.sig"} {
				if err := os.Rename(filepath.Join(kho+"-khac", name), filepath.Join(kho, name)); err != nil {
					t.Fatal(err)
				}
			}
		},
	} {
		kho := filepath.Join(t.TempDir(), "kho")
		ask(t, office, new(object), append([]string{"release", kho}, first(releaseFolder(t, "9.8.7"))...)...)
		address, _ := served(t, kho)
		laptop := apptest.NewFolder(t)
		ask(t, laptop, new(object), "update", "--from", address, "--trust")
		spoil(t, kho)
		a := bcv(t, laptop, "update", "--fetch")
		if a.code != 1 || a.stderr == "" || strings.Contains(a.stderr, "errors.") {
			t.Errorf("%s: exit %d: %s%s", name, a.code, a.stdout, a.stderr)
		}
		if found, _ := filepath.Glob(filepath.Join(laptop, "ban-moi", "*")); len(found) != 0 {
			t.Errorf("%s: %v", name, found)
		}
	}
	for name, args := range map[string][]string{
		"what is no package": {filepath.Join(office, "x.exe")},
		"two versions":       {first(releaseFolder(t, "1.0.0"))[0], first(releaseFolder(t, "1.0.1"))[1]},
		"one twice":          {first(releaseFolder(t, "1.0.0"))[0], first(releaseFolder(t, "1.0.0"))[0]},
		"a missing file":     {filepath.Join(office, "sotay-1.0.0-setup.exe")},
	} {
		if a := bcv(t, office, append([]string{"release", t.TempDir()}, args...)...); a.code == 0 || a.stderr == "" {
			t.Errorf("%s: exit %d: %s", name, a.code, a.stderr)
		}
	}
	if a := bcv(t, office, "update", "--from", "không phải địa chỉ", "--trust"); a.code != 1 {
		t.Errorf("no address: exit %d: %s", a.code, a.stderr)
	}
}

func first(files []string, _ []byte) []string { return files }

// partsOf are the files of the parts of packages, which are the large ones.
func partsOf(t *testing.T, kho string) (parts []string) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(kho, "items", "*", "*.zst"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range all {
		if info, err := os.Stat(path); err == nil && info.Size() > 64<<10 {
			parts = append(parts, path)
		}
	}
	if len(parts) < 2 {
		t.Fatalf("parts %v", parts)
	}
	return parts
}
