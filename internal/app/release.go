package app

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"baocaovien/internal/depot"
	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/publish"
)

// Release is what publishing a version of the program came to.
type Release struct {
	publish.Published
	Version  string
	Packages []string // names of the files
	Digits   string   // of the key that those who receive agree to
}

// PublishProgram publishes a version of the program at a place: the packages that make dist built, and what is new, for people. The
// version that stood there is withdrawn; guidance in the same store stays. Errors: WrongUse for a file that is no package of the
// program, or of another version than the rest; UnreadableFile; as publish.OpenedStore.Publish.
func (p *Publishing) PublishProgram(ctx context.Context, place string, files []string, notes string) (Release, error) {
	program, parts, err := packagesOf(files)
	if err != nil {
		return Release{}, err
	}
	program.Notes = strings.TrimSpace(notes)
	packed, err := depot.PackItem(program)
	if err != nil {
		return Release{}, err
	}
	opened, err := p.open(ctx, place)
	if err != nil {
		return Release{}, err
	}
	wanted := append([]publish.PublishItem{itemOf(depot.UIDOf(depot.ProgramItem, ""), depot.ProgramItem, packed)}, parts...)
	done, err := opened.standing.Publish(ctx, opened.at, opened.office, library.At(p.now(), library.ToSecond), wanted, program.Version)
	r := Release{Published: done, Version: program.Version, Digits: opened.digits()}
	for _, one := range program.Packages {
		r.Packages = append(r.Packages, one.Name)
	}
	return r, err
}

// packagesOf reads the packages of a version of the program, in parts.
func packagesOf(files []string) (program depot.PublishedProgram, parts []publish.PublishItem, err error) {
	for _, path := range files {
		name := filepath.Base(path)
		form, version, known := depot.FormOf(name)
		_, twice := program.For(form)
		if !known || twice || program.Version != "" && version != program.Version {
			return program, nil, library.Fail(library.WrongUse, name, fmt.Errorf("%s of version %s", form, version))
		}
		program.Version = version
		raw, err := file.Read(path, depot.MostPackage)
		if err != nil {
			return program, nil, err
		}
		one := depot.ProgramPackage{Form: form, Name: name, Hash: depot.HashOf(raw), Size: int64(len(raw))}
		for piece := range slices.Chunk(raw, depot.PackagePart) {
			packed, err := depot.Pack(piece)
			if err != nil {
				return program, nil, err
			}
			part := itemOf(depot.UIDOf(depot.PackageItem, fmt.Sprintf("%s %d", form, len(one.Parts))), depot.PackageItem, packed)
			one.Parts, parts = append(one.Parts, part.UID), append(parts, part)
		}
		program.Packages = append(program.Packages, one)
	}
	return program, parts, nil
}

// itemOf is an item whose bytes are at hand.
func itemOf(uid string, kind depot.ItemKind, packed []byte) publish.PublishItem {
	return publish.PublishItem{
		WantedItem: depot.WantedItem{UID: uid, Kind: kind, Hash: depot.HashOf(packed), Size: int64(len(packed))},
		Packed:     func(context.Context) ([]byte, error) { return packed, nil },
	}
}
