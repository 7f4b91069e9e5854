package store

import (
	"database/sql"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// withOutlines is a library of the schema before clippings, with an outline and what the settings held of it.
func withOutlines(t *testing.T, settings map[string]string) *Library {
	t.Helper()
	before := slices.IndexFunc(migrations, func(m migration) bool { return strings.HasSuffix(m.name, "outline_clippings.sql") })
	if before < 0 {
		t.Fatal("no such migration")
	}
	dir := aged(t, migrations[:before])
	db, err := sql.Open("sqlite", dsn(filepath.Join(dir, fileName), false))
	if err != nil {
		t.Fatal(err)
	}
	write := func(statement string, args ...any) {
		if _, err := db.ExecContext(t.Context(), statement, args...); err != nil {
			t.Fatal(err)
		}
	}
	write(`INSERT INTO outlines (id, saved, data) VALUES (7, 1, '{"title":"Biển"}'), (8, 2, '{"title":"Đảo"}')`)
	for key, value := range settings {
		write("INSERT INTO settings (key, value) VALUES (?, ?)", key, value)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return mustOpen(t, dir)
}

func TestWhatTheSettingsHeldOfAnOutlineIsTheOutlinesNow(t *testing.T) {
	l := withOutlines(t, map[string]string{
		"material-7": "[3,1]", "kept-7": `["a"]`, "material-8": "{", "kept-8": "1", "material-9": "[5]", "last-outline": "7",
	})
	o, err := l.Outline(t.Context(), 7)
	if err != nil || o.Title != "Biển" || !slices.Equal(o.Clippings, []int64{3, 1}) || !slices.Equal(o.Dismissed, []string{"a"}) {
		t.Errorf("%+v, %v", o, err)
	}
	if o, err := l.Outline(t.Context(), 8); err != nil || len(o.Clippings)+len(o.Dismissed) != 0 {
		t.Errorf("of what could not be read: %+v, %v", o, err)
	}
	for key, want := range map[string]string{"material-7": "", "kept-7": "", "material-9": "", "last-outline": "7"} {
		if got, err := l.Setting(t.Context(), key); err != nil || got != want {
			t.Errorf("%s: %q, %v", key, got, err)
		}
	}
}

func TestClippingsStayWhereAnOutlineIsSavedAndComeBackWithIt(t *testing.T) {
	l := mustOpen(t, t.TempDir())
	ctx := t.Context()
	o, err := l.SaveOutline(ctx, library.Outline{Title: "Đề cương"})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.SetClippings(ctx, o.ID, []int64{4, 2}); err != nil {
		t.Fatal(err)
	}
	if err := l.SetDismissed(ctx, o.ID, []string{"x"}); err != nil {
		t.Fatal(err)
	}
	if _, err := l.SaveOutline(ctx, o); err != nil { // as it was before
		t.Fatal(err)
	}
	if _, err := l.SaveOutline(ctx, o); !library.IsKind(err, library.ChangedElsewhere) {
		t.Errorf("a save that does not start from what is stored: %v", err)
	}
	check := func(when string) library.Outline {
		t.Helper()
		got, err := l.Outline(ctx, o.ID)
		if err != nil || !slices.Equal(got.Clippings, []int64{4, 2}) || !slices.Equal(got.Dismissed, []string{"x"}) {
			t.Errorf("%s: %+v, %v", when, got, err)
		}
		return got
	}
	whole := check("saved again")
	if err := l.RemoveOutline(ctx, o.ID); err != nil {
		t.Fatal(err)
	}
	if err := l.SetClippings(ctx, o.ID, nil); !library.IsKind(err, library.UnknownOutline) {
		t.Errorf("of an outline that is gone: %v", err)
	}
	if _, err := l.SaveOutline(ctx, whole); err != nil {
		t.Fatal(err)
	}
	check("brought back")
}
