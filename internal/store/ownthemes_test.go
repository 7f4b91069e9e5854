package store_test

import (
	"slices"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

func TestOwnThemesComeInTheOrderOfVietnameseDictionaries(t *testing.T) {
	l := open(t, t.TempDir())
	want := []string{"An ninh", "Ăn ở", "Dân vận", "Đảng", "Giảm nghèo"}
	for _, name := range []string{"Đảng", "Ăn ở", "Giảm nghèo", "An ninh", "Dân vận"} {
		own := library.OwnTheme{Theme: store.Slug(name), Name: name, Keywords: []string{name}}
		if err := l.SaveOwnTheme(t.Context(), own); err != nil {
			t.Fatal(err)
		}
	}
	all, err := l.OwnThemes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, own := range all {
		names = append(names, own.Name)
	}
	if !slices.Equal(names, want) {
		t.Errorf("own themes %q, want %q", names, want)
	}
}
