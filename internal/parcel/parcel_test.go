package parcel_test

import (
	"archive/zip"
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
	"reflect"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/parcel"
)

func signer(seed byte) ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(bytes.Repeat([]byte{seed}, ed25519.SeedSize))
}

func records(n int) []library.SessionRecord {
	var all []library.SessionRecord
	for i := range n {
		all = append(all, library.SessionRecord{
			UID: fmt.Sprintf("0190cccc-0000-7000-8000-%012d", i/2), Counter: int64(1 + i%2), Time: int64(i), Author: strings.Repeat("a", 64),
			Fields: map[string]json.RawMessage{"notes": json.RawMessage(fmt.Sprintf(`"buổi %d"`, i))},
		})
	}
	return all
}

func each(all []library.SessionRecord) iter.Seq2[library.SessionRecord, error] {
	return func(yield func(library.SessionRecord, error) bool) {
		for _, r := range all {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// packed is a file of six records of three sessions.
func packed(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	from := parcel.Sender{Name: "Ban Tuyên giáo", Private: signer(1), Made: library.Day(2026, 11, 28), Program: "thử"}
	if n, err := parcel.Write(&out, from, each(records(6)), nil); err != nil || n != 3 {
		t.Fatalf("%d sessions, %v", n, err)
	}
	return out.Bytes()
}

func open(ctx context.Context, raw []byte) (*parcel.Parcel, error) {
	return parcel.Open(ctx, "x.buoi", bytes.NewReader(raw), int64(len(raw)))
}

func TestWhatWasPackedComesOut(t *testing.T) {
	t.Parallel()
	p, err := open(t.Context(), packed(t))
	if err != nil || p.Name != "Ban Tuyên giáo" || p.Sessions != 3 || p.Records != 6 {
		t.Fatalf("%+v, %v", p, err)
	}
	var got []library.SessionRecord
	for r, err := range p.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, r)
	}
	if !reflect.DeepEqual(got, records(6)) {
		t.Errorf("%+v", got)
	}
}

// members are the files inside a file, to be changed.
func members(t *testing.T, raw []byte) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, f := range archive.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all[f.Name], err = io.ReadAll(in); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func zipped(t *testing.T, all map[string][]byte, twice ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	put := func(name string) {
		w, err := archive.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(all[name]); err != nil {
			t.Fatal(err)
		}
	}
	for name := range all {
		put(name)
	}
	for _, name := range twice {
		put(name)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// signed makes the manifest of members anew, changed, with a right signature.
func signed(t *testing.T, all map[string][]byte, change func(*parcel.Manifest)) map[string][]byte {
	t.Helper()
	var m parcel.Manifest
	if err := json.Unmarshal(all["manifest.json"], &m); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(all["sessions.jsonl"])
	m.Members[0].Size, m.Members[0].SHA256 = int64(len(all["sessions.jsonl"])), hex.EncodeToString(sum[:])
	change(&m)
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	all["manifest.json"], all["manifest.sig"] = raw, ed25519.Sign(signer(1), raw)
	return all
}

func TestAFileThatIsNotAsItWasSignedIsRefused(t *testing.T) {
	t.Parallel()
	type files = map[string][]byte
	replace := func(name, old, by string) func(files) files {
		return func(f files) files {
			f[name] = bytes.Replace(f[name], []byte(old), []byte(by), 1)
			return f
		}
	}
	same := func(*parcel.Manifest) {}
	for name, c := range map[string]struct {
		change func(files) files
		want   library.Kind
	}{
		"a record changed":   {replace("sessions.jsonl", "buổi 3", "buổi 8"), library.ChangedFile},
		"a record taken out": {replace("sessions.jsonl", "\n", ""), library.ChangedFile},
		"the office renamed": {replace("manifest.json", "Ban", "Bạn"), library.ChangedFile},
		"another key": {func(f files) files {
			f["manifest.json"] = bytes.Replace(f["manifest.json"], []byte(hex.EncodeToString(signer(1).Public().(ed25519.PublicKey))), []byte(hex.EncodeToString(signer(2).Public().(ed25519.PublicKey))), 1)
			return f
		}, library.ChangedFile},
		"no key":                 {func(f files) files { return signed(t, f, func(m *parcel.Manifest) { m.Key = "" }) }, library.DamagedFile},
		"a signature of nothing": {func(f files) files { f["manifest.sig"] = nil; return f }, library.ChangedFile},
		"no signature":           {func(f files) files { delete(f, "manifest.sig"); return f }, library.DamagedFile},
		"no records":             {func(f files) files { delete(f, "sessions.jsonl"); return f }, library.DamagedFile},
		"a file added":           {func(f files) files { f["files/anh.jpg"] = []byte("x"); return f }, library.ChangedFile},
		"a path out of the folder": {func(f files) files {
			f["../x"] = []byte("x")
			return signed(t, f, func(m *parcel.Manifest) {
				m.Members = append(m.Members, parcel.Member{Name: "../x", Size: 1, SHA256: "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"})
			})
		}, library.ChangedFile},
		"of a newer program": {func(f files) files { return signed(t, f, func(m *parcel.Manifest) { m.Format = 3 }) }, library.NewerFile},
		"of format 0":        {func(f files) files { return signed(t, f, func(m *parcel.Manifest) { m.Format = 0 }) }, library.DamagedFile},
		"a wrong count":      {func(f files) files { return signed(t, f, func(m *parcel.Manifest) { m.Records = 5 }) }, library.DamagedFile},
		"too many records": {func(f files) files {
			f["sessions.jsonl"] = bytes.Repeat([]byte("{}\n"), parcel.MostRecords+1)
			return signed(t, f, same)
		}, library.TooLarge},
		"a manifest that is none": {func(f files) files { f["manifest.json"] = []byte("[]"); return f }, library.DamagedFile},
		"a line without an end":   {func(f files) files { f["sessions.jsonl"] = bytes.Repeat([]byte("x"), 2<<20); return signed(t, f, same) }, library.DamagedFile},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := open(t.Context(), zipped(t, c.change(members(t, packed(t))))); !library.IsKind(err, c.want) {
				t.Errorf("err = %v, want %s", err, c.want)
			}
		})
	}
}

func TestAFileThatIsCutOffIsRefused(t *testing.T) {
	t.Parallel()
	whole := packed(t)
	for n := range whole {
		if _, err := open(t.Context(), whole[:n]); err == nil {
			t.Errorf("the first %d bytes of %d are taken", n, len(whole))
		}
	}
	for i := range whole {
		broken := bytes.Clone(whole)
		broken[i] ^= 0x10
		p, err := open(t.Context(), broken)
		if err != nil {
			continue
		}
		for r, err := range p.All(t.Context()) { // a byte of the archive that says nothing
			if err != nil || r.UID == "" {
				t.Errorf("byte %d: %v, %v", i, r, err)
			}
		}
	}
}

func TestBombsAndDoubleNamesAreRefused(t *testing.T) {
	t.Parallel()
	if _, err := open(t.Context(), zipped(t, members(t, packed(t)), "sessions.jsonl")); !library.IsKind(err, library.DamagedFile) {
		t.Errorf("two of one name: %v", err)
	}
	if _, err := parcel.Open(t.Context(), "x", bytes.NewReader(nil), parcel.MostBytes+1); !library.IsKind(err, library.TooLarge) {
		t.Errorf("too large: %v", err)
	}
	if testing.Short() {
		t.Skip("packs 600 MB")
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	w, err := archive.Create("sessions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	for range 600 {
		if _, err := w.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := open(t.Context(), out.Bytes()); !library.IsKind(err, library.DamagedFile) {
		t.Errorf("600 MB of zeros in %d bytes: %v", out.Len(), err)
	}
}

func TestReadingStopsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := open(ctx, packed(t)); !library.IsKind(err, library.Cancelled) {
		t.Errorf("err = %v", err)
	}
}

func TestAWriterHandsOnWhatRecordsFailWith(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	_, err := parcel.Write(io.Discard, parcel.Sender{Private: signer(1)}, func(yield func(library.SessionRecord, error) bool) {
		yield(library.SessionRecord{}, broken)
	}, nil)
	if !errors.Is(err, broken) {
		t.Errorf("err = %v", err)
	}
}

func TestAFingerprintIsTwelveDigits(t *testing.T) {
	t.Parallel()
	one, other := parcel.Fingerprint(strings.Repeat("a", 64)), parcel.Fingerprint(strings.Repeat("b", 64))
	if len(one) != 14 || one == other || strings.Trim(one, "0123456789 ") != "" {
		t.Errorf("%q, %q", one, other)
	}
}

func attached(all ...library.SessionFile) iter.Seq2[library.SessionFile, error] {
	return func(yield func(library.SessionFile, error) bool) {
		for _, f := range all {
			if !yield(f, nil) {
				return
			}
		}
	}
}

func fileOf(data string) library.SessionFile {
	sum := sha256.Sum256([]byte(data))
	return library.SessionFile{SHA256: hex.EncodeToString(sum[:]), Data: []byte(data)}
}

func TestAttachmentsTravelWithTheirSessions(t *testing.T) {
	t.Parallel()
	from := parcel.Sender{Name: "Ban", Private: signer(1), Made: library.Day(2026, 11, 28)}
	one, other := fileOf("ảnh"), fileOf(strings.Repeat("biên bản", 1000))
	naming := records(2)
	naming[1].Fields = map[string]json.RawMessage{library.AttachmentField + one.SHA256: json.RawMessage(`{"name":"a.jpg","size":4}`)}
	var out bytes.Buffer
	if _, err := parcel.Write(&out, from, each(naming), attached(one, other)); err != nil {
		t.Fatal(err)
	}
	p, err := open(t.Context(), out.Bytes())
	if err != nil || p.Format != 2 {
		t.Fatalf("%+v, %v", p, err)
	}
	var got []library.SessionFile
	for f, err := range p.Files(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, f)
	}
	if !reflect.DeepEqual(got, []library.SessionFile{one, other}) {
		t.Errorf("%d files", len(got))
	}
	changed := members(t, out.Bytes())
	changed["files/"+one.SHA256] = []byte("ảnh khác")
	if _, err := open(t.Context(), zipped(t, changed)); !library.IsKind(err, library.ChangedFile) {
		t.Errorf("a photo that was changed: %v", err)
	}
	large := library.SessionFile{SHA256: one.SHA256, Data: make([]byte, library.MostAttachment+1)}
	if _, err := parcel.Write(io.Discard, from, each(naming), attached(large)); !library.IsKind(err, library.TooLarge) {
		t.Errorf("a file past the limit: %v", err)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for _, err := range p.Files(stopped) {
		if !library.IsKind(err, library.Cancelled) {
			t.Errorf("stopped: %v", err)
		}
	}
}

// TestAFileSaysTheOldestFormThatHasAllOfIt keeps files readable for the programs before, as long as nothing in them is new.
func TestAFileSaysTheOldestFormThatHasAllOfIt(t *testing.T) {
	t.Parallel()
	for field, want := range map[string]int{"notes": 1, library.HandoutsByField: 2, library.AttachmentField + strings.Repeat("a", 64): 2} {
		all := records(2)
		all[1].Fields = map[string]json.RawMessage{field: json.RawMessage("null")}
		var out bytes.Buffer
		if _, err := parcel.Write(&out, parcel.Sender{Private: signer(1)}, each(all), nil); err != nil {
			t.Fatal(err)
		}
		if p, err := open(t.Context(), out.Bytes()); err != nil || p.Format != want {
			t.Errorf("%s: format %d, %v", field, p.Format, err)
		}
	}
}
