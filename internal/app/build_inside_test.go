package app

import (
	"runtime/debug"
	"testing"
	"time"

	"baocaovien/internal/library"
)

func TestBuildIsTheMakefilesWordElseTheGoCommands(t *testing.T) {
	t.Parallel()
	noted := &debug.BuildInfo{GoVersion: "go1.26", Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: "abc"}, {Key: "vcs.time", Value: "2026-11-28T20:00:00Z"}, {Key: "vcs.modified", Value: "true"},
	}}
	at := func(hour int) library.Moment {
		return library.At(time.Date(2026, 11, 28, hour, 0, 0, 0, time.UTC), library.ToSecond)
	}
	for name, c := range map[string]struct {
		info          *debug.BuildInfo
		commit, built string
		want          Build
	}{
		"told":         {noted, "def", "2026-11-28T22:00:00+07:00", Build{Version, "def", at(15), "go1.26"}},
		"noted":        {noted, "", "", Build{Version, "abc-dirty", at(20), "go1.26"}},
		"neither":      {&debug.BuildInfo{GoVersion: "go1.26"}, "", "", Build{Version, "", library.Moment{}, "go1.26"}},
		"no such time": {noted, "def", "yesterday", Build{Version, "def", library.Moment{}, "go1.26"}},
	} {
		if got := buildOf(c.info, c.commit, c.built); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}
