package intake

import (
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"baocaovien/internal/library"
)

// maxDocument bounds the files that are read, in bytes.
const maxDocument = 50 << 20

// readDocument reads a file whole, unless it is too large or no plain file.
func readDocument(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, library.Fail(library.UnreadableFile, path, err)
	case !info.Mode().IsRegular():
		return nil, library.Fail(library.UnreadableFile, path, errors.New("not a plain file"))
	case info.Size() > maxDocument:
		return nil, library.Fail(library.TooLarge, path, nil)
	}
	raw, err := os.ReadFile(filepath.Clean(path))
	if err != nil {
		return nil, library.Fail(library.UnreadableFile, path, err)
	}
	return raw, nil
}

// fileAddress returns the address of a file on this machine (RFC 8089).
func fileAddress(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	path = filepath.ToSlash(path)
	if host, rest, found := strings.Cut(strings.TrimPrefix(path, "//"), "/"); found && strings.HasPrefix(path, "//") {
		return (&url.URL{Scheme: "file", Host: host, Path: "/" + rest}).String()
	}
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
