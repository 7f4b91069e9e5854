package compose

import (
	"context"
	"sync"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/words"
)

// saver keeps the newest state of each outline until it is written: however many changes wait, only the
// last is.
type saver struct {
	sync.Mutex
	waiting   map[int64]unsaved
	revisions map[int64]int // of each outline, as this window read or wrote it last
}

// unsaved is what waits to be written of an outline.
type unsaved struct {
	outline *library.Outline // nil where its last state could not be written, and nobody asked again yet
	trail   library.OutlineTrail
}

func (s *saver) put(o library.Outline, trail library.OutlineTrail) {
	s.Lock()
	defer s.Unlock()
	if s.waiting == nil {
		s.waiting = map[int64]unsaved{}
	}
	s.waiting[o.ID] = unsaved{&o, s.waiting[o.ID].trail.Then(trail)}
}

// take returns what is to be written of an outline, as made from the revision that this window knows: steps back in its
// history are made from that one too. The outline is nil where a later change was written with the former.
func (s *saver) take(id int64) (*library.Outline, library.OutlineTrail) {
	s.Lock()
	defer s.Unlock()
	w := s.waiting[id]
	if w.outline == nil {
		return nil, w.trail
	}
	delete(s.waiting, id)
	w.outline.Revision = s.revisions[id]
	return w.outline, w.trail
}

// failed keeps the trail of a state that could not be written for the next one.
func (s *saver) failed(id int64, trail library.OutlineTrail) {
	s.Lock()
	defer s.Unlock()
	w := s.waiting[id]
	s.waiting[id] = unsaved{w.outline, trail.Then(w.trail)}
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
	delete(s.waiting, id)
	delete(s.revisions, id)
}

// save writes the outline, and says when it was.
func (c *Composer) save() {
	if c.outline.ID == 0 {
		return
	}
	c.outline.Saved = library.At(time.Now(), library.ToSecond)
	id := c.outline.ID
	c.saver.put(clone(c.outline), c.history.unstored())
	var saved library.Outline
	kit.Do(c.Tasks, &c.saves, func(ctx context.Context) error {
		o, trail := c.saver.take(id)
		if o == nil {
			return nil
		}
		var err error
		if saved, err = c.needs.Outlines.SaveOutlineStep(ctx, *o, trail); err != nil {
			c.saver.failed(id, trail)
			return err
		}
		c.saver.knows(saved)
		return nil
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
