package app

import (
	"cmp"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"baocaovien/internal/depot"
	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// ownKeys are the private keys of this library's office, the newest first. The first one is made when it is first needed.
func (p *Publishing) ownKeys(ctx context.Context) ([]ed25519.PrivateKey, error) {
	keys, err := p.keys.All(ctx)
	if err != nil || len(keys) > 0 {
		return keys, err
	}
	made, err := p.makeKey(ctx)
	return []ed25519.PrivateKey{made}, err
}

func (p *Publishing) makeKey(ctx context.Context) (ed25519.PrivateKey, error) {
	_, made, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make key: %w", err)
	}
	return made, p.keys.Add(ctx, made)
}

// signingKey is the newest of one's keys that counts in a store, and the newest of all where none does, or nothing was published.
func signingKey(own []ed25519.PrivateKey, m depot.StoreManifest) ed25519.PrivateKey {
	for _, k := range own {
		if slices.ContainsFunc(m.Keys, func(there depot.StoreKey) bool { return there.Key == depot.PublicText(k) && there.Revoked == 0 }) {
			return k
		}
	}
	return own[0]
}

// OwnKey tells of the key with which this library's office publishes.
type OwnKey struct {
	Digits string
	File   string // it lies in, "" where the system's store of keys has it
}

// OwnKey returns the newest key, which is made where there is none yet. LostKey where it is not on this machine.
func (p *Publishing) OwnKey(ctx context.Context) (OwnKey, error) {
	keys, err := p.ownKeys(ctx)
	if err != nil {
		return OwnKey{}, err
	}
	file, err := p.keys.File()
	return OwnKey{Digits: depot.Fingerprint(depot.PublicText(keys[0])), File: file}, err
}

// PublisherKey is a key with which something may be published in a store, or once might.
type PublisherKey struct {
	Name    string
	Digits  string
	Own     bool // of this library
	Revoked bool
}

// State says what a key counts for.
func (k PublisherKey) State() string {
	switch {
	case k.Revoked:
		return words.Say("publish.key-revoked")
	case k.Own:
		return words.Say("publish.key-own")
	}
	return words.Say("publish.key-counts")
}

// SameDigits reports digits that are those of a fingerprint, however they were typed, or the four words that are read aloud for them.
func SameDigits(typed, digits string) bool {
	spoken := onlyWords(SpokenDigits(digits))
	return onlyDigits(typed) == onlyDigits(digits) || spoken != "" && onlyWords(typed) == spoken
}

// onlyWords is a text in small letters without marks, a space between its words: no two of the words that are read aloud are the
// same so.
func onlyWords(text string) string {
	return strings.Join(strings.FieldsFunc(viet.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) }), " ")
}

// Keys returns the keys of the store at a place. NoStore where nothing was published there yet.
func (p *Publishing) Keys(ctx context.Context, place string) ([]PublisherKey, error) {
	s, err := p.open(ctx, place)
	if err != nil {
		return nil, err
	}
	if s.standing.Manifest().Serial == 0 {
		return nil, library.Fail(library.NoStore, place, nil)
	}
	var all []PublisherKey
	for _, k := range s.standing.Manifest().Keys {
		all = append(all, PublisherKey{
			Name: k.Name, Digits: depot.Fingerprint(k.Key), Own: slices.Contains(s.office.Own, k.Key), Revoked: k.Revoked != 0,
		})
	}
	return all, nil
}

// PublisherRequest is what a further officer sends to who publishes already.
type PublisherRequest struct {
	Name    string
	Digits  string
	Unnamed bool // nobody said who speaks or whose office this is

	key string
}

// Request returns the request of this library's office to publish in another's store, to be sent by any way: its digits are
// compared over the telephone.
func (p *Publishing) Request(ctx context.Context) (PublisherRequest, string, error) {
	keys, err := p.ownKeys(ctx)
	if err != nil {
		return PublisherRequest{}, "", err
	}
	speaker, err := p.settings.Speaker(ctx)
	if err != nil {
		return PublisherRequest{}, "", err
	}
	office, err := p.officeName(ctx)
	r := PublisherRequest{Name: cmp.Or(strings.TrimSpace(speaker), office), key: depot.PublicText(keys[0])}
	r.Digits, r.Unnamed = depot.Fingerprint(r.key), r.Name == words.OnPaper("sessions.nameless-sender")
	return r, strings.Join([]string{
		words.OnPaper("publish.request-title"), words.OnPaper("publish.request-name", "name", r.Name),
		words.OnPaper("publish.request-digits", "digits", r.Digits), requestMark + r.key,
	}, "\n") + "\n", err
}

// requestMark stands before the key in the text of a request.
const requestMark = "khoa-cong-khai:"

var (
	requestKey  = pattern.Of(`(?i)khoa-cong-khai:\s*([0-9a-f]{64})`)
	requestName = pattern.Of(`(?m)^\s*Tên:\s*(.+?)\s*$`)
)

// ReadRequest reads the text of a request, whatever came around it. NoKey where there is none in it.
func ReadRequest(text string) (PublisherRequest, error) {
	text = viet.NFC(text)
	key := firstGroup(requestKey(), text)
	if key == "" {
		return PublisherRequest{}, library.Fail(library.NoKey, "", nil)
	}
	const longest = 100 // letters of a name
	name := []rune(viet.Clean(firstGroup(requestName(), text)))
	key = strings.ToLower(key)
	return PublisherRequest{Name: string(name[:min(len(name), longest)]), Digits: depot.Fingerprint(key), key: key}, nil
}

func firstGroup(expression *regexp.Regexp, text string) string {
	if found := expression.FindStringSubmatch(text); found != nil {
		return found[1]
	}
	return ""
}

// Admit lets who sent a request publish in the store at a place too. The person has compared its digits. Errors: as
// publish.OpenedStore.Admit.
func (p *Publishing) Admit(ctx context.Context, place string, r PublisherRequest) error {
	s, err := p.open(ctx, place)
	if err != nil {
		return err
	}
	_, err = s.standing.Admit(ctx, s.at, s.office, p.moment(), r.key, r.Name)
	return err
}

// Revoke has a key of the store at a place count no more, by its digits. Errors: as publish.OpenedStore.Revoke.
func (p *Publishing) Revoke(ctx context.Context, place, digits string) error {
	s, err := p.open(ctx, place)
	if err != nil {
		return err
	}
	key := ""
	for _, k := range s.standing.Manifest().Keys {
		if SameDigits(depot.Fingerprint(k.Key), digits) {
			key = k.Key
		}
	}
	if key == "" && s.standing.Manifest().Serial > 0 {
		return library.Fail(library.UnknownItem, digits, nil)
	}
	_, err = s.standing.Revoke(ctx, s.at, s.office, p.moment(), key)
	return err
}

// Renew has a new key take the place of the one with which this library's office publishes at a place; the old one signs for
// it. Other stores keep the old one. Errors: as publish.OpenedStore.Renew.
func (p *Publishing) Renew(ctx context.Context, place string) (digits string, err error) {
	s, err := p.open(ctx, place)
	if err != nil {
		return "", err
	}
	keys, err := p.ownKeys(ctx)
	if err != nil {
		return "", err
	}
	m, now := s.standing.Manifest(), keys[0]
	if m.Serial == 0 {
		return "", library.Fail(library.NoStore, place, nil)
	}
	old := s.office.Private
	if slices.ContainsFunc(m.Keys, func(k depot.StoreKey) bool { return k.Key == depot.PublicText(now) }) {
		if now, err = p.makeKey(ctx); err != nil { // kept before it is published: a key that signs is never lost
			return "", err
		}
	}
	s.office.Private = now
	_, err = s.standing.Renew(ctx, s.at, s.office, p.moment(), old)
	return depot.Fingerprint(depot.PublicText(now)), err
}

func (p *Publishing) moment() library.Moment { return library.At(p.now(), library.ToSecond) }
