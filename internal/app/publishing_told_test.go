package app_test

import (
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/app/apptest"
	"baocaovien/internal/depot"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// placesOf are the other places of publication of each article that has some, by title.
func placesOf(t *testing.T, a *app.App) map[string][]string {
	t.Helper()
	all, err := a.Library().List(t.Context(), library.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	places := map[string][]string{}
	for _, s := range all {
		stored, err := a.Library().Article(t.Context(), s.ID)
		if err != nil {
			t.Fatal(err)
		}
		others := map[string]bool{}
		for _, c := range stored.Copies {
			places[s.Title] = append(places[s.Title], c.Source)
			if c.Source != s.Source {
				others[c.Source] = true
			}
		}
		if s.Copies != len(others) {
			t.Errorf("%s: the list counts %d other places, the article names %q", s.Title, s.Copies, places[s.Title])
		}
	}
	return places
}

func TestAStoreIsNoPlaceOfPublication(t *testing.T) {
	t.Parallel()
	kho := t.TempDir()
	published(t, publisher(t, "Nguyễn Văn A"), kho)
	fresh := open(t, app.Options{Dir: t.TempDir()})
	receives(t, fresh, kho)
	if places := placesOf(t, fresh); len(places) > 0 {
		t.Errorf("articles that came with a store alone are also at %q", places)
	}
	had := open(t, app.Options{Dir: apptest.SampleFolder(t)})
	before := placesOf(t, had)
	receives(t, had, kho)
	for title, after := range placesOf(t, had) {
		if !slices.Equal(after, before[title]) {
			t.Errorf("%s: also at %q, before the store came at %q", title, after, before[title])
		}
	}
}

func TestWhatIsWithdrawnIsMarkedInListsAndToldOnce(t *testing.T) {
	t.Parallel()
	kho := t.TempDir()
	a, laptop := publisher(t, "Nguyễn Văn A"), open(t, app.Options{Dir: t.TempDir()})
	published(t, a, kho)
	source := receives(t, laptop, kho)
	items, err := a.Publishing.Items(t.Context(), kho)
	if err != nil {
		t.Fatal(err)
	}
	gone := items[0]
	if _, err := a.Publishing.Withdraw(t.Context(), kho, gone.UID, "hết hiệu lực", ""); err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{1, 0} {
		if report, err := laptop.Sources.Sync(t.Context(), []int64{source.ID}, nil); err != nil || report.Withdrawn() != want {
			t.Errorf("sync %d tells of %d withdrawn, %v, want %d", i, report.Withdrawn(), err, want)
		}
	}
	all, err := laptop.Library().List(t.Context(), library.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	hits, err := laptop.Library().Search(t.Context(), gone.Title, library.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	marked := 0
	for _, s := range all {
		if s.Withdrawn != (s.Title == gone.Title) {
			t.Errorf("%s: withdrawn %v", s.Title, s.Withdrawn)
		}
	}
	for _, h := range hits {
		if h.Withdrawn && h.Title == gone.Title {
			marked++
		}
	}
	if marked != 1 {
		t.Errorf("a search finds %d of it marked", marked)
	}
	late := open(t, app.Options{Dir: t.TempDir()}) // comes when it is withdrawn already
	address, _ := app.StoreAddress(kho)
	offer, err := late.Sources.LookAtStore(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	if source, err = late.Sources.AddStore(t.Context(), offer, "", nil, app.Agreement{Trust: true}); err != nil {
		t.Fatal(err)
	}
	if report, err := late.Sources.Sync(t.Context(), []int64{source.ID}, nil); err != nil || report.Withdrawn() != 0 {
		t.Errorf("who never had it is told of %d withdrawn, %v", report.Withdrawn(), err)
	}
}

func TestAModelThatQuotesWhatWasWithdrawnIsToldBeforeItIsPublished(t *testing.T) {
	t.Parallel()
	kho, other := t.TempDir(), t.TempDir()
	a, laptop := publisher(t, "Nguyễn Văn A"), open(t, app.Options{Dir: t.TempDir()})
	published(t, a, kho)
	source := receives(t, laptop, kho)
	items, err := a.Publishing.Items(t.Context(), kho)
	if err != nil {
		t.Fatal(err)
	}
	gone, stays := items[0], items[1]
	for _, office := range []*app.App{a, laptop} { // by whom it is withdrawn, and by whom it was received
		for _, title := range []string{gone.Title, stays.Title} {
			model := draftOf(t, office, title)
			model.Title, model.Model = "Mẫu: "+title, true
			if _, err := office.Library().SaveOutline(t.Context(), model); err != nil {
				t.Fatal(err)
			}
		}
	}
	preview := func(office *app.App, place string) []app.CitingModel {
		t.Helper()
		would, err := office.Publishing.Preview(t.Context(), place, store.PublishChoice{Saved: true})
		if err != nil || would.Kinds[depot.OutlineItem] != 2 {
			t.Fatalf("%+v, %v", would, err)
		}
		return would.Citing
	}
	if told := append(preview(a, kho), preview(laptop, other)...); len(told) > 0 {
		t.Fatalf("nothing is withdrawn yet: %+v", told)
	}
	if _, err := a.Publishing.Withdraw(t.Context(), kho, gone.UID, "hết hiệu lực", ""); err != nil {
		t.Fatal(err)
	}
	syncs(t, laptop, source)
	for name, told := range map[string][]app.CitingModel{"who withdrew it": preview(a, kho), "who received it": preview(laptop, other)} {
		if len(told) != 1 || told[0].Model != "Mẫu: "+gone.Title || !slices.Equal(told[0].Articles, []string{gone.Title}) ||
			!strings.Contains(told[0].Text(), told[0].Model[:20]) {
			t.Errorf("%s is told %+v", name, told)
		}
	}
}

func TestTheNameOfAKeyIsThatOfTheOfficeToday(t *testing.T) {
	t.Parallel()
	kho := t.TempDir()
	first, second := publisher(t, "Nguyễn Văn A"), publisher(t, "Trần Thị B")
	name := func(a *app.App, issuer string) {
		t.Helper()
		if err := a.Settings().SetLetterhead(t.Context(), library.Letterhead{Superior: "TỈNH ỦY MẪU", Issuer: issuer}); err != nil {
			t.Fatal(err)
		}
	}
	name(first, "BAN TUYÊN GIÁO")
	published(t, first, kho)
	r, _, err := second.Publishing.Request(t.Context())
	if err == nil {
		err = first.Publishing.Admit(t.Context(), kho, r)
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := first.Publishing.Renew(t.Context(), kho); err != nil {
		t.Fatal(err)
	}
	name(first, "BAN TUYÊN GIÁO VÀ DÂN VẬN")
	published(t, first, kho)
	name(second, "PHÒNG KHÁC")
	published(t, second, kho)
	keys, err := first.Publishing.Keys(t.Context(), kho)
	var names []string
	for _, k := range keys {
		names = append(names, k.Name)
	}
	slices.Sort(names)
	today := "TỈNH ỦY MẪU – BAN TUYÊN GIÁO VÀ DÂN VẬN"
	if err != nil || !slices.Equal(names, []string{"Trần Thị B", today, today}) {
		t.Errorf("the keys are those of %q, %v", names, err)
	}
}
