package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// typingDir names the folder in which this test binary, started again, is typed into as input methods do it.
const typingDir = "BAOCAOVIEN_TYPING"

// TestTypingAsInputMethodsDo types Vietnamese into the real window as UniKey, EVKey and OpenKey do, which erase what is to be
// changed and write it anew, with several pauses (ms) between the keys; and by the program's own Telex, key by key.
func TestTypingAsInputMethodsDo(t *testing.T) {
	if testing.Short() {
		t.Skip("a quarter of a minute of typing, in which no goroutine of ours does anything")
	}
	ctx, stop := context.WithTimeout(t.Context(), 8*patience)
	defer stop()
	program := exec.CommandContext(ctx, os.Args[0])
	program.Env = append(newScreen(t), typingDir+"="+t.TempDir())
	out, err := program.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if strings.Count(string(out), "typed: ") != len(pauses)*2 {
		t.Errorf("%s", out)
	}
	for line := range strings.Lines(string(out)) {
		if says, ok := strings.CutPrefix(strings.TrimSpace(line), "typed: "); ok && !strings.HasSuffix(says, ": "+uitest.WantTyped) {
			t.Error(says)
		}
	}
}

// pauses are what lies between two keys, in ms.
var pauses = []uint32{0, 1, 2, 5, 10, 20}

// typeInWindow opens the window and types, and prints what came.
func typeInWindow(folder string) int {
	a, err := app.Open(context.Background(), app.Options{Dir: folder})
	if err != nil {
		return failJob(err)
	}
	p := newPilot(folder)
	go func() {
		p.arrive(title())
		p.key("ctrl+f")
		field := p.wait("the search field", uitest.Hinting(words.Say("window.search")))
		p.until("the search field has the keyboard", func() bool { return p.focused() == field.Object })
		for _, pause := range pauses {
			fmt.Printf("typed: as input methods do, %d ms: %s\n", pause, p.typed(field, strings.Join(uitest.KeysOfInputMethod(uitest.TypedByTelex), ""), pause))
			widgets.SetTyping(viet.Telex)
			fmt.Printf("typed: by our Telex, %d ms: %s\n", pause, p.typed(field, uitest.TypedByTelex, pause))
			widgets.SetTyping("")
		}
		p.key("alt+F4")
	}()
	return end(errors.Join(Run(context.Background(), a, Beginning{}), a.Close()))
}

func end(err error) int {
	if err != nil {
		return failJob(err)
	}
	return 0
}

// typed types into an empty field and returns what it holds when the last key has come, a mark that is taken away again.
func (p *pilot) typed(field uitest.Sighted, keys string, pause uint32) (text string) {
	p.keys.press(keys+" .", pause)
	p.until("the last key has come", func() bool { return strings.HasSuffix(p.text(field), ".") })
	text = strings.TrimSuffix(p.text(field), " .")
	fyne.DoAndWait(func() { uitest.FieldOf(field.Object).SetText("") })
	return text
}
