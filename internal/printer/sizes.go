package printer

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
)

// size is that of a page, in pt.
type size struct{ width, height float64 }

// Sizes of paper, in pt, and how far a page may differ from one and still be it.
const (
	a4Short, a4Long = 595.28, 841.89
	a5Short, a5Long = 419.53, 595.28
	sizeTolerance   = 6
)

// media names the paper of a page as CUPS does, "" for any other than A4 and A5. A page that lies on its
// side is on the same paper.
func (s size) media() string {
	short, long := min(s.width, s.height), max(s.width, s.height)
	near := func(a, b float64) bool { return a-b < sizeTolerance && b-a < sizeTolerance }
	switch {
	case near(short, a4Short) && near(long, a4Long):
		return "A4"
	case near(short, a5Short) && near(long, a5Long):
		return "A5"
	default:
		return ""
	}
}

// lies reports whether the page lies on its side.
func (s size) lies() bool { return s.width > s.height }

var (
	mediaBox = regexp.MustCompile(`/MediaBox\s*\[\s*([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s*\]`)
	packed   = regexp.MustCompile(`/ObjStm\b[^>]*>>\s*stream\r?\n`)
)

// mostUnpacked bounds what is read of the packed objects of one PDF, in bytes.
const mostUnpacked = 16 << 20

// pageSize returns the size of the first page that a PDF tells one of, zero where none does. Newer PDFs pack
// their objects (ISO 32000-1, 7.5.7): those are looked into too.
func pageSize(raw []byte) size {
	if s := firstBox(raw); s != (size{}) {
		return s
	}
	left := int64(mostUnpacked)
	for _, at := range packed.FindAllIndex(raw, -1) {
		r, err := zlib.NewReader(bytes.NewReader(raw[at[1]:]))
		if err != nil {
			continue
		}
		objects, _ := io.ReadAll(io.LimitReader(r, left)) // what comes before a fault is as good
		left -= int64(len(objects))
		if s := firstBox(objects); s != (size{}) {
			return s
		}
	}
	return size{}
}

func firstBox(raw []byte) size {
	found := mediaBox.FindSubmatch(raw)
	if found == nil {
		return size{}
	}
	var v [4]float64
	for i := range v {
		v[i], _ = strconv.ParseFloat(string(found[i+1]), 64) // a number by the pattern, or 0
	}
	return size{v[2] - v[0], v[3] - v[1]}
}
