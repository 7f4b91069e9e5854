package document

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"baocaovien/internal/library"
)

// Limits of what is read of a document. A few kilobytes of zip can hold gigabytes.
const (
	maxParts    = 20_000   // entries of a zip
	maxPart     = 32 << 20 // bytes of one part, unpacked
	maxUnpacked = 64 << 20 // bytes of all parts that are read
)

var (
	errBomb    = errors.New("unpacks to more than is read")
	errNoPart  = errors.New("no such part")
	errTooDeep = errors.New("nested too deeply")
	errLong    = errors.New("too many elements")
)

// parts are the files inside an office document. Names are compared without case, as Word does.
type parts struct {
	files map[string]*zip.File
	left  int64 // bytes that may still be unpacked
}

func openParts(raw []byte) (*parts, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, library.Fail(library.DamagedFile, "", err)
	}
	if len(z.File) > maxParts {
		return nil, library.Fail(library.TooLarge, "", errBomb)
	}
	p := &parts{files: map[string]*zip.File{}, left: maxUnpacked}
	for _, f := range z.File {
		p.files[partName(f.Name)] = f
	}
	return p, nil
}

// partName is the form in which names of parts are compared.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

func (p *parts) has(name string) bool { return p.files[partName(name)] != nil }

// read unpacks a part. One that is not there is errNoPart, without a kind: whether that matters depends on
// the part.
func (p *parts) read(name string) ([]byte, error) {
	f := p.files[partName(name)]
	if f == nil {
		return nil, fmt.Errorf("%w: %s", errNoPart, name)
	}
	in, err := f.Open()
	if err != nil {
		return nil, library.Fail(library.DamagedFile, name, err)
	}
	defer func() { _ = in.Close() }()
	most := min(p.left, maxPart)
	raw, err := io.ReadAll(io.LimitReader(in, most+1))
	p.left = max(0, p.left-int64(len(raw))) // also of what is refused: a thousand entries may be one piece of a file
	if int64(len(raw)) > most {             // the size in the directory of a zip is not to be trusted
		return nil, library.Fail(library.TooLarge, name, errBomb)
	}
	if err != nil {
		return nil, library.Fail(library.DamagedFile, name, err)
	}
	return raw, nil
}
