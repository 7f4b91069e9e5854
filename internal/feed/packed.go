package feed

import (
	"bytes"
	"compress/gzip"
	"io"
)

// unpacked returns the feed in raw that is packed with gzip, as servers keep and saved files hold it; anything else
// as it is. What a damaged one gave before its damage is kept, and no more than maxBytes in any case.
func unpacked(raw []byte) []byte {
	if !bytes.HasPrefix(raw, []byte{0x1f, 0x8b}) {
		return raw
	}
	packed, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return raw
	}
	plain, err := io.ReadAll(io.LimitReader(packed, maxBytes))
	if err != nil && len(plain) == 0 {
		return raw
	}
	return plain
}
