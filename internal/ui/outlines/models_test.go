package outlines

import (
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/compose"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// publishes brings the store in a folder to what a library has.
func publishes(t *testing.T, a *app.App, dir string) {
	t.Helper()
	if _, err := a.Publishing.Publish(t.Context(), dir, store.PublishChoice{}, ""); err != nil {
		t.Fatal(err)
	}
}

// receives syncs the store in a folder.
func receives(t *testing.T, a *app.App, dir string) {
	t.Helper()
	address, is := app.StoreAddress(dir)
	if !is {
		t.Fatalf("%s is no store", dir)
	}
	offer, err := a.Sources.LookAtStore(t.Context(), address)
	if err == nil {
		_, err = a.Sources.AddStore(t.Context(), offer, "", nil, app.Agreement{Trust: true})
	}
	if err != nil && !library.IsKind(err, library.KnownSource) {
		t.Fatal(err)
	}
	if report, err := a.Sources.Sync(t.Context(), nil, nil); err != nil || report.Failed > 0 {
		t.Fatalf("%+v, %v", report, err)
	}
}

// deskOn is the page of outlines of a program.
func deskOn(v *uitest.Host) *desk {
	d := &desk{Host: v, open: compose.New(v.PageContext, compose.ComposerNeeds{
		Drafts: v.App.Outlines, Layout: v.App.Papers, Files: v.App.Papers, Texts: v.App.Papers, Printing: v.App.Printing,
		Articles: v.App.Library(), Outlines: v.App.Library(),
		Last: v.App.Settings(), Memory: v.App.Library(), Paper: v.App.Settings(), Plans: v.App.Settings(), Heads: v.App.Settings(), Widths: v.App.Settings(),
	})}
	d.page = New(v.PageContext, v.App.Library(), v.App.Outlines, d.open)
	v.Show(d.page.Content())
	return d
}

func TestAModelOutlineArrivesIsOpenedAndTellsThatItChanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kho")
	province := deskOn(uitest.NewSampleHost(t))
	if err := province.App.Settings().SetLetterhead(t.Context(), library.Letterhead{Superior: "TỈNH ỦY MẪU", Issuer: "BAN TUYÊN GIÁO"}); err != nil {
		t.Fatal(err)
	}
	articles := province.Articles(t, library.SeaIslands)
	drafted, _, err := province.App.Outlines.Draft(t.Context(), []int64{articles[0].ID, articles[1].ID}, library.SeaIslands)
	if err != nil {
		t.Fatal(err)
	}
	drafted.Saved = library.Day(2026, 11, 3)
	drafted.Title, drafted.Speaker = "Đề cương mẫu tháng 11", "Người của tỉnh"
	saved, err := province.App.Library().SaveOutline(t.Context(), drafted)
	if err != nil {
		t.Fatal(err)
	}
	province.page.update()
	province.page.makeModel(saved)
	if said := uitest.SaysIn(province.page.list); !strings.Contains(said, words.Say("publish.is-model")) {
		t.Errorf("the province's list says %q", said)
	}
	publishes(t, province.App, dir)

	commune := deskOn(uitest.NewHost(t, app.Options{}))
	receives(t, commune.App, dir)
	commune.page.update()
	if said := uitest.SaysIn(commune.page.list); !strings.Contains(said, words.Say("publish.models")) || !strings.Contains(said, "Đề cương mẫu tháng 11") {
		t.Fatalf("the commune's list says %q", said)
	}
	if said := uitest.SaysIn(commune.page.list); !strings.Contains(said, "TỈNH ỦY MẪU – BAN TUYÊN GIÁO · 03/11/2026 · ") {
		t.Errorf("nothing says whose the model is and of which day: %q", said)
	}
	commune.Picture(t, "de-cuong-mau")
	commune.page.openModel(commune.page.received[0].UID)
	all, err := commune.App.Library().Outlines(t.Context())
	if err != nil || len(all) != 1 || all[0].Speaker == "Người של tỉnh" || all[0].Model || all[0].Points() != saved.Points() {
		t.Fatalf("%+v, %v", all, err)
	}
	for i, q := range all[0].Quoted() {
		here, err := commune.App.Library().Article(t.Context(), q.Article)
		if err != nil {
			t.Fatalf("point %d: %v", i, err)
		}
		there, err := province.App.Library().Article(t.Context(), saved.Quoted()[i].Article)
		if err != nil || here.URL != there.URL || q.Text != saved.Quoted()[i].Text {
			t.Errorf("point %d quotes %q of %s, %v; the model quotes %s", i, q.Text, here.URL, err, there.URL)
		}
	}

	changed, err := province.App.Library().Outline(t.Context(), saved.ID)
	if err != nil {
		t.Fatal(err)
	}
	changed.Title = "Đề cương mẫu tháng 11, sửa"
	if _, err := province.App.Library().SaveOutline(t.Context(), changed); err != nil {
		t.Fatal(err)
	}
	publishes(t, province.App, dir)
	receives(t, commune.App, dir)
	commune.page.update()
	if said := uitest.SaysIn(commune.page.list); !strings.Contains(said, words.Say("publish.model-changed")) {
		t.Errorf("the model changed, the list says %q", said)
	}
}

func TestAWithdrawnModelLeadsToWhatReplacesIt(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kho")
	province := deskOn(uitest.NewSampleHost(t))
	for _, title := range []string{"Mẫu cũ", "Mẫu mới"} {
		if _, err := province.App.Library().SaveOutline(t.Context(), library.Outline{
			Title: title, Model: true, Sections: []library.Section{{Role: library.ContentSection, Points: []library.OutlinePoint{{Text: "Ý của " + title}}}},
		}); err != nil {
			t.Fatal(err)
		}
	}
	publishes(t, province.App, dir)
	commune := deskOn(uitest.NewHost(t, app.Options{}))
	receives(t, commune.App, dir)
	items, err := province.App.Publishing.Items(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	uid := map[string]string{}
	for _, i := range items {
		uid[i.Title] = i.UID
	}
	if _, err := province.App.Publishing.Withdraw(t.Context(), dir, uid["Mẫu cũ"], "hết hiệu lực", uid["Mẫu mới"]); err != nil {
		t.Fatal(err)
	}
	receives(t, commune.App, dir)
	commune.page.update()
	commune.Picture(t, "de-cuong-mau-rut")
	if said := uitest.SaysIn(commune.page.list); !strings.Contains(said, words.Say("publish.model-withdrawn", "reason", "hết hiệu lực")) {
		t.Errorf("the list says %q", said)
	}
	uitest.Press(t, commune.Window, "publish.model-open-instead")
	all, err := commune.App.Library().Outlines(t.Context())
	if err != nil || len(all) != 1 || all[0].Title != "Mẫu mới" {
		t.Errorf("it opens %+v, %v", all, err)
	}
}
