//go:build windows

package printer

import (
	"context"
	"os"
	"os/exec"

	"baocaovien/internal/library"
)

// Printers returns none: the program that shows the PDF knows them.
func Printers(context.Context) ([]Printer, error) { return nil, nil }

// Print opens the PDF with the person's own program, to be printed from there. The job has no name.
func Print(ctx context.Context, file string, _ Job) (string, error) {
	if _, err := os.Stat(file); err != nil {
		return "", library.Fail(library.UnreadableFile, file, err)
	}
	open := exec.CommandContext(ctx, "rundll32", "url.dll,FileProtocolHandler", file) // #nosec G204 -- a file of ours
	if err := open.Run(); err != nil {
		return "", library.Fail(library.PrintFailed, file, err)
	}
	return "", nil
}
