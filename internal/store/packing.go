package store

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"sync"

	"github.com/klauspost/compress/zstd"

	"baocaovien/internal/library"
)

// What is kept packed begins with a mark of its own, so that rows of earlier programs, which are plain text or gzip, are read
// as they are.
var (
	zstdMark = []byte{0x28, 0xB5, 0x2F, 0xFD}
	gzipMark = []byte{0x1F, 0x8B}
)

// textPacker packs texts, and wordsPacker words of articles, of which a search unpacks some hundred: without codes for single
// letters they take a quarter more room and half the time. Both are safe for concurrent use.
var (
	textPacker  = sync.OnceValue(func() *zstd.Encoder { return newTextPacker() })
	wordsPacker = sync.OnceValue(func() *zstd.Encoder { return newTextPacker(zstd.WithNoEntropyCompression(true)) })
)

func newTextPacker(more ...zstd.EOption) *zstd.Encoder {
	e, err := zstd.NewWriter(nil, append(more, zstd.WithWindowSize(packedWindow), zstd.WithLowerEncoderMem(true), zstd.WithEncoderConcurrency(2))...)
	if err != nil {
		panic(err) // the options are fixed
	}
	return e
}

// packedWindow is how far back what is packed may repeat itself: over a page behind its dictionary.
const packedWindow = 1 << 20

// textUnpacker unpacks texts. It is safe for concurrent use.
var textUnpacker = sync.OnceValue(func() *zstd.Decoder {
	d, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(originalAtMost), zstd.WithDecoderLowmem(true))
	if err != nil {
		panic(err) // the options are fixed
	}
	return d
})

// packText packs a text, such as blocks as JSON.
func packText(text string) []byte { return textPacker().EncodeAll([]byte(text), nil) }

// packWords packs the words of an article.
func packWords(words string) []byte { return wordsPacker().EncodeAll([]byte(words), nil) }

// unpackText returns what packText and packWords packed, and what earlier programs kept: plain, or gzip.
func unpackText(stored []byte) (string, error) {
	text, err := appendUnpacked(nil, stored)
	return string(text), err
}

// appendUnpacked appends to dst what unpackText returns.
func appendUnpacked(dst, stored []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(stored, zstdMark):
		return textUnpacker().DecodeAll(stored, dst)
	case bytes.HasPrefix(stored, gzipMark):
		var text bytes.Buffer
		err := unpackOriginal(&text, stored, pageLayout{}, "")
		return append(dst, text.Bytes()...), err
	default:
		return append(dst, stored...), nil
	}
}

// readBlocks reads the blocks of a version as they are stored.
func readBlocks(stored []byte) (blocks []library.Block, err error) {
	text, err := unpackText(stored)
	if err == nil {
		err = json.Unmarshal([]byte(text), &blocks)
	}
	return blocks, err
}

// originalPackers are packers of originals that are free: to make one takes longer than to pack a page by it.
var originalPackers = sync.Pool{New: func() any {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderDictRaw(ownText, make([]byte, leastDictionary)), zstd.WithWindowSize(packedWindow),
		zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithLowerEncoderMem(true), zstd.WithEncoderConcurrency(1))
	if err != nil {
		panic(err) // the options are fixed
	}
	return e
}}

// packOriginal packs the bytes of an original by a dictionary and by the text that was read from them.
func packOriginal(raw []byte, by pageLayout, blocks string) ([]byte, error) {
	if len(raw) == 0 {
		return []byte{}, nil
	}
	e := originalPackers.Get().(*zstd.Encoder) //nolint:forcetypeassert // it holds nothing else
	defer originalPackers.Put(e)
	var packed bytes.Buffer
	if err := e.ResetWithOptions(&packed, zstd.WithEncoderDictRaw(by.id, by.with(blocks))); err != nil {
		return nil, err
	}
	if _, err := e.Write(raw); err != nil {
		return nil, err
	}
	err := e.Close()
	return packed.Bytes(), err
}

// dictionaryOf returns the number of the dictionary that an original was packed by, 0 where it was by none.
func dictionaryOf(packed []byte) (uint32, error) {
	if !bytes.HasPrefix(packed, zstdMark) {
		return 0, nil
	}
	var h zstd.Header
	err := h.Decode(packed)
	return h.DictionaryID, err
}

// originalAtMost is more bytes than any original has that is fetched or taken in: what unpacks to more is a trap.
const originalAtMost = 64 << 20

var errTooMuch = errors.New("an original that unpacks to more than any that was fetched")

// unpackOriginal writes the bytes of an original, of a trap no more than the bound.
func unpackOriginal(into io.Writer, packed []byte, by pageLayout, blocks string) error {
	from, err := originalReader(packed, by, blocks)
	if err != nil {
		return err
	}
	n, err := io.Copy(into, io.LimitReader(from, originalAtMost+1))
	if err == nil && n > originalAtMost {
		err = errTooMuch
	}
	return errors.Join(err, from.Close())
}

func originalReader(packed []byte, by pageLayout, blocks string) (io.ReadCloser, error) {
	switch {
	case len(packed) == 0:
		return io.NopCloser(bytes.NewReader(nil)), nil
	case bytes.HasPrefix(packed, gzipMark):
		return gzip.NewReader(bytes.NewReader(packed))
	}
	d, err := zstd.NewReader(bytes.NewReader(packed), zstd.WithDecoderDictRaw(max(by.id, ownText), by.with(blocks)), zstd.WithDecoderConcurrency(1),
		zstd.WithDecoderMaxWindow(originalAtMost), zstd.WithDecoderLowmem(true))
	if err != nil {
		return nil, err
	}
	return d.IOReadCloser(), nil
}
