// Package parcel reads and writes .buoi, the file in which sessions travel from one machine to another: a zip archive with a
// manifest that is signed (Ed25519), and the records of the sessions, one a line. It is pure: what strangers send comes with
// a context and a budget, and nothing of a file is handed out before all of it was found to be as it was signed.
package parcel

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"baocaovien/internal/library"
)

// format is the greatest number of a form of the file that this program reads. A file with a greater one was made by a newer
// program.
const format = 2

// firstFormat is the form that has neither attachments nor copies by template. What needs no more is written in it, so that
// the programs before can read it.
const firstFormat = 1

// formatOf returns the form that has the fields of a record.
func formatOf(r library.SessionRecord) int {
	for name := range r.Fields {
		if name == library.HandoutsByField || strings.HasPrefix(name, library.AttachmentField) {
			return format
		}
	}
	return firstFormat
}

// The names inside the file.
const (
	manifestName  = "manifest.json"
	signatureName = "manifest.sig"
	recordsName   = "sessions.jsonl"
	filesFolder   = "files/"
)

// The limits of a file.
const (
	MostBytes    = 100 << 20
	MostRecords  = 200_000
	MostFiles    = 1900      // attachments
	MostFilesAll = 80 << 20  // bytes of all attachments, which leaves room for the records
	mostUnpacked = 512 << 20 // of all members together
	mostMembers  = 2000
	mostManifest = 1 << 20
	mostLine     = 1 << 20 // a record
)

// Manifest says what is in a file and who made it.
type Manifest struct {
	Format   int            `json:"format"`
	Program  string         `json:"program"`
	Name     string         `json:"name"` // of the office that signs
	Key      string         `json:"key"`  // its public key, hexadecimal
	Made     library.Moment `json:"made"`
	Sessions int            `json:"sessions"`
	Records  int            `json:"records"`
	Members  []Member       `json:"members"`

	Report ReportLabel `json:"report,omitzero"` // of a file that is sent as a report
}

// ReportLabel says whose report on which days a file is. Programs before it was there pass over it.
type ReportLabel struct {
	Unit string `json:"unit"` // that reports, as it is called in the list of who receives it
	From string `json:"from"` // 2026-11-01
	To   string `json:"to"`
}

// Member is a file inside the file.
type Member struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// Fingerprint returns 12 digits that tell a public key (hexadecimal) from others, to be read out on the telephone.
func Fingerprint(key string) string {
	sum := sha256.Sum256([]byte(key))
	digits := fmt.Sprintf("%012d", binary.BigEndian.Uint64(sum[:8])%1_000_000_000_000)
	return digits[:4] + " " + digits[4:8] + " " + digits[8:]
}

// publicKey reads a key of a manifest.
func publicKey(text string) (ed25519.PublicKey, error) {
	raw, err := hex.DecodeString(text)
	if err != nil || len(raw) != ed25519.PublicKeySize || hex.EncodeToString(raw) != text {
		return nil, fmt.Errorf("public key %q", text)
	}
	return raw, nil
}

// recordLine is a record as the file has it: a form of its own, so that the file stays as it is when the program's changes.
type recordLine struct {
	UID     string                     `json:"uid"`
	Counter int64                      `json:"counter"`
	Time    int64                      `json:"time"`
	Author  string                     `json:"author"`
	Fields  map[string]json.RawMessage `json:"fields"`
}
