package syncer_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"baocaovien/internal/library"
)

// wordpressFolder is where Debian's package puts WordPress.
const wordpressFolder = "/usr/share/wordpress"

// A WordPress as Debian packages it, on a database of its own: what it writes is what hundreds of sites write.
// setup.sh test installs the packages; elsewhere there is nothing to test.
func TestAWordPressGivesTheSameTextByFeedAndByCategory(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("a whole WordPress is set up and started")
	}
	if _, err := os.Stat(wordpressFolder); err != nil {
		if _, err := exec.LookPath("apt-get"); err == nil {
			t.Fatal("run ./setup.sh test: Debian's packages wordpress, wordpress-theme-twentytwentyone, php-cli, php-mysql and mariadb-server are missing")
		}
		t.Skip("WordPress is tested as Debian packages it; this is another system")
	}
	posts := readPosts(t)
	address := startWordPress(t)
	byFeed, byCategory := newBench(t), newBench(t)
	for path, b := range map[string]bench{"/feed/": byFeed, "/category/tin-phuong/": byCategory} {
		kind := library.ListSource
		if b == byFeed {
			kind = library.FeedSource
		}
		if r := b.sync(t, b.add(t, address+path, kind)); r.New != len(posts) || r.Failed != 0 {
			t.Fatalf("%s: %+v", path, r)
		}
	}
	feed, category := articlesByTitle(t, byFeed), articlesByTitle(t, byCategory)
	for _, post := range posts {
		a, b := feed[post.Title], category[post.Title]
		if !reflect.DeepEqual(a.Blocks, b.Blocks) || a.URL != b.URL || a.Published.Time() != b.Published.Time() {
			t.Errorf("«%s» differs:\nby feed     %v %s\n%s\nby category %v %s\n%s", post.Title, a.Published, a.URL, library.Plain(a.Blocks), b.Published, b.URL, library.Plain(b.Blocks))
		}
		if got, want := library.Plain(a.Blocks), post.text(); got != want {
			t.Errorf("«%s» was published as\n%s\nand read as\n%s", post.Title, want, got)
		}
	}
}

// post is what the test publishes: the HTML that WordPress' own editor writes.
type post struct {
	Title string   `json:"title"`
	HTML  []string `json:"html"`
}

func readPosts(t *testing.T) []post {
	t.Helper()
	raw, err := os.ReadFile("testdata/wordpress/posts.json")
	if err != nil {
		t.Fatal(err)
	}
	var posts []post
	if err := json.Unmarshal(raw, &posts); err != nil {
		t.Fatal(err)
	}
	return posts
}

var (
	cellEnd = regexp.MustCompile(`</t[hd]><t[hd]>`)
	lineEnd = regexp.MustCompile(`</li><li>|</tr>(?:</thead><tbody>)?<tr>`)
	tags    = regexp.MustCompile(`<[^>]*>`)
)

// text is the words of a post as library.Plain writes them.
func (p post) text() string {
	var parts []string
	for _, block := range p.HTML {
		block = lineEnd.ReplaceAllString(cellEnd.ReplaceAllString(block, "\t"), "\n")
		parts = append(parts, strings.TrimSpace(tags.ReplaceAllString(block, "")))
	}
	return strings.Join(parts, "\n\n")
}

func articlesByTitle(t *testing.T, b bench) map[string]library.Stored {
	t.Helper()
	all, err := b.library.List(t.Context(), library.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	articles := map[string]library.Stored{}
	for _, summary := range all {
		if articles[summary.Title], err = b.library.Article(t.Context(), summary.ID); err != nil {
			t.Fatal(err)
		}
	}
	return articles
}

// startWordPress serves a new WordPress with the posts from a folder of its own until the test ends, and returns
// its address.
func startWordPress(t *testing.T) string {
	t.Helper()
	// The path of a socket may have 107 bytes: the folders of the test are too long for it.
	folder, err := os.MkdirTemp("", "wp")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	place := freePlace(t)
	w := wordpress{T: t, folder: folder, environment: append(os.Environ(),
		"WP_FOLDER="+folder, "WP_ADDRESS=http://"+place, "PHP_CLI_SERVER_WORKERS=4")}
	w.lay()
	w.startDatabase()
	seed, posts := w.data("seed.php"), w.data("posts.json")
	w.run("php", "-d", "auto_prepend_file="+w.data("prepend.php"), seed, posts)
	w.start("php", "-d", "auto_prepend_file="+w.data("prepend.php"), "-S", place, "-t", folder)
	w.until("WordPress answers", func() bool {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+place+"/feed/", nil)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			return false
		}
		return answer.Body.Close() == nil && answer.StatusCode == http.StatusOK
	})
	return "http://" + place
}

// freePlace is a host and port on loopback where nobody listens. The address is one of the many that loopback has: before
// the server takes the port, another test's might take it on 127.0.0.1.
func freePlace(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", fmt.Sprintf("127.%d.%d.%d:0", 1+rand.IntN(254), rand.IntN(256), 1+rand.IntN(254))) // #nosec G404 -- no secret
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().String()
}

// wordpress is an installation in a folder.
type wordpress struct {
	*testing.T
	folder      string
	environment []string
}

func (w wordpress) data(name string) string {
	path, err := filepath.Abs(filepath.Join("testdata", "wordpress", name))
	if err != nil {
		w.Fatal(err)
	}
	return path
}

// lay puts the packaged files into the folder, but for the configuration and the place of what is written.
func (w wordpress) lay() {
	w.Helper()
	packaged, err := filepath.Glob(wordpressFolder + "/*")
	if err != nil {
		w.Fatal(err)
	}
	themes := filepath.Join(w.folder, "wp-content", "themes")
	if err := os.MkdirAll(themes, 0o700); err != nil {
		w.Fatal(err)
	}
	links := map[string]string{themes + "/twentytwentyone": wordpressFolder + "/wp-content/themes/twentytwentyone"}
	for _, path := range packaged {
		if name := filepath.Base(path); name != "wp-config.php" && name != "wp-content" {
			links[filepath.Join(w.folder, name)] = path
		}
	}
	links[filepath.Join(w.folder, "wp-config.php")] = w.data("wp-config.php")
	for link, target := range links {
		if err := os.Symlink(target, link); err != nil {
			w.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(w.folder, "anh.png"), []byte(painted()), 0o600); err != nil {
		w.Fatal(err)
	}
}

// startDatabase starts a MariaDB that listens to a socket in the folder only.
func (w wordpress) startDatabase() {
	w.Helper()
	files := filepath.Join(w.folder, "db")
	w.run("mariadb-install-db", "--no-defaults", "--datadir="+files, "--skip-test-db", "--auth-root-authentication-method=normal")
	arguments := []string{
		"--no-defaults", "--datadir=" + files, "--socket=" + w.folder + "/db.sock", "--pid-file=" + w.folder + "/db.pid",
		"--skip-networking", "--skip-grant-tables", "--innodb-buffer-pool-size=32M", "--innodb-flush-log-at-trx-commit=0",
	}
	if os.Geteuid() == 0 {
		arguments = append(arguments, "--user=root")
	}
	w.start("mariadbd", arguments...)
	w.until("the database answers", func() bool {
		command := exec.CommandContext(w.Context(), "mariadb", "--no-defaults", "--socket="+w.folder+"/db.sock", "-e", "CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4")
		return command.Run() == nil
	})
}

// run waits for a program to do its work.
func (w wordpress) run(program string, arguments ...string) {
	w.Helper()
	command := exec.CommandContext(w.Context(), program, arguments...)
	command.Env = w.environment
	if said, err := command.CombinedOutput(); err != nil {
		w.Fatalf("%s: %v\n%s", program, err, said)
	}
}

// start starts a program that runs until the test ends, the processes that it starts included.
func (w wordpress) start(program string, arguments ...string) {
	w.Helper()
	log, err := os.Create(filepath.Join(w.folder, program+".log"))
	if err != nil {
		w.Fatal(err)
	}
	command := exec.CommandContext(context.Background(), program, arguments...)
	command.Env, command.Stdout, command.Stderr = w.environment, log, log
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := command.Start(); err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() {
		_ = syscall.Kill(-command.Process.Pid, syscall.SIGKILL)
		_ = command.Wait()
		if said, err := os.ReadFile(log.Name()); err == nil && w.Failed() {
			w.Logf("%s said:\n%s", program, said[max(0, len(said)-4000):])
		}
		_ = log.Close()
	})
}

// until waits until something is so.
func (w wordpress) until(what string, is func() bool) {
	w.Helper()
	const patience = 5 * time.Minute // of a busy machine
	ctx, cancel := context.WithTimeout(w.Context(), patience)
	defer cancel()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for !is() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			w.Fatalf("waited in vain: %s", what)
		}
	}
}
