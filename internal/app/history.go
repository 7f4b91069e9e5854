package app

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

// SessionStep is one change of a session.
type SessionStep struct {
	Counter int64                      `json:"counter"`
	Time    library.Moment             `json:"time"`
	Author  string                     `json:"author"` // public key, hexadecimal
	Name    string                     `json:"name"`   // of the author, where files of theirs were met
	Own     bool                       `json:"own"`    // it was made in this library
	Fields  map[string]json.RawMessage `json:"fields"`
	Stands  []string                   `json:"stands"` // the fields that no later change overruled
}

// History returns the changes of a session, the first one first, or UnknownSession.
func (e *Exchange) History(ctx context.Context, uid string) ([]SessionStep, error) {
	self, err := e.self()
	if err != nil {
		return nil, err
	}
	records, err := e.store.SessionRecords(ctx, uid)
	if err != nil {
		return nil, err
	}
	signers, err := e.store.Signers(ctx)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, s := range signers {
		names[s.Key] = s.Name
	}
	standing := session.Standing(records)
	steps := []SessionStep{}
	for _, r := range records {
		s := SessionStep{r.Counter, library.At(time.UnixMilli(r.Time), library.ToSecond), r.Author, names[r.Author], r.Author == self.Key(), r.Fields, []string{}}
		for _, name := range slices.Sorted(maps.Keys(r.Fields)) {
			if bytes.Equal(standing[name], r.Fields[name]) {
				s.Stands = append(s.Stands, name)
			}
		}
		steps = append(steps, s)
	}
	return steps, nil
}
