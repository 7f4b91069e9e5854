package settings_test

import (
	"testing"

	"baocaovien/internal/settings"
)

func TestTheOutlineOneWorkedOnIsRemembered(t *testing.T) {
	t.Parallel()
	s := settings.New(drawer{})
	if id, err := s.LastOutline(t.Context()); err != nil || id != 0 {
		t.Fatalf("%d, %v before anything is remembered", id, err)
	}
	if err := s.SetLastOutline(t.Context(), 7); err != nil {
		t.Fatal(err)
	}
	if id, err := s.LastOutline(t.Context()); err != nil || id != 7 {
		t.Errorf("%d, %v", id, err)
	}
}

func TestThePaperABrieferLikesIsKept(t *testing.T) {
	t.Parallel()
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

func TestAnOutlineThatCannotBeReadCountsAsForgotten(t *testing.T) {
	t.Parallel()
	s := settings.New(drawer{"last-outline": "x"})
	if id, err := s.LastOutline(t.Context()); err != nil || id != 0 {
		t.Errorf("%d, %v", id, err)
	}
}
