//go:build unix

package convert

import (
	"os/exec"
	"syscall"
)

// withItsChildren lets the end of a command end what it started too: soffice is a script that starts the office.
func withItsChildren(command *exec.Cmd) {
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	command.Cancel = func() error { return syscall.Kill(-command.Process.Pid, syscall.SIGKILL) }
}
