package ui

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
)

// nameless are the parts of a window that can be pressed or take the keyboard and tell a reader of the screen no name.
func nameless(w fyne.Window) (all []string) {
	layers := append([]fyne.CanvasObject{w.Content()}, w.Canvas().Overlays().List()...)
	for _, layer := range layers {
		for _, o := range uitest.Within(layer, func(o fyne.CanvasObject) bool {
			_, pressed := o.(fyne.Tappable)
			_, typed := o.(fyne.Focusable)
			return pressed || typed
		}) {
			if named, ok := o.(fyne.Accessible); ok && named.AccessibilityLabel() != "" && named.AccessibilityRole() != "" {
				continue
			}
			if !slices.Contains(withoutName, fmt.Sprintf("%T", o)) {
				all = append(all, fmt.Sprintf("%T at %v of %v", o, o.Position(), o.Size()))
			}
		}
	}
	return all
}

// withoutName are parts that need none: lists and scrolls, of which what they hold has names, what lies under a dialog, and the
// toolkit's own that show their words and tell nobody (as of 2.8 only its button, label and link do).
var withoutName = []string{
	"*widgets.Rows", "*widgets.pageScroll", "*widget.scrollBarArea", "*widget.OverlayContainer", "*widget.PopUp", "*widgets.DropDown", "*widgets.TickBox",
}

func TestEverythingThatCanBePressedHasAName(t *testing.T) {
	v, _ := lived(t)
	outline, first := v.at.Outline, v.compose().Outline().Articles()[0]
	for _, page := range []kit.Route{
		{Kind: kit.TodayPage},
		{Kind: kit.AllArticles},
		sea(),
		{Kind: kit.SavedArticles},
		{Kind: kit.NotesPage},
		{Kind: kit.OutlinesPage},
		{Kind: kit.OutlinePage, Outline: outline},
		{Kind: kit.SessionsPage, Outline: outline},
		{Kind: kit.SessionsPage},
		{Kind: kit.ReportsPage},
		{Kind: kit.SourcesPage},
		{Kind: kit.SettingsPage},
		{Kind: kit.HelpPage},
		{Kind: kit.WelcomePage},
	} {
		v.show(page)
		for _, of := range nameless(v.Window) {
			t.Errorf("%s: %s has no name", page.Kind, of)
		}
	}
	v.readArticle(first, "")
	for _, of := range nameless(v.Window) {
		t.Errorf("reading: %s has no name", of)
	}
	v.show(kit.Route{Kind: kit.OutlinePage, Outline: outline})
	v.savePDF()
	for _, of := range nameless(v.Window) {
		t.Errorf("saving: %s has no name", of)
	}
	v.Window.SetContent(widget.NewEntry())
	if len(nameless(v.Window)) == 0 {
		t.Error("a field without a name is not found")
	}
}
