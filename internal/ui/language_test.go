package ui

import (
	"testing"

	"fyne.io/fyne/v2/lang"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

func TestTheWindowSpeaksTheLanguageOfTheSettings(t *testing.T) {
	a, _, _ := uitest.Program(t, app.Options{})
	t.Cleanup(func() {
		words.Use(words.Vietnamese)
		if err := teachToolkit(words.Vietnamese); err != nil {
			t.Error(err)
		}
	})
	for _, c := range []struct {
		kept  words.Language
		asked string
		want  words.Language
	}{
		{words.Vietnamese, "", words.Vietnamese},
		{words.English, "", words.English},
		{words.English, "vi", words.Vietnamese},
		{words.Vietnamese, "en", words.English},
		{words.Vietnamese, "fr", words.Vietnamese}, // there is none: the settings count
		{words.English, "EN ", words.English},
	} {
		t.Setenv(words.Variable, c.asked)
		if err := a.Settings().SetLanguage(t.Context(), c.kept); err != nil {
			t.Fatal(err)
		}
		if err := speak(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		if words.Spoken() != c.want {
			t.Errorf("%+v: %s is spoken", c, words.Spoken())
		}
		want := map[words.Language]string{words.Vietnamese: "Hủy", words.English: "Cancel"}[c.want]
		if got := lang.L("Cancel"); got != want {
			t.Errorf("%+v: the toolkit says %q, want %q", c, got, want)
		}
	}
}
