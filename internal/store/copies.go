package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"baocaovien/internal/library"
)

// CopyKind tells why a copy of the library was made.
type CopyKind string

// The kinds of copy that lie in a library's folder.
const (
	DailyCopy      CopyKind = "daily"      // made once a day
	UpgradeCopy    CopyKind = "upgrade"    // made before the schema was brought up to date
	AsideCopy      CopyKind = "aside"      // the library that a restore replaced
	UnfinishedCopy CopyKind = "unfinished" // hidden: a program was killed while it wrote it
)

// BackupFolder is the folder of copies in the folder of a library.
const BackupFolder = "sao-luu"

// copyName is how copies of a kind are named.
type copyName struct {
	kind           CopyKind
	folder, before string
	layout         string
}

// How the copies are named: what stands before their time, how that is written, and in which folder they lie.
var copyNames = []copyName{
	{DailyCopy, BackupFolder, "thu-vien-", time.DateOnly},
	{UpgradeCopy, BackupFolder, "truoc-nang-cap-", minuteLayout},
	{AsideCopy, "", "thu-vien-truoc-khi-phuc-hoi-", minuteLayout},
	{UnfinishedCopy, BackupFolder, unfinishedName, ""},
	{UnfinishedCopy, "", unfinishedName, ""},
}

const (
	minuteLayout   = "20060102-1504"
	unfinishedName = ".thu-vien-"
	copyEnding     = ".db"
)

// BackupCopy is a copy of the library that lies in its folder.
type BackupCopy struct {
	BackupReport
	Kind     CopyKind
	Made     time.Time
	Bytes    int64
	Readable bool // what it holds could be counted
}

// Copies returns the copies in the folder of a library, the newest first. What they hold is counted, not verified.
func Copies(ctx context.Context, dir string) ([]BackupCopy, error) {
	own, _ := os.Stat(filepath.Join(dir, fileName)) // nil where it was lost
	var all []BackupCopy
	for _, n := range copyNames {
		folder := filepath.Join(dir, n.folder)
		entries, err := os.ReadDir(folder)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, library.Fail(kindOfFile(err), folder, err)
		}
		for _, e := range entries {
			c, is := n.copyOf(folder, e, own)
			if is && c.Kind != UnfinishedCopy {
				c.count(ctx)
			}
			if is {
				all = append(all, c)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b BackupCopy) int { return b.Made.Compare(a.Made) })
	return all, ctx.Err()
}

// copyOf reads of which kind the file of an entry is, and when it was made. is is false for a file of another name. One that
// is the library itself under a second name was left by a restore that was killed before it put the new one in its place.
func (n copyName) copyOf(folder string, e fs.DirEntry, own fs.FileInfo) (c BackupCopy, is bool) {
	stamp, named := strings.CutPrefix(e.Name(), n.before)
	stamp, ending := strings.CutSuffix(stamp, copyEnding)
	info, err := e.Info()
	if !named || !ending || err != nil || !info.Mode().IsRegular() {
		return c, false
	}
	c = BackupCopy{Kind: n.kind, Bytes: info.Size(), BackupReport: BackupReport{File: filepath.Join(folder, e.Name())}}
	changed := info.ModTime()
	if own != nil && os.SameFile(info, own) {
		c.Kind, changed = UnfinishedCopy, time.Time{} // the library's own time tells nothing
	}
	c.Made, is = copyTime(stamp, n.layout, changed)
	return c, is
}

// copyTime reads when a copy was made from its name; the file's own time is more exact where both mean one day. known
// is false for the name of something else.
func copyTime(stamp, layout string, changed time.Time) (made time.Time, known bool) {
	if layout == "" {
		return changed, true
	}
	if len(stamp) < len(layout) {
		return made, false
	}
	made, err := time.ParseInLocation(layout, stamp[:len(layout)], library.Vietnam) // a number may follow
	if err != nil {
		return made, false
	}
	if changed.In(library.Vietnam).Format(time.DateOnly) == made.Format(time.DateOnly) {
		return changed, true
	}
	return made, true
}

// count finds out what a copy holds.
func (c *BackupCopy) count(ctx context.Context) {
	report, err := contents(ctx, c.File)
	if err == nil && c.Bytes > 0 {
		c.Readable, c.Articles, c.Outlines, c.Sessions = true, report.Articles, report.Outlines, report.Sessions
	}
}

// holds reports whether there is anything in it.
func (r BackupReport) holds() bool { return r.Articles+r.Outlines+r.Sessions > 0 }

// muchMore is the share of what a copy holds that another must lack for it to hold much more: a tenth.
const muchMore = 10

// HoldsMuchMore reports whether something of the kind that people miss is in r and not in another: at least one thing,
// and a tenth of what there is.
func (r BackupReport) HoldsMuchMore(than BackupReport) bool {
	return lacks(r.Articles, than.Articles) || lacks(r.Outlines, than.Outlines) || lacks(r.Sessions, than.Sessions)
}

func lacks(here, there int) bool { return here > there && (here-there)*muchMore >= here }

// BestCopy returns the copy from which most comes back: the one with the most outlines, which nobody can fetch again,
// then the most articles, then the newest. found is false where none holds anything.
func BestCopy(copies []BackupCopy) (best BackupCopy, found bool) {
	for _, c := range copies { // the newest first
		own, bestOwn := c.Outlines+c.Sessions, best.Outlines+best.Sessions // what no sync brings back
		more := own > bestOwn || own == bestOwn && c.Articles > best.Articles
		if c.Readable && c.holds() && (!found || more) {
			best, found = c, true
		}
	}
	return best, found
}
