package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"baocaovien/internal/app/apptest"
	"baocaovien/internal/cli"
	"baocaovien/internal/sample"
	"baocaovien/internal/store"
)

// program is the built bcv, the same that is shipped: without cgo. It stays where make clean removes it, for linking takes
// seconds and go build links again only what changed.
var program = filepath.Join("..", "..", "bin", "test", "bcv")

// shared is a folder that is there as long as the tests run.
var shared string

// diskVariable has the test of full disks, started again where it may mount one of its own, go through the commands on the
// folder in its value.
const diskVariable = "BCV_SMALL_DISK"

func TestMain(m *testing.M) {
	if os.Getenv(editVariable) != "" || os.Getenv(diskVariable) != "" { // a test started again: it needs no new program
		os.Exit(m.Run())
	}
	os.Exit(build(m))
}

// told is what the Makefile tells a build about itself: the commit and its time.
const told = "-X baocaovien/internal/app.commit=abc123 -X baocaovien/internal/app.built=2026-11-28T20:00:00+07:00"

func build(m *testing.M) int {
	var err, err2 error
	shared, err = os.MkdirTemp("", "bcv-")
	program, err2 = filepath.Abs(program)
	if err := errors.Join(err, err2); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(shared)
	command := exec.Command("go", "build", "-buildvcs=false", "-ldflags", told, "-o", program, "baocaovien/cmd/bcv")
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := command.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build: %v\n%s", err, out)
		return 1
	}
	if err := os.Setenv("BAOCAOVIEN_KEYS", "file"); err != nil { // nothing goes into the keys of who runs the tests
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return m.Run()
}

// answer is what a run of the program came to.
type answer struct {
	code           int
	stdout, stderr string
}

// bcv runs a command on the library in dir, within this process.
func bcv(t *testing.T, dir string, args ...string) answer {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := cli.Run(t.Context(), append([]string{"--data", dir}, args...), &stdout, &stderr)
	return answer{code, stdout.String(), stderr.String()}
}

// process runs the built program on the library in dir.
func process(t *testing.T, dir string, args ...string) answer {
	t.Helper()
	command := exec.CommandContext(t.Context(), program, append([]string{"--data", dir}, args...)...)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	err := command.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatalf("bcv %v: %v", args, err)
	}
	return answer{command.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

// ask runs the program with --json, wants exit code 0, and reads what it printed into value.
func ask(t *testing.T, dir string, value any, args ...string) {
	t.Helper()
	a := bcv(t, dir, append(args, "--json")...)
	if a.code != 0 {
		t.Fatalf("bcv %v: exit code %d\n%s", args, a.code, a.stderr)
	}
	decode(t, a.stdout, value)
}

func decode(t *testing.T, text string, value any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), value); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
}

type object = map[string]any

// fields fails where an object lacks one of the contract's fields.
func fields(t *testing.T, o object, names string) {
	t.Helper()
	for _, name := range strings.Split(names, ",") {
		if _, ok := o[name]; !ok {
			t.Errorf("no field %q in %v", name, o)
		}
	}
}

// nobody is an address where nobody listens. The port of a closed test server would not do: another server may get it.
const nobody = "http://127.0.0.1:1"

// site serves the sample site over loopback and returns its address.
func site(t *testing.T) string {
	t.Helper()
	s := httptest.NewServer(sample.Handler())
	t.Cleanup(s.Close)
	return s.URL
}

// synced returns a library that holds the sample site: a copy, for it is the same for every test.
func synced(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(sampleLibrary(t))); err != nil {
		t.Fatal(err)
	}
	return dir
}

var sampled struct {
	once sync.Once
	dir  string
}

// sampleLibrary syncs the sample site into a library once. Its site is served until the last test has ended, so that
// copies can be synced again.
func sampleLibrary(t *testing.T) string {
	t.Helper()
	sampled.once.Do(func() {
		dir := filepath.Join(shared, "library")
		address := httptest.NewServer(sample.Handler()).URL
		for _, s := range sample.Sources(address) {
			var source object
			ask(t, dir, &source, "source", "add", s.URL, "--title", s.Title, "--kind", string(s.Kind))
		}
		var report object
		ask(t, dir, &report, "sync")
		sampled.dir = dir
	})
	if sampled.dir == "" {
		t.Fatal("the sample site was not synced")
	}
	return sampled.dir
}

func TestSampleServesItsAddressFirst(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	command := exec.CommandContext(ctx, program, "sample", "--addr", "127.0.0.1:0")
	stdout, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cancel(); _ = command.Wait() })
	line := make([]byte, 256)
	n, err := stdout.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	address := strings.TrimSpace(string(line[:n]))
	res, err := http.Get(address)
	if err != nil {
		t.Fatalf("%q: %v", address, err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != 200 || !strings.Contains(string(body), "Trang mẫu") {
		t.Fatalf("%d, %v", res.StatusCode, err)
	}
}

func TestSourcesAreAddedListedCheckedAndRemoved(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	base := site(t)
	var added object
	ask(t, dir, &added, "source", "add", base, "--title", "Trang mẫu", "--theme", "bien-dao")
	fields(t, added, "id,title,kind,url,themes,enabled,last_ok,last_error,articles")
	if added["kind"] != "feed" || added["title"] != "Trang mẫu" || fmt.Sprint(added["themes"]) != "[bien-dao]" {
		t.Errorf("added %v", added)
	}
	var check object
	ask(t, dir, &check, "source", "check", base)
	fields(t, check, "kind,url,title,items,problems")
	if len(check["items"].([]any)) == 0 {
		t.Error("the check shows no items")
	}
	var list []object
	ask(t, dir, &list, "source", "list")
	if len(list) != 1 {
		t.Fatalf("%d sources", len(list))
	}
	var removed object
	ask(t, dir, &removed, "source", "remove", fmt.Sprint(list[0]["id"]))
	ask(t, dir, &list, "source", "list")
	if len(list) != 0 || len(removed) != 0 {
		t.Errorf("%v remain, removed printed %v", list, removed)
	}
}

func TestASecondSyncStoresNothing(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	sources := sample.Sources(site(t))
	for _, s := range sources {
		var source object
		ask(t, dir, &source, "source", "add", s.URL, "--kind", string(s.Kind))
	}
	var first, second object
	ask(t, dir, &first, "sync")
	fields(t, first, "new,updated,unchanged,failed,took_ms,sources")
	if first["new"] != float64(len(sample.Articles())) || first["failed"] != 0.0 {
		t.Errorf("first sync: %v new, %v failed; the site has %d", first["new"], first["failed"], len(sample.Articles()))
	}
	ask(t, dir, &second, "sync")
	if second["new"] != 0.0 || second["updated"] != 0.0 || second["failed"] != 0.0 {
		t.Errorf("second sync: %v", second)
	}
	for _, s := range second["sources"].([]any) {
		source := s.(object)
		fields(t, source, "id,url,status,error,new,updated,unchanged,failed")
		if source["status"] != "unchanged" || source["error"] != nil {
			t.Errorf("source %v", source)
		}
	}
}

func TestArticlesAreListedShownAndThemed(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	for _, theme := range []string{"bien-dao", "bien-gioi", "doi-ngoai"} {
		var list []object
		ask(t, dir, &list, "list", "--theme", theme)
		if len(list) < 6 {
			t.Errorf("%s: %d articles, want 6 or more", theme, len(list))
		}
	}
	var none []object
	ask(t, dir, &none, "list", "--theme", "chua-phan-loai")
	if len(none) != 4 {
		t.Errorf("%d articles of no theme, want 4: %v", len(none), none)
	}
	var list []object
	ask(t, dir, &list, "list", "--limit", "3")
	if len(list) != 3 {
		t.Fatalf("%d articles, want 3", len(list))
	}
	fields(t, list[0], "id,title,url,source,published,themes,lead")
	published := []string{list[0]["published"].(string), list[1]["published"].(string), list[2]["published"].(string)}
	if !slices.IsSortedFunc(published, func(a, b string) int { return strings.Compare(b, a) }) {
		t.Errorf("not newest first: %v", published)
	}
	var shown object
	ask(t, dir, &shown, "show", fmt.Sprint(list[0]["id"]))
	fields(t, shown, "id,title,url,source,author,published,fetched,themes,versions,blocks,attachments")
	for _, b := range shown["blocks"].([]any) {
		fields(t, b.(object), "kind,level,text,items,ordered,rows,src,themes")
	}
}

func TestAThemeSetByHandStays(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	var list []object
	ask(t, dir, &list, "list", "--theme", "bien-dao", "--limit", "1")
	number := fmt.Sprint(list[0]["id"])
	var set, synced, auto object
	ask(t, dir, &set, "theme", number, "--set", "doi-ngoai,bien-gioi")
	if fmt.Sprintf("%v %v", set["themes"], set["by"]) != "[bien-gioi doi-ngoai] person" {
		t.Errorf("set: %v", set)
	}
	ask(t, dir, &synced, "sync")
	var after object
	ask(t, dir, &after, "theme", number)
	if fmt.Sprintf("%v %v", after["themes"], after["by"]) != "[bien-gioi doi-ngoai] person" {
		t.Errorf("after a sync: %v", after)
	}
	ask(t, dir, &auto, "theme", number, "--auto")
	if auto["by"] != "program" || !strings.Contains(fmt.Sprint(auto["themes"]), "bien-dao") {
		t.Errorf("auto: %v", auto)
	}
}

func TestSearchNeedsNoMarksAndRanksExactOnesFirst(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	var hits []object
	ask(t, dir, &hits, "search", "bien dao")
	if len(hits) == 0 || !strings.Contains(strings.ToLower(fmt.Sprint(hits[0]["snippet"])), "biển") {
		t.Fatalf("bien dao: %v", hits)
	}
	fields(t, hits[0], "id,title,url,published,themes,snippet")
	ask(t, dir, &hits, "search", "xyzkhongco")
	if len(hits) != 0 {
		t.Errorf("found %v", hits)
	}
	ask(t, dir, &hits, "search", `"*(NEAR`)
}

func TestSearchTellsMarksApart(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	articles := map[string]string{
		"duong-cai": "Con đường tuần tra đã mở rộng thêm nhiều đoạn mới",
		"ho-duong":  "Ông Dương trình bày chuyên đề tại hội nghị sáng nay",
	}
	mux := http.NewServeMux()
	for slug, text := range articles {
		mux.HandleFunc("/"+slug, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			paragraph := "<p>" + text + ", với nội dung dài để trang này được nhận ra là một bài viết thật sự.</p>"
			_, _ = fmt.Fprintf(w, "<html><title>Bài thử</title><body><article><h1>Bài thử %s</h1>%s</article></body></html>", slug, strings.Repeat(paragraph, 3))
		})
	}
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	var added, report object
	for slug := range articles {
		ask(t, dir, &added, "source", "add", server.URL+"/"+slug, "--kind", "page")
	}
	ask(t, dir, &report, "sync")
	var hits []object
	ask(t, dir, &hits, "search", "duong")
	if len(hits) != 2 {
		t.Fatalf("duong: %d hits, want both", len(hits))
	}
	ask(t, dir, &hits, "search", "đường")
	if len(hits) == 0 || !strings.Contains(fmt.Sprint(hits[0]["snippet"]), "đường") {
		t.Fatalf("đường: %v", hits)
	}
}

func TestPointsAreVerbatimAndFiguresHaveUnits(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	var hits []object
	ask(t, dir, &hits, "search", `"Một là"`)
	number := fmt.Sprint(hits[0]["id"])
	var value struct{ Points, Figures []object }
	ask(t, dir, &value, "points", number)
	if len(value.Points) == 0 || len(value.Figures) == 0 {
		t.Fatalf("%d points, %d figures", len(value.Points), len(value.Figures))
	}
	var shown object
	ask(t, dir, &shown, "show", number)
	blocks := shown["blocks"].([]any)
	tasks := 0
	for _, p := range value.Points {
		fields(t, p, "text,kind,article,block,themes")
		b := blocks[int(p["block"].(float64))].(object)
		if !strings.Contains(fmt.Sprint(b["text"], b["items"], b["rows"]), p["text"].(string)) {
			t.Errorf("not verbatim: %q", p["text"])
		}
		if p["kind"] == "task" {
			tasks++
		}
	}
	if tasks < 2 {
		t.Errorf("%d tasks in an article with Một là, Hai là", tasks)
	}
	fields(t, value.Figures[0], "text,value,unit,sentence,article,block")
	ask(t, dir, &value, "points", number, "--max", "2")
	if len(value.Points) != 2 {
		t.Errorf("--max 2 gave %d points", len(value.Points))
	}
}

func TestAnArticleNamedTwiceCountsOnce(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	var once, twice struct{ Points, Figures []object }
	ask(t, dir, &once, "points", "1")
	ask(t, dir, &twice, "points", "1", "1")
	if len(once.Points) == 0 || len(twice.Points) != len(once.Points) || len(twice.Figures) != len(once.Figures) {
		t.Errorf("%d and %d points, %d and %d figures", len(once.Points), len(twice.Points), len(once.Figures), len(twice.Figures))
	}
}

func TestHandoutWritesThePDFItNames(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	var list []object
	ask(t, dir, &list, "list", "--theme", "bien-dao", "--limit", "2")
	file := filepath.Join(t.TempDir(), "đề cương.pdf")
	var made object
	ask(t, dir, &made, "handout", "--template", "de-cuong", "--theme", "bien-dao", "--title", "Biển, đảo quê hương",
		"--out", file, fmt.Sprint(list[0]["id"]), fmt.Sprint(list[1]["id"]))
	if made["file"] != file || made["pages"].(float64) < 1 || made["points"].(float64) < 2 {
		t.Errorf("%v", made)
	}
	text, err := exec.Command("pdftotext", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"ĐỀ CƯƠNG TUYÊN TRUYỀN", "Biển, đảo quê hương", "Nguồn"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the PDF lacks %q", want)
		}
	}
}

func TestTourDoesTheWholeJobWithoutANetwork(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "mau.pdf")
	a := process(t, t.TempDir(), "tour", "--out", file)
	if a.code != 0 || !strings.Contains(a.stdout, file) || !strings.Contains(a.stdout, "Biên giới trên đất liền") {
		t.Fatalf("%+v", a)
	}
	if raw, err := os.ReadFile(file); err != nil || !bytes.HasPrefix(raw, []byte("%PDF-")) {
		t.Fatalf("no PDF: %v", err)
	}
}

func TestTheLeafletIsOnePageAndSaysWhatItLeavesOut(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	var list []object
	ask(t, dir, &list, "list", "--theme", "bien-dao", "--limit", "2")
	ids := []string{fmt.Sprint(list[0]["id"]), fmt.Sprint(list[1]["id"])}
	file := filepath.Join(t.TempDir(), "to.pdf")
	a := bcv(t, dir, append([]string{"handout", "--json", "--template", "to-phat-tay", "--theme", "bien-dao", "--out", file}, ids...)...)
	var leaflet, cards object
	if decode(t, a.stdout, &leaflet); a.code != 0 || leaflet["pages"] != 1.0 {
		t.Errorf("exit code %d, %v", a.code, leaflet)
	}
	if !strings.Contains(a.stderr, "đã bớt") {
		t.Errorf("says %q", a.stderr)
	}
	ask(t, dir, &cards, append([]string{"handout", "--template", "phieu", "--out", file}, ids...)...)
	if cards["pages"].(float64) < 3 {
		t.Errorf("cards: %v", cards)
	}
}

// opened opens a library.
func opened(t *testing.T, dir string) *store.Library {
	t.Helper()
	l, err := store.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
