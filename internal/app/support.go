package app

import (
	"archive/zip"
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/store"
	"baocaovien/internal/words"
)

// SupportFile is a file of what a person may send to whoever helps them.
type SupportFile struct{ Name, Text string }

// Support gathers what whoever helps a person needs to know: when what kind of thing failed, which program it is, and whether
// the library is whole. No text, title, name, address or password of the person is in it.
type Support struct {
	log    string
	upkeep *Upkeep
	now    func() time.Time
}

// logLines is how much of the log is told, from its end.
const logLines = 200

// Gather returns the files, all of which can be read before they are sent. It reads the whole library.
func (s *Support) Gather(ctx context.Context) ([]SupportFile, error) {
	log, err := logOf(s.log)
	if err != nil {
		return nil, err
	}
	report, err := s.upkeep.CheckLibrary(ctx)
	if library.IsKind(err, library.Cancelled) || ctx.Err() != nil {
		return nil, library.Stopped(ctx, "support")
	}
	return []SupportFile{
		{words.Say("support.version-file"), s.version()},
		{words.Say("support.check-file"), checkSummary(report, err)},
		{words.Say("support.log-file"), log},
	}, nil
}

// version tells which program runs on what.
func (s *Support) version() string {
	b := ThisBuild()
	built := ""
	if b.Built.Known() {
		built = b.Built.Time().Format(time.RFC3339)
	}
	return strings.Join([]string{
		"version " + b.Version, "commit " + b.Commit, "built " + built, "go " + b.Go,
		"system " + runtime.GOOS + "/" + runtime.GOARCH, fmt.Sprint("processors ", runtime.NumCPU()), "at " + s.now().UTC().Format(time.RFC3339),
	}, "\n")
}

// checkSummary tells what a check of the library came to: how much there is, and of each kind of problem how many.
func checkSummary(r store.CheckReport, err error) string {
	if err != nil {
		return "check " + nameless(err)
	}
	lines := []string{
		fmt.Sprint("articles ", r.Articles), fmt.Sprint("versions ", r.Versions), fmt.Sprint("outlines ", r.Outlines),
		fmt.Sprint("sessions ", r.Sessions), fmt.Sprint("problems ", len(r.Problems)),
	}
	counts := map[store.ProblemKind]int{}
	for _, p := range r.Problems {
		counts[p.Kind]++
	}
	var kinds []string
	for kind, n := range counts {
		kinds = append(kinds, fmt.Sprint("  ", kind, " ", n))
	}
	slices.Sort(kinds)
	return strings.Join(append(lines, kinds...), "\n")
}

// logOf returns the last lines of the log of a library, without what may name somebody or something.
func logOf(path string) (string, error) {
	var lines []string
	for _, part := range []string{path + ".1", path} {
		f, err := os.Open(filepath.Clean(part))
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return "", library.Fail(library.UnreadableFile, part, err)
		}
		scan := bufio.NewScanner(f)
		scan.Buffer(nil, logBytes)
		for scan.Scan() {
			if line := toldOf(scan.Text()); line != "" {
				lines = append(lines, line)
			}
		}
		_ = scan.Err() // a line longer than a whole log ends what can be told of it
		if err := f.Close(); err != nil {
			return "", library.Fail(library.UnreadableFile, part, err)
		}
	}
	return strings.Join(lines[max(0, len(lines)-logLines):], "\n"), nil
}

// logField finds the fields of a line of the log.
var logField = pattern.Of(`([a-z]+)=("(?:[^"\\]|\\.)*"|\S+)`)

// toldFields are the fields that name nobody and nothing: what else a line says is left out.
var toldFields = []string{"time", "level", "msg", "kind", "cause"}

// toldOf returns what may be told of a line of the log.
func toldOf(line string) string {
	var told []string
	for _, field := range logField.FindAllStringSubmatch(line, -1) {
		if slices.Contains(toldFields, field[1]) {
			told = append(told, field[0])
		}
	}
	return strings.Join(told, " ")
}

// Save writes files as one zip. Errors: those of file.Write.
func (s *Support) Save(path string, files []SupportFile) error {
	return file.WritePrivate(path, func(w io.Writer) error {
		z := zip.NewWriter(w)
		for _, f := range files {
			part, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: s.now()})
			if err != nil {
				return err //nolint:wrapcheck // file.Write does
			}
			if _, err := io.WriteString(part, strings.ReplaceAll(f.Text, "\n", "\r\n")+"\r\n"); err != nil { // Notepad
				return err //nolint:wrapcheck // file.Write does
			}
		}
		return z.Close() //nolint:wrapcheck // file.Write does
	})
}
