package session

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
)

// UIDBytes is how many bytes of chance a uid needs.
const UIDBytes = 10

// NewUID returns a UUIDv7 (RFC 9562) of that moment and those bytes of chance.
func NewUID(at time.Time, chance [UIDBytes]byte) string {
	var id [16]byte
	ms := at.UnixMilli()
	for i := range 6 {
		id[i] = byte(ms >> (8 * (5 - i))) // #nosec G115 -- one byte of it at a time
	}
	copy(id[6:], chance[:])
	id[6] = 0x70 | id[6]&0x0f // version 7
	id[8] = 0x80 | id[8]&0x3f // variant of the RFC
	text := hex.EncodeToString(id[:])
	return strings.Join([]string{text[:8], text[8:12], text[12:16], text[16:20], text[20:]}, "-")
}

// DerivedUID returns a uid that is the same whenever it is made from the same texts, of the millisecond that uid of names;
// the zero one where of is no uid.
func DerivedUID(of string, texts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(append([]string{of}, texts...), "\x00")))
	return NewUID(uidTime(of), [UIDBytes]byte(sum[:UIDBytes]))
}

func uidTime(uid string) time.Time {
	raw, err := hex.DecodeString(strings.ReplaceAll(uid, "-", ""))
	if err != nil || len(raw) != 16 {
		return time.UnixMilli(0)
	}
	var ms int64
	for _, b := range raw[:6] {
		ms = ms<<8 | int64(b)
	}
	return time.UnixMilli(ms)
}

// ValidUID reports whether a text is a uid as NewUID writes it.
func ValidUID(text string) bool {
	if len(text) != 36 || strings.ToLower(text) != text {
		return false
	}
	for i, r := range text {
		dash := i == 8 || i == 13 || i == 18 || i == 23
		if dash != (r == '-') || !dash && !strings.ContainsRune("0123456789abcdef", r) {
			return false
		}
	}
	return text[14] == '7' && strings.ContainsRune("89ab", rune(text[19]))
}
