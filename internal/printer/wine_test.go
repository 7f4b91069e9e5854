//go:build linux

package printer

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The Windows part of this package, compiled for Windows and run under Wine, prints on a queue of a CUPS
// of its own. It needs the Debian packages wine64 and ghostscript,
// which make test installs.
func TestWindowsPrintsThroughItsOwnInterface(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("builds for Windows and starts Wine")
	}
	q := newQueue(t)
	dir := t.TempDir()
	program := filepath.Join(dir, "printer.test.exe")
	build := exec.CommandContext(t.Context(), "go", "test", "-c", "-ldflags", "-s -w", "-o", program, ".")
	build.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("for Windows: %v\n%s", err, out)
	}
	wine := newWine(t, dir)
	prefix := filepath.Join(dir, "prefix")
	system := filepath.Join(prefix, "drive_c", "windows", "system32")
	setUp(t, prefix, system)
	if err := os.WriteFile(filepath.Join(system, "bcryptprimitives.dll"), randomness(), 0o644); err != nil {
		t.Fatal(err)
	}
	run := wine(program, "-test.run", "Windows", "-test.v")
	run.Env = append(run.Env, "PRINTER="+q.name)
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("under Wine: %v\n%s", err, out)
	}
	printed := filepath.Join(q.out, "job.pdf")
	until(t, "the paper lies in the queue's tray", func() bool { return exists(printed) })
	framed(t, printed, dir)
}

// setUp makes by hand as much of a Windows as this test needs: Wine's own libraries where they belong, and where the
// printers are registered. Wine's installer, which newWine leaves out, would copy and register everything there is, ten
// times as long as all the rest of this test takes.
func setUp(t *testing.T, prefix, system string) {
	t.Helper()
	libraries, _ := filepath.Glob("/usr/lib/*/wine/x86_64-windows/*") // where Debian puts them
	if len(libraries) == 0 {
		t.Fatal("no libraries of Wine (Debian package wine64)")
	}
	drivers, processors := filepath.Join(system, "spool", "drivers", "x64", "3"), filepath.Join(system, "spool", "prtprocs", "x64")
	for _, folder := range []string{drivers, processors, filepath.Join(system, "spool", "printers")} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, library := range libraries {
		folders := []string{system}
		switch filepath.Base(library) {
		case "wineps.drv":
			folders = append(folders, drivers, processors)
		case "winprint.dll":
			folders = append(folders, processors)
		}
		for _, folder := range folders {
			if err := os.Symlink(library, filepath.Join(folder, filepath.Base(library))); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.WriteFile(filepath.Join(prefix, "system.reg"), []byte(registry), 0o644); err != nil {
		t.Fatal(err)
	}
}

// registry says where Windows programs find the driver of a printer by its name.
const registry = `WINE REGISTRY Version 2
;; All keys relative to \\Machine

#arch=win64

[Software\\Microsoft\\Windows NT\\CurrentVersion\\IniFileMapping\\win.ini]
"devices"="USR:Software\\Microsoft\\Windows NT\\CurrentVersion\\Devices"

[System\\CurrentControlSet\\Control\\Print\\Monitors\\Local Port]
"Driver"="localspl.dll"

[System\\CurrentControlSet\\Control\\Print\\Environments\\Windows x64\\Print Processors\\winprint]
"Driver"="winprint.dll"

[System\\CurrentControlSet\\Control\\Print\\Environments\\Windows x64\\Print Processors\\wineps]
"Driver"="wineps.drv"
`

// framed looks at the paper, which Wine describes in PostScript: two sides of A4, each with the test's frame
// 10 mm inside its edges.
func framed(t *testing.T, printed, dir string) {
	t.Helper()
	const dpi, inside = 100, 10 * 1000 / 254
	draw := exec.CommandContext(t.Context(), "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pnggray",
		"-r100", "-sOutputFile="+filepath.Join(dir, "side%d.png"), printed)
	if out, err := draw.CombinedOutput(); err != nil {
		t.Fatalf("gs: %v\n%s", err, out)
	}
	sides, err := filepath.Glob(filepath.Join(dir, "side*.png"))
	if err != nil || len(sides) != 2 {
		t.Fatalf("%d sides, %v", len(sides), err)
	}
	for _, side := range sides {
		file, err := os.Open(side)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = file.Close() }()
		paper, err := png.Decode(file)
		if err != nil {
			t.Fatal(err)
		}
		size := paper.Bounds().Size()
		if size.X < 826 || size.X > 827 || size.Y < 1169 || size.Y > 1170 {
			t.Errorf("%s: %v pixels", filepath.Base(side), size)
		}
		for name, at := range map[string]image.Point{
			"left": {X: inside, Y: size.Y / 3}, "right": {X: size.X - inside, Y: size.Y * 7 / 10},
			"top": {X: size.X / 2, Y: inside}, "bottom": {X: size.X / 8, Y: size.Y - inside},
		} {
			if !inkNear(paper, at) {
				t.Errorf("%s: no line %s at %v", filepath.Base(side), name, at)
			}
		}
		if inkNear(paper, image.Pt(size.X/4, size.Y*9/10)) {
			t.Errorf("%s: ink where there is none", filepath.Base(side))
		}
	}
}

// inkNear reports whether there is ink within half a millimetre.
func inkNear(paper image.Image, at image.Point) bool {
	for y := at.Y - 2; y <= at.Y+2; y++ {
		for x := at.X - 2; x <= at.X+2; x++ {
			if grey, _, _, _ := paper.At(x, y).RGBA(); grey < 0x8000 {
				return true
			}
		}
	}
	return false
}

// newWine returns what starts a program under Wine in a prefix of this test's own, without a window.
func newWine(t *testing.T, dir string) func(name string, args ...string) *exec.Cmd {
	t.Helper()
	loader, err := exec.LookPath("wine64")
	if err != nil {
		loader = "/usr/lib/wine/wine64" // where Debian puts it
	}
	env := append(os.Environ(), "WINEPREFIX="+filepath.Join(dir, "prefix"), "WINEARCH=win64", "WINEDEBUG=-all",
		"WINEDLLOVERRIDES=mscoree,mshtml,winemenubuilder.exe,rundll32.exe=", "DISPLAY=", "HOME="+dir)
	start := func(name string, args ...string) *exec.Cmd {
		command := exec.CommandContext(t.Context(), loader, append([]string{name}, args...)...)
		command.Env = env
		return command
	}
	t.Cleanup(func() {
		stop := exec.Command("/usr/lib/wine/wineserver64", "-k", "-w")
		stop.Env = env
		_ = stop.Run()
	})
	return start
}

// randomness is a bcryptprimitives.dll, which Go's programs ask for and Wine 8 does not have yet: a file
// that only says that its ProcessPrng is the SystemFunction036 of advapi32, which does the same. It is
// written by hand (Microsoft's PE format), so that no C compiler for Windows is needed.
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
