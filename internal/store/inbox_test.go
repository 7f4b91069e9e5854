package store

import (
	"slices"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

func TestWhatIsKnownOfAnInboxIsKept(t *testing.T) {
	t.Parallel()
	l := full(t)
	const place = "/hộp thư"
	at := library.Moment{Unix: 1_790_000_000, Precision: library.ToSecond}
	november := session.Period{From: session.NewDate(2026, 11, 1), To: session.NewDate(2026, 11, 30)}
	taken := InboxFile{Name: "a.buoi", Version: "1", Digest: "d", Key: "k", Signer: "Ban A", Unit: "Xã A", Period: november, Sessions: 3, Made: at, Received: at}
	bad := InboxFile{Name: "b.buoi", Version: "1", Failure: library.ChangedFile, Detail: "manifest.json", Made: at, Received: at}
	if err := l.KeepInboxFiles(t.Context(), place, []InboxFile{taken}); err != nil {
		t.Fatal(err)
	}
	for _, failed := range [][]InboxFile{{bad, {Name: "c.buoi", Failure: library.DamagedFile}}, {bad}} {
		if err := l.SetInboxFailures(t.Context(), place, failed); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := l.InboxFiles(t.Context(), place); err != nil || !slices.Equal(got, []InboxFile{taken, bad}) {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := l.InboxFiles(t.Context(), "elsewhere"); err != nil || len(got) != 0 {
		t.Errorf("of another inbox: %+v, %v", got, err)
	}
	bad.Failure, bad.Detail = "", "" // it was mended where it lay
	if err := l.KeepInboxFiles(t.Context(), place, []InboxFile{bad}); err != nil {
		t.Fatal(err)
	}
	if got, err := l.InboxReports(t.Context()); err != nil || len(got) != 3 { // and the one that was there
		t.Errorf("%+v, %v", got, err)
	}
	for _, office := range []string{"Xã A", "Xã B", ""} {
		if err := l.AssignInboxOffice(t.Context(), "k", office); err != nil {
			t.Fatal(err)
		}
		if of, err := l.InboxOffices(t.Context()); err != nil || of["k"] != office {
			t.Errorf("%v, %v", of, err)
		}
	}
}

func TestSessionsThatCountAreCountedAmongOthers(t *testing.T) {
	t.Parallel()
	l := full(t) // three sessions on 5 March, of which the third is the second
	march := session.Period{From: session.NewDate(2026, 3, 1), To: session.NewDate(2026, 3, 31)}
	for _, c := range []struct {
		uids []string
		p    session.Period
		want int
	}{
		{[]string{uidOf(1), uidOf(2), uidOf(3), uidOf(77)}, march, 2},
		{[]string{uidOf(1)}, march, 1},
		{[]string{uidOf(1)}, session.Period{From: march.To + 1, To: march.To + 9}, 0},
		{nil, march, 0},
	} {
		if got, err := l.HeldAmong(t.Context(), c.p, c.uids); err != nil || got != c.want {
			t.Errorf("%v: %d, %v, want %d", c.uids, got, err, c.want)
		}
	}
}
