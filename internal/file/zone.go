//go:build !windows && !darwin

package file

// FromInternet marks a file as come from the internet, where the system has such a mark.
func FromInternet(string) error { return nil }
