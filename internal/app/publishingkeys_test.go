package app_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/app/apptest"
	"baocaovien/internal/library"
	"baocaovien/internal/pdf/pdftest"
	"baocaovien/internal/store"
)

const passphrase = "Thuyền xanh ra biển 7"

// publisher is a library with the sample site, of an office with a name.
func publisher(t *testing.T, name string) *app.App {
	t.Helper()
	a := open(t, app.Options{Dir: apptest.SampleFolder(t)})
	if err := a.Settings().SetSpeaker(t.Context(), name); err != nil {
		t.Fatal(err)
	}
	return a
}

func published(t *testing.T, a *app.App, kho string) app.Publication {
	t.Helper()
	done, err := a.Publishing.Publish(t.Context(), kho, store.PublishChoice{}, "")
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func TestTheKeyOfAPublisherIsNotInItsLibrary(t *testing.T) {
	t.Parallel()
	dir, kho := apptest.SampleFolder(t), t.TempDir()
	a, err := app.Open(t.Context(), app.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	first := published(t, a, kho)
	own, err := a.Publishing.OwnKey(t.Context())
	if err != nil || own.Digits != first.Digits || own.File != filepath.Join(dir, "mat-khau.json") {
		t.Errorf("%+v, %v, published as %s", own, err, first.Digits)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "mat-khau.json")); err != nil { // as where a library came from another machine
		t.Fatal(err)
	}
	a = open(t, app.Options{Dir: dir})
	if _, err := a.Publishing.Publish(t.Context(), kho, store.PublishChoice{}, ""); !library.IsKind(err, library.LostKey) {
		t.Errorf("without its key: %v", err)
	}
}

// TestAKeyComesBackFromPaper prints the sheet, photographs it, and publishes with what was read on another machine.
func TestAKeyComesBackFromPaper(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("a sheet is drawn, read and opened: seconds")
	}
	kho, dir := t.TempDir(), t.TempDir()
	a := publisher(t, "Nguyễn Văn A")
	first := published(t, a, kho)
	sheet, keyFile := filepath.Join(dir, "khoa.pdf"), filepath.Join(dir, "tinh.khoa")
	if err := a.Publishing.SaveKeySheet(t.Context(), sheet, passphrase); err != nil {
		t.Fatal(err)
	}
	if err := a.Publishing.SaveKeyFile(t.Context(), keyFile, passphrase); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(keyFile); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("the key file: %v, %v", info, err)
	}
	said := pdftest.Text(t, sheet)
	if !strings.Contains(said, first.Digits) || !strings.Contains(said, app.SpokenDigits(first.Digits)) || strings.Contains(said, passphrase) {
		t.Errorf("the sheet says %s", said)
	}
	codes := pdftest.Codes(t, pdftest.GrayPicture(t, sheet, 1, 100))
	if len(codes) != 1 {
		t.Fatalf("codes: %q", codes)
	}
	texts := map[string]string{"the code": codes[0], "the words of the sheet": said}
	for _, path := range []string{sheet, keyFile} {
		text, err := app.ReadKeyFile(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(path)] = text
	}
	other := open(t, app.Options{Dir: apptest.SampleFolder(t)})
	if _, err := other.Publishing.Publish(t.Context(), kho, store.PublishChoice{}, ""); !library.IsKind(err, library.UnknownSigner) {
		t.Fatalf("another machine without the key: %v", err)
	}
	for name, text := range texts {
		if _, err := other.Publishing.RestoreKey(t.Context(), text, passphrase+"!"); !library.IsKind(err, library.WrongPassphrase) {
			t.Errorf("%s, a wrong passphrase: %v", name, err)
		}
		if digits, err := other.Publishing.RestoreKey(t.Context(), text, passphrase); err != nil || digits != first.Digits {
			t.Errorf("%s: %s, %v, the key is %s", name, digits, err, first.Digits)
		}
	}
	if again := published(t, other, kho); again.Digits != first.Digits || again.Updated != 0 {
		t.Errorf("published with the restored key: %+v", again)
	}
}

func TestTwoOfficersPublishInOneStore(t *testing.T) {
	t.Parallel()
	kho := t.TempDir()
	first, second, laptop := publisher(t, "Nguyễn Văn A"), publisher(t, "Trần Thị B"), open(t, app.Options{Dir: t.TempDir()})
	_, request, err := second.Publishing.Request(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Settings().SetLetterhead(t.Context(), library.Letterhead{Issuer: "Ban Tuyên giáo"}); err != nil {
		t.Fatal(err)
	}
	read, err := app.ReadRequest("Chuyển tiếp từ Zalo:\r\n\r\n" + request + "\r\nCảm ơn anh!")
	if own, _ := second.Publishing.OwnKey(t.Context()); err != nil || read.Name != "Trần Thị B" || read.Digits != own.Digits {
		t.Fatalf("%+v, %v", read, err)
	}
	if err := first.Publishing.Admit(t.Context(), kho, read); !library.IsKind(err, library.NoStore) {
		t.Errorf("before anything was published: %v", err)
	}
	begun := published(t, first, kho)
	source := receives(t, laptop, kho)
	if err := first.Publishing.Admit(t.Context(), kho, read); err != nil {
		t.Fatal(err)
	}
	byBoth := published(t, second, kho)
	if byBoth.Withdrawn != 0 || byBoth.Updated != 0 || byBoth.Digits != begun.Digits {
		t.Errorf("the second officer: %+v", byBoth)
	}
	if err := second.Publishing.Admit(t.Context(), kho, read); !library.IsKind(err, library.KnownKey) {
		t.Errorf("one twice: %v", err)
	}
	if back := published(t, first, kho); back.Withdrawn != 0 || back.Updated != 0 {
		t.Errorf("the first again: %+v", back)
	}
	syncs(t, laptop, source)
	if d, err := laptop.Library().Depot(t.Context(), source.ID); err != nil || d.Name != "Ban Tuyên giáo" {
		t.Errorf("the second officer renamed the store: %q, %v", d.Name, err)
	}

	now, err := first.Publishing.Renew(t.Context(), kho)
	if err != nil || now == begun.Digits {
		t.Fatalf("renewed as %s, %v", now, err)
	}
	syncs(t, laptop, source)
	if renewed := published(t, first, kho); renewed.Digits != now {
		t.Errorf("after the renewal: %+v, want %s", renewed, now)
	}
	if err := second.Publishing.Revoke(t.Context(), kho, now); err != nil {
		t.Fatal(err)
	}
	if _, err := first.Publishing.Publish(t.Context(), kho, store.PublishChoice{}, ""); !library.IsKind(err, library.RevokedSigner) {
		t.Errorf("a revoked key: %v", err)
	}
	if left := published(t, second, kho); left.Withdrawn != 0 || left.Digits != read.Digits {
		t.Errorf("who is left: %+v", left)
	}
	syncs(t, laptop, source)
	receives(t, open(t, app.Options{Dir: t.TempDir()}), kho)
	keys, err := second.Publishing.Keys(t.Context(), kho)
	if err != nil || len(keys) != 3 || keys[0].Digits != begun.Digits || !keys[0].Revoked {
		t.Errorf("%+v, %v", keys, err)
	}
	for what, digits := range map[string]string{"its own": read.Digits, "one twice": now, "none": "000 000 000 000"} {
		if err := second.Publishing.Revoke(t.Context(), kho, digits); err == nil {
			t.Errorf("%s is revoked", what)
		}
	}
}

// receives makes the store at a place a source of a library, after its digits were compared.
func receives(t *testing.T, a *app.App, kho string) library.Source {
	t.Helper()
	address, _ := app.StoreAddress(kho)
	offer, err := a.Sources.LookAtStore(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	source, err := a.Sources.AddStore(t.Context(), offer, "", nil, app.Agreement{Fingerprints: []string{offer.Digits}})
	if err != nil {
		t.Fatal(err)
	}
	syncs(t, a, source)
	return source
}

func syncs(t *testing.T, a *app.App, source library.Source) {
	t.Helper()
	report, err := a.Sources.Sync(t.Context(), []int64{source.ID}, nil)
	if err != nil || report.Failed > 0 || len(report.Sources) != 1 || report.Sources[0].Error != "" {
		t.Fatalf("%+v, %v", report, err)
	}
}

func TestARequestThatIsNoneIsRefused(t *testing.T) {
	t.Parallel()
	key := strings.Repeat("ab", 32)
	for text, want := range map[string]library.Kind{
		"": library.NoKey, "Tên: Trần Thị B": library.NoKey, "khoa-cong-khai:abc": library.NoKey, "khoa-cong-khai:" + key[:63] + "g": library.NoKey,
		"KHOA-CONG-KHAI: " + strings.ToUpper(key): "", "khoa-cong-khai:" + key + "\n" + strings.Repeat("x", 1<<20): "",
	} {
		if _, err := app.ReadRequest(text); err == nil != (want == "") || want != "" && !library.IsKind(err, want) {
			t.Errorf("%.40q: %v", text, err)
		}
	}
}

func TestAnItemIsWithdrawnByHandAndStaysSo(t *testing.T) {
	t.Parallel()
	kho := t.TempDir()
	a, laptop := publisher(t, "Nguyễn Văn A"), open(t, app.Options{Dir: t.TempDir()})
	if _, err := a.Publishing.Items(t.Context(), kho); !library.IsKind(err, library.NoStore) {
		t.Errorf("before anything was published: %v", err)
	}
	published(t, a, kho)
	source := receives(t, laptop, kho)
	items, err := a.Publishing.Items(t.Context(), kho)
	if err != nil || len(items) < 3 || items[0].Title == "" {
		t.Fatalf("%+v, %v", items, err)
	}
	gone, instead := items[0], items[1]
	quoting := draftOf(t, laptop, gone.Title)
	if done, err := a.Publishing.Withdraw(t.Context(), kho, gone.UID, "hết hiệu lực", instead.UID); err != nil || done.Withdrawn != 1 || done.Serial != 2 {
		t.Fatalf("%+v, %v", done, err)
	}
	if again := published(t, a, kho); again.New != 0 || again.Updated != 0 {
		t.Errorf("publishing all again brings it back: %+v", again)
	}
	syncs(t, laptop, source)
	titled := map[string]library.Summary{}
	all, err := laptop.Library().List(t.Context(), library.Filter{})
	for _, s := range all {
		titled[s.Title] = s
	}
	if err != nil || !titled[gone.Title].Gone || titled[instead.Title].Gone {
		t.Errorf("%+v, %v", titled[gone.Title], err)
	}
	stored, err := laptop.Library().Article(t.Context(), titled[gone.Title].ID)
	if why := (library.Withdrawn{Reason: "hết hiệu lực", Instead: titled[instead.Title].ID, Title: instead.Title}); err != nil || stored.Withdrawn != why {
		t.Errorf("%+v, %v", stored.Withdrawn, err)
	}
	changes, err := laptop.Outlines.Affected(t.Context(), quoting)
	if err != nil || len(changes) == 0 || changes[0].Kind != library.ArticleGone || changes[0].Why != stored.Withdrawn {
		t.Errorf("an outline that quotes it is told %+v, %v", changes, err)
	}
	if _, err := a.Publishing.Withdraw(t.Context(), kho, gone.UID, "", ""); !library.IsKind(err, library.UnknownItem) {
		t.Errorf("twice: %v", err)
	}
	if _, err := a.Publishing.Release(t.Context(), kho, gone.UID); err != nil {
		t.Fatal(err)
	}
	if again := published(t, a, kho); again.New != 1 {
		t.Errorf("after it was released: %+v", again)
	}
	syncs(t, laptop, source)
	if s, err := laptop.Library().Article(t.Context(), titled[gone.Title].ID); err != nil || s.Gone.Known() {
		t.Errorf("gone since %v, %v", s.Gone, err)
	}
}

// draftOf is an outline that quotes the article of a title.
func draftOf(t *testing.T, a *app.App, title string) library.Outline {
	t.Helper()
	all, err := a.Library().List(t.Context(), library.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(all, func(s library.Summary) bool { return s.Title == title })
	if i < 0 {
		t.Fatalf("no article %q", title)
	}
	draft, _, err := a.Outlines.Draft(t.Context(), []int64{all[i].ID}, "")
	if err != nil || draft.Points() == 0 {
		t.Fatalf("%d points, %v", draft.Points(), err)
	}
	return draft
}
