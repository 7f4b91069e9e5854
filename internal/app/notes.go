package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"baocaovien/internal/compare"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/viet"
)

// Notes are what a person marks in articles, and writes beside it.
type Notes struct {
	store *store.Library
	now   func() time.Time
}

// notedAtMost is how many bytes a note may mark, and how many it may say: as a point of an outline.
const notedAtMost = 20 << 10

// Mark makes a note on passages of one version of an article; text is what the person writes of them, "" for a highlight.
// Errors: UnknownArticle, UnknownVersion, UnknownPassage, WrongUse where it is too much for a note.
func (n *Notes) Mark(ctx context.Context, places []library.Place, text string) (library.Note, error) {
	if len(places) == 0 {
		return library.Note{}, wrongUse("notes.no-passage")
	}
	article, err := n.store.ArticleVersion(ctx, places[0].Article, places[0].Version)
	if err != nil {
		return library.Note{}, err
	}
	note := library.Note{Article: article.ID}
	size := 0
	for _, at := range places {
		if !stands(article.Blocks, at) {
			return library.Note{}, library.Fail(library.UnknownPassage, "", nil)
		}
		note.Quotes = append(note.Quotes, compare.Quote(article.Blocks, at))
		size += at.End - at.Start
	}
	if size > notedAtMost {
		return library.Note{}, wrongUse("notes.too-much")
	}
	note.Made = library.At(n.now(), library.ToSecond)
	return n.save(ctx, note, text)
}

// stands reports whether a place is one of blocks, with something in it.
func stands(blocks []library.Block, at library.Place) bool {
	return at.Block >= 0 && at.Block < len(blocks) && at.Start >= 0 && at.Start < at.End && at.End <= len(blocks[at.Block].Plain())
}

// MarkWords makes a note on words of the newest version of an article, where they first stand. Words that do not stand in it so
// are UnknownPassage.
func (n *Notes) MarkWords(ctx context.Context, article int64, words, text string) (library.Note, error) {
	a, err := n.store.Article(ctx, article)
	if err != nil {
		return library.Note{}, err
	}
	words = strings.TrimSpace(viet.NFC(words))
	for i, b := range a.Blocks {
		if at := strings.Index(b.Plain(), words); at >= 0 && words != "" {
			return n.Mark(ctx, []library.Place{{Article: article, Version: a.Version, Block: i, Start: at, End: at + len(words)}}, text)
		}
	}
	return library.Note{}, library.Fail(library.UnknownPassage, cutShort(words), nil)
}

// cutShort cuts what a message quotes.
func cutShort(words string) string {
	const most = 80
	if letters := []rune(words); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return words
}

// Write gives a note other words of the person's, none for a highlight alone, or fails with UnknownNote.
func (n *Notes) Write(ctx context.Context, id int64, text string) (library.Note, error) {
	note, err := n.store.Note(ctx, id)
	if err != nil {
		return note, err
	}
	return n.save(ctx, note, text)
}

// save stores a note with what the person writes: lines of NFC without what no letter is.
func (n *Notes) save(ctx context.Context, note library.Note, text string) (library.Note, error) {
	if len(text) > notedAtMost {
		return note, wrongUse("notes.too-long")
	}
	var lines []string
	for line := range strings.Lines(strings.TrimSpace(text)) {
		lines = append(lines, viet.Clean(line))
	}
	note.Text = strings.Join(lines, "\n")
	note.Edited = library.At(n.now(), library.ToSecond)
	return n.store.SaveNote(ctx, note)
}

// Remove removes a note and returns it, so that Restore can bring it back; or fails with UnknownNote.
func (n *Notes) Remove(ctx context.Context, id int64) (library.Note, error) {
	note, err := n.store.Note(ctx, id)
	if err != nil {
		return note, err
	}
	return note, n.store.RemoveNote(ctx, id)
}

// Restore brings a removed note back under its number.
func (n *Notes) Restore(ctx context.Context, note library.Note) error {
	_, err := n.store.SaveNote(ctx, note)
	return err
}

// Of returns the notes on an article, each with where its passages stand today, in the order of the text; those whose passages
// are gone come last.
func (n *Notes) Of(ctx context.Context, article int64) ([]library.FoundNote, error) {
	notes, err := n.store.Notes(ctx, article)
	if err != nil || len(notes) == 0 {
		return nil, err
	}
	a, err := n.store.Article(ctx, article)
	if err != nil {
		return nil, err
	}
	found := make([]library.FoundNote, len(notes))
	for i, note := range notes {
		found[i] = foundIn(ctx, note, a)
	}
	slices.SortStableFunc(found, func(x, y library.FoundNote) int { return order(x) - order(y) })
	return found, library.Stopped(ctx, "notes")
}

// order is where a note stands in its article: the first byte of it that does.
func order(n library.FoundNote) int {
	const block = 1 << 20 // wider than any
	for _, p := range n.Passages {
		if p.State != library.NoteGone {
			return p.Now.Block*block + p.Now.Start
		}
	}
	return int(^uint(0) >> 1)
}

// All returns the notes on passages of a theme, "" for all notes and library.Unclassified for those of none, the one edited last
// first. What was written on an article that cannot be read is there all the same.
func (n *Notes) All(ctx context.Context, t library.Theme) ([]library.FoundNote, error) {
	notes, err := n.store.Notes(ctx, 0)
	if err != nil {
		return nil, err
	}
	articles := map[int64]library.Stored{}
	var all []library.FoundNote
	for _, note := range notes {
		a, read := articles[note.Article]
		if !read {
			if a, err = n.store.Article(ctx, note.Article); err != nil && !library.IsKind(err, library.DamagedArticle) {
				return nil, err
			}
			articles[note.Article] = a
		}
		found := foundIn(ctx, note, a)
		if t == "" || slices.Contains(found.Themes, t) || t == library.Unclassified && len(found.Themes) == 0 {
			all = append(all, found)
		}
	}
	return all, library.Stopped(ctx, "notes")
}

// foundIn finds the passages of a note in the newest version of its article.
func foundIn(ctx context.Context, note library.Note, a library.Stored) library.FoundNote {
	found := library.FoundNote{Note: note, Title: a.Title, Source: a.Source, Date: a.Published, State: library.NoteStands}
	states := library.NoteStates()
	for _, q := range note.Quotes {
		p := library.NotedPassage{Was: q, State: library.NoteStands}
		m := compare.QuoteMatch{Block: q.Block, Start: q.Start, End: q.End}
		if q.Version != a.Version || !stands(a.Blocks, q.Place) {
			m, p.State = compare.Locate(ctx, q, a.Blocks)
		}
		if p.State != library.NoteGone {
			p.Now = library.Point{
				Text: a.Blocks[m.Block].Plain()[m.Start:m.End], Kind: library.StatementPoint, Themes: library.ThemesAt(a.Passages, m.Block),
				Place: library.Place{Article: a.ID, Version: a.Version, Block: m.Block, Start: m.Start, End: m.End},
			}
			found.Themes = append(found.Themes, p.Now.Themes...)
		}
		if slices.Index(states, p.State) > slices.Index(states, found.State) {
			found.State = p.State
		}
		found.Passages = append(found.Passages, p)
	}
	if found.Themes = library.SortThemes(found.Themes); len(found.Themes) == 0 && found.State == library.NoteGone {
		found.Themes = library.SortThemes(a.Themes)
	}
	return found
}
