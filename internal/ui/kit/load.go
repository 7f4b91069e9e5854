package kit

import (
	"context"
	"sync"
	"sync/atomic"

	"fyne.io/fyne/v2"
)

// Tasks starts all background work of the window, and lets shutdown wait for it.
type Tasks struct {
	Ctx    context.Context // the app's
	Start  func(func())    // how work is started: on a goroutine, or at once in tests
	OnMain func(func())    // how what came of it is shown: on the main thread, timed in a benchmark
	Wait   sync.WaitGroup
}

// NewTasks starts work on goroutines and shows what comes of it on the main thread.
func NewTasks(ctx context.Context) *Tasks {
	return &Tasks{Ctx: ctx, Start: func(work func()) { go work() }, OnMain: fyne.Do}
}

// Slot is a place that work fills, such as the list of articles. Newer work for it cancels the former, and
// two never run side by side. Its fields belong to the main thread, but for the lock.
type Slot struct {
	running sync.Mutex
	cancel  context.CancelFunc
	turn    int
}

// Busy tells whether work is under way.
func (s *Slot) Busy() bool { return s.cancel != nil }

// Drop forgets the work under way.
func (s *Slot) Drop() {
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
	s.turn++
}

// Load does work away from the main thread and then shows what came of it, once. Work that was cancelled
// shows nothing.
func Load[T any](t *Tasks, s *Slot, work func(context.Context) (T, error), show func(T, error)) {
	s.Drop()
	ctx, cancel := context.WithCancel(t.Ctx)
	s.cancel = cancel
	turn := s.turn
	t.Wait.Add(1)
	t.Start(func() {
		defer t.Wait.Done()
		value, err, done := alone(ctx, s, work)
		if !done {
			return
		}
		t.OnMain(func() {
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
func alone[T any](ctx context.Context, s *Slot, work func(context.Context) (T, error)) (value T, err error, done bool) {
	s.running.Lock()
	defer s.running.Unlock()
	if ctx.Err() != nil {
		return value, nil, false
	}
	value, err = work(ctx)
	return value, err, ctx.Err() == nil
}

// Do is like Load, for work that only changes something. It is not cut off by newer work: every change counts.
func Do(t *Tasks, s *Slot, work func(context.Context) error, show func(error)) {
	t.Wait.Add(1)
	t.Start(func() {
		defer t.Wait.Done()
		s.running.Lock()
		err := work(context.WithoutCancel(t.Ctx))
		s.running.Unlock()
		if t.Ctx.Err() == nil { // else the window has gone
			t.OnMain(func() { show(err) })
		}
	})
}

// ShowProgress shows progress on the main thread: one step at a time waits to be shown, those in between are passed
// over.
func ShowProgress(show func(done, total int)) func(done, total int) {
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
