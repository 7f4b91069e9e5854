package web

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"syscall"
	"testing"
	"time"

	"baocaovien/internal/library"
)

// Wait lets the tests outside look at the waits.
func (l Limits) Wait(attempt int, asked time.Duration) time.Duration { return l.wait(attempt, asked) }

func yes() bool { return true }

func no() bool { return false }

func offline(host string) error { return library.Fail(library.Offline, host, nil) }

func TestTheNetworkIsAwayOnceSeveralHostsFailAndNoneAnswers(t *testing.T) {
	n := newNetwork(yes)
	for _, host := range []string{"a", "a", "b", "b"} {
		if err := n.judge(host, offline(host)); !library.IsKind(err, library.Offline) || n.away() {
			t.Fatalf("%s: %v, away %v", host, err, n.away())
		}
	}
	if _ = n.judge("c", offline("c")); !n.away() {
		t.Error("three hosts failed, and the network is not away")
	}
	if _ = n.judge("d", nil); n.away() {
		t.Error("a host answered, and the network is away")
	}
}

func TestAMachineWithoutAnAddressIsOfflineAtOnce(t *testing.T) {
	n := newNetwork(no)
	_ = n.judge("a", nil)
	if err := n.judge("b", offline("b")); !library.IsKind(err, library.Offline) || !n.away() {
		t.Errorf("%v, away %v", err, n.away())
	}
}

func TestWhereOthersAnswerItIsTheHostThatFails(t *testing.T) {
	for _, answer := range []error{nil, library.Fail(library.Gone, "a", nil), library.Fail(library.HTTPStatus, "a", nil)} {
		n := newNetwork(yes)
		if err := n.judge("a", answer); !errors.Is(err, answer) {
			t.Errorf("%v became %v", answer, err)
		}
		if err := n.judge("b", offline("b")); !library.IsKind(err, library.Unreachable) {
			t.Errorf("after %v: %v", answer, err)
		}
	}
	n := newNetwork(yes)
	for _, silent := range []library.Kind{library.TimedOut, library.Unreachable, library.Cancelled} {
		_ = n.judge("a", library.Fail(silent, "a", nil))
	}
	if err := n.judge("b", offline("b")); !library.IsKind(err, library.Offline) {
		t.Errorf("nobody answered, and yet %v", err)
	}
}

// The failures as the systems give them, in the wrapping that net/http puts around them.
func TestSystemErrorsHaveTheirKind(t *testing.T) {
	wrapped := func(number syscall.Errno) error {
		return &url.Error{Op: "Get", URL: "http://a", Err: &net.OpError{Op: "dial", Err: fmt.Errorf("connect: %w", number)}}
	}
	for number, want := range map[syscall.Errno]library.Kind{
		syscall.ENETUNREACH: library.Offline, syscall.ENETDOWN: library.Offline,
		10050: library.Offline, 10051: library.Offline, // Windows: WSAENETDOWN, WSAENETUNREACH
		syscall.ECONNREFUSED: library.Unreachable, 10061: library.Unreachable,
	} {
		if got := library.KindOf(classify(t.Context(), "http://a", wrapped(number))); got != want {
			t.Errorf("%d: %q, want %q", number, got, want)
		}
	}
	for _, number := range []syscall.Errno{syscall.ECONNRESET, syscall.ECONNABORTED, 10053, 10054} {
		if retryable(wrapped(number)) == never {
			t.Errorf("%d is not tried again", number)
		}
	}
	if retryable(wrapped(syscall.ECONNREFUSED)) != never {
		t.Error("a refused connection is tried again")
	}
}

func TestALookupThatFailsForWantOfANetworkIsOffline(t *testing.T) {
	noServer := &net.DNSError{Err: "server misbehaving", Name: "a", IsTemporary: true}
	if got := library.KindOf(classify(t.Context(), "http://a", noServer)); got != library.Offline {
		t.Errorf("%q", got)
	}
	want := library.UnknownHost
	if !connected() {
		want = library.Offline
	}
	if got := library.KindOf(classify(t.Context(), "http://a", &net.DNSError{Name: "a", IsNotFound: true})); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
