package read

import (
	"context"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// ArticleShelf writes whole articles out, and takes them away.
type ArticleShelf interface {
	SaveText(ctx context.Context, id int64, file string, withNotes bool) error
	Remove(ctx context.Context, ids []int64, withNotes bool) (library.Removal, error)
}

// otherActions are what is done with an article less often.
func (p *Pane) otherActions() []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(words.Say("reading.unread"), p.MarkUnread),
		fyne.NewMenuItem(words.Say("reading.copy-all"), p.copyAll),
		fyne.NewMenuItem(words.Say("reading.save-word"), func() { p.askText(".docx", false) }),
		fyne.NewMenuItem(words.Say("reading.save-text"), func() { p.askText(".txt", false) }),
	}
	items = append(items, fyne.NewMenuItem(words.Say("reading.find"), func() { p.Find() }))
	if len(p.headings()) > 0 {
		items = append(items, fyne.NewMenuItem(words.Say("reading.headings"), p.showHeadings))
	}
	if len(p.noted) > 0 {
		items = append(items, fyne.NewMenuItem(words.Say("notes.save-word"), func() { p.askText(".docx", true) }),
			fyne.NewMenuItem(words.Say("notes.of-article"), p.showNotes))
	}
	return append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(words.Say("reading.remove"), p.askRemove))
}

// askText asks where to save the whole text of the article.
func (p *Pane) askText(ending string, withNotes bool) {
	id := p.article.ID
	p.AskSave(words.Say("reading.save-title"), kit.CleanName(p.article.Title), ending, func(ctx context.Context, file string) (string, error) {
		return words.Say("reading.text-saved", "file", file), p.needs.Shelf.SaveText(ctx, id, file, withNotes)
	})
}

// copyAll copies the whole text with its source.
func (p *Pane) copyAll() {
	p.copyCited(p.article.Title + "\n\n" + library.Plain(p.article.Blocks))
}

// MarkUnread puts the article back among those that are not read yet.
func (p *Pane) MarkUnread() {
	id := p.article.ID
	kit.Do(p.Tasks, &p.writes, func(ctx context.Context) error { return p.needs.Marks.SetRead(ctx, id, false) }, func(err error) {
		if !p.Fail(err, nil) {
			p.list.CloseArticle()
			p.Changed(kit.ArticlesArrived)
		}
	})
}

// askRemove asks before the article is deleted: that cannot be taken back.
func (p *Pane) askRemove() {
	id, title, noted := p.article.ID, kit.Cut(p.article.Title, 120), len(p.noted)
	help := words.Say("reading.remove-help", "title", title)
	if noted > 0 {
		help += " " + words.Say("notes.go-too", "count", noted)
	}
	p.Ask(words.Say("reading.remove-title"), words.Say("reading.remove-now"), 240, func(f *kit.Form) {
		f.Hide()
		p.remove(id, title, noted > 0)
	}, widgets.NewLabel(help, widgets.Body)).Carefully()
}

// remove deletes an article, with its notes where that was said.
func (p *Pane) remove(id int64, title string, withNotes bool) {
	kit.Load(p.Tasks, &p.reasons, func(ctx context.Context) (library.Removal, error) {
		return p.needs.Shelf.Remove(ctx, []int64{id}, withNotes)
	}, func(done library.Removal, err error) {
		switch {
		case p.Fail(err, nil):
		case len(done.Noted) > 0:
			p.Say(words.Say("notes.keep-article", "title", title), "", nil)
		case len(done.Kept) > 0:
			p.Say(words.Say("reading.not-removed", "title", title), "", nil)
		default:
			if p.article.ID == id {
				p.list.CloseArticle()
			}
			p.Changed(kit.ArticlesArrived)
			p.Say(words.Say("reading.removed", "title", title), "", nil)
		}
	})
}
