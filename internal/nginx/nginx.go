// Package nginx runs the web server nginx over a folder, for what is measured and tested against a real one.
package nginx

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// Server is a running nginx.
type Server struct {
	Address string // «http://127.0.0.1:40123»

	log     string
	read    int64 // bytes of the log that were looked at
	process *exec.Cmd
}

// ServerSettings are what a server is started with.
type ServerSettings struct {
	Root string // the folder that is served
	Work string // a folder for what it writes itself
}

// Start starts one worker in the foreground and waits until it answers. exec.ErrNotFound says that it is not installed.
func Start(ctx context.Context, s ServerSettings) (*Server, error) {
	program, err := exec.LookPath("nginx")
	if err != nil {
		return nil, fmt.Errorf("nginx: %w", err)
	}
	host, err := freeAddress(ctx)
	if err != nil {
		return nil, err
	}
	server := &Server{Address: "http://" + host, log: filepath.Join(s.Work, "access.log")}
	file := filepath.Join(s.Work, "nginx.conf")
	if err := os.WriteFile(file, []byte(configuration(s, host, server.log)), 0o600); err != nil {
		return nil, err
	}
	server.process = exec.CommandContext(ctx, program, "-c", file, "-e", filepath.Join(s.Work, "error.log"), "-p", s.Work) // #nosec G204 -- the server
	if err := server.process.Start(); err != nil {
		return nil, err
	}
	for until := time.Now().Add(30 * time.Second); time.Now().Before(until); {
		if conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", host); err == nil {
			return server, conn.Close()
		}
	}
	server.Stop()
	return nil, fmt.Errorf("nginx does not answer at %s", host)
}

// Stop ends the server.
func (s *Server) Stop() {
	_ = s.process.Process.Signal(syscall.SIGTERM)
	_ = s.process.Wait()
}

// freeAddress is one of this machine at which nobody listens.
func freeAddress(ctx context.Context) (string, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return listener.Addr().String(), listener.Close()
}

func configuration(s ServerSettings, host, log string) string {
	user := ""
	if os.Getuid() == 0 { // its worker is to read what is written here
		user = "user root;"
	}
	return fmt.Sprintf(`%s daemon off; worker_processes 1; worker_rlimit_nofile 20000; pid %[2]s/pid; error_log %[2]s/error.log;
events { worker_connections 10000; }
http { log_format each '%[6]s'; access_log %[5]s each; types { text/html html; application/rss+xml xml; application/json json; } charset utf-8;
keepalive_requests 1000000; sendfile on; tcp_nopush on;
client_body_temp_path %[2]s; proxy_temp_path %[2]s; fastcgi_temp_path %[2]s; uwsgi_temp_path %[2]s; scgi_temp_path %[2]s;
server { listen %[3]s backlog=4096; root %[4]s; } }`, user, s.Work, host, s.Root, log, logFormat)
}
