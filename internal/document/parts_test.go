package document

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"testing"
)

// What is refused was unpacked too: entries that lie over one another in a zip, each too large, must not be unpacked for ever.
func TestWhatIsRefusedUsesUpWhatMayBeUnpacked(t *testing.T) {
	t.Parallel()
	var raw bytes.Buffer
	z := zip.NewWriter(&raw)
	for name, size := range map[string]int64{"a": maxPart + 1<<20, "b": 1 << 10} {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.CopyN(w, zeros{}, size)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	p, err := openParts(raw.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := p.read("a"); !errors.Is(err, errBomb) {
			t.Errorf("err = %v", err)
		}
	}
	if _, err := p.read("b"); !errors.Is(err, errBomb) || p.left != 0 {
		t.Errorf("%d bytes are left, err = %v", p.left, err)
	}
}

// zeros has no end.
type zeros struct{}

// Read gives zeros.
func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
