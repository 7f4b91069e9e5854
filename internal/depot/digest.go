package depot

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"baocaovien/internal/library"
)

// HashOf is the name of bytes: their SHA-256, hexadecimal.
func HashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// isHash reports a name that HashOf could have given. Nothing else of a stranger's ever becomes part of a path.
func isHash(text string) bool {
	return len(text) == 2*sha256.Size && strings.Trim(text, "0123456789abcdef") == ""
}

// CheckHash fails for bytes that are not those of a file's name: library.ChangedStore.
func CheckHash(name, hash string, data []byte) error {
	if HashOf(data) != hash {
		return library.Fail(library.ChangedStore, name, nil)
	}
	return nil
}
