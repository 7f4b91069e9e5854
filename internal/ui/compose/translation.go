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

// translationReadLines is how many lines of it are read under the field.
const translationReadLines = 3

// translationRead is what is read under the field: nothing of a text that the window's own type draws.
func translationRead(title, text string) string {
	all := viet.Clean(title + " " + text)
	if !widgets.OfOtherScript(all) {
		return ""
	}
	return kit.Cut(all, mostTranslationRead)
}

// mostTranslationRead is how many letters of it are read there.
const mostTranslationRead = 300

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
	// A field draws letters by the fonts of the machine, which may have none of a script: what was typed is read here.
	read := widgets.NewLabel(translationRead(title.Text, text.Text), widgets.Body.AtMost(translationReadLines))
	var form *kit.Form
	follow := func(string) {
		read.SetText(translationRead(title.Text, text.Text))
		form.Column.Refresh()
	}
	form = c.Ask(words.Say("window.translation"), words.Say("window.use"), 540, func(f *kit.Form) {
		f.Hide()
		c.change(func(o *library.Outline) {
			o.Translation = library.Translation{Title: viet.Clean(title.Text), Text: strings.TrimSpace(viet.NFC(text.Text))}
		})
	},
		widgets.NewLabel(words.Say("window.translation-why"), widgets.Small),
		kit.Labelled(words.Say("window.translation-title"), title),
		kit.Labelled(words.Say("window.translation-text"), text), read)
	title.OnChanged, text.OnChanged = follow, follow
}
