package carriertest

import (
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
)

// BreakingLine returns an address behind which a server stands, on a line that breaks: each connection carries so many bytes from
// the server and is cut off then.
func BreakingLine(t *testing.T, server string, carries func() int64) string {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var open sync.WaitGroup
	open.Go(func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			left := carries()
			open.Go(func() { _ = relay(near, strings.TrimPrefix(server, "http://"), left) })
		}
	})
	t.Cleanup(func() { _ = listener.Close(); open.Wait() })
	return "http://" + listener.Addr().String()
}

// relay carries so many bytes from the far end.
func relay(near net.Conn, address string, left int64) error {
	far, err := net.Dial("tcp", address) //nolint:noctx // it ends with near
	if err != nil {
		return errors.Join(err, near.Close())
	}
	asked := make(chan error, 1)
	go func() {
		_, err := io.Copy(far, near)
		asked <- errors.Join(err, far.(*net.TCPConn).CloseWrite())
	}()
	_, err = io.CopyN(near, far, left)
	return errors.Join(err, near.Close(), <-asked, far.Close())
}
