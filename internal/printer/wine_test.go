//go:build linux

package printer

import (
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"baocaovien/internal/printer/printertest"
	"baocaovien/internal/winetest"
)

// The Windows part of this package, compiled for Windows and run under Wine, prints on a queue of a CUPS
// of its own. It needs the Debian packages wine64 and ghostscript,
// which make test installs.
func TestWindowsPrintsThroughItsOwnInterface(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("builds for Windows and starts Wine")
	}
	q := scheduler.Queue(t)
	dir := t.TempDir()
	program := filepath.Join(dir, "printer.test.exe")
	build := exec.CommandContext(t.Context(), "go", "test", "-c", "-ldflags", "-s -w", "-o", program, ".")
	build.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("for Windows: %v\n%s", err, out)
	}
	wine := winetest.New(t, dir, "DISPLAY=")
	setUp(t, wine.Prefix, wine.System())
	wine.LendRandomness(t)
	run := wine.Command(t, program, "-test.run", "Windows", "-test.v")
	run.Env = append(run.Env, "PRINTER="+q.Name)
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("under Wine: %v\n%s", err, out)
	}
	printed := filepath.Join(q.Out, "job.pdf")
	printertest.Until(t, "the paper lies in the queue's tray", func() bool { return printertest.Exists(printed) })
	framed(t, printed, dir)
}

// setUp makes by hand as much of a Windows as this test needs: Wine's own libraries where they belong, and where the
// printers are registered. Wine's installer, which this test leaves out, would copy and register everything there is, ten
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
