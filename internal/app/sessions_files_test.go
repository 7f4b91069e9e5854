package app_test

import (
	"crypto/ed25519"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/parcel"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
)

const photo, minutesPDF = "\xFF\xD8\xFF\xE0 ảnh", "%PDF-1.7\nbiên bản"

// laid writes files into a folder, names and contents in turn, and returns their paths.
func laid(t *testing.T, parts ...string) (paths []string) {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(parts); i += 2 {
		path := filepath.Join(dir, fmt.Sprint(i), parts[i])
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(parts[i+1]), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

func attachmentNames(s library.Session) string {
	var names []string
	for _, a := range s.Attachments {
		names = append(names, a.Name)
	}
	return strings.Join(names, ", ")
}

func TestPhotosStayWithTheirSessionOnEveryMachine(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	s := saved(t, a, `{"date": "2026-03-05", "place": {"commune": "Xã A"}}`)
	s, _, err := a.Attached.Attach(t.Context(), s.UID, laid(t, "ảnh.JPG.exe", photo, "ảnh.jpg", photo+"2", "Biên bản.pdf", minutesPDF, "lần nữa.jpg", photo), false)
	if err != nil || attachmentNames(s) != "Biên bản.pdf, ảnh (2).jpg, ảnh.jpg" {
		t.Fatalf("%s, %v", attachmentNames(s), err)
	}
	file := filepath.Join(t.TempDir(), "x.buoi")
	all := session.Period{From: s1900, To: s2100}
	without, err := a.Exchange.Export(t.Context(), file, all, false)
	if err != nil || without.Attachments != 0 || without.Left != 3 {
		t.Errorf("%+v, %v", without, err)
	}
	other := open(t, app.Options{Dir: t.TempDir()})
	takeIn := func(want int) {
		t.Helper()
		taken, err := other.Exchange.Import(t.Context(), []string{file}, app.Agreement{Trust: true})
		if err != nil || taken.Files[0].Err != nil || taken.FilesKept != want || taken.FilesLeft != 0 {
			t.Fatalf("%+v, %v", taken, err)
		}
	}
	takeIn(0)
	if _, err := other.Attached.Unpack(t.Context(), s.UID, s.Attachments[0].SHA256, "", false); !library.IsKind(err, library.WrongUse) || !strings.Contains(err.Error(), "chưa có trên máy này") {
		t.Errorf("bytes that did not come along: %v", err)
	}
	if along, err := a.Exchange.Export(t.Context(), file, all, true); err != nil || along.Attachments != 3 || along.Left != 0 {
		t.Errorf("%+v, %v", along, err)
	}
	takeIn(3) // though the session was known
	there, err := other.Sessions.Session(t.Context(), s.UID)
	if err != nil || attachmentNames(there) != attachmentNames(s) {
		t.Errorf("%s, %v", attachmentNames(there), err)
	}
	path, err := other.Attached.Unpack(t.Context(), s.UID, s.Attachments[0].SHA256, "", false)
	if raw, err2 := os.ReadFile(path); err != nil || err2 != nil || string(raw) != minutesPDF || filepath.Base(path) != "Biên bản.pdf" {
		t.Errorf("%s: %q, %v, %v", path, raw, err, err2)
	}
	if report, err := other.Upkeep.CheckLibrary(t.Context()); err != nil || !report.OK() {
		t.Errorf("%+v, %v", report, err)
	}
}

func TestAPhotoThatIsTakenOutComesBack(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	s := saved(t, a, `{"date": "2026-03-05"}`)
	s, _, err := a.Attached.Attach(t.Context(), s.UID, laid(t, "a.jpg", photo), false)
	if err != nil {
		t.Fatal(err)
	}
	sum := s.Attachments[0].SHA256
	after, out, err := a.Attached.Detach(t.Context(), s.UID, sum)
	if err != nil || len(after.Attachments) > 0 || string(out.Data) != photo || out.Name != "a.jpg" {
		t.Fatalf("%+v, %+v, %v", after.Attachments, out, err)
	}
	if _, err := a.Library().SessionFile(t.Context(), s.UID, sum); !library.IsKind(err, library.UnreadableFile) {
		t.Errorf("its bytes still take room: %v", err)
	}
	if _, _, err := a.Attached.Detach(t.Context(), s.UID, sum); !library.IsKind(err, library.UnreadableFile) {
		t.Errorf("twice: %v", err)
	}
	if s, err = a.Attached.Put(t.Context(), s.UID, []library.File{out}); err != nil || attachmentNames(s) != "a.jpg" {
		t.Errorf("%+v, %v", s.Attachments, err)
	}
	if report, err := a.Upkeep.CheckLibrary(t.Context()); err != nil || !report.OK() {
		t.Errorf("%+v, %v", report, err)
	}
}

func TestWhatASessionMayNotKeepIsRefused(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	s := saved(t, a, `{"date": "2026-03-05"}`)
	large := laid(t, "lon.jpg", photo)[0]
	if err := os.Truncate(large, library.MostAttachment+1); err != nil {
		t.Fatal(err)
	}
	var many []string
	for i := range 21 {
		many = append(many, "a.jpg", photo+fmt.Sprint(i))
	}
	for name, c := range map[string]struct {
		uid   string
		paths []string
		want  library.Kind
	}{
		"a program":       {s.UID, laid(t, "a.jpg", "MZ\x90\x00"), library.UnsafeFile},
		"a telephone's":   {s.UID, laid(t, "IMG_1.jpg", "\x00\x00\x00\x18ftypheic\x00\x00"), library.UnshownPicture},
		"a scanner's":     {s.UID, laid(t, "a.tif", "II*\x00\x08\x00\x00\x00"), library.UnshownPicture},
		"a page":          {s.UID, laid(t, "a.txt", "<html><script>"), library.UnsafeFile},
		"nothing":         {s.UID, laid(t, "a.jpg", ""), library.UnsafeFile},
		"too large":       {s.UID, []string{large}, library.WrongUse},
		"a folder":        {s.UID, []string{t.TempDir()}, library.UnreadableFile},
		"not there":       {s.UID, []string{filepath.Join(t.TempDir(), "a.jpg")}, library.UnreadableFile},
		"one of two":      {s.UID, append(laid(t, "a.jpg", photo), filepath.Join(t.TempDir(), "b.jpg")), library.UnreadableFile},
		"too many":        {s.UID, laid(t, many...), library.WrongUse},
		"no such session": {"0190bbbb-0000-7000-8000-000000000009", laid(t, "a.jpg", photo), library.UnknownSession},
	} {
		if _, _, err := a.Attached.Attach(t.Context(), c.uid, c.paths, false); !library.IsKind(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if kept, err := a.Sessions.Session(t.Context(), s.UID); err != nil || len(kept.Attachments) > 0 {
		t.Errorf("kept %+v, %v", kept.Attachments, err)
	}
	if files, err := a.Library().SessionFiles(t.Context(), session.Period{From: s1900, To: s2100}); err != nil || len(files) > 0 {
		t.Errorf("bytes were kept: %+v, %v", files, err)
	}
}

func TestAMacroAmongTheMinutesIsAskedAbout(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	s := saved(t, a, `{"date": "2026-03-05"}`)
	s, _, err := a.Attached.Attach(t.Context(), s.UID, laid(t, "mẫu.pdf", "%PDF-1.7 /Launch"), false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Attached.Unpack(t.Context(), s.UID, s.Attachments[0].SHA256, t.TempDir(), false); !library.IsKind(err, library.MacroFile) {
		t.Errorf("%v", err)
	}
	if path, err := a.Attached.Unpack(t.Context(), s.UID, s.Attachments[0].SHA256, t.TempDir(), true); err != nil || filepath.Base(path) != "mẫu.pdf" {
		t.Errorf("%s, %v", path, err)
	}
}

// TestANameOfAStrangerStaysInItsFolder lays out what another machine called a path.
func TestANameOfAStrangerStaysInItsFolder(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	s := saved(t, a, `{"date": "2026-03-05"}`)
	for called, want := range map[string]string{
		"../../Startup/a.exe": "Startup-a.jpg", `C:\Windows\a.jpg.lnk`: "C--Windows-a.jpg", "con": "tep con.jpg", "\u202Egpj.exe": "gpj.jpg", "ảnh\n.jpg": "ảnh.jpg",
	} {
		photo := session.SessionFileOf([]byte(photo + called))
		edit := store.SessionEdit{UID: s.UID, Files: []library.SessionFile{photo}, Change: func(s library.Session, _ bool) (library.Session, error) {
			s.Attachments = append(s.Attachments, library.SessionAttachment{SHA256: photo.SHA256, Name: called, Size: int64(len(photo.Data))})
			return s, nil
		}}
		if _, _, err := a.Library().EditSessions(t.Context(), strings.Repeat("c", 64), time.Now(), []store.SessionEdit{edit}); err != nil {
			t.Fatal(err)
		}
		folder := t.TempDir()
		path, err := a.Attached.Unpack(t.Context(), s.UID, photo.SHA256, folder, false)
		if err != nil || filepath.Dir(path) != folder || filepath.Base(path) != want {
			t.Errorf("%q lies at %q, want %q; %v", called, path, want, err)
		}
	}
}

// What bears a stamp stays out unless a person agrees to it, is not sent along, and is looked for in what others send.
func TestAttachmentsWithAStampAreNotKeptUnlessAsked(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	s := saved(t, a, `{"date": "2026-03-05", "place": {"commune": "Xã A"}}`)
	paths := laid(t, "Biên bản.txt", "TỐI MẬT\n\nBiên bản\n", "MẬT_scan01.jpg", photo, "a.jpg", photo+"2", "nói về.txt", "Luật Bảo vệ bí mật nhà nước\nBa độ mật: Tuyệt mật, Tối mật, Mật.\n",
		"b.rtf", `{\rtf1\ansi L\u432?u h\'e0nh n\u7897?i b\u7897?\par K\u7871? ho\u7841?ch}`)
	s, stamped, err := a.Attached.Attach(t.Context(), s.UID, paths, false)
	if err != nil || attachmentNames(s) != "a.jpg, nói về.txt" && attachmentNames(s) != "nói về.txt, a.jpg" || len(stamped) != 3 || stamped[0].Stamp != library.TopSecret || stamped[2].Stamp != library.InternalUse {
		t.Fatalf("kept %s, left out %+v, %v", attachmentNames(s), stamped, err)
	}
	if s, stamped, err = a.Attached.Attach(t.Context(), s.UID, paths, true); err != nil || len(s.Attachments) != 5 || len(stamped) != 3 {
		t.Fatalf("kept %s, told of %+v, %v", attachmentNames(s), stamped, err)
	}
	file := filepath.Join(t.TempDir(), "x.buoi")
	if sent, err := a.Exchange.Export(t.Context(), file, session.Period{From: s1900, To: s2100}, true); err != nil || sent.Attachments != 2 || sent.Stamped != 3 || sent.Left != 0 {
		t.Errorf("sent %+v, %v", sent, err)
	}
}

// A machine of before the stamps were looked for sends what bears one.
func TestAFileOfSessionsBringsNoAttachmentWithAStamp(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	s := saved(t, a, `{"date": "2026-03-05", "place": {"commune": "Xã A"}}`)
	s, _, err := a.Attached.Attach(t.Context(), s.UID, laid(t, "Biên bản.txt", "MẬT\n\nBiên bản\n", "MẬT_scan01.jpg", photo, "a.jpg", photo+"2"), true)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "x.buoi")
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	records := func(yield func(library.SessionRecord, error) bool) {
		err := a.Library().EachSessionRecord(t.Context(), session.Period{From: s1900, To: s2100}, func(r library.SessionRecord) error {
			yield(r, nil)
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	files := func(yield func(library.SessionFile, error) bool) {
		for _, one := range s.Attachments {
			if !yield(a.Library().SessionFile(t.Context(), s.UID, one.SHA256)) {
				return
			}
		}
	}
	from := parcel.Sender{Name: "Nơi gửi", Private: ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)), Made: library.Day(2026, 11, 28)}
	if _, err := parcel.Write(out, from, records, files); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	other := open(t, app.Options{Dir: t.TempDir()})
	for _, agreed := range []app.Agreement{{Trust: true}, {Trust: true, Restricted: true}} {
		taken, err := other.Exchange.Import(t.Context(), []string{file}, agreed)
		want := 1
		if agreed.Restricted {
			want = 3
		}
		if err != nil || taken.Files[0].Err != nil || taken.FilesKept != want || len(taken.Files[0].Stamps) != 2 {
			t.Errorf("agreed to %+v: %+v, %v", agreed, taken, err)
		}
	}
}
