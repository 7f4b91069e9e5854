package cli_test

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestADeletedArticleIsNotFetchedAgainAndItsNumberStaysFree(t *testing.T) {
	t.Parallel()
	dir, ids := two(t)
	var done object
	ask(t, dir, &done, "remove", ids[0])
	fields(t, done, "removed,kept,noted")
	if done["removed"] != 1.0 {
		t.Errorf("%v", done)
	}
	var again object
	ask(t, dir, &again, "sync")
	if again["new"] != 0.0 {
		t.Errorf("the next sync: %v", again)
	}
	for _, args := range [][]string{{"show", ids[0]}, {"remove", ids[1], ids[0]}, {"remove", "4711"}} {
		if a := bcv(t, dir, args...); a.code != 1 || a.stderr == "" {
			t.Errorf("%v: exit %d, %s", args, a.code, a.stderr)
		}
	}
	var shown object
	ask(t, dir, &shown, "show", ids[1]) // with an unknown number beside it nothing was deleted
	fields(t, shown, "official,completeness")
}

func TestOnlyTheLastMonthsOfASourceAreKept(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	var before, after []object
	ask(t, dir, &before, "source", "list")
	number := fmt.Sprint(before[0]["id"])
	var done object
	ask(t, dir, &done, "source", "keep", number, "--months", "1")
	ask(t, dir, &after, "source", "list")
	if removed := done["removed"].(float64); after[0]["articles"].(float64) != before[0]["articles"].(float64)-removed {
		t.Errorf("%v removed of %v, left %v", removed, before[0]["articles"], after[0]["articles"])
	}
	for _, args := range [][]string{{"source", "keep", number}, {"source", "keep", number, "--months", "0"}, {"source", "rename", number, "  "}, {"text", "1", "--out", "x.pdf"}} {
		if a := bcv(t, dir, args...); a.code != 2 || strings.Contains(a.stderr, "months:") {
			t.Errorf("%v: exit %d, %s", args, a.code, a.stderr)
		}
	}
}

func TestASourceGetsAnotherName(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	var source object
	ask(t, dir, &source, "source", "rename", "1", "Báo  của", "tỉnh")
	if source["title"] != "Báo của tỉnh" {
		t.Errorf("%v", source)
	}
	if a := bcv(t, dir, "source", "rename", "77", "Tên"); a.code != 1 {
		t.Errorf("an unknown source: exit %d", a.code)
	}
}

func TestMarkingAllReadAndBack(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	unread := func(args ...string) int {
		var list []object
		ask(t, dir, &list, append([]string{"list", "--unread"}, args...)...)
		return len(list)
	}
	all, ofTheme := unread(), unread("--theme", "bien-dao")
	var marked object
	ask(t, dir, &marked, "mark", "read", "--theme", "bien-dao")
	if marked["marked"] != float64(ofTheme) || unread() != all-ofTheme || unread("--theme", "bien-dao") != 0 {
		t.Errorf("%v of %d, %d are left", marked, ofTheme, unread())
	}
	args := []string{"mark", "unread"}
	for _, n := range marked["articles"].([]any) {
		args = append(args, fmt.Sprint(n))
	}
	ask(t, dir, &marked, args...)
	if unread() != all {
		t.Errorf("%d of %d are unread again", unread(), all)
	}
	ask(t, dir, &marked, "mark", "read", "--search", "luat bien")
	if n := int(marked["marked"].(float64)); n == 0 || unread() != all-n {
		t.Errorf("a search marks %d of %d", n, all)
	}
}

func TestTheWholeTextOfAnArticleComesWithItsSource(t *testing.T) {
	t.Parallel()
	dir, ids := two(t)
	var shown object
	ask(t, dir, &shown, "show", ids[0])
	for _, ending := range []string{".txt", ".docx"} {
		file := filepath.Join(t.TempDir(), "bài"+ending)
		var saved object
		ask(t, dir, &saved, "text", ids[0], "--out", file)
		text := ""
		if ending == ".txt" {
			raw, err := os.ReadFile(file)
			if err != nil || !strings.HasPrefix(string(raw), "\uFEFF") {
				t.Fatalf("%.20q, %v", raw, err)
			}
			text = string(raw)
		} else {
			text = wordText(t, file)
		}
		date := strings.Split(shown["published"].(string)[:10], "-")
		text = strings.Join(strings.Fields(text), " ")
		for _, want := range []string{shown["title"].(string), shown["source"].(string), strings.TrimLeft(date[2], "0") + "/", date[0], shown["url"].(string)} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q: %.400s", ending, want, text)
			}
		}
		for _, b := range shown["blocks"].([]any) {
			if said := b.(object)["text"].(string); b.(object)["kind"] != "image" && !strings.Contains(text, strings.Join(strings.Fields(said), " ")) {
				t.Errorf("%s lacks %q", ending, said)
			}
		}
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// wordText is the text of a .docx, a blank for every tag.
func wordText(t *testing.T, file string) string {
	t.Helper()
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	in, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return tags.ReplaceAllString(string(raw), " ")
}
