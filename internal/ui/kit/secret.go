package kit

import (
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// NewSecret is a field for a passphrase: nobody beside the person reads it on the screen, until they press the eye to see what
// they typed.
func NewSecret() *widgets.Field {
	f := widgets.NewField("", "")
	f.Password = true
	var eye *widgets.Button
	eye = widgets.NewIconButton(Icon("eye.svg"), words.Say("window.show-secret"), func() {
		f.Password = !f.Password
		eye.SetLabel(words.Say(map[bool]string{true: "window.show-secret", false: "window.hide-secret"}[f.Password]))
		f.Refresh()
	})
	eye.Small = true
	f.ActionItem = eye
	return f
}
