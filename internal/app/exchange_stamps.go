package app

import (
	"context"
	"encoding/json"
	"iter"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// arrivingFiles looks for stamps of secrecy on the attachments that a file of sessions brings.
type arrivingFiles struct {
	restricted bool              // those that bear one are kept too
	stamps     []library.Stamp   // that were found
	names      map[string]string // of attachments, by their SHA-256
	seen       func(library.SessionRecord)
}

// named are the records of a file, of which the names of attachments are noted as they pass.
func (a *arrivingFiles) named(all iter.Seq2[library.SessionRecord, error]) iter.Seq2[library.SessionRecord, error] {
	return func(yield func(library.SessionRecord, error) bool) {
		a.names = map[string]string{}
		for r, err := range all {
			for field, value := range r.Fields {
				var said library.SessionAttachment
				sum, ok := strings.CutPrefix(field, library.AttachmentField)
				if ok && json.Unmarshal(value, &said) == nil { // what cannot be read the merge tells
					a.names[sum] = said.Name
				}
			}
			if err == nil {
				a.seen(r)
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// kept are the files of it that may be kept.
func (a *arrivingFiles) kept(ctx context.Context, all iter.Seq2[library.SessionFile, error]) iter.Seq2[library.SessionFile, error] {
	return func(yield func(library.SessionFile, error) bool) {
		a.stamps = nil
		for f, err := range all {
			if err == nil {
				stamp := stampIn(ctx, a.names[f.SHA256], f.Data)
				if err = library.Stopped(ctx, ""); stamp != "" && err == nil {
					a.stamps = append(a.stamps, stamp)
					if !a.restricted {
						continue
					}
				}
			}
			if !yield(f, err) {
				return
			}
		}
	}
}

// unstamped are the attachments that may leave this machine: one that bears a stamp of secrecy was kept for this library only.
func (e *Exchange) unstamped(ctx context.Context, files []store.KeptFile) (free []store.KeptFile, stamped int, err error) {
	for _, f := range files {
		one, err := e.store.SessionFile(ctx, f.UID, f.SHA256)
		if err != nil {
			return nil, 0, err
		}
		s, err := e.store.Session(ctx, f.UID)
		if err != nil {
			return nil, 0, err
		}
		name := ""
		if i := attachedAt(s, f.SHA256); i >= 0 {
			name = s.Attachments[i].Name
		}
		if stampIn(ctx, name, one.Data) != "" {
			stamped++
			continue
		}
		free = append(free, f)
	}
	return free, stamped, library.Stopped(ctx, "")
}
