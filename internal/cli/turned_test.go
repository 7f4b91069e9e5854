package cli_test

import (
	"archive/zip"
	"bytes"
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"baocaovien/internal/app/apptest"
	"baocaovien/internal/library"
	"baocaovien/internal/parcel"
)

// around has every sign that turns the words behind it around, so that «…fdp.exe» is shown as «…exe.pdf», and some that nobody sees.
const around = "Công văn\u202Efdp.exe \u202A\u202B\u202C\u202D\u2066\u2067\u2068\u2069\u200E\u200F\u061C\u00AD\uFEFF\u2060"

func turns(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) })
}

// turnedSite is a site that has such signs in all its texts.
func turnedSite(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/rss":
			w.Header().Set("Content-Type", "application/rss+xml")
			_, _ = fmt.Fprintf(w, `<rss version="2.0"><channel><title>Nguồn %s</title><item><title>Bài %[1]s</title><link>http://%s/bai-1.html</link><author>%[1]s</author><description>Lời dẫn %[1]s</description></item></channel></rss>`, around, r.Host)
		case "/tep.docx":
			w.Header().Set("Content-Disposition", `attachment; filename*=UTF-8''C%E2%80%AExcod.exe`)
			_, _ = w.Write(wordFile(t))
		default:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = fmt.Fprintf(w, `<html><head><title>Bài %s</title><meta name="author" content="%[1]s"><meta name="description" content="%[1]s"></head><body><article><h1>Bài %[1]s</h1>
				<p>%[1]s %s</p><h2>%[1]s</h2><ul><li>%[1]s</li><li>Hai</li></ul><table><tr><td>%[1]s</td><td>1</td></tr></table><blockquote>%[1]s</blockquote>
				<p><a href="/tep.docx">%[1]s.docx</a></p></article></body></html>`, around, strings.Repeat("Bà con biên giới giữ đất, giữ làng và làm ăn no đủ. ", 20))
		}
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// turnedParcel is a file of sessions of a stranger who has such signs in every text.
func turnedParcel(t *testing.T) string {
	t.Helper()
	text, err := json.Marshal(around)
	if err != nil {
		t.Fatal(err)
	}
	photo := photoOf(1)
	fields := map[string]json.RawMessage{"status": json.RawMessage(`"held"`), "date": json.RawMessage(`"2026-05-05"`), "present": json.RawMessage("5")}
	for name, form := range map[string]string{
		"place": `{"commune": %s, "hamlet": %[1]s, "venue": %[1]s}`, "unit": "%s", "speakers": `[{"name": %s, "level": ""}]`, "outline_title": "%s",
		"audiences": `[{"group": %s, "present": 5, "online": null}]`, "questions": `[{"text": %s, "answer": %[1]s, "passed_on_to": %[1]s, "theme": ""}]`, "notes": "%s",
		library.AttachmentField + photo.SHA256: fmt.Sprintf(`{"name": %%s, "size": %d}`, len(photo.Data)),
	} {
		fields[name] = json.RawMessage(fmt.Sprintf(form, text))
	}
	from := parcel.Sender{Name: around, Private: ed25519.NewKeyFromSeed(bytes.Repeat([]byte{9}, ed25519.SeedSize)), Made: library.Day(2026, 6, 1)}
	var out bytes.Buffer
	_, err = parcel.Write(&out, from, func(yield func(library.SessionRecord, error) bool) {
		yield(library.SessionRecord{UID: "0190bbbb-0000-7000-8000-000000000077", Counter: 1, Time: 1_790_000_000_000, Author: strings.Repeat("a", 64), Fields: fields}, nil)
	}, func(yield func(library.SessionFile, error) bool) { yield(photo, nil) })
	if err != nil {
		t.Fatal(err)
	}
	return put(t, ".buoi", out.Bytes())
}

// TestNoSignTurnsTextAround takes in texts and names that hold signs which turn words around, from everywhere, and looks for them in all
// that is shown, written and named.
func TestNoSignTurnsTextAround(t *testing.T) {
	t.Parallel()
	dir, out, site := apptest.NewFolder(t), t.TempDir(), turnedSite(t)
	laid := func(name string, data []byte) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	given := laid("Báo cáo\u202Excod.docx", wordFile(t))
	const uid = "0190bbbb-0000-7000-8000-000000000077"
	for _, args := range [][]string{
		{"source", "add", "\u202A" + site + "/rss", "--kind", "feed"},
		{"source", "check", site + "/rss"},
		{"sync"},
		{"source", "add", site + "/bai-2.html", "--kind", "page", "--title", around},
		{"import", given, laid("Tài liệu\u202Etxt.html", []byte("<html><title>"+around+"</title><p>"+around+"</p></html>")), laid(around+".txt", []byte(around+"\n\nBà con giữ đất, giữ làng.\n"))},
		{"opml", "import", laid("a.opml", []byte(`<opml version="2.0"><body><outline text="`+around+`" xmlUrl="https://mau.example/rss"/></body></opml>`))},
		{"theme", "add", around, "--keyword", around + "x"},
		{"office", "add", around},
		{"session", "import", turnedParcel(t), "--trust"},
		{"session", "import", filled(t, dir, map[string]any{"B6": "05/03/2026", "E6": around, "N6": 45})},
		{"session", "add", "--date", "2026-03-05", "--commune", around, "--note", around, "--present", "3"},
		{"session", "attach", uid, given},
		{"session", "list"},
		{"session", "show", uid},
		{"session", "history", uid},
		{"session", "signers"},
		{"session", "twins"},
		{"session", "attachment", uid, "1", "--out", out},
		{"session", "attachment", uid, "2", "--out", out},
		{"attachment", "1", "--out", out},
		{"source", "list"},
		{"list"},
		{"show", "1"},
		{"show", "2"},
		{"show", "3"},
		{"show", "4"},
		{"search", "cong van"},
		{"points", "1"},
		{"theme", "list"},
		{"office", "list"},
		{"versions", "1"},
		{"report", "--period", "2026", "--by", "place", "--out", filepath.Join(out, "a.xlsx")},
		{"report", "--period", "2026", "--by", "unit", "--out", filepath.Join(out, "a.docx")},
		{"report", "sessions", "--period", "2026"},
		{"report", "silent", "--period", "2026"},
		{"text", "1", "--out", filepath.Join(out, "b.docx")},
		{"text", "1", "--out", filepath.Join(out, "b.txt")},
		{"handout", "--title", around, "--out", filepath.Join(out, "c.docx"), "1", "2"},
		{"opml", "export", filepath.Join(out, "d.opml")},
		{"show", "99"},
		{"restore", around},
		{"try", "page", given},
		{"list", "--theme", around},
	} {
		for _, form := range [][]string{nil, {"--json"}} {
			a := bcv(t, dir, append(args, form...)...)
			if turns(a.stdout + a.stderr) {
				t.Errorf("%v %v: %q %q", args[:2], form, a.stdout, a.stderr)
			}
			if form != nil && a.stdout != "" && !json.Valid([]byte(a.stdout)) {
				t.Errorf("%v: no JSON: %s", args, a.stdout)
			}
			kept := args[0] != "session" && args[0] != "report" && args[0] != "import" && args[0] != "restore"
			for line := range strings.Lines(a.stdout) {
				if kept && strings.Contains(line, `\u20`) && !strings.Contains(line, `"url"`) { // the name of a file is as it is
					t.Errorf("%v: kept as it came: %s", args, line)
				}
			}
		}
	}
	entries, err := os.ReadDir(out)
	if err != nil || len(entries) < 8 {
		t.Fatal(entries, err)
	}
	for _, e := range entries {
		if said := contentsOf(t, filepath.Join(out, e.Name())); turns(e.Name()) || turns(said) {
			t.Errorf("%q turns words around", e.Name())
		}
	}
}

// contentsOf are the words of a file, of a zip those of all its members.
func contentsOf(t *testing.T, file string) (said string) {
	t.Helper()
	archive, err := zip.OpenReader(file)
	if err != nil {
		return read(t, file)
	}
	defer archive.Close()
	for _, f := range archive.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		said += string(raw)
	}
	return said
}
