package kit

import "testing"

// A file is named after what strangers call an article: no sign may hide what it is, and none may be there that nobody sees.
func TestAProposedNameShowsWhatTheFileIs(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"Biển, đảo: 5/2026": "Biển, đảo 5 2026", "Công văn\u202Efdp.exe": "Công vănfdp.exe", "\u2066a\u2069\u200Fb\u061C": "ab", "a\u200Bb\u00ADc\uFEFFd\u2060": "abcd",
		"a\u0085b\tc\x00d": "a b c d", "\u202A\u202C": "", "tie\u0302\u0301ng": "tiếng", " .. ": "",
	} {
		if got := CleanName(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}
