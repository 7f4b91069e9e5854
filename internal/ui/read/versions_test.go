package read

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

func TestWhyNamesTheWordsThatDecided(t *testing.T) {
	v, p := reads(t)
	p.explain()
	pop := v.Window.Canvas().Overlays().Top()
	if pop == nil {
		t.Fatal("nothing opens")
	}
	said := uitest.SaysIn(pop)
	reading, err := v.App.Themes.Why(t.Context(), p.article.ID)
	if err != nil || len(reading.Reasons()) < 3 {
		t.Fatalf("%+v, %v", reading.Reasons(), err)
	}
	for _, r := range reading.Reasons()[:3] { // the rest is scrolled to
		if len(r.Words) == 0 || !strings.Contains(said, r.Words[0]) || !strings.Contains(said, v.ThemeName(r.Theme)) {
			t.Errorf("%+v is not told", r)
		}
	}
}

func TestAnEditedArticleShowsItsNewAndOldWords(t *testing.T) {
	v, p := reads(t)
	a := p.article
	sources, err := v.App.Library().Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	edited := a.Article
	edited.Blocks = append([]library.Block{}, a.Blocks...)
	for i, b := range edited.Blocks {
		if b.Kind == library.Paragraph {
			edited.Blocks[i].Text = b.Text + " Câu mới thêm."
			break
		}
	}
	_, outcome, err := v.App.Library().Save(t.Context(), store.Arrival{SourceID: sources[0].ID, Article: edited, Raw: []byte("x"), Passages: a.Passages})
	if err != nil || outcome != library.Updated {
		t.Fatalf("%s, %v", outcome, err)
	}
	p.update(a.ID, true)
	if !strings.Contains(uitest.SaysIn(p.column), words.Say("reading.editions", "count", 2)) {
		t.Fatal("nothing says that it was edited")
	}
	p.showEditions()
	pop := v.Window.Canvas().Overlays().Top()
	if pop == nil || !strings.Contains(uitest.SaysIn(pop), "Câu mới thêm.") {
		t.Error("the new words are not shown")
	}
}

func TestAnArticleThatIsGoneSaysSo(t *testing.T) {
	v, p := reads(t)
	at := library.Day(2026, 11, 22)
	if err := v.App.Library().MarkGone(t.Context(), p.article.URL, at); err != nil {
		t.Fatal(err)
	}
	p.update(p.article.ID, true)
	if !strings.Contains(uitest.SaysIn(p.column), words.Say("reading.gone", "date", "22/11/2026")) {
		t.Error("the pane does not say it")
	}
	if len(p.withdrawn()) != 0 {
		t.Error("nobody withdrew it, and the pane says so")
	}
	p.article.Withdrawn = library.Withdrawn{Reason: "hết hiệu lực", Instead: p.article.ID, Title: "Bài mới"}
	if said := uitest.SaysIn(container.NewVBox(p.head()...)); !strings.Contains(said, "hết hiệu lực") || !strings.Contains(said, "Bài mới") || strings.Contains(said, words.Say("reading.gone", "date", "22/11/2026")) {
		t.Errorf("withdrawn by its publisher: %s", said)
	}
	other := v.Articles(t, "")[1]
	p.article.Withdrawn.Instead = other.ID
	p.refresh(true)
	for _, fault := range uitest.Unreadable(v.Window) {
		t.Error(fault)
	}
	v.Picture(t, "bai-rut-lai")
	uitest.Press(t, v.Window, "reading.open-instead")
	if p.ID() != other.ID {
		t.Errorf("what replaces it is %d, it opens %d", other.ID, p.ID())
	}
}

func TestAKeptPictureIsShownAndTakenByItsCaption(t *testing.T) {
	v, p := paneOf(t)
	for _, a := range v.Articles(t, "") {
		p.Show(a.ID, "", -1)
		if len(p.shownPictures) > 0 {
			break
		}
	}
	p.grow(len(p.article.Blocks))
	for i, b := range p.article.Blocks {
		if _, kept := p.shownPictures[b.Src]; kept && b.Text != "" {
			if said := uitest.SaysIn(p.blocks[i]); !strings.Contains(said, b.Text) || !strings.Contains(said, words.Say("window.take")) {
				t.Errorf("the picture says %q", said)
			}
			return
		}
	}
	t.Error("no article of the sample shows a picture")
}
