package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// typingDir names the folder in which this test binary, started again, is typed into as input methods do it.
const typingDir = "BAOCAOVIEN_TYPING"

// typedByTelex is what is typed; it is what stands there in the end.
const (
	typedByTelex = "tieengs vieejt veef bieern, ddaor vaf thoong tin ddoois ngoaij dduwowcj nguwowif ddocj nhows"
	wantTyped    = "tiếng việt về biển, đảo và thông tin đối ngoại được người đọc nhớ"
)

// TestTypingAsInputMethodsDo types Vietnamese into the real window as UniKey, EVKey and OpenKey do, which erase what is to be
// changed and write it anew, with several pauses (ms) between the keys; and by the program's own Telex, key by key.
func TestTypingAsInputMethodsDo(t *testing.T) {
	if testing.Short() {
		t.Skip("a quarter of a minute of typing, in which no goroutine of ours does anything")
	}
	ctx, stop := context.WithTimeout(t.Context(), 8*patience)
	defer stop()
	program := exec.CommandContext(ctx, os.Args[0])
	env := newScreen(t)
	if err := newKeyboard(env).mapLetters(wantTyped); err != nil {
		t.Fatal(err)
	}
	program.Env = append(env, typingDir+"="+t.TempDir())
	out, err := program.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if strings.Count(string(out), "typed: ") != len(pauses)*2 {
		t.Errorf("%s", out)
	}
	for line := range strings.Lines(string(out)) {
		if says, ok := strings.CutPrefix(strings.TrimSpace(line), "typed: "); ok && !strings.HasSuffix(says, ": "+wantTyped) {
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
	p := &pilot{folder: folder, frame: os.Getenv(frameFile)}
	go func() {
		p.arrive(title())
		p.key("ctrl+f")
		field := p.wait("the search field", uitest.Hinting(words.Say("window.search")))
		p.until("the search field has the keyboard", func() bool { return p.focused() == field.Object })
		k := newKeyboard(os.Environ())
		for _, pause := range pauses {
			fmt.Printf("typed: as input methods do, %d ms: %s\n", pause, p.typed(field, k, keysOfInputMethod(typedByTelex), pause))
			widgets.SetTyping(viet.Telex)
			fmt.Printf("typed: by our Telex, %d ms: %s\n", pause, p.typed(field, k, typedByTelex, pause))
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
func (p *pilot) typed(field uitest.Sighted, k *keyboard, keys string, pause uint32) (text string) {
	if err := k.press(keys+" .", pause); err != nil {
		panic(err)
	}
	p.until("the last key has come", func() bool { return strings.HasSuffix(p.text(field), ".") })
	text = strings.TrimSuffix(p.text(field), " .")
	fyne.DoAndWait(func() { uitest.FieldOf(field.Object).SetText("") })
	return text
}

// erase stands for the key Backspace.
const erase = '\b'

// keysOfInputMethod is what an input method makes of Telex: each letter as it stands, and where a key changes what is
// written, so many times Backspace and what comes instead.
func keysOfInputMethod(telex string) string {
	var out strings.Builder
	shown, keys := "", ""
	for _, key := range telex {
		if !viet.Telex.Takes(key) {
			out.WriteRune(key)
			shown, keys = "", ""
			continue
		}
		keys += string(key)
		next := viet.Telex.Compose("", keys)
		same := commonPrefix(shown, next)
		out.WriteString(strings.Repeat(string(erase), utf8.RuneCountInString(shown[same:])) + next[same:])
		shown = next
	}
	return out.String()
}

func commonPrefix(a, b string) (bytes int) {
	for i, r := range a {
		if !strings.HasPrefix(b[i:], string(r)) {
			return i
		}
	}
	return len(a)
}

// keyboard presses keys through the server's own extension for tests, which keeps the pauses.
type keyboard struct {
	display string
	conn    *xgb.Conn
	codes   map[rune]xproto.Keycode
}

// newKeyboard is the one of the display an environment names.
func newKeyboard(env []string) *keyboard {
	xgb.Logger.SetOutput(io.Discard) // it complains of a display that asks nobody who he is
	k := &keyboard{}
	for _, value := range env {
		if display, ok := strings.CutPrefix(value, "DISPLAY="); ok {
			k.display = display
		}
	}
	return k
}

// open connects and reads which key writes which letter.
func (k *keyboard) open() (free []xproto.Keycode, err error) {
	if k.conn != nil {
		return nil, nil
	}
	if k.conn, err = xgb.NewConnDisplay(k.display); err != nil {
		return nil, err
	}
	if err := xtest.Init(k.conn); err != nil {
		return nil, err
	}
	setup := xproto.Setup(k.conn)
	keys, err := xproto.GetKeyboardMapping(k.conn, setup.MinKeycode, byte(setup.MaxKeycode-setup.MinKeycode+1)).Reply()
	if err != nil {
		return nil, err
	}
	k.codes = map[rune]xproto.Keycode{}
	each := int(keys.KeysymsPerKeycode)
	for i := range len(keys.Keysyms) / each {
		code, symbol := setup.MinKeycode+xproto.Keycode(i), keys.Keysyms[i*each]
		if symbol == 0 {
			free = append(free, code)
		} else if _, known := k.codes[letterOfSymbol(symbol)]; !known {
			k.codes[letterOfSymbol(symbol)] = code
		}
	}
	return free, nil
}

// The symbols of keys: Latin-1 as it is, other letters of Unicode from here on, and Backspace.
const (
	unicodeSymbol   = 0x01000000
	backspaceSymbol = 0xff08
)

func letterOfSymbol(symbol xproto.Keysym) rune {
	switch {
	case symbol == backspaceSymbol:
		return erase
	case symbol >= unicodeSymbol:
		return rune(symbol - unicodeSymbol)
	}
	return rune(symbol)
}

// mapLetters gives each letter of a text a key of its own, before any program looks at the keys.
func (k *keyboard) mapLetters(text string) error {
	free, err := k.open()
	if err != nil {
		return err
	}
	defer k.conn.Close()
	for _, letter := range keysOfInputMethod(typedByTelex) + text {
		if _, known := k.codes[letter]; known {
			continue
		}
		if len(free) == 0 {
			return errors.New("the keyboard has no free key")
		}
		symbol := xproto.Keysym(letter)
		if letter > 0xff {
			symbol += unicodeSymbol
		}
		k.codes[letter] = free[0]
		if err := xproto.ChangeKeyboardMappingChecked(k.conn, 1, free[0], 2, []xproto.Keysym{symbol, symbol}).Check(); err != nil {
			return err
		}
		free = free[1:]
	}
	return nil
}

// press presses the keys of letters, a pause in ms before each.
func (k *keyboard) press(letters string, pause uint32) error {
	if _, err := k.open(); err != nil {
		return err
	}
	root := xproto.Setup(k.conn).DefaultScreen(k.conn).Root
	for _, letter := range letters {
		code, known := k.codes[letter]
		if !known {
			return fmt.Errorf("no key writes %q", letter)
		}
		xtest.FakeInput(k.conn, xproto.KeyPress, byte(code), pause, root, 0, 0, 0)
		xtest.FakeInput(k.conn, xproto.KeyRelease, byte(code), 0, root, 0, 0, 0)
	}
	_, err := xproto.GetInputFocus(k.conn).Reply() // the server has all of it
	return err
}
