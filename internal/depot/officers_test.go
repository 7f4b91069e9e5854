package depot_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"baocaovien/internal/depot"
	"baocaovien/internal/library"
)

// laptopState is a machine that agreed to a store at some serial, and slept through others.
type laptopState struct {
	since int64
	trust depot.Trust
}

// TestWhoeverAgreedToAStoreFollowsItsKeys has officers come, go and renew their keys at random; machines that agreed at any
// serial and slept through any number of others must take whatever is signed next, and nothing signed by a key that was revoked.
func TestWhoeverAgreedToAStoreFollowsItsKeys(t *testing.T) {
	t.Parallel()
	for run := range 20 {
		dice := rand.New(rand.NewPCG(uint64(run), 17)) // #nosec G404 -- officers of a test
		m := depot.NewManifest(depot.StoreManifest{ID: storeID, Name: "Ban", Serial: 1, Keys: []depot.StoreKey{{Key: public(1)}}}, nil)
		live, next, gone := []byte{1}, byte(2), []byte{}
		var laptops []laptopState
		for range 40 {
			own := live[dice.IntN(len(live))]
			keys, err := m.Keys, error(nil)
			switch other := live[dice.IntN(len(live))]; dice.IntN(4) {
			case 0:
				keys, err = m.Admit(signer(own), public(next), fmt.Sprint(next))
				live, next = append(live, next), next+1
			case 1:
				if other == own {
					continue
				}
				keys, err = m.Revoke(signer(own), public(other))
				live, gone = slices.DeleteFunc(live, func(b byte) bool { return b == other }), append(gone, other)
			case 2:
				keys, err = m.Renew(signer(own), signer(next))
				live, gone = append(slices.DeleteFunc(live, func(b byte) bool { return b == own }), next), append(gone, own)
				own, next = next, next+1
			}
			if err != nil {
				t.Fatal(err)
			}
			m.Keys = keys
			m.Serial++
			head := signedBy(t, m.Serial, signer(own), m.Keys...)
			opened, raw, by := opened(t, head)
			for i := range laptops {
				if dice.IntN(3) == 0 {
					continue // it sleeps
				}
				trust, err := laptops[i].trust.Accept(opened, raw, by)
				if err != nil {
					t.Fatalf("run %d: serial %d signed by %d, who agreed at %d: %v", run, m.Serial, own, laptops[i].since, err)
				}
				laptops[i].trust = trust
			}
			if first, err := depot.Agree(opened).Accept(opened, raw, by); err != nil {
				t.Fatalf("run %d: who agrees to serial %d, signed by %d: %v", run, m.Serial, own, err)
			} else if dice.IntN(2) == 0 {
				laptops = append(laptops, laptopState{m.Serial, first})
			}
		}
		refused(t, m, laptops, gone)
	}
}

// refused has everybody whose key was revoked publish once more, as if it had not been.
func refused(t *testing.T, m depot.StoreManifest, laptops []laptopState, gone []byte) {
	t.Helper()
	for _, seed := range gone {
		keys := slices.Clone(m.Keys)
		for i := range keys {
			if keys[i].Key == public(seed) {
				keys[i].Revoked = 0
			}
		}
		opened, raw, by := opened(t, signedBy(t, m.Serial+1, signer(seed), keys...))
		for _, l := range laptops {
			if knows := slices.Contains(l.trust.Revoked, public(seed)); knows {
				if _, err := l.trust.Accept(opened, raw, by); !library.IsKind(err, library.RevokedSigner) && !library.IsKind(err, library.UnknownSigner) {
					t.Errorf("a key that was revoked publishes: %v", err)
				}
			}
		}
	}
}

func TestKeysThatCannotComeOrGoAreRefused(t *testing.T) {
	t.Parallel()
	m := depot.NewManifest(depot.StoreManifest{ID: storeID, Name: "Ban", Serial: 1, Keys: []depot.StoreKey{{Key: public(1)}}}, nil)
	two, err := m.Admit(signer(1), public(2), "hai")
	if err != nil {
		t.Fatal(err)
	}
	m.Keys = two
	one, err := m.Revoke(signer(1), public(2))
	if err != nil {
		t.Fatal(err)
	}
	without := m
	without.Keys = one
	for name, c := range map[string]struct {
		do   func() ([]depot.StoreKey, error)
		want library.Kind
	}{
		"one that is there":            {func() ([]depot.StoreKey, error) { return m.Admit(signer(1), public(2), "") }, library.KnownKey},
		"one that was":                 {func() ([]depot.StoreKey, error) { return without.Admit(signer(1), public(2), "") }, library.KnownKey},
		"none at all":                  {func() ([]depot.StoreKey, error) { return m.Admit(signer(1), "khóa", "") }, library.NoKey},
		"its own":                      {func() ([]depot.StoreKey, error) { return m.Revoke(signer(1), public(1)) }, library.WrongUse},
		"a stranger's":                 {func() ([]depot.StoreKey, error) { return m.Revoke(signer(1), public(9)) }, library.UnknownItem},
		"one twice":                    {func() ([]depot.StoreKey, error) { return without.Revoke(signer(1), public(2)) }, library.UnknownItem},
		"a new one that is there":      {func() ([]depot.StoreKey, error) { return m.Renew(signer(1), signer(2)) }, library.KnownKey},
		"a renewal of the revoked one": {func() ([]depot.StoreKey, error) { return without.Renew(signer(2), signer(3)) }, library.UnknownItem},
	} {
		if _, err := c.do(); !library.IsKind(err, c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// TestEachHandLeavesWhatIsAnothers publishes with two keys by turns.
func TestEachHandLeavesWhatIsAnothers(t *testing.T) {
	t.Parallel()
	m := depot.StoreManifest{ID: storeID, Keys: []depot.StoreKey{{Key: public(1)}, {Key: public(2)}}}
	first, second := m.HandOf(public(1), nil), m.HandOf(public(2), []string{public(2)})
	entries := depot.Changes(nil, wanted(3, "1"), "", first).Entries
	both := depot.Changes(entries, wanted(4, "2")[2:], "", second)
	if len(both.Added) != 1 || len(both.Updated)+len(both.Withdrawn) != 0 || both.Added[0].By == "" {
		t.Fatalf("the second hand: %+v", both)
	}
	mine := depot.Changes(both.Entries, wanted(2, "1"), "cũ", first)
	if len(mine.Withdrawn) != 1 || mine.Withdrawn[0].UID != wanted(3, "1")[2].UID {
		t.Errorf("the first hand: %+v", mine)
	}
	taken := depot.Changes(mine.Entries, wanted(4, "2")[2:], "", second)
	if len(taken.Returned) != 1 || taken.Returned[0].By != taken.Entries[3].By {
		t.Errorf("what the first let go the second may take: %+v", taken)
	}
	m.Keys[1].Revoked = 5
	alone := m.HandOf(public(1), nil)
	if left := depot.Changes(taken.Entries, wanted(2, "1"), "", alone); len(left.Withdrawn) != 0 {
		t.Errorf("what is left behind by who has gone is withdrawn: %+v", left.Withdrawn)
	}
	if edited := depot.Changes(taken.Entries, wanted(4, "3"), "", alone); len(edited.Updated) != 4 || edited.Entries[3].By != "" {
		t.Errorf("and can be edited: %+v", edited)
	}
}

func TestWhatAHandWithdrewOnlyAHandBringsBack(t *testing.T) {
	t.Parallel()
	all := wanted(3, "1")
	entries := depot.Changes(nil, all, "", depot.Hand{}).Entries
	gone, err := depot.WithdrawByHand(entries, all[0].UID, depot.Withdrawal{Reason: "hết hiệu lực", Instead: all[1].UID})
	if err != nil || !gone.Entries[0].Withdrawn.Held || entries[0].Withdrawn != nil {
		t.Fatalf("%+v, %v", gone, err)
	}
	if again := depot.Changes(gone.Entries, wanted(3, "2"), "", depot.Hand{}); len(again.Updated) != 2 || len(again.Returned) != 0 {
		t.Errorf("publishing all again: %+v", again)
	}
	back, err := depot.ReleaseByHand(gone.Entries, all[0].UID)
	if err != nil {
		t.Fatal(err)
	}
	if again := depot.Changes(back.Entries, all, "", depot.Hand{}); len(again.Returned) != 1 {
		t.Errorf("after it was released: %+v", again)
	}
	for name, err := range map[string]error{
		"a stranger":       second(depot.WithdrawByHand(entries, storeID, depot.Withdrawal{})),
		"twice":            second(depot.WithdrawByHand(gone.Entries, all[0].UID, depot.Withdrawal{})),
		"for itself":       second(depot.WithdrawByHand(entries, all[0].UID, depot.Withdrawal{Instead: all[0].UID})),
		"release of one":   second(depot.ReleaseByHand(entries, all[0].UID)),
		"release of none":  second(depot.ReleaseByHand(nil, all[0].UID)),
		"released already": second(depot.ReleaseByHand(back.Entries, all[0].UID)),
	} {
		if !library.IsKind(err, library.UnknownItem) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }
