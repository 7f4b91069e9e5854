package viet

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"baocaovien/internal/pattern"
)

// XMLText returns raw, an XML file in UTF-8, without what no XML file may hold and a parser refuses it for: controls are left
// out, which nobody sees, and broken bytes and references to no character («&#0;», «&#xD800;») are U+FFFD. A file that
// is sound is returned as it is.
func XMLText(raw []byte) []byte {
	if !utf8.Valid(raw) {
		raw = bytes.ToValidUTF8(raw, []byte("\uFFFD"))
	}
	if bytes.ContainsFunc(raw, forbiddenInXML) {
		raw = bytes.Map(allowedInXML, raw)
	}
	if !bytes.Contains(raw, []byte("&#")) {
		return raw
	}
	return characterReference().ReplaceAllFunc(raw, func(reference []byte) []byte {
		digits, base := string(reference[2:len(reference)-1]), 10
		if digits[0]|0x20 == 'x' {
			digits, base = digits[1:], 16
		}
		n, err := strconv.ParseUint(digits, base, 32)
		switch {
		case err != nil, n == 0, n > utf8.MaxRune:
			return []byte("\uFFFD")
		case forbiddenInXML(rune(n)):
			return bytes.Map(allowedInXML, utf8.AppendRune(nil, rune(n)))
		}
		return reference
	})
}

var characterReference = pattern.Of(`&#(?:[xX][0-9a-fA-F]+|[0-9]+);`)

func forbiddenInXML(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || 0xD800 <= r && r <= 0xDFFF || r == 0xFFFE || r == 0xFFFF
}

// allowedInXML is U+FFFD for what is no character, and -1 for a control.
func allowedInXML(r rune) rune {
	switch {
	case !forbiddenInXML(r):
		return r
	case r < ' ':
		return -1
	}
	return utf8.RuneError
}
