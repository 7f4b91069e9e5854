package widgets

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// list returns a shown list of n rows of three heights, and what it calls back.
func list(t testing.TB, n int) (rows *Rows, opened, ticked *[]int) {
	test.NewTempApp(t).Settings().SetTheme(FyneTheme{Scale: 1})
	opened, ticked = &[]int{}, &[]int{}
	rows = NewRows()
	rows.Height = func(i int, _ float32) float32 { return float32(40 + 20*(i%3)) }
	rows.Make = func() fyne.CanvasObject { return NewLabel("", Body) }
	rows.Bind = func(i int, o fyne.CanvasObject) { o.(*Label).SetText(fmt.Sprint(i)) }
	rows.OnOpen = func(i int) { *opened = append(*opened, i) }
	rows.OnTick = func(i int) { *ticked = append(*ticked, i) }
	window := test.NewTempWindow(t, rows)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(300, 400))
	rows.SetLen(n)
	return rows, opened, ticked
}

func TestOnlyRowsInSightExist(t *testing.T) {
	rows, _, _ := list(t, 5000)
	if n := len(rows.shown); n == 0 || n > 12 {
		t.Errorf("%d rows exist, want those of 400 pixels", n)
	}
	rows.Open(4999)
	if rows.Object(4999) == nil {
		t.Error("the current row is out of sight")
	}
	if rows.Object(0) != nil {
		t.Error("the first row still exists")
	}
	if n := len(rows.content.Objects); n > 24 {
		t.Errorf("%d objects were made; those out of sight are not used again", n)
	}
}

func TestArrowKeysOpenAndSpaceTicks(t *testing.T) {
	rows, opened, ticked := list(t, 10)
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeySpace, fyne.KeyHome} {
		rows.TypedKey(&fyne.KeyEvent{Name: key})
	}
	if got := fmt.Sprint(*opened); got != "[0 1 0 9 0]" {
		t.Errorf("opened %s", got)
	}
	if got := fmt.Sprint(*ticked); got != "[9]" {
		t.Errorf("ticked %s", got)
	}
}

func TestShiftChoosesTheRowsUpToWhereItLeads(t *testing.T) {
	rows, opened, _ := list(t, 10)
	var chosen []string
	rows.OnRange = func(first, last int, goesOn bool) { chosen = append(chosen, fmt.Sprint(first, last, goesOn)) }
	all := 0
	rows.OnAll = func() { all++ }
	key := func(names ...fyne.KeyName) {
		for _, name := range names {
			rows.TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	key(fyne.KeyDown, fyne.KeyDown)
	rows.KeyDown(shift)
	key(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyEnd, fyne.KeyHome)
	rows.KeyUp(shift)
	key(fyne.KeyDown)
	rows.Tick(7)
	rows.Reach(4)
	rows.TypedShortcut(&fyne.ShortcutSelectAll{})
	want := "[1 2 false 1 3 true 1 2 true 1 1 true 0 1 true 1 9 true 0 1 true 4 7 false]"
	if got := fmt.Sprint(chosen); got != want || all != 1 {
		t.Errorf("chose %s and %d times all, want %s", got, all, want)
	}
	if got := fmt.Sprint(*opened); got != "[0 1 1]" {
		t.Errorf("opened %s: rows that are chosen are not opened", got)
	}
}

func TestALongListIsMeasuredWhereOneLooksAndStaysStill(t *testing.T) {
	rows, _, _ := list(t, 0)
	asked := 0
	height := rows.Height
	rows.Height = func(i int, width float32) float32 { asked++; return height(i, width) }
	rows.SetLen(100_000)
	rows.Refresh()
	if asked > 100 {
		t.Errorf("%d rows are measured for a window of 400 pixels", asked)
	}
	rows.Open(60_000) // nobody saw those over it
	where := func(i int) float32 {
		if rows.Object(i) == nil {
			t.Fatalf("row %d is out of sight", i)
		}
		return rows.Object(i).Position().Y - rows.scroll.Offset.Y
	}
	for range 200 { // up, where guesses become heights, a notch at a time
		i := 60_000
		for ; rows.Object(i) == nil; i-- {
		}
		before := where(i)
		rows.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 4)})
		if rows.Object(i) != nil && (where(i) < before || where(i) > before+20) {
			t.Fatalf("row %d went from %v to %v", i, before, where(i))
		}
	}
	rows.Grow(100_500)
	rows.Open(rows.Len() - 1)
	if bottom := where(100_499) + rows.Object(100_499).Size().Height; bottom > 400.5 || bottom < 399 {
		t.Errorf("the last row ends at %v of 400", bottom)
	}
	y := float32(-1)
	for i := 100_499; rows.Object(i) != nil; i-- {
		if o := rows.Object(i); o.Size().Height != height(i, 300) || y >= 0 && o.Position().Y+o.Size().Height != y {
			t.Errorf("row %d stands at %v, %v high; the next at %v", i, o.Position().Y, o.Size().Height, y)
		}
		y = rows.Object(i).Position().Y
	}
}

func TestRowsStandWithoutGapOrOverlap(t *testing.T) {
	rows, _, _ := list(t, 50)
	y := float32(0)
	for i := 0; rows.Object(i) != nil; i++ {
		o := rows.Object(i)
		if o.Position().Y != y {
			t.Errorf("row %d begins at %v, want %v", i, o.Position().Y, y)
		}
		y += o.Size().Height
	}
}

func TestShorterListForgetsRows(t *testing.T) {
	rows, _, _ := list(t, 50)
	rows.SetCurrent(40)
	rows.SetLen(3)
	if rows.Current() != -1 || rows.Len() != 3 || rows.Object(2) == nil || rows.Object(3) != nil {
		t.Errorf("current %d, %d rows", rows.Current(), rows.Len())
	}
}

func BenchmarkOpeningAList(b *testing.B) {
	rows, _, _ := list(b, 0)
	rows.Height = func(i int, width float32) float32 {
		return RowHeight(Row{Title: "Những nội dung cơ bản của Luật Biển Việt Nam năm 2012", Meta: "Trang mẫu · 21/6/2026"}, width)
	}
	for b.Loop() {
		rows.SetLen(200)
	}
}
