package present

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/handout"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// presenting is a talk of three cues on a stage, and the clock it goes by.
func presenting(t *testing.T) (p *Presentation, pass func(time.Duration), ended *int) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(widgets.FyneTheme{Scale: 1, Variant: widgets.Light})
	now := time.Date(2026, 6, 27, 19, 0, 0, 0, time.UTC)
	ended = new(int)
	*ended = -1
	p = Open(Talk{Title: "Biển, đảo quê hương", Minutes: 30, Cues: []handout.Cue{
		{Section: "II. Nội dung chính", First: 1, Last: 2, Count: 3, Heading: "Các vùng biển", Lines: []string{"Lãnh hải rộng 12 hải lý."}, Figures: []string{"12 hải lý"}, Source: "Luật Biển Việt Nam", Seconds: 20},
		{Section: "II. Nội dung chính", First: 3, Last: 3, Count: 3, Heading: "Các vùng biển", Lines: []string{"Vùng đặc quyền kinh tế rộng 200 hải lý."}, Seconds: 30},
		{Section: "IV. Nhiệm vụ", First: 1, Last: 1, Count: 1, Lines: []string{"Giữ biển."}, Seconds: 10},
	}}, func() time.Time { return now }, func(minutes int) { *ended = minutes })
	p.window.Resize(fyne.NewSize(1366, 768))
	return p, func(d time.Duration) { now = now.Add(d); p.tick() }, ended
}

// sees is all that stands on the stage.
func (p *Presentation) sees() string {
	var all []string
	for _, s := range uitest.InSight(p.window, func(o fyne.CanvasObject) bool { _, ok := o.(*widgets.Label); return ok }) {
		all = append(all, s.Object.(*widgets.Label).Words())
	}
	return strings.Join(all, "\n")
}

func key(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }

func TestAPresentersRemoteTurnsThePoints(t *testing.T) {
	p, _, ended := presenting(t)
	if got := p.sees(); !strings.Contains(got, "Biển, đảo quê hương") || !strings.Contains(got, words.Say("present.keys")) {
		t.Errorf("before the first point: %q", got)
	}
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyPageDown, "Lãnh hải"},
		{fyne.KeyRight, "Vùng đặc quyền"},
		{fyne.KeySpace, "Giữ biển"},
		{fyne.KeyDown, "Giữ biển"},
		{fyne.KeyPageUp, "Vùng đặc quyền"},
		{fyne.KeyEnd, "Giữ biển"},
		{fyne.KeyHome, "Biển, đảo quê hương"},
		{fyne.KeyLeft, "Biển, đảo quê hương"},
	} {
		p.typedKey(key(step.key))
		if got := p.sees(); !strings.Contains(got, step.want) {
			t.Errorf("after %s: %q, want %q", step.key, got, step.want)
		}
	}
	p.typedKey(key(fyne.KeyEscape))
	if *ended < 0 {
		t.Error("Esc does not end it")
	}
}

func TestTheNextPointAndThePlaceAreTold(t *testing.T) {
	p, _, _ := presenting(t)
	p.typedKey(key(fyne.KeyPageDown))
	picture(t, p, "trinh-bay")
	got := p.sees()
	for _, want := range []string{
		words.Say("present.place", "section", "II. Nội dung chính", "number", "1–2", "count", 3),
		words.Say("present.next", "text", "Vùng đặc quyền kinh tế rộng 200 hải lý."), "Luật Biển Việt Nam",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not told: %q", want, got)
		}
	}
	p.typedKey(key(fyne.KeyEnd))
	if got := p.sees(); !strings.Contains(got, words.Say("present.last")) {
		t.Errorf("at the end: %q", got)
	}
}

func TestTimeIsToldAndWhatIsOverIsNegative(t *testing.T) {
	p, pass, _ := presenting(t)
	pass(time.Hour) // before the first point no time runs
	if got := p.left.Words(); !strings.HasPrefix(got, "0:00 / 30:00") {
		t.Errorf("before it begins: %q", got)
	}
	p.typedKey(key(fyne.KeyPageDown))
	pass(15 * time.Second)
	if got := p.left.Words(); !strings.HasPrefix(got, "0:15 / 30:00") || !strings.HasSuffix(got, " 0:05") {
		t.Errorf("after 15 seconds: %q", got)
	}
	pass(25 * time.Second)
	if got := p.left.Words(); !strings.HasPrefix(got, "0:40") || !strings.HasSuffix(got, "−0:20") {
		t.Errorf("after 40 seconds: %q", got)
	}
	p.typedKey(key(fyne.KeyPageDown))
	if got := p.left.Words(); !strings.HasPrefix(got, "0:40") || !strings.HasSuffix(got, " 0:30") {
		t.Errorf("at the next point: %q", got)
	}
	pass(30 * time.Minute)
	if got := p.left.Words(); !strings.HasPrefix(got, "30:40 / 30:00") {
		t.Errorf("after all the time: %q", got)
	}
}

func TestTheScreenGoesBlackAndComesBack(t *testing.T) {
	p, _, _ := presenting(t)
	p.typedKey(key(fyne.KeyPageDown))
	p.typedRune('b')
	if !p.black.Visible() {
		t.Error("the screen is not black")
	}
	p.typedRune('.')
	if p.black.Visible() {
		t.Error("the screen stays black")
	}
	p.typedRune('b')
	p.typedKey(key(fyne.KeyPageDown))
	if p.black.Visible() || !strings.Contains(p.sees(), "Vùng đặc quyền") {
		t.Error("the next point does not light it")
	}
}

func TestTheHallSeesThePointAndNoClock(t *testing.T) {
	p, _, _ := presenting(t)
	p.typedRune('m')
	p.typedKey(key(fyne.KeyPageDown))
	hall := p.hallWindow
	var seen []string
	for _, s := range uitest.InSight(hall, func(o fyne.CanvasObject) bool { _, ok := o.(*widgets.Label); return ok }) {
		seen = append(seen, s.Object.(*widgets.Label).Words())
	}
	if got := strings.Join(seen, "\n"); !strings.Contains(got, "Lãnh hải rộng") || strings.Contains(got, "/ 30:00") || strings.Contains(got, "Tiếp:") {
		t.Errorf("the hall sees %q", got)
	}
	p.typedRune('b')
	if !p.hall.black.Visible() {
		t.Error("the hall is not black")
	}
	hall.Close()
	p.typedKey(key(fyne.KeyPageDown)) // must not want the window that is gone
	if p.hall != nil {
		t.Error("the hall's window is not forgotten")
	}
}

// A long point is set smaller, so that all of it is in sight.
func TestALongPointIsAllInSight(t *testing.T) {
	p, _, _ := presenting(t)
	p.talk.Cues[0].Lines = []string{strings.Repeat("Một câu rất dài nói về biển và đảo của nước ta. ", 14)}
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1024, Height: 640}, {Width: 640, Height: 480}} {
		p.window.Resize(size)
		for range 12 {
			p.typedRune('+')
		}
		p.turn(0)
		if room, high := p.sheet.box.Size().Height, p.sheet.column.Size().Height; high > room+1 {
			t.Errorf("at %v the text is %.0f high in a room of %.0f", size, high, room)
		}
		p.turn(-1)
	}
}

// picture keeps what the stage looks like where SCREENSHOTS asks for it.
func picture(t *testing.T, p *Presentation, name string) {
	t.Helper()
	(&uitest.Host{PageContext: &kit.PageContext{Window: p.window}}).Picture(t, name)
}

func TestTheMinutesOfATalkAreToldWhenItEnds(t *testing.T) {
	for name, c := range map[string]struct {
		cues int
		took time.Duration
		want int
	}{
		"not begun":                  {0, time.Hour, 0},
		"as long as it was":          {3, 41*time.Minute + 40*time.Second, 42},
		"shorter than it was to be":  {3, 16 * time.Minute, 16},
		"only leafed through":        {3, 90 * time.Second, 0},
		"ended before its last part": {1, 25 * time.Minute, 25},
	} {
		p, pass, ended := presenting(t)
		for range c.cues {
			p.typedKey(key(fyne.KeyPageDown))
		}
		pass(c.took)
		p.typedKey(key(fyne.KeyEscape))
		if *ended != c.want {
			t.Errorf("%s: %d minutes, want %d", name, *ended, c.want)
		}
	}
}

func TestThePointsAreCountedAsTheOutlineCountsThem(t *testing.T) {
	p, _, _ := presenting(t)
	p.talk.Cues[1].First, p.talk.Cues[1].Continues = 2, true
	p.turn(-1)
	p.fill()
	if got := p.sees(); !strings.Contains(got, words.Say("present.begin", "count", 4)) { // 3 and 1, in as many cues or not
		t.Errorf("before the first: %q", got)
	}
	p.typedKey(key(fyne.KeyPageDown))
	p.typedKey(key(fyne.KeyPageDown))
	if got := p.sees(); !strings.Contains(got, words.Say("present.place-on", "section", "II. Nội dung chính", "number", "2–3", "count", 3)) {
		t.Errorf("what goes on with a point: %q", got)
	}
}
