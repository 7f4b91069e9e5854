package compose

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/words"
)

// history remembers states of an outline, to go back and forth.
type history struct {
	past, future []library.Outline    // the next to go to is the last
	typing       string               // what the last change typed into; typing on in it is one step
	trail        library.OutlineTrail // what of it is still to be stored, so that it outlasts the window
}

// remember keeps the state before a change. where names the field that is typed into, "" for any other
// change.
func (h *history) remember(o library.Outline, where string) {
	h.future = nil
	if where != "" && where == h.typing {
		return
	}
	h.typing = where
	h.trail = h.trail.Then(library.OutlineTrail{Future: library.PileChange{Clear: true}})
	h.leave(o)
}

// leave makes a state a step back.
func (h *history) leave(o library.Outline) {
	const most = 200
	h.past = append(h.past, clone(o))
	h.trail = h.trail.Then(library.OutlineTrail{Past: library.PileChange{On: []library.Outline{clone(o)}}})
	if len(h.past) > most {
		h.past = h.past[1:]
	}
}

// unstored is what is to be stored of the history; once it was asked for, it is another's to keep.
func (h *history) unstored() library.OutlineTrail {
	trail := h.trail
	h.trail = library.OutlineTrail{}
	return trail
}

// clone copies an outline so that changing one leaves the other.
func clone(o library.Outline) library.Outline {
	o.Sections = slices.Clone(o.Sections)
	for i := range o.Sections {
		o.Sections[i].Points = slices.Clone(o.Sections[i].Points)
	}
	o.Slogans, o.Questions = slices.Clone(o.Slogans), slices.Clone(o.Questions)
	return o
}

// change alters the outline in one step that can be undone, and shows and saves it.
func (c *Composer) change(alter func(o *library.Outline)) {
	c.history.remember(c.outline, "")
	alter(&c.outline)
	c.refresh()
	c.save()
}

// typed alters the outline by typing: what is typed into need not be shown anew.
func (c *Composer) typed(where string, alter func(o *library.Outline)) {
	c.history.remember(c.outline, where)
	alter(&c.outline)
	c.editor.buttons()
	c.preview.Update()
	c.save()
}

// Undo takes the last change back, also one that was made before the outline was closed.
func (c *Composer) Undo() {
	h := &c.history
	if last := len(h.past) - 1; last >= 0 {
		now := clone(c.outline)
		h.future = append(h.future, now)
		h.trail = h.trail.Then(library.OutlineTrail{Past: library.PileChange{Off: 1}, Future: library.PileChange{On: []library.Outline{clone(now)}}})
		former := h.past[last]
		h.past = h.past[:last]
		c.goOn(former)
	}
}

// Redo makes it again, also where the outline was closed in between.
func (c *Composer) Redo() {
	h := &c.history
	if last := len(h.future) - 1; last >= 0 {
		h.leave(c.outline)
		h.trail = h.trail.Then(library.OutlineTrail{Future: library.PileChange{Off: 1}})
		later := h.future[last]
		h.future = h.future[:last]
		c.goOn(later)
	}
}

// goOn shows and saves another state of the outline.
func (c *Composer) goOn(o library.Outline) {
	c.outline = o
	c.history.typing = ""
	c.refresh()
	c.save()
}

// position is where a point stands in the outline; slogansAt and questionsAt stand for a section.
type position struct{ section, point int }

// drop takes a point, slogan or question out. The way back brings back this very one, whatever was changed since.
func (c *Composer) drop(at position) {
	switch at.section {
	case slogansAt:
		dropFrom(c, "window.slogan-dropped", at.point, func(o *library.Outline) *[]string { return &o.Slogans })
	case questionsAt:
		dropFrom(c, "window.question-dropped", at.point, func(o *library.Outline) *[]library.Question { return &o.Questions })
	default:
		dropFrom(c, "window.point-dropped", at.point, func(o *library.Outline) *[]library.OutlinePoint {
			return &o.Sections[min(at.section, len(o.Sections)-1)].Points
		})
	}
}

// dropFrom takes what is at a place out of a list of the outline.
func dropFrom[T comparable](c *Composer, key string, at int, list func(o *library.Outline) *[]T) {
	id, item := c.outline.ID, (*list(&c.outline))[at]
	times := count(*list(&c.outline), item)
	c.change(func(o *library.Outline) {
		from := list(o)
		*from = slices.Delete(*from, at, at+1)
	})
	c.Say(words.Say(key), words.Say("window.undo"), func() {
		if c.outline.ID != id || count(*list(&c.outline), item) >= times {
			return // another outline, or it came back by «undo»
		}
		c.change(func(o *library.Outline) {
			into := list(o)
			*into = slices.Insert(*into, min(at, len(*into)), item)
		})
	})
}

// count tells how often an item stands in a list.
func count[T comparable](list []T, item T) int {
	n := 0
	for _, other := range list {
		if other == item {
			n++
		}
	}
	return n
}

// length is how many there are in the part of a spot.
func length(o library.Outline, section int) int {
	switch section {
	case slogansAt:
		return len(o.Slogans)
	case questionsAt:
		return len(o.Questions)
	default:
		return len(o.Sections[section].Points)
	}
}

// move moves a point up or down, over the end of a section into the next one, and returns where it is then.
func (c *Composer) move(at position, by int) position {
	to := position{at.section, at.point + by}
	switch n := length(c.outline, at.section); {
	case to.point < 0 && at.section > 0:
		to = position{at.section - 1, len(c.outline.Sections[at.section-1].Points)}
	case to.point >= n && at.section >= 0 && at.section < len(c.outline.Sections)-1:
		to = position{at.section + 1, 0}
	case to.point < 0 || to.point >= n:
		return at
	}
	c.put(at, to)
	return to
}

// put moves a point, slogan or question to another place.
func (c *Composer) put(at, to position) {
	c.change(func(o *library.Outline) {
		switch at.section {
		case slogansAt:
			shift(&o.Slogans, &o.Slogans, at.point, to.point)
		case questionsAt:
			shift(&o.Questions, &o.Questions, at.point, to.point)
		default:
			shift(&o.Sections[at.section].Points, &o.Sections[to.section].Points, at.point, to.point)
		}
	})
}

// shift moves an item from one list into another, or within one.
func shift[T any](from, into *[]T, at, to int) {
	item := (*from)[at]
	*from = slices.Delete(*from, at, at+1)
	*into = slices.Insert(*into, min(to, len(*into)), item)
}

// add puts a point of the briefer's own, a slogan or a question at a place, and the keyboard into it.
func (c *Composer) add(at position) {
	c.change(func(o *library.Outline) {
		switch at.section {
		case slogansAt:
			o.Slogans = slices.Insert(o.Slogans, at.point, "")
		case questionsAt:
			o.Questions = slices.Insert(o.Questions, at.point, library.Question{})
		default:
			points := &o.Sections[at.section].Points
			*points = slices.Insert(*points, at.point, library.OutlinePoint{})
		}
	})
	c.editor.focus(at)
}

// drag shows where what is dragged from the clippings would go; at is in the window.
func (c *Composer) drag(at fyne.Position) { c.editor.dragged(fromClippings, at) }

// letGo puts what was dragged from the clippings where it is let go.
func (c *Composer) letGo(p library.OutlinePoint) { c.editor.droppedClipping(p) }

// take puts a point of the clippings at the end of the section its kind speaks for.
func (c *Composer) take(p library.OutlinePoint) {
	var at position
	c.change(func(o *library.Outline) { at = include(o, p) })
	c.editor.reveal(at)
}

// include puts a point at the end of the section its kind speaks for, one of the person's own at the end of the content, and
// returns where it is then.
func include(o *library.Outline, p library.OutlinePoint) position {
	role := library.ContentSection
	switch {
	case p.Quoted == nil:
	case p.Quoted.Kind == library.TaskPoint:
		role = library.TaskSection
	case p.Quoted.Kind == library.ResultPoint:
		role = library.ResultSection
	}
	for i := range o.Sections {
		if o.Sections[i].Role == role {
			o.Sections[i].Points = append(o.Sections[i].Points, p)
			return position{i, len(o.Sections[i].Points) - 1}
		}
	}
	o.Sections = append(o.Sections, library.Section{Role: role, Points: []library.OutlinePoint{p}})
	return position{len(o.Sections) - 1, 0}
}

// Keep takes points from the reading pane into the outline that was worked on last, also before this start of the
// program; where none was, into a new one.
func (c *Composer) Keep(points ...library.OutlinePoint) {
	if len(points) == 0 {
		return
	}
	if c.outline.ID != 0 {
		c.kept(points)
		return
	}
	kit.Load(c.Tasks, &c.place, func(ctx context.Context) (openOutline, error) {
		last, err := c.needs.Last.LastOutline(ctx)
		if err != nil {
			return openOutline{}, err
		}
		if now, err := c.find(ctx, last); err == nil {
			return now, nil
		}
		var t library.Theme // names the outline
		if p := points[0]; p.Quoted != nil && len(p.Quoted.Themes) > 0 {
			t = p.Quoted.Themes[0]
		}
		o, _, err := c.draft(ctx, nil, t)
		return openOutline{outline: o}, err
	}, func(now openOutline, err error) {
		if !c.Fail(err, func() { c.Keep(points...) }) {
			c.open(now)
			c.kept(points)
			c.Changed(kit.CountsChanged)
		}
	})
}

func (c *Composer) kept(points []library.OutlinePoint) {
	c.history.remember(c.outline, "")
	for _, p := range points {
		include(&c.outline, p)
	}
	c.save()
	id := c.outline.ID
	c.Say(words.Say("window.taken", "title", Named(c.outline)), words.Say("window.open-outline"), func() {
		c.GoTo(kit.Route{Kind: kit.OutlinePage, Outline: id})
	})
}

// Named is the title of an outline, or that it has none yet.
func Named(o library.Outline) string {
	if o.Title == "" {
		return words.Say("window.untitled")
	}
	return o.Title
}
