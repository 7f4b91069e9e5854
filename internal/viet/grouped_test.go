package viet

import "testing"

func TestNumbersAreGroupedByThousands(t *testing.T) {
	t.Parallel()
	for n, want := range map[int64]string{0: "0", 7: "7", 999: "999", 1000: "1.000", 632780: "632.780", 1234567: "1.234.567", -16: "-16", -123: "-123", -1204: "-1.204"} {
		if got := Grouped(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}

func TestTheSizeOfAFileIsRoundedUp(t *testing.T) {
	t.Parallel()
	for n, want := range map[int64]string{0: "0 KB", 1: "1 KB", 1024: "1 KB", 1025: "2 KB", 348160: "340 KB", 1 << 20: "1,0 MB", 1258291: "1,2 MB", 1258292: "1,3 MB", 5 << 30: "5.120,0 MB"} {
		if got := FileSize(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}
