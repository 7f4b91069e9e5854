package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// cellsOf are the words of tests as a table: a row a line, cells between tabs.
func cellsOf(text string) (rows [][]string) {
	if text == "" {
		return nil
	}
	for line := range strings.SplitSeq(text, "\n") {
		rows = append(rows, strings.Split(line, "\t"))
	}
	return rows
}

func TestATableIsShownInColumnsUntilItIsEdited(t *testing.T) {
	test.NewTempApp(t)
	card := NewPointCard([]CardField{{Text: "Số tàu\nXã\tTàu\nAn Hòa\t12\nLong Vĩnh\t7"}}, "", false)
	grown := 0
	card.OnResized = func() { grown++ }
	card.ShowTable(cellsOf)
	w := test.NewTempWindow(t, card)
	w.Resize(fyne.NewSize(500, 400))
	if card.entries[0].Visible() || card.Focusable() != fyne.Focusable(card.table) {
		t.Fatal("its words are in sight")
	}
	w.Canvas().Focus(card.Focusable())
	card.table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !card.entries[0].Visible() || card.table != nil || grown != 1 || !card.Holds(w.Canvas().Focused()) {
		t.Fatalf("it is not edited: %v has the keyboard, %d times another height", w.Canvas().Focused(), grown)
	}
	card.entries[0].SetText("Xã\tTàu\nAn Hòa\t13")
	w.Canvas().Unfocus()
	if card.table == nil || card.entries[0].Visible() || grown != 2 {
		t.Error("it is no table again")
	}
	test.Tap(card.table)
	card.entries[0].SetText("")
	w.Canvas().Unfocus()
	if card.table != nil || !card.entries[0].Visible() {
		t.Error("an empty point has a table")
	}
}
