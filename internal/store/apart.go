package store

import (
	"errors"

	"baocaovien/internal/machine"
)

// Elsewhere is OtherMachine where another machine has the library in dir open. It leaves everything as it is.
func Elsewhere(dir string) error { return machine.Elsewhere(dir, machine.Here()) }

// openApart opens a library while other machines are kept out of its folder, until it is closed.
func openApart(dir string, open func() (*Library, error)) (*Library, error) {
	apart, err := machine.Take(dir, machine.Here())
	if err != nil {
		return nil, err
	}
	l, err := open()
	if err != nil {
		return nil, errors.Join(err, apart.Release())
	}
	l.apart = apart
	return l, nil
}

// NotApart tells why other machines are not kept out while the library is open, nil where they are.
func (l *Library) NotApart() error { return l.apart.Loose() }

// stillApart is OtherMachine where another machine got in while this one slept or was cut off.
func (l *Library) stillApart() error {
	if l.apart == nil {
		return nil
	}
	return l.apart.Lost()
}

// release lets other machines in.
func (l *Library) release() error {
	if l.apart == nil {
		return nil
	}
	return l.apart.Release()
}
