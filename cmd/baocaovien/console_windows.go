package main

import (
	"context"
	"os"
	"syscall"

	"golang.org/x/sys/windows"
)

var (
	kernel32              = windows.NewLazySystemDLL("kernel32.dll")
	attachConsole         = kernel32.NewProc("AttachConsole")
	setConsoleCtrlHandler = kernel32.NewProc("SetConsoleCtrlHandler")
)

// parentProcess is ATTACH_PARENT_PROCESS, -1 of 32 bits.
const parentProcess = uintptr(^uint32(0))

// withConsole joins the console of bcv.exe, which Windows keeps from a program of a window, and returns a context that ends when
// that console is told to stop. Files and pipes were handed over by bcv.exe already; where it has no console they are all.
func withConsole(ctx context.Context) context.Context {
	if joined, _, _ := attachConsole.Call(parentProcess); joined == 0 {
		return ctx
	}
	// Only now is a console told from a file, and letters reach it as letters.
	os.Stdin = os.NewFile(uintptr(syscall.Stdin), "stdin")
	os.Stdout = os.NewFile(uintptr(syscall.Stdout), "stdout")
	os.Stderr = os.NewFile(uintptr(syscall.Stderr), "stderr")
	// Joining has forgotten the handler of Go's runtime.
	ctx, stop := context.WithCancel(ctx)
	stopped := func(event uint32) uintptr {
		stop()
		if event != windows.CTRL_C_EVENT && event != windows.CTRL_BREAK_EVENT {
			select {} // the console closes: Windows ends the process when this returns, or after five seconds
		}
		return 1
	}
	_, _, _ = setConsoleCtrlHandler.Call(windows.NewCallback(stopped), 1) // without it Ctrl+C ends the process at once
	return ctx
}
