package store

import (
	"context"
	"fmt"
	"math/rand/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

// FillCounted puts in what is counted of n sessions of the year 2026, for benchmarks.
func (l *Library) FillCounted(ctx context.Context, n int) error {
	r := rand.New(rand.NewPCG(1, 1))
	first := session.NewDate(2026, 1, 1)
	return l.transaction(ctx, "fill", func(tx *writeTx) error {
		put, err := tx.PrepareContext(ctx, "INSERT INTO session_facts (day, uid, facts) VALUES (?, ?, ?)")
		if err != nil {
			return err
		}
		defer put.Close()
		for i := range n {
			f := session.CountedSession{
				Commune: fmt.Sprint("Xã Mẫu ", r.IntN(3300)), Unit: fmt.Sprint("Ban Tuyên giáo ", r.IntN(3300)), Level: "xa", Form: library.InPerson,
				Themes: []library.Theme{library.SeaIslands, library.LandBorders}, Speakers: []string{fmt.Sprint("Người nói ", r.IntN(9000))},
				Audiences: []session.Listeners{{Group: "ngư dân", Present: library.AmountOf(int64(r.IntN(90)))}, {Group: "đảng viên", Present: library.AmountOf(int64(r.IntN(90)))}},
				Heads:     session.Listeners{Present: library.AmountOf(int64(r.IntN(200)))},
			}
			day := first + session.Date(i*365/n)
			if _, err := put.ExecContext(ctx, day, fmt.Sprintf("0190bbbb-0000-7000-8000-%012d", i), f.Bytes()); err != nil {
				return err
			}
		}
		return nil
	})
}
