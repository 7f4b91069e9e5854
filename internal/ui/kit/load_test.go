package kit

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2/test"
)

// held is work that waits until it is let go, and tells when it has begun.
type held struct {
	begun, let chan struct{}
	err        error // of its context when it was let go
}

func newHeld() *held { return &held{begun: make(chan struct{}), let: make(chan struct{})} }

func (h *held) work(ctx context.Context) (string, error) {
	close(h.begun)
	<-h.let
	h.err = ctx.Err()
	return "former", nil
}

func TestNewerLoadCancelsTheFormerWhichThenShowsNothing(t *testing.T) {
	test.NewTempApp(t)
	tasks := NewTasks(t.Context())
	var s Slot
	var shown []string
	show := func(text string, err error) {
		if err != nil {
			t.Error(err)
		}
		shown = append(shown, text)
	}
	former := newHeld()
	Load(tasks, &s, former.work, show)
	<-former.begun
	Load(tasks, &s, func(context.Context) (string, error) { return "newer", nil }, show)
	close(former.let)
	tasks.Wait.Wait()
	if len(shown) != 1 || shown[0] != "newer" {
		t.Errorf("shown %q", shown)
	}
	if !errors.Is(former.err, context.Canceled) {
		t.Errorf("the former was not cancelled: %v", former.err)
	}
}

func TestDroppedLoadShowsNothing(t *testing.T) {
	test.NewTempApp(t)
	tasks := NewTasks(t.Context())
	var s Slot
	h := newHeld()
	Load(tasks, &s, h.work, func(string, error) { t.Error("shown") })
	<-h.begun
	s.Drop()
	if s.Busy() {
		t.Error("still busy")
	}
	close(h.let)
	tasks.Wait.Wait()
}

func TestChangesAreNotCutOffWhenTheWindowCloses(t *testing.T) {
	test.NewTempApp(t)
	ctx, stop := context.WithCancel(t.Context())
	tasks := NewTasks(ctx)
	stop()
	var s Slot
	var seen error
	written := false
	Do(tasks, &s, func(ctx context.Context) error {
		seen, written = ctx.Err(), true
		return nil
	}, func(error) {})
	tasks.Wait.Wait()
	if !written || seen != nil {
		t.Errorf("written %v under %v", written, seen)
	}
}

func TestErrorOfAChangeIsShown(t *testing.T) {
	test.NewTempApp(t)
	tasks := NewTasks(t.Context())
	tasks.Start = func(work func()) { work() }
	var s Slot
	fault := errors.New("full")
	var got error
	Do(tasks, &s, func(context.Context) error { return fault }, func(err error) { got = err })
	if !errors.Is(got, fault) {
		t.Errorf("got %v", got)
	}
}
