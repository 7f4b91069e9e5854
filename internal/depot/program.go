package depot

import (
	"strconv"
	"strings"

	"baocaovien/internal/library"
)

// The kinds of item of a release: the program itself, in a store of its own or beside guidance. A library takes neither: an
// entry of theirs is not Known.
const (
	ProgramItem ItemKind = "program"
	PackageItem ItemKind = "package" // a part of a file that installs the program
)

// ofProgram reports a kind that belongs to releases.
func (k ItemKind) ofProgram() bool { return k == ProgramItem || k == PackageItem }

// PublishedProgram is a version of the program with what installs it on each system.
type PublishedProgram struct {
	Version  string           `json:"version"`
	Notes    string           `json:"notes,omitempty"` // what is new, for people
	Packages []ProgramPackage `json:"packages"`
}

// ProgramPackage is a file that installs the program. It travels in parts, each an item of its own, so that a slow line fetches
// each within its time and goes on where it was cut off.
type ProgramPackage struct {
	Form  PackageForm `json:"form"`
	Name  string      `json:"name"` // of the file
	Hash  string      `json:"hash"` // of its bytes
	Size  int64       `json:"size"`
	Parts []string    `json:"parts"` // uids, in their order
}

// PackagePart is how many bytes a part of a package has at most, and MostPackage how many a package.
const (
	PackagePart = 2 << 20
	MostPackage = 200 << 20
)

// PackageForm tells what a package is for.
type PackageForm string

// The forms of packages that the program is published in.
const (
	WindowsSetup    PackageForm = "windows-setup"
	WindowsPortable PackageForm = "windows-portable"
	DebianPackage   PackageForm = "debian"
	LinuxArchive    PackageForm = "linux-archive"
)

// FormOf tells the form of a package by its name, and the version in it: sotay-0.2.0-setup.exe, sotay_0.2.0_amd64.deb.
func FormOf(name string) (form PackageForm, version string, known bool) {
	for ending, f := range map[string]PackageForm{
		"-setup.exe": WindowsSetup, "-portable.zip": WindowsPortable, "_amd64.deb": DebianPackage, "-linux-amd64.tar.gz": LinuxArchive,
	} {
		rest, ends := strings.CutSuffix(name, ending)
		_, number, parted := strings.Cut(strings.ReplaceAll(rest, "_", "-"), "-")
		if _, is := versionOf(number); ends && parted && is {
			return f, number, true
		}
	}
	return "", "", false
}

// For returns the package of a form.
func (p PublishedProgram) For(form PackageForm) (one ProgramPackage, there bool) {
	for _, one := range p.Packages {
		if one.Form == form {
			return one, true
		}
	}
	return one, false
}

// check reports what makes a published program none. The names of its packages become those of files.
func (p PublishedProgram) check() error {
	if _, is := versionOf(p.Version); !is {
		return library.Fail(library.DamagedFile, p.Version, nil)
	}
	for _, one := range p.Packages {
		form, version, known := FormOf(one.Name)
		if !known || form != one.Form || version != p.Version || strings.ContainsAny(one.Name, `/\:`) ||
			!isHash(one.Hash) || one.Size <= 0 || one.Size > MostPackage || int64(len(one.Parts)) != (one.Size+PackagePart-1)/PackagePart {
			return library.Fail(library.DamagedFile, one.Name, nil)
		}
	}
	return nil
}

// ReadProgram reads a published program. Errors as those of ReadItem.
func ReadProgram(e StoreEntry, packed []byte) (PublishedProgram, error) {
	p, err := ReadItem[PublishedProgram](e, packed)
	if err == nil {
		err = p.check()
	}
	return p, err
}

// NewerVersion reports that a version is later than another. What is no version is later than none.
func NewerVersion(version, than string) bool {
	a, is := versionOf(version)
	b, _ := versionOf(than)
	for i := range a {
		if a[i] != b[i] {
			return is && a[i] > b[i]
		}
	}
	return false
}

// versionOf reads a version of three numbers.
func versionOf(text string) (version [3]int, is bool) {
	parts := strings.Split(text, ".")
	if len(parts) != len(version) {
		return version, false
	}
	for i, part := range parts {
		n, err := strconv.ParseUint(part, 10, 16)
		if err != nil {
			return version, false
		}
		version[i] = int(n)
	}
	return version, true
}
