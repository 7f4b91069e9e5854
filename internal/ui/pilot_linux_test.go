package ui

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
)

// pilot uses the real window as a person does: it looks where things are and moves the pointer there, or
// types. It only ever waits for something to become true. What goes wrong ends it by a panic.
type pilot struct {
	folder string // for pictures
	frame  string // file the X server draws into
	id     string // of the X window
	keys   *keyboard
	prefix string // of the pictures' names
	shots  int
}

// newPilot is one of the screen that this program shows on, with its pictures in a folder.
func newPilot(folder string) *pilot {
	keys, _, err := openKeyboard(os.Environ())
	if err != nil {
		panic(err)
	}
	return &pilot{folder: folder, frame: os.Getenv(frameFile), keys: keys}
}

// find returns the topmost object in sight that is wanted.
func (p *pilot) find(wanted func(fyne.CanvasObject) bool) (found uitest.Sighted, ok bool) {
	all := p.findAll(wanted)
	if len(all) == 0 {
		return uitest.Sighted{}, false
	}
	return all[len(all)-1], true
}

// findAll returns the objects in sight that are wanted, from the bottom to the top of the window's layers.
func (p *pilot) findAll(wanted func(fyne.CanvasObject) bool) (all []uitest.Sighted) {
	fyne.DoAndWait(func() {
		for _, w := range fyne.CurrentApp().Driver().AllWindows() {
			all = append(all, uitest.InSight(w, wanted)...)
		}
	})
	return all
}

// until waits for something to become true.
func (p *pilot) until(what string, ok func() bool) {
	if !eventually(ok) {
		panic(fmt.Sprintf("waited in vain until %s", what))
	}
}

// wait waits for an object to stand still in sight, and returns where.
func (p *pilot) wait(what string, wanted func(fyne.CanvasObject) bool) uitest.Sighted {
	var now uitest.Sighted
	before, seen := uitest.Sighted{}, false
	p.until("there is "+what, func() bool {
		found, ok := p.find(wanted)
		still := ok && seen && found == before
		now, before, seen = found, found, ok
		return still
	})
	return now
}

// press clicks at a place of the window.
func (p *pilot) press(at fyne.Position) {
	p.tool("mousemove", "--window", p.id, strconv.Itoa(int(at.X)), strconv.Itoa(int(at.Y)), "click", "1")
}

// click clicks in the middle of what says words.
func (p *pilot) click(words string) {
	p.press(p.wait("«"+words+"»", uitest.Saying(words)).Middle())
}

// goTo clicks on a place of the left bar: other things bear its name too.
func (p *pilot) goTo(name string) {
	p.press(p.wait("the place «"+name+"»", placed(name)).Middle())
}

// placed finds a place of the left bar by its name.
func placed(name string) func(fyne.CanvasObject) bool {
	return func(o fyne.CanvasObject) bool {
		_, ok := o.(*widgets.NavEntry)
		return ok && uitest.Saying(name)(o)
	}
}

// key presses keys together, such as ctrl+a.
func (p *pilot) key(names ...string) { p.tool(append([]string{"key", "--delay", "60"}, names...)...) }

// write replaces what a field holds by words.
func (p *pilot) write(field uitest.Sighted, words string) {
	p.press(field.Middle())
	p.key("ctrl+a")
	p.keys.press(words, typingPause)
	p.until(fmt.Sprintf("the field holds %q", words), func() bool { return p.text(field) == words })
}

// typingPause is what lies between two keys of a quick typist, in ms.
const typingPause = 10

// focused returns what has the keyboard.
func (p *pilot) focused() (o fyne.CanvasObject) {
	fyne.DoAndWait(func() {
		o, _ = fyne.CurrentApp().Driver().AllWindows()[0].Canvas().Focused().(fyne.CanvasObject)
	})
	return o
}

// text returns what a field holds.
func (p *pilot) text(field uitest.Sighted) (text string) {
	fyne.DoAndWait(func() { text = uitest.FieldOf(field.Object).Text })
	return text
}

func (p *pilot) tool(args ...string) string {
	ctx, stop := context.WithTimeout(context.Background(), 2*patience)
	defer stop()
	out, err := exec.CommandContext(ctx, "xdotool", args...).CombinedOutput()
	if err != nil {
		panic(fmt.Sprintf("xdotool %s: %v: %s", strings.Join(args, " "), err, out))
	}
	return strings.TrimSpace(string(out))
}

// arrive waits for the window.
func (p *pilot) arrive(name string) {
	p.until("the window is open", func() bool {
		ctx, stop := context.WithTimeout(context.Background(), patience)
		defer stop()
		out, err := exec.CommandContext(ctx, "xdotool", "search", "--onlyvisible", "--name", name).Output()
		p.id = strings.TrimSpace(string(out))
		return err == nil && p.id != ""
	})
	p.tool("windowactivate", "--sync", p.id)
	p.until("the window has its size", func() bool {
		var size fyne.Size
		fyne.DoAndWait(func() {
			if all := fyne.CurrentApp().Driver().AllWindows(); len(all) == 1 {
				size = all[0].Canvas().Size()
			}
		})
		return size == fyne.NewSize(firstWidth, firstHeight)
	})
}
