package store

import (
	"errors"
	"fmt"
	"sync"
)

// asideAtMost bounds how many broken rows are remembered.
const asideAtMost = 100

// asideRows are rows that could not be read. They stay where they are and are left out of what is shown: one broken row
// must not close the library.
type asideRows struct {
	lock sync.Mutex
	all  map[string]error
}

// set puts a row aside; what names the list it was read for.
func (a *asideRows) set(what string, err error) {
	a.lock.Lock()
	defer a.lock.Unlock()
	if a.all == nil {
		a.all = map[string]error{}
	}
	if len(a.all) < asideAtMost {
		a.all[fmt.Sprint(what, ": ", err)] = err
	}
}

// Aside tells which rows were put aside since the library was opened, nil where none was: the detail for the log. What a
// check finds tells more.
func (l *Library) Aside() error {
	l.aside.lock.Lock()
	defer l.aside.lock.Unlock()
	var all []error
	for line := range l.aside.all {
		all = append(all, errors.New(line))
	}
	return errors.Join(all...)
}
