package viet

// Words returns where the syllables of text stand: words and numbers, without punctuation. It is
// Syllables for those who need the places; text is taken as it is, without NFC.
func Words(text string) []Span { return tokens(text) }

// Key returns the spelling of a syllable that all its ways of writing share; see AppendKey.
func Key(syllable string) string { return string(AppendKey(nil, syllable)) }
