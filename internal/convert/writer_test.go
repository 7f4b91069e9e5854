package convert_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/convert"
	"baocaovien/internal/document"
	"baocaovien/internal/library"
)

// oldFile is a .doc that LibreOffice itself writes of a page.
func oldFile(t *testing.T, page string) []byte {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skipf("LibreOffice Writer is not installed, so no real .doc was converted (setup.sh test installs it): %v", err)
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "bai.html")
	if err := os.WriteFile(in, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := exec.CommandContext(t.Context(), office, "-env:UserInstallation=file://"+filepath.Join(dir, "settings"), "--headless",
		"--infilter=HTML (StarWriter)", "--convert-to", "doc:MS Word 97", "--outdir", dir, in).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "bai.doc")) //nolint:gosec // in a folder of the test
	if err != nil {
		t.Skipf("LibreOffice is here, its Writer is not (setup.sh test installs it): %s", said)
	}
	return raw
}

func TestARealOldWordFileIsReadThroughARealWriter(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice twice")
	}
	raw := oldFile(t, `<html><head><meta charset="utf-8"></head><body><h1>Giữ gìn biển, đảo quê hương</h1>
<p>Bà con ngư dân xã An Hòa có <b>1.250</b> tàu cá, rộng 12 km<sup>2</sup> bãi nuôi.</p>
<ol><li>Trực bến cá mỗi ngày.</li><li>Nhắc tàu bật thiết bị giám sát hành trình.</li></ol>
<table border="1"><tr><td>Xã</td><td>Số tàu</td></tr><tr><td>An Hòa</td><td>1.250</td></tr></table></body></html>`)
	if !strings.HasPrefix(string(raw), "\xD0\xCF\x11\xE0") {
		t.Fatalf("no old Word file: %q", raw[:8])
	}
	if _, err := document.Read(t.Context(), "bai.doc", raw); !library.IsKind(err, library.OldWordFile) {
		t.Errorf("without an office: %v", err)
	}
	docx, err := convert.Installed().Word(t.Context(), raw)
	if err != nil {
		t.Fatal(err)
	}
	a, err := document.Read(t.Context(), "bai.doc", docx)
	if err != nil {
		t.Fatal(err)
	}
	text := a.Title + "\n" + library.Plain(a.Blocks)
	for _, want := range []string{
		"Giữ gìn biển, đảo quê hương", "Bà con ngư dân xã An Hòa có 1.250 tàu cá, rộng 12 km² bãi nuôi.", "Trực bến cá mỗi ngày.",
		"Nhắc tàu bật thiết bị giám sát hành trình.", "Xã\tSố tàu\nAn Hòa\t1.250",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in %q", want, text)
		}
	}
}
