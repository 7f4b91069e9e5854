package app

import (
	"context"
	"errors"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/parcel"
	"baocaovien/internal/words"
)

// accept refuses a signer that nobody has agreed to; isNew tells of one that the person agrees to now.
func (e *Exchange) accept(ctx context.Context, taken *TakenFile, agreed Agreement) (isNew bool, err error) {
	self, err := e.self()
	if err != nil || taken.Signer.Key == self.Key() {
		return false, err
	}
	digits := parcel.Fingerprint(taken.Signer.Key)
	known, err := e.store.Signers(ctx)
	if err != nil {
		return false, err
	}
	for _, s := range known {
		switch {
		case s.Key != taken.Signer.Key:
		case s.Revoked:
			return false, library.Fail(library.RevokedSigner, taken.File, errors.New(s.Name+", "+digits))
		case s.Trusted:
			taken.Signer.Name = s.Name
			return false, nil
		}
	}
	if agreed.to(digits) {
		return true, nil
	}
	return false, library.Fail(library.UnknownSigner, taken.File, errors.New(signerSentence(taken.Signer.Name, digits)))
}

// Digits returns the fingerprint of a key: 12 digits that tell it from others.
func Digits(key string) string { return parcel.Fingerprint(key) }

// signerSentence names a signer and the digits of its key.
func signerSentence(name, digits string) string {
	return words.Say("sessions.signer", "name", name, "digits", digits, "spoken", SpokenDigits(digits))
}

func onlyDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

// Fingerprint returns the digits of this library's own key.
func (e *Exchange) Fingerprint() (string, error) {
	self, err := e.self()
	if err != nil {
		return "", err
	}
	return parcel.Fingerprint(self.Key()), nil
}

// Signers returns whose files were met, the digits of their keys in place of these.
func (e *Exchange) Signers(ctx context.Context) ([]library.Signer, error) {
	all, err := e.store.Signers(ctx)
	for i := range all {
		all[i].Key = parcel.Fingerprint(all[i].Key)
	}
	return all, err
}

// Revoke has files of a key never taken again. Digits of no key that was met are WrongUse.
func (e *Exchange) Revoke(ctx context.Context, digits string) error {
	all, err := e.store.Signers(ctx)
	if err != nil {
		return err
	}
	for _, s := range all {
		if onlyDigits(parcel.Fingerprint(s.Key)) == onlyDigits(digits) {
			s.Trusted, s.Revoked = false, true
			return e.store.SaveSigner(ctx, s)
		}
	}
	return wrongUse("sessions.no-such-key", "digits", digits)
}
