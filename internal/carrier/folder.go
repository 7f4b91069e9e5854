package carrier

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"baocaovien/internal/file"
	"baocaovien/internal/library"
)

// Folder is a store in a folder: of this machine, of a shared drive, of a stick.
type Folder struct{ dir string }

// NewFolder returns the store in a folder, which is made at the first write.
func NewFolder(dir string) Folder { return Folder{dir} }

func (f Folder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

// Read returns a file of at most so many bytes. Errors: Gone, UnreadableFile, TooLarge, Cancelled.
func (f Folder) Read(ctx context.Context, name string, most int64) ([]byte, ContentTag, error) {
	path := f.path(name)
	if err := library.Stopped(ctx, path); err != nil {
		return nil, NoFile, err
	}
	data, err := file.Read(path, most)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, NoFile, library.Fail(library.Gone, path, err)
	}
	if err != nil {
		return nil, NoFile, err
	}
	return data, tagOf(data), nil
}

// Has reports whether a file is there, with something in it.
func (f Folder) Has(_ context.Context, name string) (bool, error) {
	info, err := os.Stat(f.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, library.Fail(library.UnreadableFile, f.path(name), err)
	}
	return info.Mode().IsRegular() && info.Size() > 0, nil
}

// Write writes a file. Errors: ReadOnly, DiskFull, Cancelled.
func (f Folder) Write(ctx context.Context, name string, data []byte) error {
	path := f.path(name)
	if err := library.Stopped(ctx, path); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { // #nosec G301 -- others are to read it
		return file.Error(path, err)
	}
	return file.Write(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// lockName is the file that stands in a folder while its changing files are replaced, with who replaces them.
const lockName = "kho.khoa"

// lockStale is how old a lock is that somebody left behind: a stick that was pulled, a program that was killed.
const lockStale = 2 * time.Minute

// Replace writes files in their order, which all still are what their tags say. Errors: BusyStore, also while another
// program replaces files, ReadOnly, DiskFull, Cancelled.
func (f Folder) Replace(ctx context.Context, files ...Replacement) error {
	if err := os.MkdirAll(f.dir, 0o755); err != nil { // #nosec G301 -- others are to read it
		return file.Error(f.dir, err)
	}
	unlock, err := f.lock()
	if err != nil {
		return err
	}
	defer unlock()
	for _, r := range files {
		_, now, err := f.Read(ctx, r.Name, replacedAtMost)
		if err != nil && !library.IsKind(err, library.Gone) {
			return err
		}
		if now != r.Was {
			return library.Fail(library.BusyStore, f.path(r.Name), nil)
		}
	}
	for _, r := range files {
		if err := f.Write(ctx, r.Name, r.Data); err != nil {
			return err
		}
	}
	return nil
}

// lock makes the lock, and returns what takes it away.
func (f Folder) lock() (unlock func(), err error) {
	path := f.path(lockName)
	if left(path) {
		_ = os.Remove(path)
	}
	host, _ := os.Hostname() // where it is not known, the time says when the lock counts no more
	holder := fmt.Appendf(nil, "%d %q %s\n", os.Getpid(), host, time.Now().UTC().Format(time.RFC3339))
	err = claim(path, holder)
	if errors.Is(err, fs.ErrExist) {
		return nil, library.Fail(library.BusyStore, path, err)
	}
	if err != nil {
		return nil, file.Error(path, err)
	}
	return func() { _ = os.Remove(path) }, nil
}

// claim makes a lock that says from its first moment who holds it, so that one whose program was killed is known: it is written
// beside it and linked. Where there are no links, as on most sticks, a kill in between leaves one that only its age tells.
func claim(path string, holder []byte) error {
	whole := fmt.Sprintf("%s.%d", path, os.Getpid())
	defer func() { _ = os.Remove(whole) }()
	if err := os.WriteFile(whole, holder, 0o644); err != nil { // #nosec G306 -- others are to read who holds it
		return err
	}
	err := os.Link(whole, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	held, err := os.OpenFile(filepath.Clean(path), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644) // #nosec G302 -- others are to read who holds it
	if err != nil {
		return err
	}
	_, err = held.Write(holder)
	if err = errors.Join(err, held.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// left reports a lock that somebody left behind: one that is old, and one of a program of this machine that runs no more.
func left(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	if time.Since(info.ModTime()) > lockStale {
		return true
	}
	raw, err := file.Read(path, 1<<10)
	if err != nil {
		return false
	}
	var pid int
	var host string
	own, err := os.Hostname()
	if n, _ := fmt.Sscanf(string(raw), "%d %q", &pid, &host); n != 2 || err != nil || host != own || pid == os.Getpid() {
		return false
	}
	return !runs(pid)
}

// runs reports whether a process of this machine runs. On Windows one that does not is not found at all.
func runs(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer func() { _ = p.Release() }()
	if runtime.GOOS == "windows" {
		return true
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, fs.ErrPermission)
}
