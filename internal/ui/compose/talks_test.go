package compose

import (
	"encoding/json"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/words"
)

func TestTheOutlineSaysWhatWasSpokenOfAtItsPlace(t *testing.T) {
	v, c := arranging(t)
	if c.editor.details.talks.Visible() {
		t.Errorf("of what was never spoken of it says %q", c.editor.details.talks.Words())
	}
	for commune, article := range map[string]library.Stored{"Xã Long Hòa": c.sources[c.outline.Articles()[0]], "Xã Mỹ Long": c.sources[c.outline.Articles()[1]]} {
		quoted, err := json.Marshal([]library.SessionArticle{{ID: article.ID, Version: 1, URL: article.URL}})
		place, err2 := json.Marshal(library.SessionPlace{Commune: commune})
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		if _, err := v.App.Sessions.Save(t.Context(), []app.SessionChange{{Fields: map[string]json.RawMessage{
			"date": json.RawMessage(`"2026-03-05"`), "articles": quoted, "place": place,
		}}}); err != nil {
			t.Fatal(err)
		}
	}
	c.change(func(o *library.Outline) { o.Place = "Hội trường xã Long Hòa" })
	c.Show(kit.Route{Kind: kit.OutlinePage, Outline: c.outline.ID})
	said := c.editor.details.talks.Words()
	here := words.Say("window.spoken-here", "days", "05/3/2026", "title", c.sources[c.outline.Articles()[0]].Title)
	elsewhere := words.Say("window.spoken-elsewhere", "list", "05/3/2026 – Xã Mỹ Long", "title", c.sources[c.outline.Articles()[1]].Title)
	if !c.editor.details.talks.Visible() || said != here+" "+elsewhere {
		t.Errorf("it says %q, want %q", said, here+" "+elsewhere)
	}
	if strings.Contains(said, "{") {
		t.Errorf("a place was not filled in: %q", said)
	}
	v.Picture(t, "da-noi-o-day")
}
