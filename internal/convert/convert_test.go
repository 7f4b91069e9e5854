//go:build unix

package convert

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/scripttest"
)

// office is a program that does with its arguments what a script says; «$out» is the folder it is to write into, «$in» the
// file.
func office(t *testing.T, script string) OfficeSuite {
	t.Helper()
	const arguments = "#!/bin/sh\nwhile [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && out=$2; shift; done\nin=$1\nmkdir -p \"$out\"\n"
	return OfficeSuite{programs: []string{"soffice-that-is-not-there", scripttest.Write(t, filepath.Join(t.TempDir(), "soffice"), arguments+script+"\n")}}
}

func TestAnOldWordFileIsConverted(t *testing.T) {
	t.Parallel()
	docx, err := office(t, `{ printf 'docx of '; cat "$in"; } > "$out/in.docx"`).Word(t.Context(), []byte("the file"))
	if err != nil || string(docx) != "docx of the file" {
		t.Errorf("%q, %v", docx, err)
	}
}

func TestAConversionLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	note := filepath.Join(t.TempDir(), "where")
	if _, err := office(t, `pwd > `+note+`; cp "$in" "$out/in.docx"`).Word(t.Context(), []byte("x")); err != nil {
		t.Fatal(err)
	}
	folder, err := os.ReadFile(note)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(strings.TrimSpace(string(folder))); !os.IsNotExist(err) {
		t.Errorf("%s is still there: %v", folder, err)
	}
}

func TestWhatIsNotConvertedSaysWhy(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		office OfficeSuite
		kind   library.Kind
	}{
		"no office":         {OfficeSuite{programs: []string{"soffice-that-is-not-there"}}, library.OldWordFile},
		"no names":          {OfficeSuite{}, library.OldWordFile},
		"it wrote nothing":  {office(t, "exit 0"), library.OldWordFile},
		"it failed":         {office(t, "echo broken >&2; exit 1"), library.OldWordFile},
		"it wrote too much": {office(t, `head -c 52428801 /dev/zero > "$out/in.docx"`), library.TooLarge},
	} {
		if docx, err := c.office.Word(t.Context(), []byte("x")); !library.IsKind(err, c.kind) || docx != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestAStoppedConversionEndsWithAllItStarted waits for the office to say that it started, stops it, and sees that the
// child, which holds the pipe open, is gone.
func TestAStoppedConversionEndsWithAllItStarted(t *testing.T) {
	t.Parallel()
	started := filepath.Join(t.TempDir(), "started")
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	o := office(t, "(read x < "+started+".never) &\necho go > "+started+"\nwait")
	for _, pipe := range []string{started, started + ".never"} {
		if err := syscall.Mkfifo(pipe, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ended := make(chan error, 1)
	go func() {
		_, err := o.Word(ctx, []byte("x"))
		ended <- err
	}()
	if said, err := os.ReadFile(started); err != nil || string(said) != "go\n" { // waits until the office writes it
		t.Fatalf("%q, %v", said, err)
	}
	stop()
	if err := <-ended; !library.IsKind(err, library.Cancelled) {
		t.Errorf("%v", err)
	}
}
