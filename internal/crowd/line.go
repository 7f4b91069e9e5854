package main

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"time"
)

// slowLine carries so many bytes a second from a server, over all connections together, as the line of an office does.
type slowLine struct {
	rate int64
	mu   sync.Mutex
	free time.Time // when it has carried what it was given
}

// overLine returns an address of a server behind a line; at rate 0 it is the server's own.
func overLine(ctx context.Context, server string, rate int64) (address string, hangUp func(), err error) {
	if rate == 0 {
		return server, func() {}, nil
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	l := &slowLine{rate: rate}
	var open sync.WaitGroup
	open.Go(func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			open.Go(func() { _ = l.relay(ctx, near, strings.TrimPrefix(server, "http://")) })
		}
	})
	return "http://" + listener.Addr().String(), func() { _ = listener.Close(); open.Wait() }, nil
}

func (l *slowLine) relay(ctx context.Context, near net.Conn, address string) error {
	far, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	if err != nil {
		return errors.Join(err, near.Close())
	}
	asked := make(chan error, 1)
	go func() {
		_, err := io.Copy(far, near)
		asked <- errors.Join(err, far.Close())
	}()
	_, err = io.Copy(near, carriedBy{l, far})
	return errors.Join(err, near.Close(), <-asked)
}

// carriedBy hands on what comes when the line has carried it.
type carriedBy struct {
	*slowLine
	from io.Reader
}

func (c carriedBy) Read(p []byte) (int, error) {
	n, err := c.from.Read(p[:min(len(p), 8<<10)])
	c.mu.Lock()
	if now := time.Now(); c.free.Before(now) {
		c.free = now
	}
	c.free = c.free.Add(time.Duration(n) * time.Second / time.Duration(c.rate))
	wait := time.Until(c.free)
	c.mu.Unlock()
	time.Sleep(wait) // what a line of this rate takes is what is measured
	return n, err
}
