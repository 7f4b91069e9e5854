package app_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

// The number of an outline is that of the library that wrote the session down: here another outline bears it.
func TestAReceivedSessionIsNotThatOfAnOutlineHere(t *testing.T) {
	t.Parallel()
	commune, province := open(t, app.Options{Dir: t.TempDir()}), open(t, app.Options{Dir: t.TempDir()})
	there, err := commune.Library().SaveOutline(t.Context(), library.Outline{Title: "Của xã"})
	if err != nil {
		t.Fatal(err)
	}
	today, err := commune.Today.Look(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	saved(t, commune, fmt.Sprintf(`{"date": %q, "status": "planned", "outline": %d, "outline_title": "Của xã"}`, today.Date+1, there.ID))
	file := filepath.Join(t.TempDir(), "xa.buoi")
	if _, err := commune.Exchange.Export(t.Context(), file, session.Period{From: today.Date - 1, To: today.Date + 2}, false); err != nil {
		t.Fatal(err)
	}
	if taken, err := province.Exchange.Import(t.Context(), []string{file}, app.Agreement{Trust: true}); err != nil {
		t.Fatalf("%+v, %v", taken, err)
	}
	here, err := province.Library().SaveOutline(t.Context(), library.Outline{Title: "Của tỉnh", Date: (today.Date + 1).Moment()})
	if err != nil || here.ID != there.ID {
		t.Fatal(here.ID, there.ID, err)
	}
	if d, err := province.Today.Look(t.Context()); err != nil || d.Next == nil || d.Outline != nil || d.Bare {
		t.Errorf("of %+v the day opens %+v, %v", d.Next, d.Outline, err)
	}
	if s, err := province.Sessions.OfOutline(t.Context(), here.ID); err != nil || s.UID != "" {
		t.Errorf("the outline is spoken in %+v, %v", s, err)
	}
	if s, err := commune.Sessions.OfOutline(t.Context(), there.ID); err != nil || s.UID != "" {
		t.Errorf("on another day than that of its session the outline is spoken in %+v, %v", s, err)
	}
}
