package uitest

import (
	"strings"
	"unicode/utf8"

	"baocaovien/internal/viet"
)

// Erase stands for the key Backspace among keys.
const Erase = '\b'

// What is typed by Telex, and what stands there in the end.
const (
	TypedByTelex = "tieengs vieejt veef bieern, ddaor vaf thoong tin ddoois ngoaij dduwowcj nguwowif ddocj nhows"
	WantTyped    = "tiếng việt về biển, đảo và thông tin đối ngoại được người đọc nhớ"
)

// KeysOfInputMethod is what UniKey, EVKey and OpenKey make of the keys of Telex, for each of them: the letter as it stands, or
// where it changes what is written, so many times Erase and what comes instead.
func KeysOfInputMethod(telex string) []string {
	var out []string
	shown, keys := "", ""
	for _, key := range telex {
		if !viet.Telex.Takes(key) {
			out = append(out, string(key))
			shown, keys = "", ""
			continue
		}
		keys += string(key)
		next := viet.Telex.Compose("", keys)
		same := commonPrefix(shown, next)
		out = append(out, strings.Repeat(string(Erase), utf8.RuneCountInString(shown[same:]))+next[same:])
		shown = next
	}
	return out
}

func commonPrefix(a, b string) (bytes int) {
	for i, r := range a {
		if !strings.HasPrefix(b[i:], string(r)) {
			return i
		}
	}
	return len(a)
}
