// Package present shows an outline while it is spoken: the point that is said now in large letters, the next one small, the
// time that is planned and the time that is used. Keys and presenters' remotes turn it; a second window is for the hall.
package present

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/handout"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// Talk is what is presented.
type Talk struct {
	Title   string
	Minutes int // planned, 0 for as long as the cues take
	Cues    []handout.Cue
}

// Presentation is a talk in a window of its own.
type Presentation struct {
	talk   Talk
	window fyne.Window
	now    func() time.Time
	ended  func(minutes int) // the window has closed, after so many minutes of talk

	at    int       // the cue that is said, -1 before the first
	begun time.Time // of the first cue
	shown time.Time // of this one
	told  string    // what the clock says

	place, clock, left *widgets.Label
	top                *fyne.Container // these three
	sheet, hall        *cueSheet       // hall is nil where there is no second window
	hallWindow         fyne.Window
	next               *widgets.Label
	progress           *widgets.Progress
	black              *widgets.Fill
	beat               *fyne.Animation
}

// Open shows a talk. ended is called when its window has closed, and told for how many minutes it was spoken.
func Open(t Talk, now func() time.Time, ended func(minutes int)) *Presentation {
	p := &Presentation{talk: t, now: now, ended: ended, at: -1}
	soft := widgets.TextStyle{Size: 22, Leading: 28, Colour: widgets.StageSoft}
	p.place, p.clock, p.left = widgets.NewLine("", soft), widgets.NewLine("", soft), widgets.NewLine("", soft)
	p.sheet = newCueSheet()
	p.next = widgets.NewLabel("", widgets.TextStyle{Size: 24, Leading: 34, Colour: widgets.StageSoft, Lines: 2})
	p.progress = widgets.NewProgressIn(widgets.StageLine, widgets.StageMain)
	p.black = widgets.NewFill(widgets.StageBlack)
	p.black.Hide()
	p.top = container.New(threeParts{}, p.place, p.clock, p.left)
	top := container.New(widgets.Inset{Top: 22, Right: edge, Left: edge, Bottom: 10}, p.top)
	rule := widgets.NewRule()
	rule.SetColour(widgets.StageLine)
	foot := container.New(widgets.Column{Gap: 16}, rule,
		container.New(widgets.Inset{Right: edge, Left: edge}, p.next),
		container.New(widgets.Inset{Right: edge, Left: edge, Bottom: 22}, p.progress))
	p.window = fyne.CurrentApp().NewWindow(words.Say("present.title", "title", kit.Cut(t.Title, 80)))
	p.window.SetPadded(false)
	p.window.SetContent(container.NewStack(widgets.NewFill(widgets.Stage), kit.Dock(top, foot, nil, nil, p.sheet.box), p.black))
	p.window.Canvas().SetOnTypedKey(p.typedKey)
	p.window.Canvas().SetOnTypedRune(p.typedRune)
	p.window.SetOnClosed(p.close)
	p.window.Resize(fyne.NewSize(1280, 720))
	p.fill()
	p.window.SetFullScreen(true)
	p.window.Show()
	p.beat = fyne.NewAnimation(time.Second, func(float32) { p.tick() })
	p.beat.RepeatCount = fyne.AnimationRepeatForever
	p.beat.Start()
	return p
}

// edge is the white at the sides of the stage, at 100 %.
const edge = 44

// Close ends the presentation.
func (p *Presentation) Close() { p.window.Close() }

func (p *Presentation) close() {
	p.beat.Stop()
	if p.hallWindow != nil {
		p.hallWindow.Close()
	}
	p.ended(p.spoken())
}

// spoken is how many minutes the talk took; 0 where it was only leafed through, in less than half of what it is to take.
func (p *Presentation) spoken() int {
	if p.at < 0 {
		return 0
	}
	used := p.now().Sub(p.begun)
	if used.Seconds() < p.planned()/2 {
		return 0
	}
	return int(math.Round(used.Minutes()))
}

// typedKey turns and leaves, with the keys that presenters' remotes send.
func (p *Presentation) typedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyRight, fyne.KeyDown, fyne.KeySpace, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyEnter:
		p.turn(p.at + 1)
	case fyne.KeyLeft, fyne.KeyUp, fyne.KeyPageUp, fyne.KeyBackspace:
		p.turn(p.at - 1)
	case fyne.KeyHome:
		p.turn(-1)
	case fyne.KeyEnd:
		p.turn(len(p.talk.Cues) - 1)
	case fyne.KeyF5, fyne.KeyF11:
		p.window.SetFullScreen(!p.window.FullScreen())
	case fyne.KeyEscape:
		p.window.Close()
	}
}

// typedRune blackens the screen, changes the letters and opens the window for the hall.
func (p *Presentation) typedRune(r rune) {
	switch r {
	case 'b', 'B', '.':
		p.blacken(!p.black.Visible())
	case '+', '=':
		p.resize(1)
	case '-':
		p.resize(-1)
	case 'm', 'M':
		p.openHall()
	}
}

// turn goes to a cue; -1 is before the first, where the time begins anew.
func (p *Presentation) turn(to int) {
	to = min(max(to, -1), len(p.talk.Cues)-1)
	if to == p.at && !p.black.Visible() {
		return
	}
	if to != p.at {
		p.shown = p.now()
		if p.at < 0 || to < 0 {
			p.begun = p.shown
		}
	}
	p.at = to
	p.blacken(false)
	p.fill()
}

func (p *Presentation) blacken(on bool) {
	kit.SetHidden(p.black, !on)
	if p.hall != nil {
		kit.SetHidden(p.hall.black, !on)
	}
}

func (p *Presentation) resize(by int) {
	p.sheet.enlarge(by)
	if p.hall != nil {
		p.hall.enlarge(by)
	}
}

// fill shows the cue that is said.
func (p *Presentation) fill() {
	if p.at < 0 {
		p.sheet.show(handout.Cue{Lines: []string{p.talk.Title}, Source: words.Say("present.keys")})
		p.place.SetText(words.Say("present.begin", "count", p.talk.points()))
	} else {
		c := p.talk.Cues[p.at]
		p.sheet.show(c)
		p.place.SetText(placeOf(c))
	}
	if p.hall != nil {
		p.showHall()
	}
	p.next.SetText(p.following())
	p.progress.Set(float32(p.at+1) / float32(len(p.talk.Cues)))
	p.told = ""
	p.tick()
}

// points are those of the outline, of which a cue may say several, or a part of one.
func (t Talk) points() int {
	n := 0
	for _, c := range t.Cues {
		if c.First == 1 && !c.Continues {
			n += c.Count
		}
	}
	return n
}

// placeOf says which points of its section a cue says, as the outline counts them.
func placeOf(c handout.Cue) string {
	number := strconv.Itoa(c.First)
	if c.Last > c.First {
		number += "–" + strconv.Itoa(c.Last)
	}
	key := "present.place"
	if c.Continues {
		key = "present.place-on"
	}
	return words.Say(key, "section", c.Section, "number", number, "count", c.Count)
}

// following announces the next cue.
func (p *Presentation) following() string {
	if p.at+1 >= len(p.talk.Cues) {
		return words.Say("present.last")
	}
	c := p.talk.Cues[p.at+1]
	if c.Heading != "" && (p.at < 0 || p.talk.Cues[p.at].Heading != c.Heading) {
		return words.Say("present.next", "text", c.Heading)
	}
	return words.Say("present.next", "text", kit.Cut(c.Lines[0], 200))
}

// planned is how many seconds the talk is to take.
func (p *Presentation) planned() float64 {
	if p.talk.Minutes > 0 {
		return 60 * float64(p.talk.Minutes)
	}
	sum := 0.0
	for _, c := range p.talk.Cues {
		sum += c.Seconds
	}
	return sum
}

// tick shows the time.
func (p *Presentation) tick() {
	now := p.now()
	used, cue := 0.0, 0.0 // seconds of the talk, and those left for the cue
	if p.at >= 0 {
		used, cue = now.Sub(p.begun).Seconds(), p.talk.Cues[p.at].Seconds-now.Sub(p.shown).Seconds()
	}
	told := now.Format("15:04") + minutes(used) + minutes(cue)
	if told == p.told {
		return
	}
	p.told = told
	p.clock.SetText(now.Format("15:04"))
	p.left.SetRuns([]widgets.TextRun{
		{Text: minutes(used), Bold: true, Colour: overrun(used > p.planned())},
		{Text: " / " + minutes(p.planned()) + " · " + words.Say("present.this") + " "},
		{Text: minutes(cue), Bold: true, Colour: overrun(cue < 0)},
	})
	p.left.Resize(p.left.MinSize())
	p.top.Refresh()
}

// overrun is the colour of a time: that of what is over, or that of what is said.
func overrun(over bool) fyne.ThemeColorName {
	if over {
		return widgets.StageBad
	}
	return widgets.StageInk
}

// minutes is «11:20», and «−0:20» for what is over.
func minutes(seconds float64) string {
	sign := ""
	whole := int(math.Floor(seconds))
	if seconds < 0 {
		sign, whole = "−", int(math.Ceil(-seconds))
	}
	return fmt.Sprintf("%s%d:%02d", sign, whole/60, whole%60)
}
