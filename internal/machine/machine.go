// Package machine keeps apart machines that open one library on a shared drive. SQLite has no safe way for two of them: what its
// write-ahead log stands on is memory that the processes of one machine share (sqlite.org/wal.html, 1). A small file beside the
// library names the machine that has it open, and each process of that machine holds a lock of the system on it, which SMB and
// NFS carry to the others. Such locks go with their process and their machine: a power cut leaves nothing to be cleaned up.
package machine

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
	"unicode"

	"baocaovien/internal/library"
)

// fileName is the file in a library's folder that names the machine.
const fileName = "may-dang-mo.json"

// How long one waits until another has written its name, or has only looked; and how long at once.
const (
	patience = time.Second / 2
	pauseMin = time.Millisecond
	pauseMax = 50 * time.Millisecond
)

// Bounds of what stands in the file, which others write: its bytes, and the letters of a machine's name.
const (
	noteMost = 4 << 10
	nameMost = 64
)

// Machine is one that opens libraries.
type Machine struct {
	name  string
	mark  func() (id string, drop func(), err error) // an id by which it knows itself, until all that marked or knew it dropped it
	knows func(id string) (drop func(), here bool)
}

// Here is the machine this program runs on.
func Here() Machine {
	name, err := os.Hostname()
	if err != nil {
		name = "?"
	}
	return Machine{name: name, mark: mark, knows: knows}
}

// Named is a machine that is known by its name alone: tests play several with it.
func Named(name string) Machine {
	own := fmt.Sprintf("%x", name)
	return Machine{
		name:  name,
		mark:  func() (string, func(), error) { return own, nothing, nil },
		knows: func(id string) (func(), bool) { return nothing, id == own },
	}
}

func nothing() {}

// nameplate is what the file says.
type nameplate struct {
	Machine string    `json:"machine"` // its id
	Name    string    `json:"name"`
	Since   time.Time `json:"since"`
}

// Hold keeps other machines out of a folder until it is released.
type Hold struct {
	machine Machine
	path    string
	file    *os.File // nil where nothing is held
	drop    func()
	loose   error // why nothing is held

	looking sync.Mutex
	seen    time.Time // when Lost looked last
}

// Take keeps other machines out of the folder of a library; further processes of this one join. Where that cannot be done, as
// the folder cannot be written or its drive knows no locks, nothing is held and Loose tells why. Errors: OtherMachine with its
// name where another has the library open, BusyLibrary where something else has locked the file.
func Take(dir string, m Machine) (*Hold, error) {
	h := &Hold{machine: m, path: filepath.Join(dir, fileName), drop: nothing}
	f, err := os.OpenFile(h.path, os.O_RDWR|os.O_CREATE, 0o600) // #nosec G304 -- a file of ours
	if err != nil {
		if taken := Elsewhere(dir, m); taken != nil {
			return nil, taken
		}
		h.loose = err
		return h, nil
	}
	err = patiently(func() error { return h.join(f) })
	switch {
	case err == nil:
		h.file, h.seen = f, time.Now().Round(0)
		return h, nil
	case refused(err):
		return nil, errors.Join(err, f.Close())
	}
	h.loose = errors.Join(err, f.Close())
	return h, nil
}

// Elsewhere is the refusal that Take would meet, nil where it would meet none. It writes nothing.
func Elsewhere(dir string, m Machine) error {
	path := filepath.Join(dir, fileName)
	f, err := os.Open(path) // #nosec G304 G703 -- a file of ours
	if err != nil {
		return nil
	}
	defer func() { _ = f.Close() }() // it was only read
	err = patiently(func() error {
		if used, err := inUse(f); err != nil || !used {
			return err
		}
		n, err := read(f)
		if err != nil {
			return library.Fail(library.BusyLibrary, path, err)
		}
		drop, here := m.knows(n.Machine)
		drop()
		if !here {
			return n.taken()
		}
		return nil
	})
	if refused(err) {
		return err
	}
	return nil // a drive that knows no locks
}

// refused reports a failure that is the answer of others, and no failure of the drive.
func refused(err error) bool {
	return library.IsKind(err, library.OtherMachine) || library.IsKind(err, library.BusyLibrary)
}

// patiently tries again for a while what is refused: somebody may be writing a name just then, and one who only looks at a file
// that nobody holds keeps the next from writing its own. Systems have no wait for such a lock that ends by itself.
func patiently(try func() error) error {
	until := time.Now().Add(patience)
	for pause := pauseMin; ; pause = min(2*pause, pauseMax) {
		err := try()
		if !refused(err) || time.Now().After(until) {
			return err
		}
		time.Sleep(pause/2 + rand.N(pause)) // #nosec G404 -- so that two do not meet again and again
	}
}

// join takes the lock that processes of one machine share. Who gets it alone is the first, and writes the name. Between the two
// another machine may have been quicker, so that the name is read under the lock that is kept.
func (h *Hold) join(f *os.File) error {
	alone, err := lock(f, true)
	if err != nil {
		return err
	}
	if alone {
		drop, err := h.write(f)
		defer drop() // known below
		if err != nil {
			return err
		}
	}
	shared, err := lock(f, false)
	if err != nil {
		return err
	}
	if !shared {
		return library.Fail(library.BusyLibrary, h.path, errors.New("somebody else has it alone"))
	}
	n, err := read(f)
	if err != nil {
		return library.Fail(library.BusyLibrary, h.path, errors.Join(err, unlock(f)))
	}
	drop, here := h.machine.knows(n.Machine)
	if !here {
		drop()
		return errors.Join(n.taken(), unlock(f))
	}
	h.drop = drop
	return nil
}

// write puts the machine's name into the file. What holds it also keeps the id known until it is dropped.
func (h *Hold) write(f *os.File) (drop func(), err error) {
	id, drop, err := h.machine.mark()
	if err != nil {
		return nothing, err
	}
	raw, err := json.Marshal(nameplate{id, h.machine.name, time.Now().In(library.Vietnam).Truncate(time.Second)})
	if err == nil {
		_, err = f.WriteAt(raw, 0) // nobody reads half of it: whoever does has the lock
	}
	if err == nil {
		err = f.Truncate(int64(len(raw)))
	}
	return drop, err
}

func read(f io.ReaderAt) (n nameplate, err error) {
	raw, err := io.ReadAll(io.NewSectionReader(f, 0, noteMost))
	if err == nil {
		err = json.Unmarshal(raw, &n)
	}
	return n, err
}

// taken is the failure that names the machine, and since when it has the library open.
func (n nameplate) taken() error {
	name := strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, n.Name)
	if letters := []rune(name); len(letters) > nameMost {
		name = string(letters[:nameMost]) + "…"
	}
	return library.Fail(library.OtherMachine, name, errors.New(n.Since.In(library.Vietnam).Format("15:04 02/01/2006")))
}

// Loose tells why nothing keeps other machines out, nil where something does.
func (h *Hold) Loose() error { return h.loose }

// lookedAt is how often Lost looks into the file.
const lookedAt = time.Second

// Lost is OtherMachine where another machine has taken the folder meanwhile: a server drops the locks of a laptop that sleeps
// or loses the network, and nobody tells it when it is back.
func (h *Hold) Lost() error {
	h.looking.Lock()
	defer h.looking.Unlock()
	now := time.Now().Round(0) // by the clock on the wall, which goes on while a machine sleeps
	if h.file == nil || now.Sub(h.seen).Abs() < lookedAt {
		return nil
	}
	f, err := os.Open(h.path) // as it is there now: the open one may be of before
	if err != nil {
		return nil // a drive that is away: who writes the library will hear it
	}
	defer func() { _ = f.Close() }() // it was only read
	n, err := read(f)
	if err != nil {
		return nil // as said
	}
	drop, here := h.machine.knows(n.Machine)
	drop()
	if !here {
		return n.taken()
	}
	h.seen = now
	return nil
}

// Release lets others have the folder. The file stays: who took it away might take that of the next.
func (h *Hold) Release() error {
	if h.file == nil {
		return nil
	}
	err := errors.Join(unlock(h.file), h.file.Close())
	h.file = nil
	h.drop()
	if errors.Is(err, fs.ErrClosed) {
		return nil
	}
	return err
}
