package app

import (
	"archive/zip"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

func TestWhatAnErrorSaysNamesNobody(t *testing.T) {
	t.Parallel()
	path := &fs.PathError{Op: "open", Path: "/home/hoa/Bí mật.docx", Err: errors.New("permission denied")}
	for want, err := range map[string]error{
		"":              nil,
		"empty-outline": library.Fail(library.EmptyOutline, "Noi ve bien dao", nil),
		"unreadable-file: open: permission denied": library.Fail(library.UnreadableFile, "/home/hoa/Bí mật.docx", path),
		"save outline: disk-full: no space left":   fmt.Errorf("save outline: %w", library.Fail(library.DiskFull, "C:\\Users\\Hoa", errors.New("no space left"))),
		"Get: lookup … no such host": &url.Error{
			Op: "Get", URL: "https://bao.example/bai?mat-khau=1", Err: errors.New("lookup bao.example: no such host"),
		},
		"parsing … as a number":         errors.New(`parsing "mật khẩu" as a number`),
		"title … is twice":              errors.New("title «Bí mật của Hoa» is twice"),
		"dial tcp … connection refused": &net.OpError{Op: "dial", Net: "tcp", Addr: &net.TCPAddr{IP: net.IPv4(10, 0, 0, 7), Port: 80}, Err: errors.New("connection refused")},
		"… … denied":                    errors.New("thư_mục của@hoa denied"),
		"read …":                        errors.New("read \"a b c never ended"),
		"one: two; unknown-article":     errors.Join(errors.New("one: two"), library.Fail(library.UnknownArticle, "7", nil)),
	} {
		if got := nameless(err); got != want {
			t.Errorf("%v: says %q, want %q", err, got, want)
		}
	}
}

func TestWhatIsSentHoldsNoTextOfAPerson(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	a, err := Open(t.Context(), Options{Dir: dir, Sample: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}()
	secrets := []string{"Bí mật", "Noi ve bien dao", "hoa:matkhau", "bao.example", "/home/hoa"}
	if _, err := a.Library().SaveOutline(t.Context(), library.Outline{Title: secrets[0]}); err != nil {
		t.Fatal(err)
	}
	a.Log(library.Fail(library.EmptyOutline, secrets[1], nil))
	a.Log(fmt.Errorf("save: %w", library.Fail(library.Offline, "https://hoa:matkhau@bao.example/", errors.New("get https://hoa:matkhau@bao.example/: timeout"))))
	a.Log(&fs.PathError{Op: "open", Path: "/home/hoa/x.docx", Err: errors.New("denied")})
	a.Note("Attention: /home/hoa/.config is missing")
	files, err := a.Support.Gather(t.Context())
	if err != nil || len(files) != 3 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	path := filepath.Join(t.TempDir(), "nhat-ky.zip")
	if err := a.Support.Save(path, files); err != nil {
		t.Fatal(err)
	}
	packed, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	said := ""
	for i, part := range packed.File {
		raw, err := fs.ReadFile(packed, part.Name)
		if err != nil || part.Name != files[i].Name || strings.ReplaceAll(strings.TrimSuffix(string(raw), "\r\n"), "\r\n", "\n") != files[i].Text {
			t.Errorf("%s is not what was shown: %v", part.Name, err)
		}
		said += string(raw)
	}
	for _, s := range append(secrets, dir) {
		if strings.Contains(said, s) {
			t.Errorf("holds %q:\n%s", s, said)
		}
	}
	for _, want := range []string{
		"version " + Version, "outlines 1", "problems 0", "kind=empty-outline", "cause=empty-outline", `cause="save: offline: get … timeout"`, `cause="open: denied"`,
		"msg=toolkit",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("does not say %s:\n%s", want, said)
		}
	}
}

func TestOnlyTheEndOfALongLogIsToldAndOnlyKnownFields(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "nhat-ky.log")
	if text, err := logOf(path); err != nil || text != "" {
		t.Errorf("of no log: %q, %v", text, err)
	}
	var lines strings.Builder
	for i := range 2 * logLines {
		fmt.Fprintf(&lines, "time=%d level=ERROR msg=failure kind=internal error=\"a \\\" time=7 b\" url=https://a.example/\n", i)
	}
	lines.WriteString("panic: something without a field\n")
	if err := os.WriteFile(path, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := logOf(path)
	told := strings.Split(text, "\n")
	if err != nil || len(told) != logLines || told[logLines-1] != fmt.Sprintf("time=%d level=ERROR msg=failure kind=internal", 2*logLines-1) {
		t.Errorf("%d lines, the last %q, %v", len(told), told[len(told)-1], err)
	}
}
