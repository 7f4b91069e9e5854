package app

import (
	"context"
	"path/filepath"
	"strings"

	"baocaovien/internal/carrier"
	"baocaovien/internal/library"
)

// mailPlace is where reports are put and found: a folder, a shared drive, a stick, an object store.
type mailPlace interface {
	List(ctx context.Context) ([]carrier.CarriedFile, error)
	Read(ctx context.Context, name string, most int64) ([]byte, carrier.ContentTag, error)
	Write(ctx context.Context, name string, data []byte) error
}

// mailAddress is the address of an inbox as it is kept: a folder by its whole path. Errors: WrongUse for none.
func mailAddress(typed string) (string, error) {
	typed = strings.Trim(pasted(typed), `"`)
	switch {
	case typed == "":
		return "", wrongUse("inbox.no-place")
	case strings.HasPrefix(typed, "s3://"):
		return typed, nil
	case strings.Contains(typed, "://"):
		return "", wrongUse("inbox.bad-place", "place", library.Discreet(typed))
	}
	return filepath.Abs(typed)
}

// openMail opens an inbox. A folder that is not there is none that is to be made: the stick was pulled, or the drive is not
// connected. Errors: WrongUse, AbsentFolder.
func openMail(address string) (mailPlace, error) {
	if strings.HasPrefix(address, "s3://") {
		bucket, err := carrier.NewBucket(address)
		if library.IsKind(err, library.BadAddress) {
			return nil, wrongUse("inbox.bad-place", "place", library.Discreet(address))
		}
		return bucketMail{bucket, address}, err
	}
	folder := carrier.NewFolder(address)
	if !folder.IsThere() {
		return nil, library.Fail(library.AbsentFolder, address, nil)
	}
	return folder, nil
}

// bucketMail is an inbox in an object store, which fails with what a person can do about it.
type bucketMail struct {
	carrier.Bucket
	address string
}

// List returns the objects. Errors: DeniedStore, AbsentFolder for a bucket that is not there, and as carrier.Bucket.List.
func (b bucketMail) List(ctx context.Context) ([]carrier.CarriedFile, error) {
	all, err := b.Bucket.List(ctx)
	return all, b.failed(err)
}

// Read returns an object. Errors: as List, but Gone for one that is not there.
func (b bucketMail) Read(ctx context.Context, name string, most int64) ([]byte, carrier.ContentTag, error) {
	data, tag, err := b.Bucket.Read(ctx, name, most)
	if library.IsKind(err, library.Gone) {
		return nil, tag, err
	}
	return data, tag, b.failed(err)
}

// Write writes an object. Errors: as List.
func (b bucketMail) Write(ctx context.Context, name string, data []byte) error {
	return b.failed(b.Bucket.Write(ctx, name, data))
}

func (b bucketMail) failed(err error) error {
	switch {
	case library.IsKind(err, library.LoginRequired):
		return library.Fail(library.DeniedStore, library.Discreet(b.address), err)
	case library.IsKind(err, library.Gone):
		return library.Fail(library.AbsentFolder, library.Discreet(b.address), err)
	}
	return err
}
