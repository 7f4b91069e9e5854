package file

import (
	"net/url"
	"path/filepath"
	"strings"
)

// Address returns the address of a file on this machine (RFC 8089).
func Address(path string) string {
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

// PathOf returns the path that an address names, as Address made it, and whether it is that of a file on this machine.
func PathOf(address string) (path string, is bool) {
	at, err := url.Parse(address)
	if err != nil || at.Scheme != "file" {
		return "", false
	}
	path = filepath.FromSlash(at.Path)
	switch {
	case at.Host != "":
		return filepath.FromSlash("//"+at.Host) + path, true
	case len(path) > 2 && path[2] == ':': // a Windows drive
		return path[1:], true
	}
	return path, true
}
