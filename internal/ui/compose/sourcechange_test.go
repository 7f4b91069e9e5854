package compose

import (
	"context"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// edited is a drafter for whom the source of one point was edited.
type edited struct {
	Drafter
	at  position
	now string
}

// Affected tells of the point that still quotes the former wording.
func (e edited) Affected(_ context.Context, o library.Outline) ([]library.PointChange, error) {
	p, ok := pointAt(o, e.at)
	if !ok || p.Quoted == nil || p.Quoted.Text == e.now {
		return nil, nil
	}
	now := *p.Quoted
	now.Text, now.Version = e.now, now.Version+1
	return []library.PointChange{{
		Section: e.at.section, Point: e.at.point, Kind: library.PassageEdited, Was: p.Quoted.Text, Now: now, Since: library.Day(2026, 6, 20),
	}}, nil
}

// withEditedSource is a window with an outline of which the first quoted statement has an edited source. A heading may stand
// over points of two sections.
func withEditedSource(t *testing.T) (*uitest.Host, *Composer, position) {
	t.Helper()
	v, c := arranging(t)
	at := position{}
	for {
		p, ok := pointAt(c.outline, at)
		if ok && p.Quoted != nil && p.Quoted.Kind == library.StatementPoint {
			break
		}
		if at.point++; !ok {
			at = position{at.section + 1, 0}
		}
	}
	c.needs.Drafts = edited{c.needs.Drafts, at, "Câu mới của nguồn."}
	c.follow()
	return v, c, at
}

func TestBothTextsOfAnEditedSourceAreShown(t *testing.T) {
	v, c, at := withEditedSource(t)
	was := c.outline.Sections[at.section].Points[at.point].Text
	for _, text := range []string{words.Say("window.change-was", "text", was), words.Say("window.change-now", "text", "Câu mới của nguồn.")} {
		if _, ok := uitest.Find(v.Window, uitest.Saying(text)); !ok {
			t.Errorf("nothing says %q", text)
		}
	}
	if got := c.clippings.changed.Words(); c.clippings.news.Hidden || !strings.Contains(got, "1 ") {
		t.Errorf("the material says %q", got)
	}
}

func TestTheNewWordingIsTakenAndCanBeUndone(t *testing.T) {
	v, c, at := withEditedSource(t)
	was := c.outline.Sections[at.section].Points[at.point]
	uitest.Press(t, v.Window, "window.take-new")
	p := c.outline.Sections[at.section].Points[at.point]
	if p.Text != "Câu mới của nguồn." || !p.Verbatim() || p.Quoted.Version != was.Quoted.Version+1 {
		t.Errorf("%+v", p)
	}
	if !c.clippings.news.Hidden {
		t.Error("it is still said to have changed")
	}
	c.Undo()
	if got := c.outline.Sections[at.section].Points[at.point].Text; got != was.Text {
		t.Errorf("undone to %q", got)
	}
}

func TestTheOldWordingIsKeptAlsoWhenTheOutlineIsOpenedAgain(t *testing.T) {
	v, c, at := withEditedSource(t)
	uitest.Press(t, v.Window, "window.keep-old")
	id := c.outline.ID
	c.open(openOutline{})
	c.Show(kit.Route{Kind: kit.OutlinePage, Outline: id})
	if len(c.changes) != 0 {
		t.Error("a change that was settled is told again")
	}
	c.remember(func([]string) []string { return nil })
	if _, ok := c.changeAt(at); !ok {
		t.Error("taking it back does not tell of it again")
	}
}

func TestAChangeFollowsItsPointToAnotherPlace(t *testing.T) {
	_, c, at := withEditedSource(t)
	to := c.move(at, 1)
	if _, ok := c.changeAt(to); !ok {
		t.Error("the point moved, what is said of its source did not")
	}
	if _, ok := c.changeAt(at); ok && to != at {
		t.Error("the change is said of another point")
	}
}

// withdrawn is a drafter for whom an article was withdrawn, and another one vanished.
type withdrawn struct {
	Drafter
	article, gone, instead int64
}

func (w withdrawn) Affected(_ context.Context, o library.Outline) (all []library.PointChange, _ error) {
	for s, section := range o.Sections {
		for p, point := range section.Points {
			change := library.PointChange{Section: s, Point: p, Kind: library.ArticleGone, Since: library.Day(2026, 6, 20)}
			switch {
			case point.Quoted == nil:
				continue
			case point.Quoted.Article == w.article:
				change.Why = library.Withdrawn{Reason: "hết hiệu lực", Instead: w.instead, Title: "Bài mới"}
			case point.Quoted.Article != w.gone:
				continue
			}
			all = append(all, change)
		}
	}
	return all, nil
}

func TestAllThatWithdrawnArticlesSaidIsTakenOutAtOnce(t *testing.T) {
	v, c := arranging(t)
	articles := c.outline.Articles()
	if len(articles) < 2 {
		t.Fatalf("it quotes %d articles", len(articles))
	}
	of := func(article int64) (n int) {
		for _, q := range c.outline.Quoted() {
			if q.Article == article {
				n++
			}
		}
		return n
	}
	c.needs.Drafts = withdrawn{c.needs.Drafts, articles[0], articles[1], 77}
	c.follow()
	before, all, others := shape(c.outline), of(articles[0]), of(articles[1])
	v.Picture(t, "de-cuong-bai-rut-lai")
	for _, fault := range uitest.Unreadable(v.Window) {
		t.Error(fault)
	}
	gone := library.PointChange{Kind: library.ArticleGone, Since: library.Day(2026, 6, 20)}
	taken := gone
	taken.Why.Reason = "hết hiệu lực"
	for key, change := range map[string]library.PointChange{"window.change-gone": gone, "reading.withdrawn": taken} {
		want := words.Say(key, "date", "20/6/2026", "reason", "hết hiệu lực")
		if said := uitest.SaysIn(c.editor.changeNote(&listCard{}, change)); !strings.Contains(said, want) ||
			strings.Contains(said, words.Say("window.change-gone", "date", "20/6/2026")) != (key == "window.change-gone") {
			t.Errorf("it says %s, want %s", said, want)
		}
	}
	drop := c.clippings.drop
	if drop.Hidden || drop.Label() != words.Say("window.drop-withdrawn", "count", all) {
		t.Fatalf("it offers %q to take out %d", drop.Label(), all)
	}
	drop.OnTapped()
	back := v.Notice.Act
	if of(articles[0]) != 0 || of(articles[1]) != others || !drop.Hidden {
		t.Errorf("%d of the withdrawn and %d of %d others are left", of(articles[0]), of(articles[1]), others)
	}
	c.add(position{0, 0}) // whatever is changed since
	c.drop(position{0, 0})
	c.Undo()
	c.Undo()
	back()
	if got := shape(c.outline); got != before {
		t.Errorf("brought back: %s, before %s", got, before)
	}
	v.OnGoTo = nil
	uitest.Press(t, v.Window, "reading.open-instead")
	if v.At.Article != 77 {
		t.Errorf("what replaces it is not led to: %+v", v.At)
	}
}
