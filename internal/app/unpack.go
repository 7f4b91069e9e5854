package app

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// unpacked is the folder beside the library in which attachments lie that other programs were given.
const unpacked = "tep-kem"

// Unpack writes a kept attachment into a folder beside the library, for another program to open, and returns
// its path. Errors: UnreadableFile where nothing is kept under the address, ReadOnly, DiskFull.
func (a *App) Unpack(ctx context.Context, article int64, address string) (string, error) {
	kept, err := a.store.File(ctx, article, address)
	if err != nil {
		return "", err
	}
	folder := filepath.Join(a.dir, unpacked, strconv.FormatInt(article, 10))
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fileError(folder, err)
	}
	file := filepath.Join(folder, safeName(kept.Name))
	return file, writeFile(file, func(w io.Writer) error {
		_, err := w.Write(kept.Data)
		return err
	})
}

// safeName is a name of a source's as any system takes it for a file, and for one in this folder.
func safeName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, name)
	if name = strings.Trim(name, " ."); name == "" {
		return "tep"
	}
	return name
}
