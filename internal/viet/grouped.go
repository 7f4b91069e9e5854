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
