package settings

import (
	"context"
	"time"

	"baocaovien/internal/words"
)

// What is offered: hours between syncs, and megabytes for pictures and attachments.
var (
	syncHours = []int{0, 1, 3, 6, 12}
	fileRooms = []int{0, 200, 1000, 5000}
)

func startName(at bool) string {
	if at {
		return words.Say("settings.sync-at-start")
	}
	return words.Say("settings.sync-by-hand")
}

func hoursName(hours int) string {
	if hours == 0 {
		return words.Say("settings.never")
	}
	return words.Say("settings.hours", "count", hours)
}

func roomName(megabytes int) string {
	if megabytes == 0 {
		return words.Say("settings.keep-none")
	}
	return words.Say("settings.megabytes", "count", megabytes)
}

func (p *Preferences) setAtStart(on bool) {
	p.now.atStart = on
	p.write(func(ctx context.Context) error { return p.keep.SetSyncAtStart(ctx, on) })
}

// setEvery counts from now on.
func (p *Preferences) setEvery(hours int) {
	p.now.every = hours
	p.clock(time.Duration(hours) * time.Hour)
	p.write(func(ctx context.Context) error { return p.keep.SetSyncEvery(ctx, hours) })
}

func (p *Preferences) setKeepFiles(megabytes int) {
	p.now.keepFiles = megabytes
	p.write(func(ctx context.Context) error { return p.keep.SetKeepFiles(ctx, megabytes) })
}

func restrictedName(keep bool) string {
	if keep {
		return words.Say("settings.restricted-kept")
	}
	return words.Say("settings.restricted-refused")
}

func (p *Preferences) setRestricted(keep bool) {
	p.now.restricted = keep
	p.write(func(ctx context.Context) error { return p.keep.SetKeepRestricted(ctx, keep) })
}
