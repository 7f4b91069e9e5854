package printer

import (
	"context"
	"time"
)

// askAgain is how long it is between two questions after a job.
const askAgain = 500 * time.Millisecond

// Await asks what became of a job until it is through, the printer complains or ctx ends; done is false where nothing is
// known of its end by then, or where the job has no name. Errors: as JobState.
func Await(ctx context.Context, printer, job string) (done bool, err error) {
	if job == "" {
		return false, nil
	}
	again := time.NewTicker(askAgain)
	defer again.Stop()
	for {
		done, err = JobState(ctx, printer, job)
		if ctx.Err() != nil {
			return false, nil
		}
		if done || err != nil {
			return done, err
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			return false, nil
		}
	}
}
