package depot_test

import (
	"strings"
	"testing"

	"baocaovien/internal/depot"
	"baocaovien/internal/library"
)

func TestThePackagesOfTheProgramAreToldByTheirNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]struct {
		form    depot.PackageForm
		version string
	}{
		"sotay-0.2.0-setup.exe":              {depot.WindowsSetup, "0.2.0"},
		"sotay-0.2.0-portable.zip":           {depot.WindowsPortable, "0.2.0"},
		"sotay_0.2.0_amd64.deb":              {depot.DebianPackage, "0.2.0"},
		"sotay-10.20.300-linux-amd64.tar.gz": {depot.LinuxArchive, "10.20.300"},
		"sotay-0.2-setup.exe":                {},
		"sotay-setup.exe":                    {},
		"sotay-0.2.0.exe":                    {},
		"SHA256SUMS":                         {},
		"":                                   {},
	} {
		form, version, known := depot.FormOf(name)
		if form != want.form || version != want.version || known != (want.form != "") {
			t.Errorf("%q: %s %s, %v", name, form, version, known)
		}
	}
}

func TestVersionsAreComparedByTheirNumbers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		version, than string
		newer         bool
	}{
		{"0.2.0", "0.1.0", true},
		{"0.10.0", "0.9.9", true},
		{"1.0.0", "0.99.99", true},
		{"0.1.0", "0.1.0", false},
		{"0.1.0", "0.2.0", false},
		{"mới", "0.1.0", false},
		{"9.9", "0.1.0", false},
		{"0.1.0", "của tôi", true},
	} {
		if got := depot.NewerVersion(c.version, c.than); got != c.newer {
			t.Errorf("%s than %s: %v", c.version, c.than, got)
		}
	}
}

func TestAProgramThatCouldNotHaveBeenPublishedIsRefused(t *testing.T) {
	t.Parallel()
	whole := func() depot.PublishedProgram {
		return depot.PublishedProgram{Version: "0.2.0", Packages: []depot.ProgramPackage{{
			Form: depot.WindowsSetup, Name: "sotay-0.2.0-setup.exe", Hash: strings.Repeat("ab", 32), Size: depot.PackagePart + 1,
			Parts: []string{depot.UIDOf(depot.PackageItem, "0"), depot.UIDOf(depot.PackageItem, "1")},
		}}}
	}
	read := func(p depot.PublishedProgram) error {
		packed, err := depot.PackItem(p)
		if err != nil {
			t.Fatal(err)
		}
		_, err = depot.ReadProgram(depot.StoreEntry{Hash: depot.HashOf(packed)}, packed)
		return err
	}
	if err := read(whole()); err != nil {
		t.Errorf("as it should be: %v", err)
	}
	for name, spoil := range map[string]func(p *depot.PublishedProgram){
		"no version":             func(p *depot.PublishedProgram) { p.Version = "mới nhất" },
		"another version":        func(p *depot.PublishedProgram) { p.Version = "0.3.0" },
		"a path":                 func(p *depot.PublishedProgram) { p.Packages[0].Name = "../sotay-0.2.0-setup.exe" },
		"a path of Windows":      func(p *depot.PublishedProgram) { p.Packages[0].Name = `C:\sotay-0.2.0-setup.exe` },
		"another form":           func(p *depot.PublishedProgram) { p.Packages[0].Form = depot.DebianPackage },
		"no digest":              func(p *depot.PublishedProgram) { p.Packages[0].Hash = "x" },
		"too large":              func(p *depot.PublishedProgram) { p.Packages[0].Size = depot.MostPackage + 1 },
		"nothing":                func(p *depot.PublishedProgram) { p.Packages[0].Size = 0 },
		"a part too few":         func(p *depot.PublishedProgram) { p.Packages[0].Parts = p.Packages[0].Parts[1:] },
		"what is no package":     func(p *depot.PublishedProgram) { p.Packages[0].Name = "sotay.exe" },
		"a name that says other": func(p *depot.PublishedProgram) { p.Packages[0].Name = "sotay-0.2.0-portable.zip" },
	} {
		p := whole()
		if spoil(&p); !library.IsKind(read(p), library.DamagedFile) {
			t.Errorf("%s: %v", name, read(p))
		}
	}
}

// TestAReleaseAndGuidanceLeaveEachOtherAlone publishes the one and the other into one store.
func TestAReleaseAndGuidanceLeaveEachOtherAlone(t *testing.T) {
	t.Parallel()
	item := func(kind depot.ItemKind, name, hash string) depot.WantedItem {
		return depot.WantedItem{UID: depot.UIDOf(kind, name), Kind: kind, Hash: strings.Repeat(hash, 64), Size: 1}
	}
	guidance := depot.Changes(nil, []depot.WantedItem{item(depot.ArticleItem, "bài", "a")}, "", depot.Hand{})
	release := depot.Changes(guidance.Entries, []depot.WantedItem{item(depot.ProgramItem, "", "b"), item(depot.PackageItem, "1", "c"), item(depot.PackageItem, "2", "d")}, "", depot.Hand{})
	if len(release.Withdrawn) != 0 || len(release.Added) != 3 {
		t.Errorf("a release: %+v", release)
	}
	again := depot.Changes(release.Entries, []depot.WantedItem{item(depot.ArticleItem, "bài khác", "e")}, "", depot.Hand{})
	if len(again.Withdrawn) != 1 || again.Withdrawn[0].Kind != depot.ArticleItem {
		t.Errorf("guidance again: %+v", again.Withdrawn)
	}
	smaller := depot.Changes(again.Entries, []depot.WantedItem{item(depot.ProgramItem, "", "f"), item(depot.PackageItem, "1", "c")}, "", depot.Hand{})
	if len(smaller.Withdrawn) != 1 || smaller.Withdrawn[0].Kind != depot.PackageItem || len(smaller.Updated) != 1 {
		t.Errorf("a release with a part less: %+v", smaller)
	}
}
