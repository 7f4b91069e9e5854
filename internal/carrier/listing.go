package carrier

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"baocaovien/internal/library"
)

// CarriedFile is a file as a listing of its place has it. Version is another one where the file was written anew.
type CarriedFile struct {
	Name    string // below the place, with slashes
	Size    int64
	Version string
}

// mostListed bounds a listing: what has more files is a place that somebody named by mistake, as a whole disk.
const mostListed = 50_000

// ofTheSystem are folders that lie on disks and sticks and that nobody may look into.
var ofTheSystem = []string{"System Volume Information", "$RECYCLE.BIN", "lost+found"}

var errManyFiles = errors.New("more files than an inbox has")

// look reads what a listing says of a file; it is none where it is no plain file, or was taken away just now. A link is as good
// as what it leads to.
func (f Folder) look(at string) (found CarriedFile, plain bool, err error) {
	info, err := os.Stat(at)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return found, false, nil
	case err != nil:
		return found, false, err
	}
	name, err := filepath.Rel(f.dir, at)
	version := fmt.Sprintf("%d %d", info.Size(), info.ModTime().UnixNano())
	return CarriedFile{Name: filepath.ToSlash(name), Size: info.Size(), Version: version}, info.Mode().IsRegular(), err
}

// List returns the files of a folder and of those below it, by name, but for hidden ones and what is no plain file. Errors:
// UnreadableFile, TooLarge, Cancelled.
func (f Folder) List(ctx context.Context) ([]CarriedFile, error) {
	var all []CarriedFile
	seen := 0
	err := filepath.WalkDir(f.dir, func(at string, entry fs.DirEntry, err error) error {
		if err := library.Stopped(ctx, f.dir); err != nil {
			return err
		}
		if err != nil && entry != nil && slices.Contains(ofTheSystem, entry.Name()) {
			return fs.SkipDir
		}
		if err != nil {
			return library.Fail(library.UnreadableFile, at, err)
		}
		if seen++; seen > mostListed {
			return library.Fail(library.TooLarge, f.dir, errManyFiles)
		}
		hidden := strings.HasPrefix(entry.Name(), ".") && at != f.dir
		switch {
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden, entry.IsDir():
			return nil
		}
		found, plain, err := f.look(at)
		if err != nil {
			return library.Fail(library.UnreadableFile, at, err)
		}
		if plain {
			all = append(all, found)
		}
		return nil
	})
	return all, err
}

// IsThere reports whether the folder is: a stick that is plugged in, a drive that is connected.
func (f Folder) IsThere() bool {
	info, err := os.Stat(f.dir)
	return err == nil && info.IsDir()
}

// bucketPage is an answer to ListObjectsV2. Keys come escaped, as was asked for: XML cannot hold every one.
type bucketPage struct {
	XMLName     xml.Name       `xml:"ListBucketResult"`
	Encoding    string         `xml:"EncodingType"`
	Contents    []bucketObject `xml:"Contents"`
	IsTruncated bool           `xml:"IsTruncated"`
	Next        string         `xml:"NextContinuationToken"`
}

type bucketObject struct {
	Key  string `xml:"Key"`
	ETag string `xml:"ETag"`
	Size int64  `xml:"Size"`
	When string `xml:"LastModified"`
}

// mostPage is more bytes than a page of a thousand objects has.
const mostPage = 8 << 20

// List returns the objects below the prefix, by name. Errors: as Read, and TooLarge, DamagedFile for an answer that is none.
func (b Bucket) List(ctx context.Context) ([]CarriedFile, error) {
	var all []CarriedFile
	token := ""
	for {
		page, err := b.listPage(ctx, token)
		if err != nil {
			return nil, err
		}
		for _, o := range page.Contents {
			name, err := b.nameOf(o.Key, page.Encoding)
			if err != nil {
				return nil, err
			}
			if name == "" || strings.HasSuffix(name, "/") || strings.HasPrefix(path.Base(name), ".") { // the prefix itself, a folder, hidden
				continue
			}
			all = append(all, CarriedFile{Name: name, Size: o.Size, Version: strconv.FormatInt(o.Size, 10) + " " + o.ETag + " " + o.When})
		}
		if len(all) > mostListed {
			return nil, library.Fail(library.TooLarge, b.path(""), errManyFiles)
		}
		if !page.IsTruncated {
			return all, nil
		}
		if page.Next == "" || page.Next == token { // it would go on for ever
			return nil, library.Fail(library.DamagedFile, b.path(""), errors.New("a listing that does not go on"))
		}
		token = page.Next
	}
}

// nameOf is the name below the prefix of an object.
func (b Bucket) nameOf(key, encoding string) (string, error) {
	if encoding == "url" {
		plain, err := url.QueryUnescape(key)
		if err != nil {
			return "", library.Fail(library.DamagedFile, b.path(""), err)
		}
		key = plain
	}
	if b.prefix == "" {
		return key, nil
	}
	name, below := strings.CutPrefix(key, b.prefix+"/")
	if !below {
		return "", nil
	}
	return name, nil
}

func (b Bucket) listPage(ctx context.Context, token string) (page bucketPage, err error) {
	query := url.Values{"list-type": {"2"}, "encoding-type": {"url"}}
	if b.prefix != "" {
		query.Set("prefix", b.prefix+"/")
	}
	if token != "" {
		query.Set("continuation-token", token)
	}
	answer, err := b.askWith(ctx, bucketRequest{method: http.MethodGet, path: "/" + b.bucket, query: query})
	if err != nil {
		return page, err
	}
	defer func() { _ = answer.Body.Close() }()
	raw, err := io.ReadAll(io.LimitReader(answer.Body, mostPage+1))
	if err != nil {
		return page, b.unreachable(ctx, b.path(""), err)
	}
	if err := xml.Unmarshal(raw, &page); err != nil {
		return page, library.Fail(library.DamagedFile, b.path(""), err)
	}
	return page, nil
}
