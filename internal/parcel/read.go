package parcel

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"baocaovien/internal/library"
)

// Parcel is a file that is as its signer signed it.
type Parcel struct {
	Manifest
	name    string // of the file
	members map[string]*zip.File
}

// Open reads a file of that many bytes and checks all of it. Errors, with name as their subject: TooLarge, DamagedFile for
// one that is cut off or none of this form, NewerFile, ChangedFile, Cancelled.
func Open(ctx context.Context, name string, r io.ReaderAt, size int64) (*Parcel, error) {
	if size > MostBytes {
		return nil, library.Fail(library.TooLarge, name, fmt.Errorf("%d bytes", size))
	}
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return nil, library.Fail(library.DamagedFile, name, err)
	}
	members, err := named(archive)
	if err != nil {
		return nil, library.Fail(library.DamagedFile, name, err)
	}
	p := &Parcel{name: name, members: members}
	if p.Manifest, err = readManifest(name, members); err != nil {
		return nil, err
	}
	if err := p.check(ctx); err != nil {
		return nil, err
	}
	return p, nil
}

// named returns the members by their names; two of one name, and too many or too large ones, are no such file.
func named(archive *zip.Reader) (map[string]*zip.File, error) {
	if len(archive.File) > mostMembers {
		return nil, fmt.Errorf("%d members", len(archive.File))
	}
	members := map[string]*zip.File{}
	unpacked := uint64(0)
	for _, f := range archive.File {
		if members[f.Name] != nil {
			return nil, fmt.Errorf("two members %q", f.Name)
		}
		members[f.Name] = f
		if f.UncompressedSize64 > mostUnpacked {
			return nil, fmt.Errorf("member %q of %d bytes", f.Name, f.UncompressedSize64)
		}
		unpacked += f.UncompressedSize64
	}
	if unpacked > mostUnpacked {
		return nil, fmt.Errorf("%d bytes unpacked", unpacked)
	}
	for _, name := range []string{manifestName, signatureName, recordsName} {
		if members[name] == nil {
			return nil, fmt.Errorf("no member %q", name)
		}
	}
	return members, nil
}

func readManifest(name string, members map[string]*zip.File) (m Manifest, err error) {
	raw, err := content(members[manifestName])
	if err != nil {
		return m, library.Fail(library.DamagedFile, name, err)
	}
	signature, err := content(members[signatureName])
	if err != nil {
		return m, library.Fail(library.DamagedFile, name, err)
	}
	var made struct{ Format int }
	if err := json.Unmarshal(raw, &made); err != nil {
		return m, library.Fail(library.DamagedFile, name, err)
	}
	if made.Format > format {
		return m, library.Fail(library.NewerFile, name, fmt.Errorf("format %d", made.Format))
	}
	if err := json.Unmarshal(raw, &m); err != nil || m.Format < firstFormat {
		return m, library.Fail(library.DamagedFile, name, errors.Join(err, fmt.Errorf("format %d", m.Format)))
	}
	key, err := publicKey(m.Key)
	if err != nil {
		return m, library.Fail(library.DamagedFile, name, err)
	}
	if !ed25519.Verify(key, raw, signature) {
		return m, library.Fail(library.ChangedFile, name, errors.New(manifestName))
	}
	return m, nil
}

// content reads a small member.
func content(f *zip.File) ([]byte, error) {
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = in.Close() }()
	raw, err := io.ReadAll(io.LimitReader(in, mostManifest+1))
	if err == nil && len(raw) > mostManifest {
		err = fmt.Errorf("member %q is too large", f.Name)
	}
	return raw, err
}

// check compares every member with what was signed.
func (p *Parcel) check(ctx context.Context) error {
	signed := map[string]bool{manifestName: true, signatureName: true}
	for _, m := range p.Members {
		f := p.members[m.Name]
		if f == nil || signed[m.Name] || m.Name != recordsName && !strings.HasPrefix(m.Name, filesFolder) {
			return library.Fail(library.ChangedFile, p.name, errors.New(m.Name))
		}
		signed[m.Name] = true
		if m.Name != recordsName && m.Size > library.MostAttachment {
			return library.Fail(library.TooLarge, p.name, fmt.Errorf("%s of %d bytes", m.Name, m.Size))
		}
		if err := p.checkMember(ctx, f, m); err != nil {
			return err
		}
	}
	for name := range p.members {
		if !signed[name] {
			return library.Fail(library.ChangedFile, p.name, errors.New(name))
		}
	}
	return p.checkRecords(ctx)
}

func (p *Parcel) checkMember(ctx context.Context, f *zip.File, signed Member) error {
	in, err := f.Open()
	if err != nil {
		return library.Fail(library.DamagedFile, p.name, err)
	}
	defer func() { _ = in.Close() }()
	digest := sha256.New()
	n, err := io.Copy(digest, stoppable{ctx, io.LimitReader(in, signed.Size+1)})
	if stopped := library.Stopped(ctx, p.name); stopped != nil {
		return stopped
	}
	if n != signed.Size || err == nil && hex.EncodeToString(digest.Sum(nil)) != signed.SHA256 {
		return library.Fail(library.ChangedFile, p.name, errors.New(signed.Name))
	}
	if err != nil { // the sum that zip keeps is another, or the file is cut off
		return library.Fail(library.DamagedFile, p.name, err)
	}
	return nil
}

// stoppable is a reader that ends with its context.
type stoppable struct {
	ctx context.Context
	io.Reader
}

// Read reads on, or fails with the context's error.
func (s stoppable) Read(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.Reader.Read(b)
}

// checkRecords counts the records, so that none is handed out of a file that has too many.
func (p *Parcel) checkRecords(ctx context.Context) error {
	records := 0
	for _, err := range p.lines(ctx) {
		if err != nil {
			return err
		}
		if records++; records > MostRecords {
			return library.Fail(library.TooLarge, p.name, fmt.Errorf("more than %d records", MostRecords))
		}
	}
	if records != p.Manifest.Records {
		return library.Fail(library.DamagedFile, p.name, fmt.Errorf("%d records, the manifest says %d", records, p.Manifest.Records))
	}
	return nil
}

// lines are the lines of the records; each is good until the next.
func (p *Parcel) lines(ctx context.Context) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		in, err := p.members[recordsName].Open()
		if err != nil {
			yield(nil, library.Fail(library.DamagedFile, p.name, err))
			return
		}
		defer func() { _ = in.Close() }()
		scanner := bufio.NewScanner(io.LimitReader(in, mostUnpacked))
		scanner.Buffer(nil, mostLine)
		for scanner.Scan() {
			if err := library.Stopped(ctx, p.name); err != nil {
				yield(nil, err)
				return
			}
			if line := bytes.TrimSpace(scanner.Bytes()); len(line) > 0 && !yield(line, nil) {
				return
			}
		}
		if err := scanner.Err(); err != nil {
			yield(nil, library.Fail(library.DamagedFile, p.name, err))
		}
	}
}

// All returns the records of the file in their order. One that cannot be read ends them with DamagedFile.
func (p *Parcel) All(ctx context.Context) iter.Seq2[library.SessionRecord, error] {
	return func(yield func(library.SessionRecord, error) bool) {
		for line, err := range p.lines(ctx) {
			var r recordLine
			if err == nil {
				if err = json.Unmarshal(line, &r); err != nil {
					err = library.Fail(library.DamagedFile, p.name, err)
				}
			}
			if !yield(library.SessionRecord(r), err) || err != nil {
				return
			}
		}
	}
}

// Files returns the attachments that the file brings. Each was compared with what was signed.
func (p *Parcel) Files(ctx context.Context) iter.Seq2[library.SessionFile, error] {
	return func(yield func(library.SessionFile, error) bool) {
		for _, m := range p.Members {
			if m.Name == recordsName {
				continue
			}
			err := library.Stopped(ctx, p.name)
			var data []byte
			if err == nil {
				data, err = p.attachment(m)
			}
			if !yield(library.SessionFile{SHA256: m.SHA256, Data: data}, err) || err != nil {
				return
			}
		}
	}
}

func (p *Parcel) attachment(m Member) ([]byte, error) {
	in, err := p.members[m.Name].Open()
	if err != nil {
		return nil, library.Fail(library.DamagedFile, p.name, err)
	}
	defer func() { _ = in.Close() }()
	data := make([]byte, m.Size)
	if _, err := io.ReadFull(in, data); err != nil {
		return nil, library.Fail(library.DamagedFile, p.name, err)
	}
	return data, nil
}
