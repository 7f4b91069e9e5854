package compose

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// translationLines is how many lines of a second language are seen while it is typed.
const translationLines = 9

// mostTranslationSeen is how many letters of it the line about it shows.
const mostTranslationSeen = 60

// translationLine says in one line what a leaflet says in a second language.
func translationLine(t library.Translation) string {
	text := viet.Clean(t.Title + " " + t.Text)
	if text == "" {
		return words.Say("window.translation-none")
	}
	return words.Say("window.translation-is", "text", kit.Cut(text, mostTranslationSeen))
}

// editTranslation edits what stands beside the points of a leaflet in a second language.
func (c *Composer) editTranslation() {
	now := c.outline.Translation
	title := widgets.NewField(now.Title, words.Say("window.translation-title-hint"))
	text := widgets.NewArea(now.Text, translationLines)
	c.Ask(words.Say("window.translation"), words.Say("window.use"), 460, func(f *kit.Form) {
		f.Hide()
		c.change(func(o *library.Outline) {
			o.Translation = library.Translation{Title: viet.Clean(title.Text), Text: strings.TrimSpace(viet.NFC(text.Text))}
		})
	},
		widgets.NewLabel(words.Say("window.translation-why"), widgets.Small),
		kit.Labelled(words.Say("window.translation-title"), title),
		kit.Labelled(words.Say("window.translation-text"), text))
}
