package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// serve starts a server for the files of a folder by nginx, and returns its address.
func (b *bench) serve(ctx context.Context, root, name string) (host string, stop func(), err error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	host = "http://" + listener.Addr().String()
	nginx := installed("nginx")
	if nginx == "" {
		return "", nil, errors.Join(errors.New("nginx serves the feeds and pages"), listener.Close())
	}
	if err := listener.Close(); err != nil {
		return "", nil, err
	}
	stop, err = b.startNginx(ctx, nginx, root, name, listener.Addr().String())
	return host, stop, err
}

// startNginx starts one worker in the foreground and waits until it answers.
func (b *bench) startNginx(ctx context.Context, nginx, root, name, address string) (stop func(), err error) {
	dir, err := b.folder("nginx-" + name)
	if err != nil {
		return nil, err
	}
	user := ""
	if os.Getuid() == 0 { // its worker is to read what is written here
		user = "user root;"
	}
	config := fmt.Sprintf(`%s daemon off; worker_processes 1; pid %[2]s/pid; error_log %[2]s/error.log;
events { worker_connections 256; }
http { access_log off; types { text/html html; application/rss+xml xml; } charset utf-8; keepalive_requests 100000;
client_body_temp_path %[2]s; proxy_temp_path %[2]s; fastcgi_temp_path %[2]s; uwsgi_temp_path %[2]s; scgi_temp_path %[2]s;
server { listen %[3]s; root %[4]s; } }`, user, dir, address, root)
	file := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		return nil, err
	}
	command := exec.CommandContext(ctx, nginx, "-c", file, "-e", filepath.Join(dir, "error.log"), "-p", dir) // #nosec G204 -- the server
	if err := command.Start(); err != nil {
		return nil, err
	}
	stop = func() {
		_ = command.Process.Signal(syscall.SIGTERM)
		_ = command.Wait()
	}
	for until := time.Now().Add(10 * time.Second); time.Now().Before(until); {
		if conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", address); err == nil {
			return stop, conn.Close()
		}
	}
	stop()
	return nil, fmt.Errorf("nginx does not answer at %s", address)
}
