package viet

import "strconv"

// Grouped writes a number with a point before each three digits, «632.780».
func Grouped(n int64) string {
	digits := strconv.FormatInt(n, 10)
	first := 0
	if n < 0 {
		first = 1
	}
	for at := len(digits) - 3; at > first; at -= 3 {
		digits = digits[:at] + "." + digits[at:]
	}
	return digits
}

// FileSize writes how large a file is, «340 KB», «1,2 MB»: rounded up, so that nothing is of size 0.
func FileSize(bytes int64) string {
	const kilo = 1 << 10
	if tenths := (bytes*10 + kilo*kilo - 1) / (kilo * kilo); tenths >= 10 {
		return Grouped(tenths/10) + "," + Grouped(tenths%10) + " MB"
	}
	return Grouped((bytes+kilo-1)/kilo) + " KB"
}
