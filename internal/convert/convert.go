// Package convert has old Word files (.doc) turned into .docx by LibreOffice, where it is installed. The program reads
// no .doc itself.
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
	programs := []string{"soffice", "libreoffice"}
	if runtime.GOOS == "windows" {
		for _, folder := range []string{os.Getenv("ProgramFiles"), os.Getenv("ProgramFiles(x86)")} {
			if folder != "" {
				programs = append(programs, filepath.Join(folder, "LibreOffice", "program", "soffice.exe"))
			}
		}
	}
	return OfficeSuite{programs: programs}
}

// Word returns an old Word file as .docx. It works in a folder of its own, with settings of its own, so that an office
// that is open does not mind; both are gone afterwards. Errors: OldWordFile where no LibreOffice is installed or it wrote
// nothing, TooLarge where its time was over or it wrote too much, Cancelled.
func (o OfficeSuite) Word(ctx context.Context, raw []byte) (docx []byte, err error) {
	program, err := o.find()
	if err != nil {
		return nil, library.Fail(library.OldWordFile, "", err)
	}
	folder, err := os.MkdirTemp("", "baocaovien-doc-")
	if err != nil {
		return nil, library.Fail(library.OldWordFile, "", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	if err := o.run(ctx, program, folder, raw); err != nil {
		return nil, err
	}
	return written(filepath.Join(folder, "out", "in.docx"))
}

// find returns where the program is.
func (o OfficeSuite) find() (string, error) {
	why := exec.ErrNotFound
	for _, name := range o.programs {
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
		return library.Fail(library.OldWordFile, "", err)
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
