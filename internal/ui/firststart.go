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
func (v *Window) showSample() { v.Fail(v.launch("--sample"), nil) }

// launch begins the program once more, in a window of its own, which stays when this one is closed.
func launch(args ...string) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	another := exec.CommandContext(context.Background(), program, args...) // #nosec G204 -- this very program
	if err = another.Start(); err == nil {
		err = another.Process.Release()
	}
	return err
}
