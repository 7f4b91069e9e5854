//go:build !windows

package main

import "context"

// withConsole leaves the console as it is: here a program of a window has that of who started it.
func withConsole(ctx context.Context) context.Context { return ctx }
