package ui

import (
	"context"
	"time"

	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/compose"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/present"
	"baocaovien/internal/words"
)

// Present shows an outline in large letters while it is spoken. When that has ended, the session can be written down.
func (v *Window) Present(o library.Outline) {
	kit.Load(v.Tasks, &v.cues, func(ctx context.Context) ([]handout.Cue, error) { return v.app.Outlines.Cues(ctx, o) }, func(cues []handout.Cue, err error) {
		if v.Fail(err, nil) {
			return
		}
		if v.stage != nil {
			v.stage.Close()
		}
		v.stage = present.Open(present.Talk{Title: compose.Named(o), Minutes: o.Minutes, Cues: cues}, time.Now, func(minutes int) {
			v.stage = nil
			v.Say(words.Say("present.ended"), words.Say("present.log"), func() {
				v.GoTo(kit.Route{Kind: kit.SessionsPage, Outline: o.ID, Minutes: minutes})
			})
		})
	})
}
