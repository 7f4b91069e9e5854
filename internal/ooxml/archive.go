package ooxml

import (
	"archive/zip"
	"fmt"
	"io"
	"time"

	"baocaovien/internal/library"
)

// Archive is the zip archive of the parts, written as they come. All of them bear the same time, so that the bytes depend on
// nothing else.
type Archive struct {
	zip *zip.Writer
	at  time.Time
}

// NewArchive begins an archive in w, whose errors come back from its methods.
func NewArchive(w io.Writer, at library.Moment) *Archive {
	return &Archive{zip.NewWriter(w), stamp(at)}
}

// Part begins the next part, which is written until another begins.
func (a *Archive) Part(name string) (io.Writer, error) {
	file, err := a.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: a.at})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return file, nil
}

// Add writes a whole part.
func (a *Archive) Add(name string, data []byte) error {
	file, err := a.Part(name)
	if err != nil {
		return err
	}
	if _, err := file.Write(data); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// Close ends the archive, not w.
func (a *Archive) Close() error { return a.zip.Close() }

// stamp is the time of the parts: a zip archive knows none before 1980.
func stamp(at library.Moment) time.Time {
	first := time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)
	if t := at.Time().UTC(); at.Known() && t.After(first) {
		return t
	}
	return first
}
