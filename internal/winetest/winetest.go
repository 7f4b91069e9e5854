//go:build linux

// Package winetest runs Windows programs under Wine, in the tests of others.
package winetest

import (
	"bytes"
	"context"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Wine is a Windows of a test's own.
type Wine struct {
	Prefix string // its folder on this system

	loader string
	env    []string
}

// New returns a Wine whose Windows lies under dir and is still empty; environment adds to that of the test, NAME=value each.
// It ends with the test. It needs the Debian package wine64, which make test installs.
func New(t testing.TB, dir string, environment ...string) *Wine {
	t.Helper()
	loader, err := exec.LookPath("wine64")
	if err != nil {
		loader = "/usr/lib/wine/wine64" // where Debian puts it
	}
	w := &Wine{Prefix: filepath.Join(dir, "prefix"), loader: loader}
	w.env = append(os.Environ(), "WINEPREFIX="+w.Prefix, "WINEARCH=win64", "WINEDEBUG=-all",
		"WINEDLLOVERRIDES=mscoree,mshtml,winemenubuilder.exe,rundll32.exe=", "HOME="+dir)
	w.env = append(w.env, environment...)
	t.Cleanup(func() {
		stop := exec.CommandContext(context.WithoutCancel(t.Context()), "/usr/lib/wine/wineserver64", "-k", "-w")
		stop.Env = w.env
		_ = stop.Run()
	})
	return w
}

// System is the folder of the Windows' own libraries.
func (w *Wine) System() string { return filepath.Join(w.Prefix, "drive_c", "windows", "system32") }

// Command starts a Windows program, named by its path on this system or in that Windows.
func (w *Wine) Command(t testing.TB, name string, args ...string) *exec.Cmd {
	t.Helper()
	command := exec.CommandContext(t.Context(), w.loader, append([]string{name}, args...)...) // #nosec G204 -- a test names its own programs
	command.Env = w.env
	return command
}

// LendRandomness puts a bcryptprimitives.dll into the Windows' own libraries, which Go's programs ask for and Wine 8 does not
// have yet.
func (w *Wine) LendRandomness(t testing.TB) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(w.System(), "bcryptprimitives.dll"), randomness(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// randomness is a file that only says that its ProcessPrng is the SystemFunction036 of advapi32, which does the same. It is written
// by hand (Microsoft's PE format), so that no C compiler for Windows is needed.
func randomness() []byte {
	const section, file = 0x1000, 0x200 // where the exports lie in memory and in the file
	var b bytes.Buffer
	put := func(values ...any) {
		for _, v := range values {
			_ = binary.Write(&b, binary.LittleEndian, v) // into memory
		}
	}
	pad := func(to int) { b.Write(make([]byte, to-b.Len())) }

	b.WriteString("MZ")
	pad(60)
	put(uint32(64))
	b.WriteString("PE\x00\x00")
	put(uint16(0x8664), uint16(1), uint32(0), uint32(0), uint32(0), uint16(240), uint16(0x2022)) // amd64, one section, a DLL
	put(uint16(0x20b), uint16(0), uint32(0), uint32(0x200), uint32(0), uint32(0), uint32(0), uint64(0x180000000),
		uint32(0x1000), uint32(0x200), uint32(0x00000006), uint32(0), uint32(0x00000006), uint32(0),
		uint32(0x2000), uint32(0x200), uint32(0), uint16(2), uint16(0), uint64(0x100000), uint64(0x1000),
		uint64(0x100000), uint64(0x1000), uint32(0), uint32(16))
	put(uint32(section), uint32(0x100)) // of the directories only the exports
	b.Write(make([]byte, 15*8))
	b.WriteString(".edata\x00\x00")
	put(uint32(0x200), uint32(section), uint32(0x200), uint32(file), uint32(0), uint32(0), uint32(0), uint32(0x40000040))
	pad(file)
	put(uint32(0), uint32(0), uint32(0), uint32(section+64), uint32(1), uint32(1), uint32(1),
		uint32(section+40), uint32(section+44), uint32(section+48)) // the tables of addresses, names and numbers
	put(uint32(section+112), uint32(section+96), uint32(0), uint32(0), uint32(0), uint32(0))
	b.WriteString("bcryptprimitives.dll")
	pad(file + 96)
	b.WriteString("ProcessPrng")
	pad(file + 112)
	b.WriteString("advapi32.SystemFunction036")
	pad(file + 0x200)
	return b.Bytes()
}
