package compose

import (
	"context"
	"sync"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/words"
)

// saver keeps the newest state of an outline until it is written: however many changes wait, only the
// last is.
type saver struct {
	sync.Mutex
	next      *library.Outline
	revisions map[int64]int // of each outline, as this window read or wrote it last
}

func (s *saver) put(o library.Outline) {
	s.Lock()
	defer s.Unlock()
	s.next = &o
}

// take returns what is to be written, as made from the revision that this window knows: steps back in its history are
// made from that one too.
func (s *saver) take() *library.Outline {
	s.Lock()
	defer s.Unlock()
	o := s.next
	s.next = nil
	if o != nil {
		o.Revision = s.revisions[o.ID]
	}
	return o
}

// knows remembers the revision of an outline that was read or written.
func (s *saver) knows(o library.Outline) {
	s.Lock()
	defer s.Unlock()
	if s.revisions == nil {
		s.revisions = map[int64]int{}
	}
	s.revisions[o.ID] = max(s.revisions[o.ID], o.Revision)
}

// drop lets go of what waits of an outline.
func (s *saver) drop(id int64) {
	s.Lock()
	defer s.Unlock()
	if s.next != nil && s.next.ID == id {
		s.next = nil
	}
	delete(s.revisions, id)
}

// save writes the outline, and says when it was.
func (c *Composer) save() {
	if c.outline.ID == 0 {
		return
	}
	c.outline.Saved = library.At(time.Now(), library.ToSecond)
	c.saver.put(clone(c.outline))
	var saved library.Outline
	kit.Do(c.Tasks, &c.saves, func(ctx context.Context) error {
		o := c.saver.take()
		if o == nil {
			return nil // a later change was written with the former
		}
		var err error
		if saved, err = c.needs.Outlines.SaveOutline(ctx, *o); err == nil {
			c.saver.knows(saved)
		}
		return err
	}, func(err error) {
		if library.IsKind(err, library.ChangedElsewhere) {
			c.elsewhere()
			return
		}
		if !c.Fail(err, c.save) && saved.Saved.Known() && saved.ID == c.outline.ID {
			c.editor.saved.SetText(words.Say("window.saved-at", "time", saved.Saved.Time().Format("15:04")))
			c.editor.bar.Refresh()
		}
	})
}
