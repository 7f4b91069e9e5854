package settings_test

import (
	"errors"
	"slices"
	"testing"

	"baocaovien/internal/settings"
)

func TestWhatIsRememberedOfOutlinesComesBack(t *testing.T) {
	s := settings.New(drawer{})
	id, err1 := s.LastOutline(t.Context())
	articles, err2 := s.Material(t.Context(), 7)
	if err := errors.Join(err1, err2); err != nil || id != 0 || articles != nil {
		t.Fatalf("%d, %v, %v before anything is remembered", id, articles, err)
	}
	err := errors.Join(s.SetLastOutline(t.Context(), 7), s.SetMaterial(t.Context(), 7, []int64{3, 1}), s.SetKept(t.Context(), 7, []string{"a"}))
	if err != nil {
		t.Fatal(err)
	}
	id, _ = s.LastOutline(t.Context())
	articles, _ = s.Material(t.Context(), 7)
	others, _ := s.Material(t.Context(), 8)
	kept, _ := s.Kept(t.Context(), 7)
	if id != 7 || !slices.Equal(articles, []int64{3, 1}) || len(others) != 0 || !slices.Equal(kept, []string{"a"}) {
		t.Errorf("%d, %v, %v, %v", id, articles, others, kept)
	}
}

func TestThePaperABrieferLikesIsKept(t *testing.T) {
	kept := drawer{"paper": "{"}
	s := settings.New(kept)
	if p, err := s.Paper(t.Context()); err != nil || p != (settings.Paper{}) {
		t.Errorf("%+v, %v of what cannot be read", p, err)
	}
	want := settings.Paper{Preset: "nha-nuoc", Large: true, PerMinute: 140, Contact: "đồng chí A"}
	if err := s.SetPaper(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Paper(t.Context()); err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestWhatCannotBeReadOfOutlinesCountsAsForgotten(t *testing.T) {
	s := settings.New(drawer{"last-outline": "x", "material-7": "{", "kept-7": "1"})
	id, err1 := s.LastOutline(t.Context())
	articles, err2 := s.Material(t.Context(), 7)
	kept, err3 := s.Kept(t.Context(), 7)
	if err := errors.Join(err1, err2, err3); err != nil || id != 0 || articles != nil || kept != nil {
		t.Errorf("%d, %v, %v, %v", id, articles, kept, err)
	}
}
