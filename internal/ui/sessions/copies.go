package sessions

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
)

// copiesFields are how many copies were handed out, a field a template.
type copiesFields struct {
	box, row *fyne.Container // the fields, and with their name
	fields   []*widgets.Field
}

func newCopiesFields(f *talkForm) *copiesFields {
	c := &copiesFields{}
	var cells []fyne.CanvasObject
	for _, template := range session.Choices("template") {
		field := f.entry("talks.not-known")
		c.fields = append(c.fields, field)
		cells = append(cells, container.New(widgets.Column{Gap: 2}, widgets.NewLine(session.ChoiceName("template", template), widgets.Small), field))
	}
	c.box = container.New(kit.Shares{0.25, 0.25, 0.25, 0.25}, cells...)
	return c
}

func (c *copiesFields) set(all []library.HandoutCopies) {
	for i, template := range session.Choices("template") {
		sum := library.Amount{}
		for _, h := range all {
			if h.Template == template {
				sum = sum.Plus(h.Copies)
			}
		}
		c.fields[i].SetText(amountText(sum))
	}
}

// value reads the fields, or says which number cannot be read.
func (c *copiesFields) value() (all []library.HandoutCopies, fault string) {
	for i, template := range session.Choices("template") {
		copies, fault := amountOf(c.fields[i].Text, library.HandoutsByField)
		if fault != "" {
			return nil, fault
		}
		if copies.Known() {
			all = append(all, library.HandoutCopies{Template: template, Copies: copies})
		}
	}
	return all, ""
}
