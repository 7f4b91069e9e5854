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
	Report  ReportLabel
}

// Write packs records, those of one session after the other, with the files they name, nil for none, and returns how many
// sessions they are of. It fails with TooLarge past the limits, and hands on what records, files and w fail with.
func Write(w io.Writer, from Sender, records iter.Seq2[library.SessionRecord, error], files iter.Seq2[library.SessionFile, error]) (sessions int, err error) {
	archive := zip.NewWriter(w)
	m := Manifest{
		Format: firstFormat, Program: from.Program, Name: from.Name, Made: from.Made, Report: from.Report,
		Key: hex.EncodeToString(from.Private.Public().(ed25519.PublicKey)),
	}
	if err := writeRecords(archive, records, &m); err != nil {
		return 0, err
	}
	if files != nil {
		if err := writeFiles(archive, files, &m); err != nil {
			return 0, err
		}
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
		m.Format = max(m.Format, formatOf(r))
		if r.UID != last {
			m.Sessions++
		}
		size, last = size+int64(len(line)), r.UID
	}
	m.Members = []Member{{recordsName, size, hex.EncodeToString(digest.Sum(nil))}}
	return nil
}

// writeFiles writes a member an attachment, and what the manifest says of it. Photos are packed already.
func writeFiles(archive *zip.Writer, files iter.Seq2[library.SessionFile, error], m *Manifest) error {
	for f, err := range files {
		if err != nil {
			return err
		}
		name := filesFolder + f.SHA256
		if len(f.Data) > library.MostAttachment || len(m.Members) >= MostFiles {
			return library.Fail(library.TooLarge, name, fmt.Errorf("file %d of %d bytes", len(m.Members), len(f.Data)))
		}
		member, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			return err
		}
		if _, err := member.Write(f.Data); err != nil {
			return err
		}
		m.Members = append(m.Members, Member{name, int64(len(f.Data)), f.SHA256})
	}
	return nil
}
