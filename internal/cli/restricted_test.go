package cli_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app/apptest"
)

const guarded = "Lực lượng trực đủ 120 quân số trong suốt đợt cao điểm, giữ vững địa bàn biên giới trên đất liền.\n\n"

// stampedFiles are papers with a stamp, each by the one it bears.
var stampedFiles = map[string][2]string{
	"plan.txt":    {"MẬT", "MẬT\n\nPhương án bảo vệ\n\n" + guarded + guarded},
	"spaced.txt":  {"TỐI MẬT", "UBND HUYỆN\nT Ố I  M Ậ T\n\nPhương án bảo vệ\n\n" + guarded},
	"notes.html":  {"LƯU HÀNH NỘI BỘ", "<html><body><h1>Thông tin nội bộ</h1><p><i>(Lưu hành nội bộ)</i></p><p>" + guarded + "</p></body></html>"},
	"picture.htm": {"TUYỆT MẬT", "<html><body><h1>Sơ đồ</h1><p>" + guarded + "</p><figure><img src='a.jpg'><figcaption>TUYỆT MẬT</figcaption></figure></body></html>"},
}

func TestPapersWithAStampAreNotStoredUnlessAsked(t *testing.T) {
	t.Parallel()
	dir, files := apptest.NewFolder(t), t.TempDir()
	for name, file := range stampedFiles {
		if err := os.WriteFile(filepath.Join(files, name), []byte(file[1]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(files, "luat.txt"), []byte("Luật Bảo vệ bí mật nhà nước\n\nLuật quy định ba độ mật: Tuyệt mật, Tối mật và Mật.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var got struct {
		New, Failed int
		Files       []struct {
			File, Status      string
			Error, Restricted *string
		}
	}
	a := bcv(t, dir, "import", files, "--json")
	decode(t, a.stdout, &got)
	if a.code != 3 || got.New != 1 || got.Failed != len(stampedFiles) {
		t.Fatalf("exit %d: %s", a.code, a.stdout)
	}
	for _, f := range got.Files {
		want := stampedFiles[filepath.Base(f.File)][0]
		switch {
		case want == "" && f.Restricted == nil && f.Status == "new":
		case want == "" || f.Restricted == nil || *f.Restricted != want || f.Error == nil || *f.Error != "restricted":
			t.Errorf("%+v", f)
		}
	}
	if a := bcv(t, dir, "import", filepath.Join(files, "plan.txt")); a.code != 3 || !strings.Contains(a.stdout, "MẬT") {
		t.Errorf("exit %d, told %s", a.code, a.stdout)
	}
	var list []object
	if ask(t, dir, &list, "list"); len(list) != 1 {
		t.Errorf("stored: %v", list)
	}
	a = bcv(t, dir, "import", files, "--keep-restricted")
	if a.code != 0 || !strings.Contains(a.stderr, "TUYỆT MẬT") {
		t.Errorf("exit %d, told %s", a.code, a.stderr)
	}
	if ask(t, dir, &list, "list"); len(list) != 1+len(stampedFiles) {
		t.Errorf("%d stored", len(list))
	}
}

// Photos and minutes of sessions are papers too: the same stamps, the same words, the same way to agree.
func TestAttachmentsWithAStampAreRefusedAsImportsAre(t *testing.T) {
	t.Parallel()
	dir, files := apptest.NewFolder(t), t.TempDir()
	var s object
	ask(t, dir, &s, "session", "add", "--date", "2026-03-05")
	args := []string{"session", "attach", s["uid"].(string)}
	for name, text := range map[string]string{"plan.txt": stampedFiles["plan.txt"][1], "TỐI MẬT_scan.txt": "trang trắng", "free.txt": "Biên bản buổi nói"} {
		file := filepath.Join(files, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	var got struct {
		Attachments []object
		Files       []struct {
			File, Restricted string
			Error            *string
		}
	}
	a := bcv(t, dir, append(args, "--json")...)
	decode(t, a.stdout, &got)
	if a.code != 3 || len(got.Attachments) != 1 || len(got.Files) != 2 || got.Files[0].Error == nil || *got.Files[0].Error != "restricted" ||
		!strings.Contains(a.stderr, "plan.txt có dấu MẬT nên không đưa vào thư viện") || !strings.Contains(a.stderr, "TỐI MẬT_scan.txt có dấu TỐI MẬT") || !strings.Contains(a.stderr, "--keep-restricted") {
		t.Errorf("%+v", a)
	}
	a = bcv(t, dir, append(args, "--json", "--keep-restricted")...)
	decode(t, a.stdout, &got)
	if a.code != 0 || len(got.Attachments) != 3 || len(got.Files) != 2 || got.Files[0].Error != nil || !strings.Contains(a.stderr, "Chú ý") {
		t.Errorf("%+v", a)
	}
	var sent object
	if ask(t, dir, &sent, "session", "export", "--out", filepath.Join(files, "x.buoi")); sent["attachments"] != 1.0 || sent["attachments_restricted"] != 2.0 {
		t.Errorf("sent %v", sent)
	}
}

func TestAPaperBearsTheStampOfWhatItQuotes(t *testing.T) {
	t.Parallel()
	dir, files := apptest.NewFolder(t), t.TempDir()
	free, secret := filepath.Join(files, "a.txt"), filepath.Join(files, "b.txt")
	for file, text := range map[string]string{
		free:   "Biên giới bình yên\n\n" + strings.Replace(guarded, "120", "90", 1),
		secret: "MẬT\n\nPhương án bảo vệ\n\n" + strings.Repeat(guarded, 2),
	} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{free, secret} {
		if a := bcv(t, dir, "import", file, "--keep-restricted"); a.code != 0 {
			t.Fatalf("%+v", a)
		}
	}
	var shown struct{ Restricted *string }
	if ask(t, dir, &shown, "show", "2"); shown.Restricted == nil || *shown.Restricted != "MẬT" {
		t.Errorf("%+v", shown)
	}
	for name, flags := range map[string][]string{
		"a.pdf": nil, "b.pdf": {"--booklet"}, "c.pdf": {"--two-up"}, "d.pdf": {"--template", "to-phat-tay"}, "e.pdf": {"--template", "phieu"},
		"f.pdf": {"--template", "phieu", "--two-up"}, "g.docx": nil,
	} {
		file := filepath.Join(files, name)
		for ids, want := range map[string]bool{"1": false, "1 2": true} {
			args := append(append([]string{"handout", "--out", file, "--json"}, flags...), strings.Fields(ids)...)
			a := bcv(t, dir, args...)
			var made struct {
				Pages      int
				Restricted *string
			}
			decode(t, a.stdout, &made)
			if a.code != 0 || (made.Restricted != nil) != want || strings.Contains(a.stderr, "MẬT") != want {
				t.Errorf("%s of %s: %+v", name, ids, a)
			}
			if strings.HasSuffix(name, ".docx") {
				if strings.Contains(wordsOf(t, file), ">MẬT<") != want {
					t.Errorf("%s of %s: stamp is not as it should be", name, ids)
				}
				continue
			}
			stampedPages := 0
			for page := range strings.SplitSeq(strings.TrimSuffix(tell(t, "pdftotext", "-layout", file, "-"), "\f"), "\f") {
				if strings.Contains(page, "MẬT") {
					stampedPages++
				}
			}
			if want && stampedPages != made.Pages || !want && stampedPages > 0 {
				t.Errorf("%s of %s: %d of %d pages are stamped", name, ids, stampedPages, made.Pages)
			}
			if p := bcv(t, dir, "print", file, "--printer", "khong-co"); strings.Contains(p.stderr, "MẬT") != want {
				t.Errorf("printing %s of %s says %s", name, ids, p.stderr)
			}
		}
	}
}

func TestWhatASourceStampsIsNotStoredUnlessAsked(t *testing.T) {
	t.Parallel()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		article := "<html><body><article><h1>%s</h1>%s<p>" + strings.Repeat("Bà con biên giới giữ đất, giữ làng và làm ăn no đủ. ", 40) + "</p></article></body></html>"
		switch r.URL.Path {
		case "/rss":
			w.Header().Set("Content-Type", "application/rss+xml")
			_, _ = fmt.Fprint(w, `<rss version="2.0"><channel><title>Tin</title><item><title>Thông tin chuyên đề</title><link>/mat</link></item>`+
				`<item><title>Luật Bảo vệ bí mật nhà nước</title><link>/luat</link></item></channel></rss>`)
		case "/mat":
			_, _ = fmt.Fprintf(w, article, "Thông tin chuyên đề", "<p><b>TỐI MẬT</b></p>")
		default:
			_, _ = fmt.Fprintf(w, article, "Luật Bảo vệ bí mật nhà nước", "<p>Có ba độ mật: Tuyệt mật, Tối mật, Mật.</p>")
		}
	}))
	defer site.Close()
	dir := apptest.NewFolder(t)
	if a := bcv(t, dir, "source", "add", site.URL+"/rss", "--kind", "feed"); a.code != 0 {
		t.Fatalf("%+v", a)
	}
	a := bcv(t, dir, "sync", "--json")
	if a.code != 3 || !strings.Contains(a.stdout, `"restricted"`) || !strings.Contains(a.stdout, `"new": 1`) {
		t.Errorf("exit %d: %s", a.code, a.stdout)
	}
	if a := bcv(t, dir, "sync", "--keep-restricted", "--json"); a.code != 0 || !strings.Contains(a.stdout, `"new": 1`) {
		t.Errorf("exit %d: %s", a.code, a.stdout)
	}
	var list []object
	if ask(t, dir, &list, "list"); len(list) != 2 {
		t.Errorf("%v", list)
	}
}
