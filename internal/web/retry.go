package web

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"

	"baocaovien/internal/library"
)

// wait returns how long to wait before the retry after attempt (from 0): what the server asked, or
// half a second doubled each time, with jitter, and never past the limit's patience.
func (l Limits) wait(attempt int, asked time.Duration) time.Duration {
	d := asked
	if d == 0 {
		d = 500 * time.Millisecond << attempt
	}
	d += rand.N(d/2 + 1) // #nosec G404 -- jitter, not a secret
	return min(d, l.Patience)
}

// maxRetrySeconds is more than anybody waits.
const maxRetrySeconds = 10 * 365 * 24 * 60 * 60

// retryAfter reads what an answer says of another attempt: its Retry-After, 0 for «soon», or never.
func retryAfter(answer *http.Response) time.Duration {
	switch answer.StatusCode {
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
	case http.StatusInternalServerError, http.StatusBadGateway, http.StatusGatewayTimeout:
		return 0
	default:
		return never
	}
	value := answer.Header.Get("Retry-After")
	if seconds, err := strconv.Atoi(value); err == nil && seconds >= 0 {
		return time.Duration(min(seconds, maxRetrySeconds)) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(time.Until(at), 0)
	}
	return 0
}

// longestAway bounds what is believed and told of a Retry-After: a server that asks for more does not mean it.
const longestAway = 7 * 24 * time.Hour

// comeBack returns when an answer asks to be asked again, no date where it does not say so.
func comeBack(answer *http.Response, now time.Time) library.Moment {
	again := retryAfter(answer)
	if again <= 0 || again > longestAway {
		return library.Moment{}
	}
	return library.At(now.Add(again), library.ToMinute)
}

// retryable tells whether a broken connection deserves another attempt.
func retryable(err error) time.Duration {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) || isAny(err, cutOff) {
		return 0
	}
	return never
}

// pause waits for d and reports whether the context still stands.
func pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
