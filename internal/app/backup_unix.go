//go:build unix

package app

import "syscall"

// freeBytes returns how much the person may still write to the disk that holds path.
func freeBytes(path string) (uint64, error) {
	var disk syscall.Statfs_t
	if err := syscall.Statfs(path, &disk); err != nil {
		return 0, err
	}
	return disk.Bavail * uint64(disk.Bsize), nil //nolint:gosec // a block size is not negative
}
