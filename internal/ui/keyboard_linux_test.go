package ui

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"

	"baocaovien/internal/ui/uitest"
)

// marked are the letters of Vietnamese that no key of an English keyboard writes, in small; Shift writes the capitals.
const marked = "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ"

// keyboard presses keys through the X server's own extension for tests.
type keyboard struct {
	conn    *xgb.Conn
	strokes map[rune]stroke
	shift   xproto.Keycode
}

// stroke is how a letter is written.
type stroke struct {
	key     xproto.Keycode
	shifted bool
}

// The symbols of keys: Latin-1 as it is, other letters of Unicode from here on, and two keys.
const (
	unicodeSymbol   = 0x01000000
	backspaceSymbol = 0xff08
	shiftSymbol     = 0xffe1
	mediaSymbols    = 0x10080000 // and what comes behind: keys for music and light
)

// openKeyboard connects to the display that an environment names, and reads which keys write what. Keys that write nothing are
// returned as free.
func openKeyboard(env []string) (k *keyboard, free []xproto.Keycode, err error) {
	xgb.Logger.SetOutput(io.Discard) // it complains of a display that asks nobody who he is
	k = &keyboard{strokes: map[rune]stroke{}}
	display := ""
	for _, value := range env {
		if name, ok := strings.CutPrefix(value, "DISPLAY="); ok {
			display = name
		}
	}
	if k.conn, err = xgb.NewConnDisplay(display); err != nil {
		return nil, nil, err
	}
	if err := xtest.Init(k.conn); err != nil {
		return nil, nil, err
	}
	setup := xproto.Setup(k.conn)
	keys, err := xproto.GetKeyboardMapping(k.conn, setup.MinKeycode, byte(setup.MaxKeycode-setup.MinKeycode+1)).Reply()
	if err != nil {
		return nil, nil, err
	}
	each := int(keys.KeysymsPerKeycode)
	for i := range len(keys.Keysyms) / each {
		key, symbols := setup.MinKeycode+xproto.Keycode(i), keys.Keysyms[i*each:(i+1)*each]
		switch {
		case symbols[0] == 0, symbols[0] >= mediaSymbols:
			free = append(free, key)
		case symbols[0] == shiftSymbol:
			k.shift = key
		default:
			k.know(symbols[0], stroke{key, false})
			k.know(symbols[1], stroke{key, true})
		}
	}
	return k, free, nil
}

// know notes how a letter is written, where no key did before.
func (k *keyboard) know(symbol xproto.Keysym, s stroke) {
	letter := rune(symbol)
	switch {
	case symbol == backspaceSymbol:
		letter = uitest.Erase
	case symbol >= unicodeSymbol:
		letter = rune(symbol - unicodeSymbol)
	}
	if _, known := k.strokes[letter]; !known && symbol != 0 {
		k.strokes[letter] = s
	}
}

// mapLetters gives the letters of Vietnamese keys of their own, on a new display: a program that is running hears of it too late.
func mapLetters(env []string) error {
	k, free, err := openKeyboard(env)
	if err != nil {
		return err
	}
	defer k.conn.Close()
	for _, letter := range marked {
		if _, known := k.strokes[letter]; known {
			continue
		}
		if len(free) == 0 {
			return fmt.Errorf("no key is left for %q", letter)
		}
		pair := []xproto.Keysym{symbolOf(letter), symbolOf(unicode.ToUpper(letter))}
		if err := xproto.ChangeKeyboardMappingChecked(k.conn, 1, free[0], 2, pair).Check(); err != nil {
			return err
		}
		free = free[1:]
	}
	return nil
}

func symbolOf(letter rune) xproto.Keysym {
	if letter > 0xff {
		return unicodeSymbol + xproto.Keysym(letter)
	}
	return xproto.Keysym(letter)
}

// press presses the keys of letters, a pause in ms before each, and returns when the server has all of it. A letter that no key
// writes is a panic, as all that goes wrong with a pilot.
func (k *keyboard) press(letters string, pause uint32) {
	root := xproto.Setup(k.conn).DefaultScreen(k.conn).Root
	send := func(kind byte, key xproto.Keycode, after uint32) {
		xtest.FakeInput(k.conn, kind, byte(key), after, root, 0, 0, 0)
	}
	for _, letter := range letters {
		s, known := k.strokes[letter]
		if !known {
			panic(fmt.Sprintf("no key writes %q", letter))
		}
		if s.shifted {
			send(xproto.KeyPress, k.shift, 0)
		}
		send(xproto.KeyPress, s.key, pause)
		send(xproto.KeyRelease, s.key, 0)
		if s.shifted {
			send(xproto.KeyRelease, k.shift, 0)
		}
	}
	if _, err := xproto.GetInputFocus(k.conn).Reply(); err != nil {
		panic(err)
	}
}
