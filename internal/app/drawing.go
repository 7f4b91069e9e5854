package app

import (
	"context"
	"os"

	"baocaovien/internal/settings"
)

// SoftwareDrawing remembers what draws the window on this machine. See package opengl.
type SoftwareDrawing struct {
	settings *settings.Settings
	machine  func() (name string, err error)
}

// Compatible reports whether the processor draws it («chế độ tương thích»).
func (d *SoftwareDrawing) Compatible(ctx context.Context) (bool, error) {
	machine, err := d.machine()
	if err != nil {
		return false, err
	}
	return d.settings.Compatible(ctx, machine)
}

// SetCompatible chooses what draws from the next start.
func (d *SoftwareDrawing) SetCompatible(ctx context.Context, on bool) error {
	machine, err := d.machine()
	if err != nil {
		return err
	}
	return d.settings.SetCompatible(ctx, machine, on)
}

func newDrawing(s *settings.Settings) *SoftwareDrawing {
	return &SoftwareDrawing{settings: s, machine: os.Hostname}
}
