package settings_test

import (
	"context"
	"errors"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/settings"
)

// drawer keeps values in memory.
type drawer map[string]string

func (d drawer) Setting(_ context.Context, key string) (string, error) { return d[key], nil }

func (d drawer) SetSetting(_ context.Context, key, value string) error {
	d[key] = value
	return nil
}

func TestNothingChosenGivesTheDefaults(t *testing.T) {
	t.Parallel()
	for name, d := range map[string]drawer{
		"empty":      {},
		"unreadable": {"text-size": "to", "appearance": "hồng", "letterhead": "{", "single-sided": "có"},
	} {
		s := settings.New(d)
		size, err1 := s.TextSize(t.Context())
		look, err2 := s.Appearance(t.Context())
		single, err3 := s.SingleSided(t.Context())
		head, err4 := s.Letterhead(t.Context())
		if err := errors.Join(err1, err2, err3, err4); err != nil {
			t.Fatal(err)
		}
		if size != 100 || look != settings.Light || single || head != (library.Letterhead{}) {
			t.Errorf("%s: %d, %s, %v, %+v", name, size, look, single, head)
		}
	}
}

func TestWhatIsChosenComesBack(t *testing.T) {
	t.Parallel()
	s := settings.New(drawer{})
	want := library.Letterhead{Superior: "ĐẢNG BỘ XÃ A", Issuer: "CHI BỘ B", Place: "A", Annex: "Kèm theo"}
	err := errors.Join(s.SetTextSize(t.Context(), 150), s.SetAppearance(t.Context(), settings.Dark),
		s.SetSingleSided(t.Context(), true), s.SetLetterhead(t.Context(), want))
	if err != nil {
		t.Fatal(err)
	}
	size, _ := s.TextSize(t.Context())
	look, _ := s.Appearance(t.Context())
	single, _ := s.SingleSided(t.Context())
	head, _ := s.Letterhead(t.Context())
	if size != 150 || look != settings.Dark || !single || head != want {
		t.Fatalf("%d, %s, %v, %+v", size, look, single, head)
	}
}

func TestSyncingByItselfHasDefaultsAndBounds(t *testing.T) {
	t.Parallel()
	s := settings.New(drawer{"sync-every": "thường xuyên"})
	atStart, err1 := s.SyncAtStart(t.Context())
	every, err2 := s.SyncEvery(t.Context())
	room, err3 := s.KeepFiles(t.Context())
	if err := errors.Join(err1, err2, err3); err != nil || !atStart || every != 0 || room != 1000 {
		t.Errorf("%v, every %d hours, %d MB, %v", atStart, every, room, err)
	}
	if err := errors.Join(s.SetSyncAtStart(t.Context(), false), s.SetSyncEvery(t.Context(), 99), s.SetKeepFiles(t.Context(), -5)); err != nil {
		t.Fatal(err)
	}
	atStart, _ = s.SyncAtStart(t.Context())
	every, _ = s.SyncEvery(t.Context())
	room, _ = s.KeepFiles(t.Context())
	if atStart || every != 24 || room != 0 {
		t.Errorf("%v, every %d hours, %d MB", atStart, every, room)
	}
}

func TestTextSizeIsBounded(t *testing.T) {
	t.Parallel()
	s := settings.New(drawer{})
	for asked, want := range map[int]int{50: 80, 90: 90, 999: 200, 175: 175} {
		if err := s.SetTextSize(t.Context(), asked); err != nil {
			t.Fatal(err)
		}
		if got, _ := s.TextSize(t.Context()); got != want {
			t.Errorf("%d %% became %d %%, want %d %%", asked, got, want)
		}
	}
}

func TestPresetsAreComplete(t *testing.T) {
	t.Parallel()
	presets, err := settings.Letterheads()
	if err != nil || len(presets) < 6 {
		t.Fatalf("%d presets, %v", len(presets), err)
	}
	for _, p := range presets {
		if p.Superior == "" || p.Issuer == "" || p.Place == "" {
			t.Errorf("incomplete: %+v", p)
		}
	}
}

// broken fails as a disk does.
type broken struct{}

func (broken) Setting(context.Context, string) (string, error) { return "", errBroken }

func (broken) SetSetting(context.Context, string, string) error { return errBroken }

var errBroken = errors.New("broken")

func TestAFailingStoreIsTold(t *testing.T) {
	t.Parallel()
	s := settings.New(broken{})
	_, err1 := s.TextSize(t.Context())
	_, err2 := s.Letterhead(t.Context())
	for _, err := range []error{err1, err2, s.SetTextSize(t.Context(), 120), s.SetLetterhead(t.Context(), library.Letterhead{})} {
		if !errors.Is(err, errBroken) {
			t.Errorf("err = %v", err)
		}
	}
}

func TestWhatDrawsTheWindowIsChosenForEachMachine(t *testing.T) {
	t.Parallel()
	s := settings.New(drawer{})
	if err := s.SetCompatible(t.Context(), "MÁY-XÃ", true); err != nil {
		t.Fatal(err)
	}
	for machine, want := range map[string]bool{"MÁY-XÃ": true, "MÁY-TỈNH": false} {
		if got, err := s.Compatible(t.Context(), machine); err != nil || got != want {
			t.Errorf("%s: %v, %v", machine, got, err)
		}
	}
	if err := s.SetCompatible(t.Context(), "MÁY-XÃ", false); err != nil {
		t.Fatal(err)
	}
	if on, err := s.Compatible(t.Context(), "MÁY-XÃ"); err != nil || on {
		t.Errorf("put back: %v, %v", on, err)
	}
}
