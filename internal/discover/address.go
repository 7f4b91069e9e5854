package discover

import "strings"

// CleanAddress returns an address as a person pastes it, without the spaces around it and the place within the page. One
// without a scheme is taken for https.
func CleanAddress(address string) string {
	address, _, _ = strings.Cut(strings.TrimSpace(address), "#")
	if host, _, _ := strings.Cut(address, "/"); !strings.Contains(address, "://") && strings.Contains(host, ".") && !strings.ContainsAny(host, " @") {
		return "https://" + address
	}
	return address
}
