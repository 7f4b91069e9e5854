package settings

import (
	"context"
	"fmt"
	"strconv"

	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

const windowSizeKey = "window-size"

// The bounds of a window's size that is remembered, in the toolkit's units.
const (
	windowLeast = 400
	windowMost  = 10_000
)

// WindowSize returns the size the window had when it was closed; false where none is known.
func (s *Settings) WindowSize(ctx context.Context) (width, height int, known bool, err error) {
	text, err := s.store.Setting(ctx, windowSizeKey)
	if err != nil {
		return 0, 0, false, err
	}
	if n, err := fmt.Sscanf(text, "%dx%d", &width, &height); err != nil || n != 2 || !windowSide(width) || !windowSide(height) {
		return 0, 0, false, nil //nolint:nilerr // a size that cannot be read is none
	}
	return width, height, true, nil
}

func windowSide(n int) bool { return n >= windowLeast && n <= windowMost }

// SetWindowSize keeps the size of the window.
func (s *Settings) SetWindowSize(ctx context.Context, width, height int) error {
	return s.store.SetSetting(ctx, windowSizeKey, fmt.Sprintf("%dx%d", width, height))
}

// paneWidthKey begins the keys of panes' widths; the page's name follows.
const paneWidthKey = "pane-width-"

// PaneWidth returns how wide a person made the left pane of a page, in the toolkit's units at 100 %; 0 where nobody did.
func (s *Settings) PaneWidth(ctx context.Context, page string) (int, error) {
	return s.number(ctx, paneWidthKey+page, windowMost, 0)
}

// SetPaneWidth keeps it; 0 forgets it.
func (s *Settings) SetPaneWidth(ctx context.Context, page string, width int) error {
	return s.setNumber(ctx, paneWidthKey+page, windowMost, width)
}

// Language returns the language the program speaks to the person; Vietnamese until another was chosen.
func (s *Settings) Language(ctx context.Context) (words.Language, error) {
	text, err := s.store.Setting(ctx, languageKey)
	if l, known := words.Known(text); known {
		return l, err
	}
	return words.Vietnamese, err
}

// SetLanguage keeps the language the program speaks from its next start.
func (s *Settings) SetLanguage(ctx context.Context, l words.Language) error {
	return s.store.SetSetting(ctx, languageKey, string(l))
}

// Typing returns how keys write Vietnamese in the window's fields; empty where the system's input method does it.
func (s *Settings) Typing(ctx context.Context) (viet.Typing, error) {
	text, err := s.store.Setting(ctx, typingKey)
	switch t := viet.Typing(text); t {
	case viet.Telex, viet.VNI:
		return t, err
	}
	return "", err
}

// SetTyping keeps how keys write Vietnamese.
func (s *Settings) SetTyping(ctx context.Context, t viet.Typing) error {
	return s.store.SetSetting(ctx, typingKey, string(t))
}

// compatibleKey begins the keys of machines whose window Mesa draws; the machine's name follows, since a library on a stick
// comes to several.
const compatibleKey = "compatible-"

// Compatible reports whether the window is drawn by the processor on a machine, since its own OpenGL is missing or too old.
func (s *Settings) Compatible(ctx context.Context, machine string) (bool, error) {
	text, err := s.store.Setting(ctx, compatibleKey+machine)
	return text == "true", err
}

// SetCompatible keeps what draws the window on a machine, from the next start.
func (s *Settings) SetCompatible(ctx context.Context, machine string, on bool) error {
	return s.store.SetSetting(ctx, compatibleKey+machine, strconv.FormatBool(on))
}
