// Package instance sees to it that one window works with a library: a second one brings the first to the front, hands it its
// files and goes. They speak over this machine's own network, and only to whom can read the library's folder.
package instance

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"time"
)

// doorName is the file in a library's folder that tells where its window listens.
const doorName = "cua-so.json"

// Bounds of what is heard: how long a connection and a message take, how long a window that is still opening its library
// lets one wait, and how long a message is.
const (
	patience  = 2 * time.Second
	opening   = 15 * time.Second
	heardMost = 1 << 20
)

// door is where a window listens. The token is known to whom can read the folder.
type door struct {
	Address string `json:"address"`
	Token   string `json:"token"`
}

// message is what a second window says to the first.
type message struct {
	Token string   `json:"token"`
	Files []string `json:"files"`
}

// Instance is the one window of a library.
type Instance struct {
	listener net.Listener // nil where nothing can be heard: the folder cannot be written, or there is no network at all
	path     string
	door     door
}

// Take makes this program the window of the library in dir. Where there is one already it is shown, given the files, and
// another is true. Two that begin in the same moment may both become it: what they save is then told apart by the store.
func Take(ctx context.Context, dir string, files []string) (only *Instance, another bool) {
	i := &Instance{path: filepath.Join(dir, doorName)}
	if i.tell(ctx, files) {
		return nil, true
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return i, false
	}
	token := make([]byte, 16)
	_, _ = rand.Read(token) // never fails
	i.door = door{listener.Addr().String(), hex.EncodeToString(token)}
	if err := i.hang(); err != nil {
		if errors.Is(err, fs.ErrExist) && i.tell(ctx, files) { // another was quicker
			_ = listener.Close() // nobody knows of it
			return nil, true
		}
		_ = listener.Close() // nobody knows of it
		return i, false
	}
	i.listener = listener
	return i, false
}

// hang writes where this window listens, in place of what a window left that is no more.
func (i *Instance) hang() error {
	raw, err := json.Marshal(i.door)
	if err != nil {
		return err
	}
	_ = os.Remove(i.path)                                                     // nobody answers there
	out, err := os.OpenFile(i.path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600) // #nosec G304 -- a file of ours
	if err != nil {
		return err
	}
	_, err = out.Write(raw)
	return errors.Join(err, out.Close())
}

// tell shows the window that is there and gives it files. It reports whether there is one.
func (i *Instance) tell(ctx context.Context, files []string) bool {
	raw, err := os.ReadFile(i.path) // #nosec G304 -- a file of ours
	var d door
	if err != nil || json.Unmarshal(raw, &d) != nil {
		return false
	}
	host, _, err := net.SplitHostPort(d.Address)
	if err != nil || !net.ParseIP(host).IsLoopback() {
		return false
	}
	conn, err := (&net.Dialer{Timeout: patience}).DialContext(ctx, "tcp", d.Address)
	if err != nil {
		return false
	}
	defer func() { _ = conn.Close() }()
	_ = conn.SetDeadline(time.Now().Add(opening))
	if json.NewEncoder(conn).Encode(message{d.Token, files}) != nil {
		return false
	}
	var answer door
	return json.NewDecoder(io.LimitReader(conn, heardMost)).Decode(&answer) == nil && answer.Token == d.Token
}

// Serve tells of each further window that was begun, and of the files it was given, until ctx ends.
func (i *Instance) Serve(ctx context.Context, show func(files []string)) {
	if i.listener == nil {
		return
	}
	stop := context.AfterFunc(ctx, func() { _ = i.listener.Close() })
	defer stop()
	for {
		conn, err := i.listener.Accept()
		if err != nil {
			return
		}
		if files, known := i.hear(conn); known {
			show(files)
		}
	}
}

// hear reads what one who dialled says, and answers who knows the token.
func (i *Instance) hear(conn net.Conn) (files []string, known bool) {
	defer func() { _ = conn.Close() }()
	_ = conn.SetDeadline(time.Now().Add(patience))
	var said message
	if json.NewDecoder(io.LimitReader(conn, heardMost)).Decode(&said) != nil || said.Token != i.door.Token {
		return nil, false
	}
	return said.Files, json.NewEncoder(conn).Encode(door{Token: i.door.Token}) == nil
}

// Close lets another window be the one.
func (i *Instance) Close() error {
	if i.listener == nil {
		return nil
	}
	if err := i.listener.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
		return err
	}
	return os.Remove(i.path)
}
