package viet

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"baocaovien/internal/pattern"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Decode returns the text of an HTML or XML file as NFC, whatever its encoding: told by a byte order
// mark, by the bytes themselves, by contentType (an HTTP header, may be empty) or by the file's own
// declaration, in that order, for declarations on Vietnamese sites are often copied from elsewhere.
// UTF-8 that was encoded twice is read as it was before, and lines in windows-1258 within UTF-8 are read as that. Text typed in
// an old font is converted, see Unfont. Bytes that fit no encoding become U+FFFD, those of one letter one.
func Decode(raw []byte, contentType string) string {
	text, _ := Unfont(undoubled(decode(raw, contentType)))
	return NFC(text)
}

// decode is Decode without the old fonts.
func decode(raw []byte, contentType string) string {
	if text, ok := decodeWide(raw); ok {
		return text
	}
	raw = bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF"))
	good, bad := utf8Sequences(raw)
	if bad == 0 && (good > 0 || isASCII(raw)) {
		return string(raw) // a letter that the end of the file cuts off becomes U+FFFD
	}
	declared := declaredEncoding(raw, contentType)
	// A few broken bytes in a text of good sequences are an accident in UTF-8, not another encoding.
	if good > 4*bad {
		return strings.ToValidUTF8(string(withoutLegacyLines(raw)), "\uFFFD")
	}
	if text, ok := decodeLegacy(raw, declared); ok {
		return text
	}
	return string(raw)
}

// decodeWide decodes UTF-16 and UTF-32, with a byte order mark or known by their zero bytes.
func decodeWide(raw []byte) (string, bool) {
	var e encoding.Encoding
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(raw, []byte{0, 0, 0xFE, 0xFF}):
		e = utf32.UTF32(utf32.BigEndian, utf32.UseBOM)
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		e = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case bytes.HasPrefix(bytes.TrimLeft(raw, " \t\r\n\x00"), []byte("<\x00")) && len(raw) > 3 && raw[0] != 0:
		e = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case bytes.HasPrefix(raw, []byte("\x00<")):
		e = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	default:
		return "", false
	}
	text, err := e.NewDecoder().Bytes(raw)
	return strings.TrimPrefix(string(text), "\uFEFF"), err == nil
}

// utf8Sequences counts the good and the broken multi-byte sequences of raw; broken bytes in a row are one. A sequence cut
// off by the end of the file is neither.
func utf8Sequences(raw []byte) (good, bad int) {
	broken := false
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			broken = false
			continue
		}
		if !utf8.FullRune(raw[i:]) {
			break
		}
		_, size := utf8.DecodeRune(raw[i:])
		switch {
		case size > 1:
			good++
		case !broken:
			bad++
		}
		broken = size == 1
		i += size
	}
	return good, bad
}

func isASCII(raw []byte) bool {
	for _, b := range raw {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// declaredHead is how much of a file is searched for its own declaration, in bytes.
const declaredHead = 4096

var (
	xmlEncoding  = pattern.Of(`(?i)<\?xml[^>]*\bencoding\s*=\s*["']?([a-z0-9_:.-]+)`)
	metaEncoding = pattern.Of(`(?i)<meta[^>]*\bcharset\s*=\s*["']?\s*([a-z0-9_:.-]+)`)
)

// declaredEncoding returns the encoding that the header or the file names, or nil. Both are heard, the
// header first; UTF-8 is no answer here, for the bytes have shown that they are not.
func declaredEncoding(raw []byte, contentType string) encoding.Encoding {
	head := raw[:min(len(raw), declaredHead)]
	var names []string
	if _, params, err := mime.ParseMediaType(contentType); err == nil {
		names = append(names, params["charset"])
	}
	for _, expression := range []pattern.Expression{xmlEncoding, metaEncoding} {
		if at := expression().FindSubmatch(head); at != nil {
			names = append(names, string(at[1]))
		}
	}
	for _, name := range names {
		switch e, canonical := charset.Lookup(name); {
		case e == nil, canonical == "utf-8", canonical == "replacement", strings.HasPrefix(canonical, "utf-16"):
		case canonical == "windows-1252", canonical == "x-user-defined": // the second stood for «the font knows»
			return charmap.Windows1252
		case canonical == "windows-1258":
			return charmap.Windows1258
		default:
			return e
		}
	}
	return nil
}

// decodeLegacy decodes raw by the declared encoding. Where none is declared, or one of those that the old
// fonts hid behind, and the bytes read as a text in an old font, that is what they are; and where none or a
// Western one is, and they read as Vietnamese in windows-1258, that: the declaration is an editor's default.
func decodeLegacy(raw []byte, declared encoding.Encoding) (string, bool) {
	western := declared == nil || declared == charmap.Windows1252
	if western || declared == charmap.Windows1258 {
		if text, err := charmap.Windows1252.NewDecoder().Bytes(raw); err == nil {
			if text, old := Unfont(string(text)); old {
				return text, true
			}
		}
	}
	if western {
		if text, err := charmap.Windows1258.NewDecoder().Bytes(raw); err == nil && readsAsVietnamese(string(text)) {
			return string(text), true
		}
		declared = charmap.Windows1252
	}
	text, err := declared.NewDecoder().Bytes(raw)
	return string(text), err == nil
}

// readsAsVietnamese reports whether the combining marks of text stand where Vietnamese puts them, on
// vowels, and there are some of them.
func readsAsVietnamese(text string) bool {
	onVowel, elsewhere := 0, 0
	var before rune
	for _, r := range text {
		switch r {
		case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
			if strings.ContainsRune("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY", before) {
				onVowel++
			} else {
				elsewhere++
			}
		case 'đ', 'ơ', 'ư', 'ă':
			onVowel++
		}
		before = r
	}
	return onVowel > 2*elsewhere && onVowel > 0
}
