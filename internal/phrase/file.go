package phrase

import (
	"fmt"
	"io/fs"
	"sync"
)

// Phrasebook is a file of phrases that comes with the program, read when it is first needed: a package may hold one, and
// its lists, in variables.
type Phrasebook struct {
	set func() (*Set, error)
}

// Open returns the file of that path, unread.
func Open(files fs.FS, path string) *Phrasebook {
	return &Phrasebook{sync.OnceValues(func() (*Set, error) {
		raw, err := fs.ReadFile(files, path)
		if err != nil {
			return nil, fmt.Errorf("phrases: %w", err)
		}
		return Parse(path, string(raw))
	})}
}

// Set reads the file. Tests ask for its error; to the program a file that cannot be read is one without phrases.
func (f *Phrasebook) Set() (*Set, error) { return f.set() }

// List returns the list of a label, unread. Where the file has none it is a list without phrases: Missing tells a test.
func (f *Phrasebook) List(label string) *Wordlist {
	return &Wordlist{label, sync.OnceValue(func() *listBody {
		if set, err := f.set(); err == nil {
			if list, ok := set.List(label); ok {
				return list.found()
			}
		}
		return nil
	})}
}

// Missing reports a list that its file does not have, or whose file cannot be read.
func (l *Wordlist) Missing() bool { return l.found() == nil }
