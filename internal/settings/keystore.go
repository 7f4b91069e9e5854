package settings

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/zalando/go-keyring"
)

// systemKeys is the store of keys of the system: Windows' credentials, macOS' keychain, the Secret Service of Linux.
type systemKeys struct{}

// SystemKeys returns the system's store of keys, nil where there is none. It is not asked for anything yet.
func SystemKeys() KeyStore {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" || hasBus() {
		return systemKeys{}
	}
	return nil
}

// hasBus reports a session with a bus to speak to the Secret Service over. Asking without one would start one.
func hasBus() bool {
	if bus := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); bus != "" {
		return !strings.HasPrefix(bus, "disabled:")
	}
	_, err := os.Stat(filepath.Join("/run/user", strconv.Itoa(os.Getuid()), "bus"))
	return err == nil
}

// keysPatience is how long a store may take: it may ask the person for a password, and on a machine that nobody sits at
// nobody answers.
const keysPatience = 30 * time.Second

var errKeysSilent = errors.New("the system's store of keys does not answer")

// Set keeps a secret.
func (systemKeys) Set(service, account, secret string) error {
	_, err := patiently(func() (string, error) { return "", keyring.Set(service, account, secret) })
	return err
}

// Get returns a secret.
func (systemKeys) Get(service, account string) (string, error) {
	return patiently(func() (string, error) { return keyring.Get(service, account) })
}

// Delete forgets a secret.
func (systemKeys) Delete(service, account string) error {
	_, err := patiently(func() (string, error) { return "", keyring.Delete(service, account) })
	return err
}

// patiently asks a store that knows no context. One that never answers is left waiting.
func patiently(ask func() (string, error)) (string, error) {
	type reply struct {
		text string
		err  error
	}
	answered := make(chan reply, 1)
	go func() {
		text, err := ask()
		answered <- reply{text, err}
	}()
	late := time.NewTimer(keysPatience)
	defer late.Stop()
	select {
	case r := <-answered:
		return r.text, r.err
	case <-late.C:
		return "", errKeysSilent
	}
}
