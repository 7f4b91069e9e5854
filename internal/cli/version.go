package cli

import (
	"io"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// versionJSON has null for the time, and "" for the commit, of a build that knows neither.
type versionJSON struct {
	Version string         `json:"version"`
	Commit  string         `json:"commit"`
	Built   library.Moment `json:"built"`
	Go      string         `json:"go"`
}

func versionCommand() command {
	return command{name: "version", run: func(*call) (result, error) {
		b := app.ThisBuild()
		return result{value: versionJSON(b), text: func(w io.Writer) {
			commit := b.Commit
			if commit == "" {
				commit = words.Say("bcv.unknown-commit")
			}
			say(w, "bcv.version", "version", b.Version, "commit", commit, "time", day(b.Built), "go", b.Go)
		}}, nil
	}}
}
