package cli_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/words"
)

// inLanguage runs the built program with BCV_LANG, none where it is empty, and wants exit code 0 unless another is given.
func inLanguage(t *testing.T, language, dir string, code int, args ...string) answer {
	t.Helper()
	command := exec.CommandContext(t.Context(), program, append([]string{"--data", dir}, args...)...)
	command.Env = append(os.Environ(), words.Variable+"="+language)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	_ = command.Run() // its exit code tells
	if got := command.ProcessState.ExitCode(); got != code {
		t.Fatalf("BCV_LANG=%s bcv %v: exit code %d\n%s%s", language, args, got, &stdout, &stderr)
	}
	return answer{code, stdout.String(), stderr.String()}
}

// vietnamese are letters that no English word has.
var vietnamese = regexp.MustCompile(`[ăđơưĂĐƠƯ\x{1ea0}-\x{1ef9}]`)

func TestTheLanguageOfARunIsAskedOfTheEnvironment(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	for _, args := range [][]string{{"help"}, {"printers"}, {"check"}, {"session", "list"}, {"report", "--period", "2026", "--by", "form"}, {"office", "list"}} {
		english := inLanguage(t, "en", dir, 0, args...)
		said := regexp.MustCompile(`(?m)^.*(in the query|«Sổ tay).*$`).ReplaceAllString(english.stdout+english.stderr, "") // what is typed, and the name
		if found := vietnamese.FindString(said); found != "" {
			t.Errorf("%v: %q in English: %s", args, found, said)
		}
		others := []string{"", "vi", "fr", "EN"}
		if testing.Short() {
			others = others[:1]
		}
		for _, other := range others {
			if got, want := inLanguage(t, other, dir, 0, args...), bcv(t, dir, args...); got != want {
				t.Errorf("BCV_LANG=%q %v: %q, want %q", other, args, got.stdout, want.stdout)
			}
		}
	}
	for _, args := range [][]string{{"no-such"}, {"list", "--limt", "3"}, {"handout", "--booklet", "--two-up", "1"}, {"list", "--since", "hôm qua"}} {
		if a := inLanguage(t, "en", dir, 2, args...); vietnamese.MatchString(strings.ReplaceAll(a.stderr, "hôm qua", "")) || a.stderr == "" {
			t.Errorf("%v: %s", args, a.stderr)
		}
	}
}

func TestTheLanguageOfTheSettingsIsSpokenUnlessTheEnvironmentAsks(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	in := func(language string) string { return inLanguage(t, language, dir, 0, "check").stdout }
	vietnamese := in("")
	choose(t, dir, words.English)
	if english := in(""); english == vietnamese || english != in("en") {
		t.Errorf("the settings say English, bcv says %q", english)
	}
	if in("vi") != vietnamese {
		t.Errorf("BCV_LANG=vi says %q", in("vi"))
	}
}

// TestJSONIsTheSameInEveryLanguage holds what other programs read.
func TestJSONIsTheSameInEveryLanguage(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	for n, args := range [][]string{
		{"list"},
		{"show", "1"},
		{"theme", "1", "--why"},
		{"theme", "list"},
		{"source", "list"},
		{"search", "bien dao"},
		{"points", "1"},
		{"report", "--period", "2026", "--by", "theme"},
		{"report", "--period", "2026", "--by", "level"},
		{"report", "gaps", "--period", "2026"},
		{"report", "silent", "--period", "2026"},
		{"session", "list"},
		{"printers"},
		{"versions", "1"},
		{"note", "list"},
		{"source", "suggest"},
	} {
		if testing.Short() && n%3 > 0 {
			continue
		}
		args = append(args, "--json")
		if a, b := inLanguage(t, "vi", dir, 0, args...), inLanguage(t, "en", dir, 0, args...); a.stdout != b.stdout {
			t.Errorf("%v: %s\nin English: %s", args, a.stdout, b.stdout)
		}
	}
}

// TestPaperAndFilesForOthersAreVietnamese writes everything that leaves the program, and wants the same words in both languages.
func TestPaperAndFilesForOthersAreVietnamese(t *testing.T) {
	t.Parallel()
	dir, out := synced(t), t.TempDir()
	for _, args := range [][]string{
		{"note", "add", "1", "--quote", firstWords(t, dir), "--text", "Hỏi lại xã"},
		{"session", "add", "--date", "2026-03-05", "--commune", "Xã Mẫu", "--level", "xa", "--form", "truc-tiep", "--theme", "bien-dao", "--speaker", "Nguyễn Văn Mẫu:xa", "--present", "60", "--handouts", "to-phat-tay=20"},
		{"session", "add", "--date", "2026-03-06", "--commune", "Xã Mẫu", "--holds", "audiences", "--audience", "ngư dân=10/5", "--form", "ket-hop"},
		{"session", "add", "--date", "2026-04-06"},
		{"office", "add", "Tỉnh Mẫu", "--level", "tinh"},
		{"office", "add", "Xã Vắng", "--parent", "Tỉnh Mẫu"},
	} {
		if a := bcv(t, dir, args...); a.code != 0 {
			t.Fatalf("%v: %+v", args, a)
		}
	}
	var files [][]string // the commands, but for --out and the file
	templates := []string{"de-cuong", "to-phat-tay", "phieu", "trinh-chieu", "phat-thanh"}
	if testing.Short() {
		templates = templates[1:2]
	}
	for _, template := range templates {
		files = append(files, []string{".docx", "handout", "--template", template, "1", "2"})
	}
	files = append(files,
		[]string{".pdf", "handout", "--template", "de-cuong", "1", "2", "3"},
		[]string{".docx", "handout", "--template", "bao-cao"},
		[]string{".docx", "report", "--period", "2026", "--by", "theme", "--compare", "before"},
		[]string{".xlsx", "report", "--period", "2026", "--by", "level", "--compare", "year"},
		[]string{".xlsx", "report", "--period", "2026", "--by", "month"},
		[]string{".xlsx", "session", "template"},
		[]string{".docx", "text", "1", "--notes"}, []string{".txt", "text", "1", "--notes"},
	)
	for i, file := range files {
		ending, args := file[0], file[1:]
		said := map[string]string{}
		for _, language := range []string{"vi", "en"} {
			path := filepath.Join(out, language+string(rune('a'+i))+ending)
			inLanguage(t, language, dir, 0, append(args, "--out", path)...)
			said[language] = wordsOfPaper(t, path)
		}
		if said["vi"] != said["en"] || len(said["vi"]) < 100 {
			a, b := said["vi"], said["en"]
			at := 0
			for at < min(len(a), len(b)) && a[at] == b[at] {
				at++
			}
			t.Errorf("%v: of %d letters in Vietnamese the English ones differ from %.80q on: %.80q", args, len(a), a[at:], b[at:])
		}
	}
	reminder := func(language string) string {
		return inLanguage(t, language, dir, 0, "report", "silent", "--period", "2026").stdout
	}
	if !strings.Contains(reminder("en"), "Kính gửi: Xã Vắng") || !strings.Contains(reminder("en"), "No session in this period: 1 office\n") {
		t.Errorf("the reminder is %s", reminder("en"))
	}
}

// choose has a library speak a language, as its window's settings do.
func choose(t *testing.T, dir string, l words.Language) {
	t.Helper()
	a, err := app.Open(t.Context(), app.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(a.Settings().SetLanguage(t.Context(), l), a.Close()); err != nil {
		t.Fatal(err)
	}
}

// firstWords are the beginning of the first paragraph of article 1.
func firstWords(t *testing.T, dir string) string {
	t.Helper()
	var article struct {
		Blocks []struct{ Kind, Text string }
	}
	ask(t, dir, &article, "show", "1")
	for _, b := range article.Blocks {
		if words := strings.Fields(b.Text); b.Kind == "paragraph" && len(words) > 6 {
			return strings.Join(words[:6], " ")
		}
	}
	t.Fatal("article 1 has no paragraph")
	return ""
}

// wordsOfPaper is all that a file says, but for when it was made and the codes that its new rows were given.
func wordsOfPaper(t *testing.T, file string) string {
	t.Helper()
	said := ""
	switch filepath.Ext(file) {
	case ".pdf":
		said = printed(t, file)
	case ".xlsx":
		said = cellsOf(t, file)
	default:
		said = contentsOf(t, file)
	}
	return regexp.MustCompile(`\d{4}-\d\d-\d\dT[0-9:+Z]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`).ReplaceAllString(said, "")
}
