package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/opengl"
)

// What a laptop and a stick are asked for at most, in bytes.
const (
	installedSought = 45_000_000
	zipSought       = 25_000_000
)

// TestTheInstalledProgramIsSmall leaves out what draws the window in place of OpenGL: it is installed where a machine has none, as
// this one, which has no screen.
func TestTheInstalledProgramIsSmall(t *testing.T) {
	w := install(t, "DISPLAY=")
	installed := int64(0)
	err := filepath.WalkDir(w.home, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == opengl.Folder {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		installed += info.Size()
		return err
	})
	if err != nil || installed > installedSought {
		t.Errorf("%d bytes are installed, %d sought; %v", installed, installedSought, err)
	}
	if info, err := os.Stat(packed(t, "portable.zip")); err != nil || info.Size() > zipSought {
		t.Errorf("portable.zip: %v, %v", info.Size(), err)
	}
}

// TestTheInstalledCommandLineIsNoOtherThanBcv holds what bcv.exe promises, which only starts the window's program: arguments,
// output, input and exit code are those of bcv.
func TestTheInstalledCommandLineIsNoOtherThanBcv(t *testing.T) {
	w := install(t, "DISPLAY=")
	for _, typed := range []string{
		"Biển, đảo của Tổ quốc", `"trong ngoặc" và 'nháy'`, `C:\Người dùng\`, `cuối \\"`, "", " ", "%PATH% ^ & | < >", "*.docx", "\u0111\u0103\u0301", "🌊",
	} {
		said, err := w.program(t, "bcv.exe", "try", "fold", "--json", typed).Output()
		if err != nil || !bytes.Contains(said, []byte(`"text": `+quoted(typed))) {
			t.Errorf("%q came as %s, %v", typed, said, err)
		}
	}
	for _, use := range []struct {
		args []string
		code int
	}{{[]string{"version"}, 0}, {[]string{"show", "12345"}, 1}, {[]string{"nope"}, 2}, {[]string{"search"}, 2}} {
		command := w.program(t, "bcv.exe", use.args...)
		var stdout, stderr bytes.Buffer
		command.Stdout, command.Stderr = &stdout, &stderr
		err := command.Run()
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		if got := command.ProcessState.ExitCode(); got != use.code || (use.code == 0) != (stdout.Len() > 0) || (use.code == 0) != (stderr.Len() == 0) {
			t.Errorf("bcv %v: exit code %d, want %d\nstdout %q\nstderr %q", use.args, got, use.code, stdout.String(), stderr.String())
		}
	}
}

// quoted is a text of one line as it stands in JSON.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// TestCtrlCReachesTheInstalledCommandLine presses it in a terminal, where bcv.exe has a console that the window's program joins.
func TestCtrlCReachesTheInstalledCommandLine(t *testing.T) {
	w := install(t, "DISPLAY=")
	serving := w.program(t, "bcv.exe", "sample")
	line := "'" + strings.Join(serving.Args, "' '") + "'"
	terminal := exec.CommandContext(t.Context(), "script", "-qefc", line, "/dev/null")
	terminal.Env = serving.Env
	keys, err := terminal.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	screen, err := terminal.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := terminal.Start(); err != nil {
		t.Fatal(err)
	}
	shown := bufio.NewReader(screen)
	if first, err := shown.ReadString('\n'); err != nil || !strings.Contains(first, "http://127.0.0.1:") {
		t.Errorf("first shown: %q, %v", first, err)
	}
	if _, err := io.WriteString(keys, "\x03"); err != nil {
		t.Fatal(err)
	}
	rest, _ := io.ReadAll(shown) // it ends with the program
	if err := terminal.Wait(); err != nil {
		t.Errorf("stopped: %v\n%s", err, rest)
	}
	if !strings.Contains(string(rest), "Ctrl+C") {
		t.Errorf("letters came to the console as %q", rest)
	}
}

// TestWhereThePortableProgramLies runs it from folders as people have them.
func TestWhereThePortableProgramLies(t *testing.T) {
	w := install(t, "DISPLAY=")
	document := w.document(t)
	drive := filepath.Join(w.Prefix, "drive_c")
	for name, folder := range map[string]string{
		"a Vietnamese user":  filepath.Join(drive, "users", "Nguyễn Thị Ánh Tuyết", "Tài liệu"),
		"a space and a sign": filepath.Join(drive, "100% & (bản 2)"),
		"letters decomposed": filepath.Join(drive, "Ta\u0300i lie\u0323\u0302u"),
		"a drive of its own": filepath.Join(w.Prefix, "stick"),
		"250 letters":        filepath.Join(drive, "Tài liệu", strings.Repeat("bài ", 50)+"nữa"), // to the program; its library lies deeper
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				t.Fatal(err)
			}
			ran(t, exec.CommandContext(t.Context(), "unzip", "-q", packed(t, "portable.zip"), "-d", folder))
			program := filepath.Join(folder, "So tay Bao cao vien", "bcv.exe")
			if name == "a drive of its own" {
				if err := os.Symlink(folder, filepath.Join(w.Prefix, "dosdevices", "s:")); err != nil {
					t.Fatal(err)
				}
				program = `S:\So tay Bao cao vien\bcv.exe`
			}
			ran(t, w.Command(t, program, "import", document))
			if said := ran(t, w.Command(t, program, "list")); !strings.Contains(said, "Bám biển") {
				t.Errorf("listed %q", said)
			}
			kept, err := filepath.Glob(filepath.Join(folder, "So tay Bao cao vien", "thu-vien", "*.db"))
			if err != nil || len(kept) != 1 {
				t.Errorf("the library is in %v, %v", kept, err)
			}
		})
	}
}
