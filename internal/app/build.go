package app

import (
	"runtime/debug"
	"strings"
	"time"

	"baocaovien/internal/library"
)

// Version is the version of the program, the one that FyneApp.toml gives the window's packages.
const Version = "0.1.0"

// commit and built are set by the Makefile (go build -ldflags -X): the commit and its time (RFC 3339). They are ""
// where the program was built without git or by a bare go build; then what the go command noted of the checkout counts.
var commit, built string

// modified marks the commit of a build whose checkout had changes that no commit has.
const modified = "-dirty"

// Build tells from what the program was built.
type Build struct {
	Version string
	Commit  string         // "" where it is not known; it ends in «-dirty» where the checkout had changes
	Built   library.Moment // the time of the commit, so that the same commit gives the same program
	Go      string         // the version of Go
}

// ThisBuild tells from what the running program was built.
func ThisBuild() Build {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	return buildOf(info, commit, built)
}

// buildOf prefers what the Makefile said to what the go command noted.
func buildOf(info *debug.BuildInfo, commit, built string) Build {
	noted := map[string]string{}
	for _, s := range info.Settings {
		noted[s.Key] = s.Value
	}
	if commit == "" {
		commit, built = noted["vcs.revision"], noted["vcs.time"]
		if commit != "" && noted["vcs.modified"] == "true" {
			commit += modified
		}
	}
	b := Build{Version: Version, Commit: strings.TrimSpace(commit), Go: info.GoVersion}
	if at, err := time.Parse(time.RFC3339, strings.TrimSpace(built)); err == nil {
		b.Built = library.At(at, library.ToSecond)
	}
	return b
}
