package words

import "baocaovien/internal/library"

// SecretsPlace tells a person where the passwords of sources are kept.
func SecretsPlace(p library.SecretsPlace) string {
	switch {
	case p.Exposed:
		return Say("settings.secrets-exposed", "file", p.File)
	case p.KeyStore && p.File != "":
		return Say("settings.secrets-both", "file", p.File)
	case p.File != "":
		return Say("settings.secrets-file", "file", p.File)
	default:
		return Say("settings.secrets-keys")
	}
}
