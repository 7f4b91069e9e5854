package convert

import (
	"os/exec"
	"strconv"
)

// withItsChildren lets the end of a command end what it started too: soffice.exe starts soffice.bin.
func withItsChildren(command *exec.Cmd) {
	command.Cancel = func() error {
		return exec.Command("taskkill", "/T", "/F", "/PID", strconv.Itoa(command.Process.Pid)).Run() //nolint:gosec,noctx // our own child
	}
}
