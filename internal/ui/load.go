package ui

import (
	"context"
	"sync"
	"sync/atomic"

	"fyne.io/fyne/v2"
)

// tasks starts all background work of the window, and lets shutdown wait for it.
type tasks struct {
	ctx    context.Context // the app's
	start  func(func())    // how work is started: on a goroutine, or at once in tests
	onMain func(func())    // how what came of it is shown: on the main thread, timed in a benchmark
	wait   sync.WaitGroup
}

func newTasks(ctx context.Context) *tasks {
	return &tasks{ctx: ctx, start: func(work func()) { go work() }, onMain: fyne.Do}
}

// slot is a place that work fills, such as the list of articles. Newer work for it cancels the former, and
// two never run side by side. Its fields belong to the main thread, but for the lock.
type slot struct {
	running sync.Mutex
	cancel  context.CancelFunc
	turn    int
}

// busy tells whether work is under way.
func (s *slot) busy() bool { return s.cancel != nil }

// drop forgets the work under way.
func (s *slot) drop() {
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
	s.turn++
}

// load does work away from the main thread and then shows what came of it, once. Work that was cancelled
// shows nothing.
func load[T any](t *tasks, s *slot, work func(context.Context) (T, error), show func(T, error)) {
	s.drop()
	ctx, cancel := context.WithCancel(t.ctx)
	s.cancel = cancel
	turn := s.turn
	t.wait.Add(1)
	t.start(func() {
		defer t.wait.Done()
		value, err, done := alone(ctx, s, work)
		if !done {
			return
		}
		t.onMain(func() {
			if s.turn != turn {
				return
			}
			cancel()
			s.cancel = nil
			show(value, err)
		})
	})
}

// alone waits for its turn in the slot and works, unless newer work has come.
func alone[T any](ctx context.Context, s *slot, work func(context.Context) (T, error)) (value T, err error, done bool) {
	s.running.Lock()
	defer s.running.Unlock()
	if ctx.Err() != nil {
		return value, nil, false
	}
	value, err = work(ctx)
	return value, err, ctx.Err() == nil
}

// do is load for work that only changes something. It is not cut off by newer work: every change counts.
func do(t *tasks, s *slot, work func(context.Context) error, show func(error)) {
	t.wait.Add(1)
	t.start(func() {
		defer t.wait.Done()
		s.running.Lock()
		err := work(context.WithoutCancel(t.ctx))
		s.running.Unlock()
		if t.ctx.Err() == nil { // else the window has gone
			t.onMain(func() { show(err) })
		}
	})
}

// told shows progress on the main thread: one step at a time waits to be shown, those in between are passed
// over.
func told(show func(done, total int)) func(done, total int) {
	var waiting atomic.Bool
	return func(done, total int) {
		if waiting.CompareAndSwap(false, true) {
			fyne.Do(func() {
				waiting.Store(false)
				show(done, total)
			})
		}
	}
}
