package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app/apptest"
)

func written(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAPublishersKeyLeavesTheMachineAndComesBack(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("keys are sealed slowly on purpose")
	}
	dir, other, kho := apptest.SampleFolder(t), apptest.SampleFolder(t), t.TempDir()
	var first, shown, restored object
	ask(t, dir, &first, "publish", kho)
	ask(t, dir, &shown, "key", "show")
	fields(t, shown, "fingerprint,words,file")
	if shown["fingerprint"] != first["fingerprint"] {
		t.Errorf("%v, published as %v", shown, first["fingerprint"])
	}
	passphrase, wrong, short := written(t, "mk", "Thuyền xanh ra biển\r\n"), written(t, "mk", "Thuyền đỏ ra biển"), written(t, "mk", "ngắn")
	saved := filepath.Join(t.TempDir(), "tinh.khoa")
	ask(t, dir, new(object), "key", "save", saved, "--passphrase-file", passphrase)
	raw, err := os.ReadFile(saved)
	if err != nil {
		t.Fatal(err)
	}
	ask(t, other, &restored, "key", "restore", saved, "--passphrase-file", passphrase)
	if restored["fingerprint"] != first["fingerprint"] {
		t.Errorf("restored %v, was %v", restored, first)
	}
	mistyped := strings.Replace(string(raw), "Dòng 3: ", "Dòng 3: 0", 1)
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"another passphrase": {[]string{"restore", saved, "--passphrase-file", wrong}, 1, "Mật khẩu"},
		"no passphrase":      {[]string{"restore", saved}, 2, "--passphrase-file"},
		"a short one":        {[]string{"save", saved, "--passphrase-file", short}, 2, "10"},
		"another ending":     {[]string{"save", saved + ".doc", "--passphrase-file", passphrase}, 2, ".pdf"},
		"a mistyped line":    {[]string{"restore", written(t, "a.khoa", mistyped), "--passphrase-file", passphrase}, 1, "Dòng 3 "},
		"a cut file":         {[]string{"restore", written(t, "a.khoa", string(raw[:len(raw)-40])), "--passphrase-file", passphrase}, 1, "Dòng "},
		"no key":             {[]string{"restore", written(t, "a.txt", "Kính gửi"), "--passphrase-file", passphrase}, 1, "sáu dòng"},
		"no file":            {[]string{"restore", saved + "x", "--passphrase-file", passphrase}, 1, "Không mở được"},
		"a broken PDF":       {[]string{"restore", written(t, "a.pdf", "%PDF-1.4 hỏng"), "--passphrase-file", passphrase}, 1, ""},
		"no folder":          {[]string{"save", filepath.Join(saved, "x.pdf"), "--passphrase-file", passphrase}, 1, "Không ghi được"},
	} {
		a := bcv(t, dir, append([]string{"key"}, c.args...)...)
		if a.code != c.code || !strings.Contains(a.stderr, c.says) || strings.Contains(a.stderr, "errors.") {
			t.Errorf("%s: exit %d: %s", name, a.code, a.stderr)
		}
	}
}

func TestTwoOfficersPublishFromTheCommandLine(t *testing.T) {
	t.Parallel()
	first, second, kho := apptest.SampleFolder(t), apptest.SampleFolder(t), t.TempDir()
	var begun, request, own object
	var keys []object
	if a := bcv(t, first, "key", "list", kho); a.code != 1 || !strings.Contains(a.stderr, "chưa có kho") {
		t.Errorf("no store: exit %d: %s", a.code, a.stderr)
	}
	ask(t, first, &begun, "publish", kho)
	ask(t, second, &request, "key", "request")
	ask(t, second, &own, "key", "show")
	asked := written(t, "yeu-cau.txt", request["text"].(string))
	if a := bcv(t, first, "key", "admit", kho, asked); a.code != 1 || !strings.Contains(a.stderr, own["fingerprint"].(string)) {
		t.Errorf("nobody compared: exit %d: %s", a.code, a.stderr)
	}
	if a := bcv(t, first, "key", "admit", kho, written(t, "x", "Chào anh"), "--fingerprint", "1"); a.code != 1 {
		t.Errorf("no request: exit %d: %s", a.code, a.stderr)
	}
	ask(t, first, &keys, "key", "admit", kho, asked, "--fingerprint", own["fingerprint"].(string))
	if len(keys) != 2 || keys[0]["own"] != true || keys[1]["own"] != false || keys[1]["fingerprint"] != own["fingerprint"] {
		t.Errorf("%v", keys)
	}
	ask(t, second, new(object), "publish", kho)
	ask(t, second, &keys, "key", "renew", kho)
	if len(keys) != 3 || keys[2]["revoked"] != true && keys[1]["revoked"] != true {
		t.Errorf("%v", keys)
	}
	if a := bcv(t, first, "key", "revoke", kho, begun["fingerprint"].(string)); a.code != 2 || !strings.Contains(a.stderr, "không tự hủy") {
		t.Errorf("its own: exit %d: %s", a.code, a.stderr)
	}
	ask(t, second, &keys, "key", "revoke", kho, begun["fingerprint"].(string))
	if a := bcv(t, first, "publish", kho); a.code != 1 || !strings.Contains(a.stderr, "hủy") {
		t.Errorf("a revoked key publishes: exit %d: %s", a.code, a.stderr)
	}
}

func TestAnItemIsWithdrawnFromTheCommandLine(t *testing.T) {
	t.Parallel()
	dir, kho := apptest.SampleFolder(t), t.TempDir()
	ask(t, dir, new(object), "publish", kho)
	var listed []object
	ask(t, dir, &listed, "list", "--limit", "2")
	gone, instead := fmt.Sprint(listed[0]["id"]), fmt.Sprint(listed[1]["id"])
	for name, args := range map[string][]string{
		"with a theme": {"--withdraw", gone, "--theme", "bien-dao"}, "instead alone": {"--instead", instead}, "both": {"--withdraw", gone, "--release", gone},
		"no number": {"--withdraw", "bài cũ"},
	} {
		if a := bcv(t, dir, append([]string{"publish", kho}, args...)...); a.code != 2 {
			t.Errorf("%s: exit %d: %s", name, a.code, a.stderr)
		}
	}
	var done object
	ask(t, dir, &done, "publish", kho, "--withdraw", gone, "--instead", instead, "--reason", "hết hiệu lực")
	if done["withdrawn"] != 1.0 || done["serial"] != 2.0 {
		t.Errorf("%v", done)
	}
	var items []object
	ask(t, dir, &items, "store", "items", kho)
	withdrawn := 0
	for _, i := range items {
		fields(t, i, "uid,kind,title,withdrawn,reason")
		if i["withdrawn"] == true {
			withdrawn++
			if i["title"] != listed[0]["title"] || i["reason"] != "hết hiệu lực" {
				t.Errorf("%v", i)
			}
		}
	}
	if withdrawn != 1 {
		t.Errorf("%d are withdrawn", withdrawn)
	}
	for name, args := range map[string][]string{"twice": {"--withdraw", gone}, "a release of another": {"--release", instead}, "no article": {"--withdraw", "999999"}} {
		if a := bcv(t, dir, append([]string{"publish", kho}, args...)...); a.code != 1 {
			t.Errorf("%s: exit %d: %s", name, a.code, a.stderr)
		}
	}
	ask(t, dir, &done, "publish", kho, "--release", gone)
	ask(t, dir, &done, "publish", kho)
	if done["new"] != 1.0 {
		t.Errorf("after the release: %v", done)
	}
}
