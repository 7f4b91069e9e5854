package parcel

import (
	"archive/zip"
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"iter"

	"baocaovien/internal/library"
)

// Sender is who makes a file, and when.
type Sender struct {
	Name    string
	Private ed25519.PrivateKey
	Made    library.Moment
	Program string // name and version
}

// Write packs records, those of one session after the other, and returns how many sessions they are of. It fails with
// TooLarge past the limits, and hands on what records and w fail with.
func Write(w io.Writer, from Sender, records iter.Seq2[library.SessionRecord, error]) (sessions int, err error) {
	archive := zip.NewWriter(w)
	m := Manifest{Format: format, Program: from.Program, Name: from.Name, Made: from.Made, Key: hex.EncodeToString(from.Private.Public().(ed25519.PublicKey))}
	if err := writeRecords(archive, records, &m); err != nil {
		return 0, err
	}
	manifest, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return 0, err
	}
	for name, data := range map[string][]byte{manifestName: manifest, signatureName: ed25519.Sign(from.Private, manifest)} {
		if err := put(archive, name, data); err != nil {
			return 0, err
		}
	}
	return m.Sessions, archive.Close()
}

func put(archive *zip.Writer, name string, data []byte) error {
	member, err := archive.Create(name)
	if err != nil {
		return err
	}
	_, err = member.Write(data)
	return err
}

// writeRecords writes the member of the records, and what the manifest says of it.
func writeRecords(archive *zip.Writer, records iter.Seq2[library.SessionRecord, error], m *Manifest) error {
	member, err := archive.Create(recordsName)
	if err != nil {
		return err
	}
	digest := sha256.New()
	out := io.MultiWriter(member, digest)
	size, last := int64(0), ""
	for r, err := range records {
		if err != nil {
			return err
		}
		line, err := json.Marshal(recordLine(r))
		if err != nil {
			return err
		}
		line = append(bytes.TrimSpace(line), '\n')
		if m.Records++; m.Records > MostRecords || len(line) > mostLine {
			return library.Fail(library.TooLarge, recordsName, fmt.Errorf("record %d of %d bytes", m.Records, len(line)))
		}
		if _, err := out.Write(line); err != nil {
			return err
		}
		if r.UID != last {
			m.Sessions++
		}
		size, last = size+int64(len(line)), r.UID
	}
	m.Members = []Member{{recordsName, size, hex.EncodeToString(digest.Sum(nil))}}
	return nil
}
