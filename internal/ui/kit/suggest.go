package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
)

// SuggestField is a field that offers the names in use that fit what one types, marks or none.
type SuggestField struct {
	*widgets.Field
	Box   *fyne.Container
	Names []string // the latest used first

	chips *fyne.Container
	refit func()
}

// mostSuggested is how many names are offered at once.
const mostSuggested = 6

// NewSuggestField returns a field; refit is called where the names under it come and go.
func NewSuggestField(hint string, refit func()) *SuggestField {
	s := &SuggestField{Field: widgets.NewField("", hint), chips: container.New(widgets.Flow{Gap: 6, Between: 4}), refit: refit}
	s.Box = container.New(widgets.Column{Gap: 4}, s.Field, s.chips)
	s.chips.Hide()
	s.OnChanged = s.offer
	s.OnFocus = func() { s.offer(s.Text) }
	return s
}

// offer shows the names that fit a text.
func (s *SuggestField) offer(text string) {
	fits := Fitting(text, s.Names)
	s.chips.Objects = nil
	for _, name := range fits {
		s.chips.Add(widgets.NewFilterChip(Cut(name, 40), func() {
			s.SetText(name)
			s.Close()
			if s.OnLeave != nil {
				s.OnLeave()
			}
		}))
	}
	hidden := len(fits) == 0
	if hidden != s.chips.Hidden || !hidden {
		s.chips.Hidden = hidden
		s.refit()
	}
}

// Close offers nothing any more.
func (s *SuggestField) Close() {
	if s.chips.Visible() {
		s.chips.Hide()
		s.refit()
	}
}

// Fitting returns the names with a word that begins like each word of a text, the latest used first, each once; none where
// the text is one of them.
func Fitting(text string, names []string) (fits []string) {
	typed := strings.Fields(viet.Fold(text))
	for _, name := range names {
		if viet.NFC(text) == name {
			return nil
		}
		begun := strings.Fields(viet.Fold(name))
		all := !slices.ContainsFunc(typed, func(word string) bool {
			return !slices.ContainsFunc(begun, func(w string) bool { return strings.HasPrefix(w, word) })
		})
		if all && !slices.Contains(fits, name) && len(fits) < mostSuggested {
			fits = append(fits, name)
		}
	}
	return fits
}
