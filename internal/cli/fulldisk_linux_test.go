package cli_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/app/apptest"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// noDisk is what the test says where this system lets it mount none.
const noDisk = "no disk can be mounted"

// spaceRow is a command that meets a full disk. In its arguments stand {uid} and {twin} for sessions, {files} for a folder of
// files to take in, {out} for one to write to, {lib} for the library's, {kho} for one to publish in, {site} for where the source
// is.
type spaceRow struct {
	args  string
	light bool // asked by make check too, and of the built program
	reads bool // needs no room
	parts bool // does things one by one: those before the disk was full stay
	old   bool // finds a library of the first schema
	keyed bool // finds a library without a key to sign with
	kho   bool // finds a library that receives a store, of which it takes all or nothing
}

var spaceRows = []spaceRow{
	{args: "list", reads: true, light: true},
	{args: "search bien", reads: true},
	{args: "show 1", reads: true},
	{args: "check", reads: true},
	{args: "report --period 2026", reads: true},
	{args: "session list", reads: true},
	{args: "list", old: true},
	{args: "source add {site}/rss?khac=1 --kind feed"},
	{args: "source rename 1 Mới"},
	{args: "source remove 1"},
	{args: "opml import {files}/nguon.opml", parts: true},
	{args: "opml export {out}/a.opml"},
	{args: "sync", parts: true, light: true},
	{args: "import {files}/a.txt {files}/b.docx", parts: true},
	{args: "mark read", light: true},
	{args: "mark unread 1"},
	{args: "remove 1"},
	{args: "reread 1 2 3", parts: true},
	{args: "theme 1 --set doi-ngoai"},
	{args: "theme add Áo --keyword áo"},
	{args: "theme remove ao-phao"},
	{args: "handout --out {out}/a.pdf 1 2", light: true},
	{args: "handout --out {out}/a.docx 1"},
	{args: "handout --template bao-cao --out {out}/a.pdf"},
	{args: "text 1 --out {out}/a.txt"},
	{args: "text 1 --out {out}/a.docx"},
	{args: "session add --date 2026-04-04 --commune Xã --present 3", light: true},
	{args: "session add --date 2026-04-04 --commune Xã --present 3", keyed: true},
	{args: "session edit {uid} --women 9"},
	{args: "session remove {uid}"},
	{args: "session attach {uid} {files}/b.docx"},
	{args: "session detach {uid} 1"},
	{args: "session attachment {uid} 1 --out {out}"},
	{args: "session same {uid} {twin}"},
	{args: "session different {uid} {twin}"},
	{args: "session import {files}/den.buoi --trust"},
	{args: "session import {files}/so.xlsx"},
	{args: "session import {files}/den.buoi {files}/so.xlsx --trust", parts: true},
	{args: "session export --out {out}/a.buoi"},
	{args: "session template --out {out}/a.xlsx"},
	{args: "session send {out} --unit Xã-A --period 2026"},
	{args: "inbox receive {files} --trust", parts: true},
	{args: "report --period 2026 --out {out}/a.pdf"},
	{args: "report --period 2026 --out {out}/a.docx"},
	{args: "report --period 2026 --out {out}/a.xlsx"},
	{args: "office add Xã-A"},
	{args: "office remove Xã-B"},
	{args: "backup {out}/a.db", light: true},
	{args: "backup {lib}/sao-luu/thu-vien-2026-11-01.db"},
	{args: "restore {files}/sao.db"},
	{args: "publish {kho}", light: true},
	{args: "sync", parts: true, light: true, kho: true},
}

// TestAFullDiskIsToldAndLosesNothing has every command that writes meet a disk without room, and disks that fill on the way. Each says
// so, leaves the library as it was and nothing half, and does its work once there is room.
func TestAFullDiskIsToldAndLosesNothing(t *testing.T) {
	if scene := os.Getenv(diskVariable); scene != "" {
		onSmallDisk(t, scene)
		return
	}
	t.Parallel()
	scene := spaceScene(t)
	command := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$", fmt.Sprintf("-test.short=%v", testing.Short())) // #nosec G204
	command.Env = append(os.Environ(), diskVariable+"="+scene, "TMPDIR="+filepath.Join(scene, "disk", "tmp"))
	root := func(id int) []syscall.SysProcIDMap { return []syscall.SysProcIDMap{{HostID: id, Size: 1}} }
	command.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS, UidMappings: root(os.Getuid()), GidMappings: root(os.Getgid()),
	}
	out, err := command.CombinedOutput()
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) || strings.Contains(string(out), noDisk) {
		t.Skip(noDisk, err, string(out))
	}
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// spaceScene is a folder with what is laid on the disk: libraries, and files to take in.
func spaceScene(t *testing.T) string {
	t.Helper()
	scene, site := t.TempDir(), &growingSite{}
	site.articles.Store(6)
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	dir, files := filepath.Join(scene, "lib"), filepath.Join(scene, "files")
	err := errors.Join(os.MkdirAll(filepath.Join(scene, "disk"), 0o700), os.MkdirAll(files, 0o700), os.MkdirAll(filepath.Join(scene, "old"), 0o700))
	if err := errors.Join(err, os.CopyFS(dir, os.DirFS(apptest.NewFolder(t))), unpack(filepath.Dir(landedLibraries)+"/a0da791.db.gz", filepath.Join(scene, "old", "thu-vien.db"))); err != nil {
		t.Fatal(err)
	}
	lay := func(name string, data []byte) string {
		t.Helper()
		path := filepath.Join(files, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	var v object
	ask(t, dir, &v, "source", "add", server.URL+"/rss", "--kind", "feed")
	ask(t, dir, &v, "sync")
	ask(t, dir, &v, "backup", filepath.Join(files, "sao.db"))
	site.articles.Store(12)
	ask(t, dir, &v, "theme", "add", "Áo phao", "--keyword", "áo phao")
	ask(t, dir, &v, "office", "add", "Xã-B")
	uid := added(t, dir, "--date", "2026-03-05", "--commune", "Xã A", "--present", "40")["uid"].(string)
	added(t, dir, "--date", "2026-03-05", "--commune", "Xã A", "--present", "41")
	ask(t, dir, &v, "session", "attach", uid, lay("ảnh.jpg", []byte("\xFF\xD8\xFF\xE0 ảnh"+strings.Repeat("x", 20<<10))))
	l := opened(t, dir)
	if err := errors.Join(l.SetAllRead(t.Context(), []int64{1}, true), l.Close()); err != nil {
		t.Fatal(err)
	}
	laptop := filepath.Join(scene, "nhan")
	if err := os.CopyFS(laptop, os.DirFS(apptest.NewFolder(t))); err != nil {
		t.Fatal(err)
	}
	ask(t, dir, &v, "publish", filepath.Join(scene, "kho"))
	ask(t, laptop, &v, "source", "add", filepath.Join(scene, "kho"), "--trust")
	lay("a.txt", []byte("Một tài liệu\n\n"+strings.Repeat("Bà con giữ biển, giữ đảo. ", 400)))
	lay("b.docx", wordFile(t))
	lay("nguon.opml", []byte(`<opml version="2.0"><body><outline text="A" xmlUrl="https://mau.example/rss"/><outline text="B" xmlUrl="https://mau.example/rss2"/></body></opml>`))
	other := apptest.NewFolder(t)
	theirs := added(t, other, "--date", "2026-06-05", "--commune", "Xã Khác", "--present", "9")["uid"].(string)
	ask(t, other, &v, "session", "attach", theirs, filepath.Join(files, "ảnh.jpg"))
	ask(t, other, &v, "session", "export", "--out", filepath.Join(files, "den.buoi"))
	lay("so.xlsx", []byte(read(t, filled(t, other, map[string]any{"B6": "05/03/2026", "E6": "Xã Long Hòa", "N6": 45}))))
	return scene
}

// smallDisk is a disk of 64 MB that is filled as one likes.
type smallDisk struct {
	scene, root, lib, out, kho string
	names                      *strings.Replacer // of what stands in braces
}

// onSmallDisk goes through the commands, in namespaces of its own: what is mounted there nobody else sees.
func onSmallDisk(t *testing.T, scene string) {
	d := &smallDisk{scene: scene, root: filepath.Join(scene, "disk")}
	if err := syscall.Mount("tmpfs", d.root, "tmpfs", 0, "size=64m"); err != nil {
		fmt.Println(noDisk, err)
		return
	}
	d.lib, d.out, d.kho = filepath.Join(d.root, "lib"), filepath.Join(d.root, "out"), filepath.Join(d.root, "kho")
	d.names = d.named(t)
	for _, row := range spaceRows {
		if row.light || !testing.Short() {
			d.meets(t, row)
		}
	}
	d.outline(t)
}

// rooms are what the disk leaves, in bytes, of which the last are enough for some.
func rooms() []int64 {
	if testing.Short() {
		return []int64{48 << 10}
	}
	return []int64{0, 64 << 10}
}

// meets runs a command on ever larger rooms until it has enough.
func (d *smallDisk) meets(t *testing.T, row spaceRow) {
	args := d.lay(t, row)
	before := d.held(t, row)
	if a := d.run(t, row, args); a.code != 0 {
		t.Errorf("%s: with room for all: %+v", row.args, a)
		return
	}
	done := d.held(t, row)
	for _, room := range rooms() {
		args = d.lay(t, row)
		free := d.fill(t, room)
		a := d.run(t, row, args)
		if row.reads && a.code == 0 { // and on what the first left there
			a = d.run(t, row, args)
		}
		free()
		what := fmt.Sprintf("%s, %d KB free", row.args, room>>10)
		now := d.held(t, row)
		d.nothingHalf(t, what, a.code == 0)
		d.storeWhole(t, what, a.code == 0 && strings.HasPrefix(row.args, "publish"))
		if a.code == 0 {
			if now.counts != done.counts {
				t.Errorf("%s: it says it is done, and there are %s, want %s", what, now.counts, done.counts)
			}
			break
		}
		if said := strings.ToLower(strings.ReplaceAll(a.stdout+a.stderr, d.scene, "")); !strings.Contains(said, "ổ đĩa") || !strings.Contains(said, "đầy") || strings.Contains(said, "disk") || row.reads {
			t.Errorf("%s: exit code %d, says %q %q", what, a.code, a.stdout, a.stderr)
		}
		if now.all != before.all && !row.parts || row.kho && now.counts != before.counts {
			t.Errorf("%s: exit code %d, and the library holds\n%s\nit held\n%s", what, a.code, now.all, before.all)
		}
		if testing.Short() {
			break
		}
		if again := d.run(t, row, args); again.code != 0 || d.held(t, row).counts != done.counts {
			t.Errorf("%s: with room again: %+v", what, again)
		}
	}
}

// outline saves one as the window does.
func (d *smallDisk) outline(t *testing.T) {
	d.lay(t, spaceRow{})
	a, err := app.Open(t.Context(), app.Options{Dir: d.lib})
	if err != nil {
		t.Fatal(err)
	}
	o, err := a.Library().SaveOutline(t.Context(), library.Outline{Title: "Biển, đảo"})
	if err != nil {
		t.Fatal(err)
	}
	free := d.fill(t, 0)
	o.Slogans = []string{strings.Repeat("khẩu hiệu ", 100_000)}
	_, err = a.Library().SaveOutline(t.Context(), o)
	free()
	if !library.IsKind(err, library.DiskFull) {
		t.Errorf("an outline: %v", err)
	}
	if kept, err := a.Library().Outline(t.Context(), o.ID); err != nil || len(kept.Slogans) > 0 {
		t.Errorf("the outline is %d slogans, %v", len(kept.Slogans), err)
	}
	if _, err = a.Library().SaveOutline(t.Context(), o); err != nil {
		t.Errorf("an outline, with room again: %v", err)
	}
	if err := a.Close(); err != nil {
		t.Error(err)
	}
}

// lay empties the disk and lays a library on it, and returns the arguments of a row.
func (d *smallDisk) lay(t *testing.T, row spaceRow) []string {
	entries, err := os.ReadDir(d.root)
	for _, e := range entries {
		err = errors.Join(err, os.RemoveAll(filepath.Join(d.root, e.Name())))
	}
	from := filepath.Join(d.scene, "lib")
	if row.old {
		from = filepath.Join(d.scene, "old")
	}
	if row.kho {
		from = filepath.Join(d.scene, "nhan")
	}
	err = errors.Join(err, os.CopyFS(d.lib, os.DirFS(from)), os.Mkdir(d.out, 0o700), os.Mkdir(filepath.Join(d.root, "tmp"), 0o700))
	if row.keyed {
		err = errors.Join(err, os.Remove(filepath.Join(d.lib, "khoa-ky.pem")))
	}
	for _, field := range strings.Fields(row.args) {
		if name, is := strings.CutPrefix(field, "{out}/"); is && filepath.Ext(name) != ".db" { // a backup takes the place of nothing else
			err = errors.Join(err, os.WriteFile(filepath.Join(d.out, name), []byte(stoodThere), 0o600))
		}
	}
	err = errors.Join(err, os.MkdirAll(filepath.Join(d.lib, store.BackupFolder), 0o700))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(d.names.Replace(row.args))
}

// stoodThere is what a file holds whose place another is to take.
const stoodThere = "cũ"

// named fills in what stands in braces.
func (d *smallDisk) named(t *testing.T) *strings.Replacer {
	l := opened(t, filepath.Join(d.scene, "lib"))
	sessions, err1 := l.Sessions(t.Context(), store.SessionFilter{})
	sources, err2 := l.Sources(t.Context())
	if err := errors.Join(err1, err2, l.Close()); err != nil || len(sessions) != 2 {
		t.Fatal(sessions, err)
	}
	with := slices.IndexFunc(sessions, func(s library.Session) bool { return len(s.Attachments) > 0 })
	return strings.NewReplacer("{uid}", sessions[with].UID, "{twin}", sessions[1-with].UID, "{files}", filepath.Join(d.scene, "files"), "{out}", d.out,
		"{lib}", d.lib, "{kho}", d.kho, "{site}", strings.TrimSuffix(sources[0].URL, "/rss"))
}

// fill leaves so many bytes of the disk.
func (d *smallDisk) fill(t *testing.T, room int64) (free func()) {
	var has syscall.Statfs_t
	filler := filepath.Join(d.root, "filler")
	f, err := os.Create(filler) // #nosec G304 -- of the test
	if err = errors.Join(err, syscall.Statfs(d.root, &has)); err != nil {
		t.Fatal(err)
	}
	size := int64(has.Bavail)*has.Bsize - room //nolint:gosec // 64 MB
	if err := errors.Join(syscall.Fallocate(int(f.Fd()), 0, 0, size), f.Close()); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.Remove(filler); err != nil {
			t.Fatal(err)
		}
	}
}

func (d *smallDisk) run(t *testing.T, row spaceRow, args []string) answer {
	if row.light {
		return process(t, d.lib, args...)
	}
	return bcv(t, d.lib, args...)
}

// holding is what a library holds: how much, and all of it in words.
type holding struct{ counts, all string }

// held looks a library through.
func (d *smallDisk) held(t *testing.T, row spaceRow) holding {
	l := opened(t, d.lib)
	ctx := t.Context()
	report, err := l.Check(ctx)
	if err != nil || !report.OK() {
		t.Errorf("%s: %+v, %v", row.args, report.Problems, err)
	}
	list, err1 := l.List(ctx, library.Filter{})
	sources, err2 := l.Sources(ctx)
	sessions, err3 := l.Sessions(ctx, store.SessionFilter{})
	themes, err4 := l.OwnThemes(ctx)
	offices, err5 := l.Offices(ctx)
	signers, err6 := l.Signers(ctx)
	outlines, err7 := l.Outlines(ctx)
	h := holding{counts: fmt.Sprint(report.Articles, report.Versions, report.Outlines, report.Sessions, len(sources), len(themes), len(offices), len(signers))}
	var all strings.Builder
	err8 := json.NewEncoder(&all).Encode([]any{h.counts, list, sources, sessions, themes, offices, signers, outlines})
	for _, s := range sessions {
		fmt.Fprintln(&all, s.Attachments, s.Distinct)
	}
	if err := errors.Join(err1, err2, err3, err4, err5, err6, err7, err8, l.Close()); err != nil {
		t.Fatal(row.args, err)
	}
	h.all = all.String()
	return h
}
