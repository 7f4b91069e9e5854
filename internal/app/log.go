package app

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"baocaovien/internal/library"
)

// logBytes is the size past which a log is put aside at the next start.
const logBytes = 1 << 20

func logPath(dir string) string { return filepath.Join(dir, "nhat-ky.log") }

// LogFile returns the log of a library that may not open: "" where there is none.
func LogFile(o Options) string {
	dir, err := Dir(o.Dir, o.Sample)
	if err != nil {
		return ""
	}
	if _, err := os.Stat(logPath(dir)); err != nil {
		return ""
	}
	return logPath(dir)
}

// LogFailure writes a failure into the log of a library that may not open.
func LogFailure(o Options, err error) {
	dir, wrong := Dir(o.Dir, o.Sample)
	if wrong != nil {
		return
	}
	log, file := openLog(logPath(dir))
	logFailure(log, err)
	_ = file.Close()
}

func logFailure(log *slog.Logger, err error) {
	log.Error("failure", "kind", library.KindOf(err), "cause", nameless(err), "error", err)
}

// openLog opens the log in dir. A log that cannot be written must not keep anyone from reading, so
// then the detail goes nowhere.
func openLog(path string) (*slog.Logger, io.Closer) {
	switch info, err := os.Stat(path); {
	case err == nil && !info.Mode().IsRegular(): // a pipe would keep the program waiting
		return slog.New(slog.DiscardHandler), io.NopCloser(nil)
	case err == nil && info.Size() > logBytes:
		_ = os.Rename(path, path+".1")
	}
	file, err := os.OpenFile(filepath.Clean(path), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return slog.New(slog.DiscardHandler), io.NopCloser(nil)
	}
	return slog.New(slog.NewTextHandler(file, &slog.HandlerOptions{ReplaceAttr: discreetly})), file
}

// discreetly keeps passwords and tokens of addresses out of the log, whoever writes what into it.
func discreetly(_ []string, a slog.Attr) slog.Attr {
	if kind := a.Value.Kind(); kind == slog.KindString || kind == slog.KindAny {
		a.Value = slog.StringValue(library.Discreet(fmt.Sprint(a.Value.Any())))
	}
	return a
}
