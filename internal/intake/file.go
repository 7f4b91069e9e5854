package intake

import (
	"net/url"
	"path/filepath"
	"strings"
)

// maxDocument bounds the files that are read, in bytes.
const maxDocument = 50 << 20

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
