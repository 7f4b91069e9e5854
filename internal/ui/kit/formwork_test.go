package kit_test

import (
	"context"
	"errors"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
)

func TestWhatAFormDoesIsDoneOnceHoweverOftenItIsPressed(t *testing.T) {
	for name, press := range map[string]func(f *kit.Form, s *kit.Slot, work func() error, done func()){
		"load": func(f *kit.Form, s *kit.Slot, work func() error, done func()) {
			kit.LoadIn(f, s, func(context.Context) (int, error) { return 1, work() }, func(int) { done() })
		},
		"do": func(f *kit.Form, s *kit.Slot, work func() error, done func()) {
			kit.DoIn(f, s, func(context.Context) error { return work() }, done)
		},
	} {
		t.Run(name, func(t *testing.T) {
			v := uitest.NewHost(t, app.Options{})
			var waiting []func()
			v.Tasks.Start = func(work func()) { waiting = append(waiting, work) }
			next := func() {
				if len(waiting) > 0 {
					work := waiting[0]
					waiting = waiting[1:]
					work()
				}
			}
			t.Cleanup(func() { // the window waits for what was begun
				for len(waiting) > 0 {
					next()
				}
			})
			var slot kit.Slot
			fails, done := errors.New("refused"), 0
			f := v.Ask("Tên", "Làm", 300, func(f *kit.Form) { press(f, &slot, func() error { return fails }, func() { done++ }) })
			f.Press("")
			f.Press("")
			if len(waiting) != 1 || !f.Submit.Disabled() || f.Problem.Visible() {
				t.Fatalf("pressed twice it is done %d times", len(waiting))
			}
			next()
			if f.Submit.Disabled() || !f.Problem.Visible() || done != 0 {
				t.Errorf("after it failed the button is disabled: %v, it says %q, %d done", f.Submit.Disabled(), f.Problem.Words(), done)
			}
			fails = nil
			f.Press("")
			next()
			if done != 1 || f.Problem.Visible() || f.Submit.Disabled() {
				t.Errorf("pressed again %d are told, it says %q", done, f.Problem.Words())
			}
		})
	}
}
