package kit

import (
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// NewSecret is a field for a passphrase: nobody beside the person reads it on the screen, until they ask to see what they typed.
func NewSecret() *widgets.Field {
	f := widgets.NewField("", "")
	f.Password = true
	f.ActionItem = container.NewStack() // the toolkit's own eye would stand there, without a name
	return f
}

// NewShowSecrets shows what is typed into secret fields, and hides it again. It stands behind the last of them: between two, who goes
// on with Tab and types would press it with a space of the passphrase, and show to everybody what they typed before.
func NewShowSecrets(fields ...*widgets.Field) *widgets.Button {
	var show *widgets.Button
	hidden := true
	show = widgets.NewLink(words.Say("window.show-secret"), func() {
		hidden = !hidden
		for _, f := range fields {
			f.Password = hidden
			f.Refresh()
		}
		show.SetLabel(words.Say(map[bool]string{true: "window.show-secret", false: "window.hide-secret"}[hidden]))
	})
	return show
}
