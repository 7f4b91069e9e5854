package intake

import (
	"context"

	"golang.org/x/sync/errgroup"
)

// Bounds of what is read before it is stored.
const (
	readAtOnce = 2  // documents that are taken apart: work for the processor
	readAhead  = 16 // documents that wait to be stored
)

// readFiles are files that are being read, in the order they were named.
type readFiles struct {
	inOrder <-chan chan readFile
	next    chan readFile // was taken from inOrder and is still being read
	most    int           // that are taken together: one at first, so that a person sees soon how it goes, then more
	ended   chan struct{}
}

// reading begins to read files, several at once, and only so far ahead of what is taken. It ends early where ctx does.
func reading(ctx context.Context, files []candidateFile, read func(candidateFile) readFile) *readFiles {
	inOrder, ended := make(chan chan readFile, readAhead), make(chan struct{})
	go func() {
		defer close(ended)
		defer close(inOrder)
		var workers errgroup.Group
		workers.SetLimit(readAtOnce)
		defer func() { _ = workers.Wait() }() // what fails is told of the file
		for _, f := range files {
			one := make(chan readFile, 1)
			select {
			case inOrder <- one:
			case <-ctx.Done():
				return
			}
			workers.Go(func() error {
				one <- read(f)
				return nil
			})
		}
	}()
	return &readFiles{inOrder: inOrder, ended: ended, most: 1}
}

// wait waits for what is still being read.
func (r *readFiles) wait() { <-r.ended }

// take waits for the next file and returns it with those behind it that are read already: they are stored together. It
// returns none behind the last.
func (r *readFiles) take() (ready []readFile) {
	defer func() { r.most = min(2*r.most, readAhead) }()
	if r.next == nil {
		r.next = <-r.inOrder
	}
	if r.next == nil {
		return nil
	}
	ready = append(ready, <-r.next)
	for r.next = nil; len(ready) < r.most; r.next = nil {
		select {
		case r.next = <-r.inOrder:
		default:
		}
		if r.next == nil {
			return ready
		}
		select {
		case one := <-r.next:
			ready = append(ready, one)
		default:
			return ready
		}
	}
	return ready
}
