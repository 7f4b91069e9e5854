package sources

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/app/apptest"
	"baocaovien/internal/intake"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// joined is another office that publishes in a store too.
func joined(t *testing.T, v *uitest.Host, kho, name string) *app.App {
	t.Helper()
	other, err := app.Open(t.Context(), app.Options{Dir: apptest.SampleFolder(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Close() })
	if err := other.Settings().SetSpeaker(t.Context(), name); err != nil {
		t.Fatal(err)
	}
	r, _, err := other.Publishing.Request(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := v.App.Publishing.Admit(t.Context(), kho, r); err != nil {
		t.Fatal(err)
	}
	return other
}

func TestWhatAnotherWithdrewIsToldBeforeOnePublishes(t *testing.T) {
	v, p, kho := publishedBy(t)
	other := joined(t, v, kho, "Trần Thị Bích Ngọc")
	items, err := v.App.Publishing.Items(t.Context(), kho)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		if !item.Model && !item.Withdrawn {
			_, err = other.Publishing.Withdraw(t.Context(), kho, item.UID, "sai số liệu", "")
			break
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	p.publishing.begin()
	p.publishing.place.SetText(kho)
	uitest.Press(t, v.Window, "publish.look")
	says(t, v, "do mình phát hành đã bị nơi cùng phát hành rút lại: sai số liệu")
	pictured(t, v, "noi-khac-da-rut")
	uitest.Press(t, v.Window, "publish.now")
	p.publishing.begin()
	p.publishing.place.SetText(kho)
	uitest.Press(t, v.Window, "publish.look")
	if again := shown(v); strings.Contains(again, "sai số liệu") {
		t.Errorf("who published since is told again: %s", again)
	}
}

func TestWhatAnotherPublishedIsWithdrawnKnowingly(t *testing.T) {
	v, p, kho := publishedBy(t)
	const name, title = "Trần Thị Bích Ngọc", "Bến cá Long Hòa mở buổi nói chuyện"
	other := joined(t, v, kho, name)
	file := filepath.Join(t.TempDir(), "bai.txt")
	text := title + "\n\n" + strings.Repeat("Bà con ngư dân nghe nói về chủ quyền biển, đảo. ", 12)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := other.Importer.Import(t.Context(), intake.Intake{Paths: []string{file}}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := other.Publishing.Publish(t.Context(), kho, store.PublishChoice{}, ""); err != nil {
		t.Fatal(err)
	}
	p.publishing.begin()
	p.publishing.place.SetText(kho)
	uitest.Press(t, v.Window, "publish.withdraw")
	if of := words.Say("publish.item-other", "name", name); strings.Count(shown(v), of) != 1 {
		t.Errorf("%d items are said to be another's", strings.Count(shown(v), of))
	}
	field(t, v, "publish.withdraw-search").SetText(title)
	pictured(t, v, "rut-lai-cua-nguoi-khac")
	uitest.Press(t, v.Window, "publish.withdraw-choose")
	says(t, v, words.Say("publish.withdraw-others", "name", name))
	pictured(t, v, "rut-lai-cua-nguoi-khac-hoi")
	v.CloseDialog()
	p.publishing.begin()
	uitest.Press(t, v.Window, "publish.withdraw")
	items, err := v.App.Publishing.Items(t.Context(), kho)
	if err != nil {
		t.Fatal(err)
	}
	field(t, v, "publish.withdraw-search").SetText(items[len(items)-1].Title)
	uitest.Press(t, v.Window, "publish.withdraw-choose")
	if asked := words.Say("publish.withdraw-others", "name", ""); strings.Contains(shown(v), asked) {
		t.Errorf("one's own is said to be another's: %s", shown(v))
	}
}
