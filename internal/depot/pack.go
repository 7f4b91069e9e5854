package depot

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"

	"baocaovien/internal/library"
)

// The compressor and its opposite are made once: each holds tables of a megabyte. Both may be used at once.
var (
	packer = sync.OnceValues(func() (*zstd.Encoder, error) {
		return zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedBetterCompression))
	})
	unpacker = sync.OnceValues(func() (*zstd.Decoder, error) {
		return zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(mostUnpacked), zstd.WithDecoderMaxWindow(8<<20))
	})
)

// Pack compresses bytes. The same bytes give the same file.
func Pack(raw []byte) ([]byte, error) {
	z, err := packer()
	if err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return z.EncodeAll(raw, nil), nil
}

// Unpack returns the bytes of a packed file that was named hash. Errors, with name as their subject: ChangedStore where it is
// another file, DamagedStore where it cannot be unpacked, LargeStore where it unpacks to more than any item has.
func Unpack(name, hash string, packed []byte) ([]byte, error) {
	if err := CheckHash(name, hash, packed); err != nil {
		return nil, err
	}
	z, err := unpacker()
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	raw, err := z.DecodeAll(packed, nil)
	switch {
	case errors.Is(err, zstd.ErrDecoderSizeExceeded), errors.Is(err, zstd.ErrWindowSizeExceeded):
		return nil, library.Fail(library.LargeStore, name, err)
	case err != nil:
		return nil, library.Fail(library.DamagedStore, name, err)
	}
	return raw, nil
}

// packJSON packs a value as JSON.
func packJSON(v any) ([]byte, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return Pack(raw)
}

// unpackJSON reads a value that packJSON packed, of at most so many bytes.
func unpackJSON(name, hash string, packed []byte, most int, into any) error {
	raw, err := Unpack(name, hash, packed)
	if err != nil {
		return err
	}
	if len(raw) > most {
		return library.Fail(library.LargeStore, name, fmt.Errorf("%d bytes", len(raw)))
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return library.Fail(library.DamagedStore, name, err)
	}
	return nil
}
