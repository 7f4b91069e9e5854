package intake

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"baocaovien/internal/library"
)

// candidateFile is a file to take in, or a place that could not be looked into.
type candidateFile struct {
	path string
	err  error
}

// filesIn returns the files that paths name, and those in the folders among them, each once.
func filesIn(paths []string) (files []candidateFile) {
	seen := map[string]bool{}
	add := func(f candidateFile) {
		if whole, err := filepath.Abs(f.path); err == nil && !seen[whole] {
			seen[whole] = true
			files = append(files, f)
		}
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			add(candidateFile{path: path, err: missing(path, err)})
			continue
		}
		root := filepath.Clean(path) + string(filepath.Separator) // behind a link to a folder too
		err = filepath.WalkDir(root, func(at string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				add(candidateFile{path: at, err: missing(at, err)})
				if entry != nil && entry.IsDir() {
					return fs.SkipDir
				}
			case at != root && hidden(entry.Name()):
				if entry.IsDir() {
					return fs.SkipDir
				}
			case entry.Type().IsRegular():
				add(candidateFile{path: at})
			}
			return nil
		})
		if err != nil {
			add(candidateFile{path: path, err: missing(path, err)})
		}
	}
	return files
}

func missing(path string, err error) error {
	if err == nil {
		return nil
	}
	return library.Fail(library.UnreadableFile, path, err)
}

// hidden reports names that programs and systems leave in folders: hidden files, and the marks of documents
// that are open in Word or LibreOffice.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") ||
		strings.EqualFold(name, "desktop.ini") || strings.EqualFold(name, "thumbs.db")
}
