// Package keypaper is how a publisher's private key leaves a machine: sealed with a passphrase, as six lines of letters that can
// be printed, read from a QR code, and typed again. It is pure: bytes in, values and errors out.
//
// A line is four groups of five letters and two letters that check it:
//
//	Dòng 1: 0G4M8 7ZKQ3 …  P2
//
// The passphrase makes a key by scrypt, and that seals the private key by AES-256-GCM.
package keypaper

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/scrypt"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// LeastPassphrase is how many letters a passphrase has at least.
const LeastPassphrase = 10

// The parts of a sealed key, in bytes. Together they fill the six lines.
const (
	saltSize  = 20
	boxSize   = ed25519.SeedSize + 16 // what AES-GCM adds to prove it
	sumSize   = 6
	totalSize = 1 + saltSize + boxSize + sumSize
)

// form is the number of this form of the sheet. A greater one was made by a newer program.
const form = 1

// How much work a guess at the passphrase is: 64 MB of memory, twice over.
const (
	workN = 1 << 16
	workR = 8
	workP = 2
)

// SealedKey is a private key that a passphrase opens.
type SealedKey struct{ raw [totalSize]byte }

// Seal seals a key with a passphrase. WrongUse for one of too few letters.
func Seal(private ed25519.PrivateKey, passphrase string) (s SealedKey, err error) {
	if utf8.RuneCountInString(normal(passphrase)) < LeastPassphrase {
		return s, library.Fail(library.WrongUse, "passphrase", fmt.Errorf("fewer than %d letters", LeastPassphrase))
	}
	s.raw[0] = form
	if _, err := rand.Read(s.salt()); err != nil {
		return s, fmt.Errorf("seal: %w", err)
	}
	box, nonce, err := s.box(passphrase)
	if err != nil {
		return s, err
	}
	copy(s.raw[1+saltSize:], box.Seal(nil, nonce, private.Seed(), s.raw[:1]))
	copy(s.raw[totalSize-sumSize:], s.sum())
	return s, nil
}

// Open returns the key. WrongPassphrase where it was sealed with another one.
func (s SealedKey) Open(passphrase string) (ed25519.PrivateKey, error) {
	box, nonce, err := s.box(passphrase)
	if err != nil {
		return nil, err
	}
	seed, err := box.Open(nil, nonce, s.raw[1+saltSize:1+saltSize+boxSize], s.raw[:1])
	if err != nil {
		return nil, library.Fail(library.WrongPassphrase, "", err)
	}
	return ed25519.NewKeyFromSeed(seed), nil
}

func (s *SealedKey) salt() []byte { return s.raw[1 : 1+saltSize] }

func (s *SealedKey) sum() []byte {
	sum := sha256.Sum256(s.raw[:totalSize-sumSize])
	return sum[:sumSize]
}

// box is what a passphrase opens. The salt is another for each sealing, so that no key and nonce serve twice.
func (s *SealedKey) box(passphrase string) (box cipher.AEAD, nonce []byte, err error) {
	const keySize, nonceSize = 32, 12
	made, err := scrypt.Key([]byte(normal(passphrase)), s.salt(), workN, workR, workP, keySize+nonceSize)
	if err != nil {
		return nil, nil, fmt.Errorf("seal: %w", err)
	}
	block, err := aes.NewCipher(made[:keySize])
	if err == nil {
		box, err = cipher.NewGCM(block)
	}
	return box, made[keySize:], err
}

// normal is a passphrase however its keyboard composes letters, and however many spaces part its words.
func normal(passphrase string) string { return strings.Join(strings.Fields(viet.NFC(passphrase)), " ") }

// letters are those of Crockford's base 32: none looks like another.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

var base32Letters = base32.NewEncoding(letters).WithPadding(base32.NoPadding)

// Lines of a sheet, and the letters of a line: those of the key, and those that check them.
const (
	lineCount   = 6
	lineLetters = 20
	lineChecks  = 2
	groupSize   = 5
)

// Lines returns the sealed key as it is printed and typed.
func (s SealedKey) Lines() []string {
	var lines []string
	for _, l := range s.plainLines() {
		groups := chunks(l, groupSize)
		lines = append(lines, strings.Join(groups, " "))
	}
	return lines
}

// Code is the sealed key as a QR code holds it: the lines without spaces, of signs that a code packs tightly.
func (s SealedKey) Code() string { return strings.Join(s.plainLines(), "/") }

func (s SealedKey) plainLines() []string {
	lines := chunks(base32Letters.EncodeToString(s.raw[:]), lineLetters)
	for i, l := range lines {
		lines[i] = l + checks(i, l)
	}
	return lines
}

func chunks(text string, size int) (parts []string) {
	for len(text) > size {
		parts, text = append(parts, text[:size]), text[size:]
	}
	return append(parts, text)
}

// checkPrime is the greatest prime that two letters hold. A letter that is another, two that changed places, and lines that
// did, give other checks for certain: the weights of places differ, and no two differ by the prime.
const checkPrime = 1021

// checks are the two letters that check a line, as ISBN's last digit does.
func checks(line int, text string) string {
	sum := 0
	for i := range len(text) {
		sum += strings.IndexByte(letters, text[i]) * (line*lineLetters + i + 1)
	}
	sum %= checkPrime
	return string([]byte{letters[sum/len(letters)], letters[sum%len(letters)]})
}

// read takes the key out of the bytes of all lines.
func read(text string) (s SealedKey, err error) {
	raw, err := base32Letters.DecodeString(text)
	if err != nil || len(raw) != totalSize {
		return s, library.Fail(library.NoKey, "", err)
	}
	copy(s.raw[:], raw)
	switch {
	case string(s.sum()) != string(s.raw[totalSize-sumSize:]):
		return s, library.Fail(library.NoKey, "", errors.New("the sum of all lines is another"))
	case s.raw[0] > form:
		return s, library.Fail(library.NewerFile, "", fmt.Errorf("form %d", s.raw[0]))
	}
	return s, nil
}
