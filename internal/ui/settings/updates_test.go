package settings

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// TestANewerVersionIsOfferedAndFetched follows a real store of a release from the page of settings.
func TestANewerVersionIsOfferedAndFetched(t *testing.T) {
	v := uitest.NewSampleHost(t)
	kho, archive := t.TempDir(), filepath.Join(t.TempDir(), "sotay-9.8.7-linux-amd64.tar.gz")
	if err := os.WriteFile(archive, []byte("gói cài"), 0o600); err != nil {
		t.Fatal(err)
	}
	released, err := v.App.Publishing.PublishProgram(t.Context(), kho, []string{archive}, "Nhanh hơn.")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.FileServer(http.Dir(kho)))
	t.Cleanup(server.Close)

	p, _ := preferencesOf(v)
	said := func() string { return uitest.SaysIn(p.updates.box) }
	press := func(key string) { // the part may be scrolled out of sight
		t.Helper()
		found := uitest.Within(p.updates.box, uitest.Saying(words.Say(key)))
		if len(found) != 1 {
			t.Fatalf("%d buttons say %s", len(found), key)
		}
		found[0].(*widgets.Button).OnTapped()
	}
	if !strings.Contains(said(), words.Say("update.off", "version", app.Version)) {
		t.Errorf("before a place is named it says %q", said())
	}
	p.updates.look()
	if v.Says() != words.Say("update.no-place") {
		t.Errorf("without an address it says %q", v.Says())
	}
	p.updates.field.SetText(server.URL + "/kho.json")
	p.updates.look()
	if _, found := uitest.Find(v.Window, uitest.Saying(released.Digits)); !found {
		t.Fatalf("the digits %s are not shown: %s", released.Digits, v.Says())
	}
	v.Picture(t, "ban-moi-hoi.png")
	uitest.Press(t, v.Window, "update.agree")
	newer := words.Say("update.newer", "version", "9.8.7", "running", app.Version)
	if !strings.Contains(said(), newer) || !strings.Contains(said(), "Nhanh hơn.") {
		t.Fatalf("it says %q, and %q", said(), v.Says())
	}
	v.Picture(t, "ban-moi.png")
	press("update.save")
	fetched := filepath.Join(v.App.Dir(), "ban-moi", filepath.Base(archive))
	if got, err := os.ReadFile(fetched); err != nil || string(got) != "gói cài" || v.Says() != v.App.Updates.HowToInstall(fetched) {
		t.Errorf("fetched %q, %v, and says %q", got, err, v.Says())
	}
	press("update.forget")
	if _, set, err := v.App.Updates.Place(t.Context()); err != nil || set || !strings.Contains(said(), words.Say("update.place")) {
		t.Errorf("forgotten: %v, %v, says %q", set, err, said())
	}
}
