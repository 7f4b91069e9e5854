package discover

import (
	"strings"

	"baocaovien/internal/library"
)

// CleanAddress returns an address as a person pastes it, without the spaces around it and the place within the page. One
// without a scheme is taken for https.
func CleanAddress(address string) string {
	address, _, _ = strings.Cut(strings.TrimSpace(address), "#")
	if host, _, _ := strings.Cut(address, "/"); !strings.Contains(address, "://") && strings.Contains(host, ".") && !strings.ContainsAny(host, " @") {
		return "https://" + address
	}
	return address
}

// hasScheme reports an address of which a person said how to get there.
func hasScheme(address string) bool { return strings.Contains(address, "://") }

// otherWays returns what an address typed without a scheme may have meant, where https to it failed so: http where that does
// not answer or cannot be trusted, «www.» where the name is not known. http is not safe, but it is all that many portals have.
func otherWays(address string, failure library.Kind) []string {
	rest, secure := strings.CutPrefix(address, "https://")
	if !secure {
		return nil
	}
	switch failure {
	case library.Unreachable, library.TimedOut, library.BadCertificate:
		return []string{"http://" + rest}
	case library.UnknownHost:
		if !strings.HasPrefix(rest, "www.") {
			return []string{"https://www." + rest, "http://www." + rest}
		}
	}
	return nil
}
