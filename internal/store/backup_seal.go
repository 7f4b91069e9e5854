package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"os"
)

// A backup is sealed: behind the pages, where SQLite does not look, stand a mark, the change counter of the file's
// header (SQLite's file format, 1.3.7) and the digest of all before the seal. SQLite finds a page that is not in
// order; the seal tells of a changed letter within one. A backup that was since opened as a library has another
// counter, and its seal says nothing any more.
const (
	sealMark    = "BCV seal"
	counterAt   = 24
	counterSize = 4
	sealSize    = len(sealMark) + counterSize + sha256.Size
)

var errBrokenSeal = errors.New("not the bytes that were written")

// seal appends the seal to a written backup.
func seal(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR, 0) // #nosec G304 -- a file of ours
	if err != nil {
		return err
	}
	mark, err := sealOf(f)
	if err == nil {
		_, err = f.Write(mark) // behind what was read
	}
	return errors.Join(err, f.Close())
}

// sealOf reads a file to its end and returns the seal of it.
func sealOf(f io.Reader) ([]byte, error) {
	header := make([]byte, counterAt+counterSize)
	if _, err := io.ReadFull(f, header); err != nil {
		return nil, err
	}
	digest := sha256.New()
	digest.Write(header)
	if _, err := io.Copy(digest, f); err != nil {
		return nil, err
	}
	return digest.Sum(append([]byte(sealMark), header[counterAt:]...)), nil
}

// checkSeal compares a backup with its seal. One without a seal passes: older programs set none.
func checkSeal(file string) error {
	f, err := os.Open(file) // #nosec G304 -- the file that the person chose
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil || info.Size() <= int64(sealSize+counterAt+counterSize) {
		return err
	}
	end := info.Size() - int64(sealSize)
	set := make([]byte, sealSize)
	if _, err := f.ReadAt(set, end); err != nil {
		return err
	}
	want, err := sealOf(io.LimitReader(f, end))
	if err != nil {
		return err
	}
	sealed := len(sealMark) + counterSize
	if bytes.Equal(set[:sealed], want[:sealed]) && !bytes.Equal(set, want) {
		return errBrokenSeal
	}
	return nil
}
