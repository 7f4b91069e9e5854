package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// guideChapter is a chapter of the guide.
type guideChapter struct {
	title string
	said  string            // all its words, without marks
	head  fyne.CanvasObject // where it begins
}

// chapterList lists the chapters of the guide, all of them or those with the words that are typed over it.
type chapterList struct {
	box      *fyne.Container
	field    *kit.SearchField
	links    *fyne.Container
	open     func(guideChapter)
	changed  func() // others are listed
	chapters []guideChapter
	found    []guideChapter // those that are listed
}

// newChapterList calls open with the chapter that is pressed, or with the first on Enter, and changed when it lists others.
func newChapterList(open func(guideChapter), changed func()) *chapterList {
	c := &chapterList{open: open, changed: changed, links: container.New(widgets.Flow{Gap: 14, Between: 4})}
	c.field = kit.NewSearchField(words.Say("window.find-chapter"), c.list, nil, nil)
	c.field.OnSubmitted = func(string) {
		if len(c.found) > 0 {
			open(c.found[0])
		}
	}
	c.box = container.New(widgets.Column{Gap: 10}, c.field, c.links)
	return c
}

// add takes a block of the guide and what shows it.
func (c *chapterList) add(b library.Block, shown fyne.CanvasObject) {
	if b.Kind == library.Heading && b.Level > 1 {
		c.chapters = append(c.chapters, guideChapter{title: b.Text, head: shown})
	}
	if last := len(c.chapters) - 1; last >= 0 {
		c.chapters[last].said += " " + viet.Fold(b.Plain())
	}
}

// list lists the chapters that hold every word of a query, all for none.
func (c *chapterList) list(query string) {
	c.found = nil
	sought := strings.Fields(viet.Fold(query))
	for _, chapter := range c.chapters {
		if chapter.holds(sought) {
			c.found = append(c.found, chapter)
		}
	}
	c.links.RemoveAll()
	for _, chapter := range c.found {
		c.links.Add(widgets.NewLink(chapter.title, func() { c.open(chapter) }))
	}
	if len(c.found) == 0 {
		c.links.Add(widgets.NewLabel(words.Say("window.no-chapter", "query", kit.Cut(query, 60)), widgets.Body))
	}
	c.changed()
}

func (c guideChapter) holds(all []string) bool {
	for _, word := range all {
		if !strings.Contains(c.said, word) {
			return false
		}
	}
	return true
}
