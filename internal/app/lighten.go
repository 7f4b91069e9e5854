package app

import (
	"context"
	"time"

	"baocaovien/internal/library"
)

// Lighten brings a library of an earlier program to the form of today, which takes a quarter of the room, and gives the disk
// back what the library does not need, step by step. Each step is whole: whatever stops it, the next call goes on. gently rests
// as long as each step takes, so that nobody waits for what they do meanwhile.
func (u *Upkeep) Lighten(ctx context.Context, gently bool) error {
	if u.store.ReadOnly() != nil {
		return nil
	}
	for _, step := range []func(context.Context) (bool, error){u.store.Move, u.store.Shrink} {
		for more := true; more; {
			begun := time.Now()
			var err error
			if more, err = step(ctx); err != nil {
				return err
			}
			if gently && more {
				if err := rest(ctx, time.Since(begun)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// rest waits for a while, or until nobody wants it any more, which is Cancelled.
func rest(ctx context.Context, while time.Duration) error {
	timer := time.NewTimer(while)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return library.Fail(library.Cancelled, "", ctx.Err())
	}
}
