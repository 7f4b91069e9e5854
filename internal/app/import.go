package app

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io/fs"
	"mime"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/words"
)

// ImportFailed is the outcome of a file that could not be taken in.
const ImportFailed library.Outcome = "failed"

// ImportStep is what became of one file.
type ImportStep struct {
	Done, Total int // files, this one counted
	File        string
	Status      library.Outcome // New, Updated, Unchanged or ImportFailed
	ID          int64           // of the article, 0 where it failed
	Err         error           // why it failed
}

// ImportReport is what became of all files.
type ImportReport struct {
	New, Updated, Unchanged, Failed int
	Files                           []ImportStep
}

// filesAddress is the address of the source that stands for documents of this machine. It is no place.
const filesAddress = "file:"

// Import takes documents into the library: files, and folders with all that is below them but for what is
// hidden; links within folders are not followed. A file is known again by its place, and its content by itself:
// the same file again, or a copy of it under another name, is Unchanged. Articles bear the themes the program
// finds and those given. A file that cannot be read is no error of Import; it fails where the library does, or
// as Cancelled, and what was taken in stays. progress hears of each file and may be nil.
func (a *App) Import(ctx context.Context, paths []string, themes []library.Theme, progress func(ImportStep)) (ImportReport, error) {
	var report ImportReport
	files := filesIn(paths)
	if len(files) == 0 {
		return report, nil
	}
	source, err := a.filesSource(ctx)
	if err != nil {
		return report, err
	}
	for i, f := range files {
		if err := ctx.Err(); err != nil {
			return report, library.Fail(library.Cancelled, "", err)
		}
		step := ImportStep{Done: i + 1, Total: len(files), File: f.path, Err: f.err}
		if f.err == nil {
			step.ID, step.Status, step.Err, err = a.importFile(ctx, source, f.path, themes)
		}
		if err != nil {
			return report, err
		}
		if step.Err != nil {
			step.Status = ImportFailed
		}
		report.add(step)
		if progress != nil {
			progress(step)
		}
	}
	return report, a.followThemes(ctx)
}

func (r *ImportReport) add(step ImportStep) {
	switch step.Status {
	case library.New:
		r.New++
	case library.Updated:
		r.Updated++
	case library.Unchanged:
		r.Unchanged++
	default:
		r.Failed++
	}
	r.Files = append(r.Files, step)
}

// filesSource returns the source of documents, which is made on first use.
func (a *App) filesSource(ctx context.Context) (library.Source, error) {
	s, err := a.store.AddSource(ctx, library.Source{URL: filesAddress, Title: words.Say("import.source"), Kind: library.FileSource})
	if !library.IsKind(err, library.KnownSource) {
		return s, err
	}
	all, err := a.store.Sources(ctx)
	if err != nil {
		return library.Source{}, err
	}
	i := slices.IndexFunc(all, func(s library.Source) bool { return s.URL == filesAddress })
	if i < 0 {
		return library.Source{}, library.Fail(library.UnknownSource, filesAddress, nil)
	}
	return all[i], nil
}

// importFile takes in one file. wrong is a fault of the file, err one of the library.
func (a *App) importFile(ctx context.Context, source library.Source, path string, themes []library.Theme) (
	id int64, outcome library.Outcome, wrong, err error,
) {
	raw, wrong := readDocument(path)
	if wrong != nil {
		return 0, "", wrong, nil
	}
	article, wrong := document.Read(filepath.Base(path), raw)
	if wrong != nil {
		return 0, "", wrong, nil
	}
	article.URL = fileAddress(path)
	id, outcome, err = a.store.Save(ctx, store.Arrival{
		SourceID: source.ID, ItemID: article.URL, Addresses: []string{contentAddress(raw)}, Article: article, Raw: raw,
		ContentType: mime.TypeByExtension(filepath.Ext(path)), Fetched: library.At(a.now(), library.ToSecond),
		Passages: a.themes.Read(article.Title, article.Blocks).Passages,
	})
	if err != nil || len(themes) == 0 {
		return id, outcome, nil, err
	}
	return id, outcome, nil, a.addThemes(ctx, id, themes)
}

// addThemes gives an article themes beside those it has. They are a person's from then on.
func (a *App) addThemes(ctx context.Context, id int64, themes []library.Theme) error {
	article, err := a.store.Article(ctx, id)
	if err != nil {
		return err
	}
	all := library.SortThemes(slices.Concat(article.Themes, themes))
	if len(all) == len(article.Themes) {
		return nil
	}
	return a.store.SetThemes(ctx, id, all)
}

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

// contentAddress returns the address of what a file holds, wherever it lies (RFC 6920).
func contentAddress(raw []byte) string {
	sum := sha256.Sum256(raw)
	return "ni:///sha-256;" + base64.RawURLEncoding.EncodeToString(sum[:])
}

// found is a file to take in, or a place that could not be looked into.
type found struct {
	path string
	err  error
}

// filesIn returns the files that paths name, and those in the folders among them, each once.
func filesIn(paths []string) (files []found) {
	seen := map[string]bool{}
	add := func(f found) {
		if whole, err := filepath.Abs(f.path); err == nil && !seen[whole] {
			seen[whole] = true
			files = append(files, f)
		}
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			add(found{path: path, err: missing(path, err)})
			continue
		}
		root := filepath.Clean(path) + string(filepath.Separator) // behind a link to a folder too
		err = filepath.WalkDir(root, func(at string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				add(found{path: at, err: missing(at, err)})
				if entry != nil && entry.IsDir() {
					return fs.SkipDir
				}
			case at != root && hidden(entry.Name()):
				if entry.IsDir() {
					return fs.SkipDir
				}
			case entry.Type().IsRegular():
				add(found{path: at})
			}
			return nil
		})
		if err != nil {
			add(found{path: path, err: missing(path, err)})
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
