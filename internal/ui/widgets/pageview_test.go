package widgets

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// laidOut is a desk of 400 × 600 with pages of A4 on it.
func laidOut(t *testing.T, pages, across int, apart bool) *PageView {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(FyneTheme{Scale: 1, Variant: Light})
	s := NewPageView()
	w := test.NewTempWindow(t, s)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 600))
	var all []PageFrame
	for range pages {
		all = append(all, PageFrame{Width: 210, Height: 297})
	}
	s.Set(all, across, apart)
	return s
}

func TestAWholeRowIsInSightAtFirst(t *testing.T) {
	for across, most := range map[int]float32{1: 400, 2: 200} {
		s := laidOut(t, 5, across, false)
		if width := s.WidthOf(0); width > most || width < most*0.8 {
			t.Errorf("%d across: a page is %v wide on a desk of 400", across, width)
		}
	}
}

func TestPagesAreTurnedByKeys(t *testing.T) {
	for name, c := range map[string]struct {
		across int
		apart  bool
		keys   []fyne.KeyName
		at     int
	}{
		"down":               {1, false, []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageDown}, 2},
		"and up":             {1, false, []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageUp}, 1},
		"end":                {1, false, []fyne.KeyName{fyne.KeyEnd}, 6},
		"home":               {1, false, []fyne.KeyName{fyne.KeyEnd, fyne.KeyHome}, 0},
		"two":                {2, false, []fyne.KeyName{fyne.KeyPageDown}, 2},
		"two, first apart":   {2, true, []fyne.KeyName{fyne.KeyPageDown}, 1},
		"back to the first":  {2, true, []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageUp}, 0},
		"not past the first": {1, false, []fyne.KeyName{fyne.KeyPageUp}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := laidOut(t, 7, c.across, c.apart)
			s.Zoom(2)
			for _, key := range c.keys {
				if !s.Turn(key) {
					t.Errorf("%s leads nowhere", key)
				}
			}
			if got := s.Foremost(); got != c.at {
				t.Errorf("at page %d, want %d", got, c.at)
			}
		})
	}
}

func TestOnlyPagesInSightAreShown(t *testing.T) {
	s := laidOut(t, 9, 1, false)
	s.Zoom(2)
	s.Turn(fyne.KeyEnd)
	first, end := s.InSight()
	if first < 6 || end != 9 || !s.slots[0].box.Hidden || s.slots[8].box.Hidden {
		t.Errorf("pages %d to %d of 9 are in sight at the end", first, end)
	}
}

func TestPictureOfAPageOfAnotherSizeIsNotKept(t *testing.T) {
	s := laidOut(t, 1, 1, false)
	s.SetPicture(0, image.White)
	s.Set([]PageFrame{{Width: 210, Height: 297}}, 1, false)
	if s.Picture(0) == nil {
		t.Error("the page goes blank until it is drawn again")
	}
	s.Set([]PageFrame{{Width: 297, Height: 210}}, 1, false)
	if s.Picture(0) != nil {
		t.Error("the picture of an upright page is stretched over one that lies")
	}
}

func TestKeyboardMakesPagesLarger(t *testing.T) {
	s := laidOut(t, 1, 1, false)
	sum := 0
	s.OnZoom = func(by int) { sum = sum*10 + by }
	s.scroll.FocusGained()
	for _, r := range "+=-x" {
		s.scroll.TypedRune(r)
	}
	if sum != 109 || !s.ring.Visible() {
		t.Errorf("%d, ring is %v", sum, s.ring.Visible())
	}
}

func TestAPageThatFillsTheRoomIsLargerAndStaysInSight(t *testing.T) {
	for _, c := range []struct {
		room, page fyne.Size
		across     int
		least      float32 // times as wide as beside the outline
	}{
		{fyne.NewSize(1274, 640), fyne.NewSize(210, 297), 1, 2},     // the laptop
		{fyne.NewSize(1844, 950), fyne.NewSize(210, 297), 1, 1.6},   // a wide screen
		{fyne.NewSize(1844, 950), fyne.NewSize(210, 297), 2, 1.3},   // two pages beside each other
		{fyne.NewSize(948, 500), fyne.NewSize(210, 297), 1, 2},      // a small one
		{fyne.NewSize(1844, 950), fyne.NewSize(254, 142.9), 1, 1},   // slides are as large as they can be already
		{fyne.NewSize(1844, 950), fyne.NewSize(148.5, 210), 1, 1.6}, // a card
	} {
		s := laidOut(t, 7, c.across, false)
		var all []PageFrame
		for range 7 {
			all = append(all, PageFrame{Width: c.page.Width, Height: c.page.Height})
		}
		s.Set(all, c.across, false)
		s.Resize(c.room)
		whole := s.WidthOf(0)
		s.Open(4)
		s.Fill(true)
		if got := s.WidthOf(0); got < c.least*whole || float32(c.across)*got > c.room.Width {
			t.Errorf("%v, %v, %d across: %v wide, %v before", c.room, c.page, c.across, got, whole)
		}
		if at := s.Foremost(); at < 3 || at > 4 {
			t.Errorf("%v, %v: page %d is in sight", c.room, c.page, at)
		}
		s.Fill(false)
		if got := s.WidthOf(0); got != whole {
			t.Errorf("%v, %v: %v wide afterwards, %v before", c.room, c.page, got, whole)
		}
	}
}
