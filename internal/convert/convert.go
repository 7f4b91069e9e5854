// Package convert has other programs of the machine turn into words what the program does not read itself: old Word files
// (.doc) into .docx by LibreOffice, pictures of pages into words by Tesseract, each where it is installed.
package convert

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"baocaovien/internal/file"
	"baocaovien/internal/library"
)

// Limits of one conversion.
const (
	longest  = 90 * time.Second
	lingers  = 5 * time.Second // of an office that was told to end
	maxBytes = 50 << 20
)

var errNothing = errors.New("LibreOffice wrote nothing")

// OfficeSuite turns documents into another format through LibreOffice.
type OfficeSuite struct {
	programs []string // names to look for on the path, and places
}

// Installed returns the LibreOffice of this machine, which may have none.
func Installed() OfficeSuite {
	return OfficeSuite{programs: append([]string{"soffice", "libreoffice"}, installedAt("LibreOffice", "program", "soffice.exe")...)}
}

// installedAt returns where Windows keeps a program that is not on its path; nothing elsewhere.
func installedAt(below ...string) (places []string) {
	if runtime.GOOS != "windows" {
		return nil
	}
	for _, variable := range []string{"ProgramFiles", "ProgramFiles(x86)", "LocalAppData"} {
		if folder := os.Getenv(variable); folder != "" {
			places = append(places, filepath.Join(append([]string{folder}, below...)...))
		}
	}
	return places
}

// Word returns an old Word file as .docx. It works in a folder of its own, with settings of its own, so that an office
// that is open does not mind; both are gone afterwards. Errors: OldWordFile where no LibreOffice is installed or it wrote
// nothing, TooLarge where its time was over or it wrote too much, DiskFull and ReadOnly for the folder, Cancelled.
func (o OfficeSuite) Word(ctx context.Context, raw []byte) ([]byte, error) {
	program, err := find(o.programs)
	if err != nil {
		return nil, library.Fail(library.OldWordFile, "", err)
	}
	folder, err := os.MkdirTemp("", "baocaovien-doc-")
	if err != nil {
		return nil, file.Error(os.TempDir(), err)
	}
	defer func() { _ = os.RemoveAll(folder) }() // where the office still holds a file, the system's own folder keeps it
	if err := o.run(ctx, program, folder, raw); err != nil {
		return nil, err
	}
	return written(filepath.Join(folder, "out", "in.docx"))
}

// find returns where the first of several programs is that is there.
func find(programs []string) (string, error) {
	why := exec.ErrNotFound
	for _, name := range programs {
		program, err := exec.LookPath(name)
		if err == nil {
			return program, nil
		}
		why = err
	}
	return "", why
}

// run lets the program convert the file, within its time.
func (o OfficeSuite) run(ctx context.Context, program, folder string, raw []byte) error {
	in := filepath.Join(folder, "in.doc")
	if err := os.WriteFile(in, raw, 0o600); err != nil {
		return file.Error(in, err)
	}
	timed, done := context.WithTimeout(ctx, longest)
	defer done()
	settings := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(folder, "settings"))}
	if runtime.GOOS == "windows" {
		settings.Path = "/" + settings.Path
	}
	command := exec.CommandContext(timed, program, //nolint:gosec // found on this machine, given only paths of our own
		"-env:UserInstallation="+settings.String(), "--headless", "--norestore", "--nolockcheck", "--nodefault",
		"--convert-to", "docx", "--outdir", filepath.Join(folder, "out"), in)
	command.Dir = folder
	command.WaitDelay = lingers
	withItsChildren(command)
	said, err := command.CombinedOutput()
	if stop := library.Stopped(timed, ""); stop != nil {
		return stop
	}
	if err != nil {
		return library.Fail(library.OldWordFile, "", fmt.Errorf("%w: %s", err, said))
	}
	return nil
}

// written reads what was written.
func written(path string) ([]byte, error) {
	f, err := os.Open(path) //nolint:gosec // in our own folder
	if err != nil {
		return nil, library.Fail(library.OldWordFile, "", fmt.Errorf("%w: %w", errNothing, err))
	}
	raw, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	err = errors.Join(err, f.Close())
	switch {
	case err != nil:
		return nil, library.Fail(library.OldWordFile, "", err)
	case len(raw) > maxBytes:
		return nil, library.Fail(library.TooLarge, "", nil)
	}
	return raw, nil
}
