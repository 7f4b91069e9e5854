package intake

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// unpacked is the folder beside the library in which attachments lie that other programs were given.
const unpacked = "tep-kem"

// fileReader is the part of the library that keeps files.
type fileReader interface {
	File(ctx context.Context, article int64, url string) (library.File, error)
}

// Unpacker lays kept attachments into a folder beside the library.
type Unpacker struct {
	files fileReader
	dir   string
}

// NewUnpacker returns an Unpacker into the folder of a library.
func NewUnpacker(l *store.Library, dir string) *Unpacker { return &Unpacker{files: l, dir: dir} }

// Unpack writes a kept attachment into a folder beside the library, for another program to open, and returns
// its path. Errors: UnreadableFile where nothing is kept under the address, ReadOnly, DiskFull.
func (u *Unpacker) Unpack(ctx context.Context, article int64, address string) (string, error) {
	kept, err := u.files.File(ctx, article, address)
	if err != nil {
		return "", err
	}
	folder := filepath.Join(u.dir, unpacked, strconv.FormatInt(article, 10))
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", file.Error(folder, err)
	}
	path := filepath.Join(folder, safeName(kept.Name))
	return path, file.Write(path, func(w io.Writer) error {
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
