// Package carrier brings the files of a store (package depot) to the place where it is published and back: a folder, which
// may be a shared drive or a stick, or an object store. It knows nothing of what is in the files.
//
// A file that is not there is library.Gone. A file is written whole or not at all.
package carrier

import (
	"crypto/sha256"
	"encoding/hex"
)

// ContentTag tells what a file holds from what it held before. NoFile is that of a file that is not there.
type ContentTag string

// NoFile is the tag of a file that is not there.
const NoFile ContentTag = ""

func tagOf(data []byte) ContentTag {
	sum := sha256.Sum256(data)
	return ContentTag(hex.EncodeToString(sum[:]))
}

// Replacement is a file that is to be replaced, as long as it is what Was says.
type Replacement struct {
	Name string
	Data []byte
	Was  ContentTag
}

// replacedAtMost is more bytes than a file that is replaced has.
const replacedAtMost = 8 << 20
