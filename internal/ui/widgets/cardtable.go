package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// cardTable shows the words of a card that are a table in columns. Pressed, it gives way to the words, to be edited.
type cardTable struct {
	pressable
	card *PointCard
	view fyne.CanvasObject
}

// newCardTable shows rows; a first one of one cell is the table's name.
func newCardTable(c *PointCard, rows [][]string) *cardTable {
	t := &cardTable{card: c}
	t.OnTapped = c.edit
	column := container.New(Column{Gap: 4})
	if len(rows) > 1 && len(rows[0]) == 1 {
		column.Add(NewLabel(rows[0][0], Body.Heavy()))
		rows = rows[1:]
	}
	column.Add(NewTableView(rows, Ink))
	t.view = column
	t.ExtendBaseWidget(t)
	return t
}

// FocusGained shows which point has the keyboard.
func (t *cardTable) FocusGained() {
	t.card.framed(Main)
	t.pressable.FocusGained()
}

// FocusLost ends it.
func (t *cardTable) FocusLost() {
	t.card.framed(Line)
	t.pressable.FocusLost()
}

// CreateRenderer shows the columns.
func (t *cardTable) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.view) }

// ShowTable shows the words of the first field as the table that rows makes of them, whenever they are not edited.
func (c *PointCard) ShowTable(rows func(text string) [][]string) {
	c.rows = rows
	c.asTable()
}

// asTable puts the table in place of its words; words that make none stay.
func (c *PointCard) asTable() {
	if rows := c.rows(c.Text(0)); len(rows) > 0 {
		c.table = newCardTable(c, rows)
		c.entries[0].Hide()
		c.Refresh()
	}
}

// edit puts the words in place of their table.
func (c *PointCard) edit() {
	c.table = nil
	c.entries[0].Show()
	c.Refresh()
	c.resized()
	if shown := canvasNow(); shown != nil {
		shown.Focus(c.entries[0])
	}
}

// edited shows the table again where the words are one.
func (c *PointCard) edited() {
	if c.rows != nil && c.table == nil {
		c.asTable()
		c.resized()
	}
}

func (c *PointCard) resized() {
	if c.OnResized != nil {
		c.OnResized()
	}
}

// framed draws the frame in a colour.
func (c *PointCard) framed(in fyne.ThemeColorName) {
	c.frame.Border = in
	c.frame.Refresh()
}
