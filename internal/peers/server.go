package main

import (
	"context"

	"baocaovien/internal/nginx"
)

// serve starts nginx for the files of a folder, and returns its address.
func (b *bench) serve(ctx context.Context, root, name string) (host string, stop func(), err error) {
	work, err := b.folder("nginx-" + name)
	if err != nil {
		return "", nil, err
	}
	server, err := nginx.Start(ctx, nginx.ServerSettings{Root: root, Work: work})
	if err != nil {
		return "", nil, err
	}
	return server.Address, server.Stop, nil
}
