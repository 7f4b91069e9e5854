package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
)

// What readers of the screen are told of each part that can be pressed or typed into: its name, with what its look says besides
// (a chip that is on bears its tick, an entry of the left bar its count), and what it is. The toolkit hands these on in programs
// that are built with -tags accessibility, on Windows and macOS.

var (
	_ fyne.Accessible = (*Button)(nil)
	_ fyne.Accessible = (*Chip)(nil)
	_ fyne.Accessible = (*NavEntry)(nil)
	_ fyne.Accessible = (*TextLink)(nil)
	_ fyne.Accessible = (*ArticleRow)(nil)
	_ fyne.Accessible = (*FigureRow)(nil)
	_ fyne.Accessible = (*FolderRow)(nil)
	_ fyne.Accessible = (*EntryRow)(nil)
	_ fyne.Accessible = (*ClippingRow)(nil)
	_ fyne.Accessible = (*SmallPage)(nil)
	_ fyne.Accessible = (*dayCell)(nil)
	_ fyne.Accessible = (*Field)(nil)
	_ fyne.Accessible = (*pointEntry)(nil)
	_ fyne.Accessible = (*cardTable)(nil)
	_ fyne.Accessible = (*Label)(nil)
	_ fyne.Accessible = (*Prose)(nil)
	_ fyne.Accessible = (*ThemeTag)(nil)
)

// AccessibilityRole of all that can be pressed is a button unless it says otherwise.
func (*pressable) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is what the button does, in words also where it shows an icon.
func (b *Button) AccessibilityLabel() string { return b.label }

// AccessibilityLabel is the word of the chip, with its tick where it is on.
func (c *Chip) AccessibilityLabel() string {
	if c.on {
		return chosenSign + c.label
	}
	return c.label
}

// AccessibilityLabel is where the entry leads, and what is counted there.
func (p *NavEntry) AccessibilityLabel() string { return told(p.label, p.count) }

// AccessibilityLabel is what the link says.
func (l *TextLink) AccessibilityLabel() string { return l.Words() }

// AccessibilityRole of a link is a link.
func (*TextLink) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// AccessibilityLabel is all that the row shows of the article.
func (a *ArticleRow) AccessibilityLabel() string {
	said := []string{a.row.Title, a.row.Meta}
	if a.row.Ticked {
		said[0] = chosenSign + said[0]
	}
	for _, t := range a.row.Themes {
		said = append(said, t.Name)
	}
	return told(said...)
}

// AccessibilityRole of a row is a button: it opens the article.
func (*ArticleRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is the name of the row and its figures.
func (r *FigureRow) AccessibilityLabel() string { return told(r.Words()...) }

// AccessibilityLabel is the name of the folder or the file.
func (r *FolderRow) AccessibilityLabel() string { return r.name }

// AccessibilityLabel is the name and what is said of it.
func (e *EntryRow) AccessibilityLabel() string { return told(e.Words()) }

// AccessibilityLabel is the passage.
func (p *ClippingRow) AccessibilityLabel() string {
	var said strings.Builder
	for _, r := range p.piece.Text {
		said.WriteString(r.Text)
	}
	return said.String()
}

// AccessibilityRole of a passage is a button: it takes the passage.
func (*ClippingRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is the number under the page.
func (t *SmallPage) AccessibilityLabel() string { return t.label.Words() }

// AccessibilityLabel is the date.
func (c *dayCell) AccessibilityLabel() string { return c.day.Format("02/01/2006") }

// AccessibilityLabel is what the field is for, and what stands in it, unless that is not to be read by others.
func (f *Field) AccessibilityLabel() string {
	if f.Password {
		return told(f.Purpose, f.PlaceHolder)
	}
	return told(f.Purpose, f.PlaceHolder, f.Text)
}

// AccessibilityRole of a field is text: the toolkit knows no other.
func (*Field) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is what is to be written, and what is.
func (e *pointEntry) AccessibilityLabel() string { return told(e.PlaceHolder, e.Text) }

// AccessibilityRole of an entry is text: the toolkit knows no other.
func (*pointEntry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the text of the table.
func (t *cardTable) AccessibilityLabel() string { return t.card.Text(0) }

// AccessibilityLabel is the text.
func (t *Label) AccessibilityLabel() string { return t.Words() }

// AccessibilityRole is that of text.
func (*Label) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the text.
func (p *Prose) AccessibilityLabel() string { return p.Words() }

// AccessibilityRole is that of text.
func (*Prose) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the theme.
func (t *ThemeTag) AccessibilityLabel() string { return t.label }

// AccessibilityRole is that of text.
func (*ThemeTag) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// told joins what there is to say.
func told(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, ", ")
}
