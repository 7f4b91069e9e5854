package store_test

import (
	"encoding/json"
	"fmt"
	"iter"
	"math/rand/v2"
	"runtime"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
)

// year makes the records of n sessions of a year in 124 communes, one a session.
func yearOf(n int) iter.Seq2[library.SessionRecord, error] {
	return func(yield func(library.SessionRecord, error) bool) {
		r := rand.New(rand.NewPCG(1, 1))
		for i := range n {
			day := (year2026.From + session.Date(r.IntN(365))).String()
			fields := fmt.Sprintf(`{"status": "held", "date": %q, "place": {"commune": "Xã Mẫu %d", "hamlet": "", "venue": "Nhà văn hóa"}, "unit": "Ban Tuyên giáo %d", "level": "xa",
				"form": "truc-tiep", "themes": ["bien-dao", "bien-gioi"], "speakers": [{"name": "Người nói %d", "level": "xa"}],
				"audiences": [{"group": "ngư dân", "present": %d, "online": null}, {"group": "đảng viên", "present": %d, "online": 3}], "party_members": %d, "women": 11}`,
				day, r.IntN(124), r.IntN(124), r.IntN(500), r.IntN(90), r.IntN(90), r.IntN(60))
			one := library.SessionRecord{UID: sessionUID(i), Counter: 1, Time: int64(i), Author: author(1)}
			if err := json.Unmarshal([]byte(fields), &one.Fields); err != nil {
				panic(err)
			}
			if !yield(one, nil) {
				return
			}
		}
	}
}

// BenchmarkImport takes in a year of 124 communes with 200 sessions each, and parts of it, which shows how the cost grows.
func BenchmarkImport(b *testing.B) {
	for _, n := range []int{6_200, 12_400, 24_800} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				l, err := store.Open(b.Context(), b.TempDir())
				if err != nil {
					b.Fatal(err)
				}
				if m, err := l.MergeSessions(b.Context(), yearOf(n), nil); err != nil || m.Added != n {
					b.Fatal(m.Added, err)
				}
				if err := l.Close(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/session")
		})
	}
}

// BenchmarkReport counts by theme, audience and place, compared with the year before. A million sessions are a year of the
// country; they are put in as what is counted of them, which is all that a report reads.
func BenchmarkReport(b *testing.B) {
	for _, n := range []int{24_800, 250_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			l, err := store.Open(b.Context(), b.TempDir())
			if err != nil {
				b.Fatal(err)
			}
			defer l.Close()
			if err := l.FillCounted(b.Context(), n); err != nil {
				b.Fatal(err)
			}
			var most runtime.MemStats
			for b.Loop() {
				c := session.NewCounter(session.Inquiry{
					Period: year2026, By: []session.Grouping{session.ByTheme, session.ByAudience, session.ByPlace}, Against: session.YearBefore,
				})
				if _, err := l.EachCounted(b.Context(), year2026, c.Add); err != nil {
					b.Fatal(err)
				}
				account := c.Account(func(t library.Theme) string { return string(t) })
				if account.Totals.Sessions != int64(n) {
					b.Fatal(account.Totals.Sessions)
				}
			}
			runtime.ReadMemStats(&most)
			b.ReportMetric(float64(most.Sys)/(1<<20), "MB")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/session")
		})
	}
}
