package intake

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strconv"

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

// Unpack writes a kept attachment into a folder, "" for one beside the library, for another program to open, and returns its
// path. The name is ours: what its page calls it, freed of what systems stumble over, with the ending its content has. What
// is neither a document nor a picture is an UnsafeFile, and one that may have a program inside a MacroFile, unless a person
// agreed to it. Other errors: UnreadableFile where nothing is kept under the address, ReadOnly, DiskFull.
func (u *Unpacker) Unpack(ctx context.Context, article int64, address, folder string, agreed bool) (string, error) {
	kept, err := u.files.File(ctx, article, address)
	if err != nil {
		return "", err
	}
	return u.LayOut(kept, strconv.FormatInt(article, 10), folder, agreed)
}

// LayOut does with a file from anywhere what Unpack does with one of an article: into the folder, "" for one of that name
// beside the library.
func (u *Unpacker) LayOut(kept library.File, beside, folder string, agreed bool) (string, error) {
	is := file.ContentOf(kept.Data)
	if err := mayOpen(is, file.SafeName(kept.Name, ""), agreed); err != nil {
		return "", err
	}
	if folder == "" {
		folder = filepath.Join(u.dir, unpacked, beside)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", file.Error(folder, err)
	}
	path := filepath.Join(folder, file.SafeName(kept.Name, is.Extension))
	err := file.WritePrivate(path, func(w io.Writer) error {
		_, err := w.Write(kept.Data)
		return err
	})
	if err != nil {
		return "", err
	}
	return path, file.FromInternet(path)
}

// Original returns the path of a document of this machine from the address that it was taken in under, for another program
// to open. Errors: as Unpack, and BadAddress for what is no file's address.
func (u *Unpacker) Original(address string, agreed bool) (string, error) {
	path, is := file.PathOf(address)
	if !is {
		return "", library.Fail(library.BadAddress, address, nil)
	}
	raw, err := file.Read(path, maxDocument)
	switch {
	case err != nil:
		return "", err
	case !file.NamesDocument(path):
		return "", library.Fail(library.UnsafeFile, filepath.Base(path), nil)
	case file.ContentOf(raw).Active && !agreed:
		return "", library.Fail(library.MacroFile, filepath.Base(path), nil)
	}
	return path, nil
}

// mayOpen refuses what another program would run.
func mayOpen(is file.ContentType, name string, agreed bool) error {
	switch {
	case !is.Known():
		return library.Fail(library.UnsafeFile, name, nil)
	case is.Active && !agreed:
		return library.Fail(library.MacroFile, name, nil)
	}
	return nil
}
