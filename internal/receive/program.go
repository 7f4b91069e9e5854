package receive

import (
	"context"

	"baocaovien/internal/depot"
	"baocaovien/internal/library"
)

// FoundProgram is the version of the program that a store publishes.
type FoundProgram struct {
	depot.PublishedProgram
	Trust depot.Trust // what is known of the store from now on

	entries []depot.StoreEntry
}

// Program reads which version of the program a store publishes. Errors: NoProgram; UnknownSigner for a store that nobody agreed to;
// those of depot.Open, depot.Trust.Accept, depot.ReadShard and depot.ReadProgram; what the carrier fails with.
func Program(ctx context.Context, from Carrier, trust depot.Trust) (found FoundProgram, err error) {
	m, next, _, err := head(ctx, fresh{from}, trust)
	if err != nil {
		return found, err
	}
	found.Trust = next
	if found.entries, err = entriesOf(ctx, from, m.Shards); err != nil {
		return found, err
	}
	if err := depot.CheckEntries(m, found.entries); err != nil {
		return found, err
	}
	for _, e := range found.entries {
		if e.Kind != depot.ProgramItem || e.Withdrawn != nil {
			continue
		}
		packed, err := from.Read(ctx, depot.ItemName(e.Hash), e.Size)
		if err != nil {
			return found, err
		}
		found.PublishedProgram, err = depot.ReadProgram(e, packed)
		return found, err
	}
	return found, library.Fail(library.NoProgram, m.Name, nil)
}

// Package fetches a package of the program, which is as it was signed or fails with ChangedFile. Its parts lie in dir until it is
// whole; done is told each.
func (p FoundProgram) Package(ctx context.Context, from Carrier, one depot.ProgramPackage, dir string, done func(parts, of int)) ([]byte, error) {
	parts := make(map[string]depot.StoreEntry, len(p.entries))
	for _, e := range p.entries {
		if e.Kind == depot.PackageItem && e.Withdrawn == nil {
			parts[e.UID] = e
		}
	}
	staged := newStaged(dir, noSource)
	whole := make([]byte, 0, one.Size)
	for i, uid := range one.Parts {
		e, there := parts[uid]
		if !there {
			return nil, library.Fail(library.Gone, one.Name, nil)
		}
		raw, err := part(ctx, from, staged, e)
		if err != nil {
			return nil, err
		}
		if whole = append(whole, raw...); int64(len(whole)) > one.Size {
			break
		}
		done(i+1, len(one.Parts))
	}
	if depot.HashOf(whole) != one.Hash {
		return nil, library.Fail(library.ChangedFile, one.Name, nil)
	}
	staged.clear()
	return whole, nil
}

// noSource is the number of no source: a release is none.
const noSource = 0

// part returns a part of a package.
func part(ctx context.Context, from Carrier, staged staged, e depot.StoreEntry) ([]byte, error) {
	f := itemFile(e)
	if err := fetch(ctx, from, staged, f); err != nil {
		return nil, err
	}
	packed, err := staged.read(f)
	if err != nil {
		return nil, err
	}
	return depot.Unpack(f.name, f.hash, packed)
}

// entriesOf reads shards that the manifest names.
func entriesOf(ctx context.Context, from Carrier, shards []depot.ShardRef) (all []depot.StoreEntry, err error) {
	for _, ref := range shards {
		packed, err := from.Read(ctx, depot.ShardName(ref.Hash), min(ref.Size, depot.MostShard))
		if err != nil {
			return nil, err
		}
		entries, err := depot.ReadShard(ref, packed)
		if err != nil {
			return nil, err
		}
		all = append(all, entries...)
	}
	return all, nil
}
