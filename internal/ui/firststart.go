package ui

import (
	"context"
	"os"
	"os/exec"

	"baocaovien/internal/ui/kit"
)

// welcome asks the questions of the first start, once.
func (v *Window) welcome() {
	v.show(kit.Route{Kind: kit.WelcomePage})
	kit.Do(v.Tasks, &kit.Slot{}, v.app.Settings().SetWelcomed, func(err error) { v.Fail(err, nil) })
}

// welcomed goes on from the first steps: to the articles that sources are to bring, or to the day.
func (v *Window) welcomed(sync bool) {
	if !sync {
		v.show(kit.Route{Kind: kit.TodayPage})
		return
	}
	v.show(kit.Route{Kind: kit.AllArticles})
	v.sync.Begin(nil)
}

// showSample begins the program once more, on the sample library: what is tried there is no part of this one.
func (v *Window) showSample() {
	program, err := os.Executable()
	if err == nil {
		sample := exec.CommandContext(context.WithoutCancel(v.Ctx), program, "--sample") // #nosec G204 -- this very program
		if err = sample.Start(); err == nil {
			err = sample.Process.Release()
		}
	}
	v.Fail(err, nil)
}
