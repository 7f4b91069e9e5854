package cli_test

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"baocaovien/internal/depot"
)

// storeAt reads the store in a folder as a receiver does: its serial, 0 where there is none, and the titles of the articles that
// count. Every file of it must be there, whole.
func storeAt(kho string) (serial int64, titles []string, err error) {
	read := func(name string) (raw []byte) {
		if err == nil {
			raw, err = os.ReadFile(filepath.Join(kho, filepath.FromSlash(name))) // #nosec G304 -- of the test
		}
		return raw
	}
	head := depot.StoreHead{Manifest: read(depot.ManifestName), Signatures: read(depot.SignaturesName)}
	if errors.Is(err, os.ErrNotExist) && len(head.Manifest) == 0 {
		return 0, nil, nil
	}
	if err != nil {
		return 0, nil, err
	}
	m, _, err := depot.Open(head)
	if err != nil {
		return 0, nil, err
	}
	for _, ref := range m.Shards {
		entries, err2 := depot.ReadShard(ref, read(depot.ShardName(ref.Hash)))
		err = errors.Join(err, err2)
		for _, e := range entries {
			if e.Kind != depot.ArticleItem || !e.Counts() {
				continue
			}
			a, err2 := depot.ReadArticle(e, read(depot.ItemName(e.Hash)))
			titles, err = append(titles, a.Title), errors.Join(err, err2)
		}
	}
	slices.Sort(titles)
	return m.Serial, titles, err
}

// depots is a store that grows, what was in each of its serials, and libraries that receive it.
type depots struct {
	*campaign
	office, kho, documents string
	documented             int
	serials                map[int64]string  // the titles of each
	laptops                map[string]string // folders of libraries, by the way their store comes
	has                    map[string]int64  // the serial each laptop has
}

// stores kills the program while it publishes a store into a folder, and while others receive it from there and over the web:
// readers find a serial or the one before it, whole, and libraries have taken one whole, or not.
func stores(c *campaign) {
	d := &depots{
		campaign: c, office: c.TempDir(), kho: filepath.Join(c.TempDir(), "kho"), documents: c.TempDir(), serials: map[int64]string{},
		laptops: map[string]string{"folder": c.TempDir(), "web": c.TempDir()}, has: map[string]int64{},
	}
	server := httptest.NewServer(http.FileServer(http.Dir(d.kho)))
	defer server.Close()
	var v object
	d.grow()
	ask(c.T, d.office, &v, "publish", d.kho)
	d.published("the first publishing")
	for way, address := range map[string]string{"folder": d.kho, "web": server.URL + "/kho.json"} {
		ask(c.T, d.laptops[way], &v, "source", "add", address, "--trust")
	}
	for c.next() {
		if c.random.IntN(2) == 0 {
			d.grow()
			c.strike("publish", "--data", d.office, "publish", d.kho)
			d.standOf(d.office, "publish")
			d.published("publish")
			continue
		}
		way := []string{"folder", "web"}[c.random.IntN(2)]
		c.strike("receive, "+way, "--data", d.laptops[way], "sync")
		d.received(way)
	}
	d.grow() // what the kills interrupted is done now
	ask(c.T, d.office, &v, "publish", d.kho)
	last := d.published("the last publishing")
	for way, dir := range d.laptops {
		ask(c.T, dir, &v, "sync")
		if d.received(way); d.has[way] != last {
			c.wrong("over the %s the last sync brought serial %d of %d", way, d.has[way], last)
		}
	}
	if n := len(d.standOf(d.office, "the last publishing").titles); n != strings.Count(d.serials[last], "\n") {
		c.wrong("%d articles were published of %d", strings.Count(d.serials[last], "\n"), n)
	}
}

// grow adds documents to the office's library, and corrects a theme.
func (d *depots) grow() {
	var v object
	for range 2 {
		d.documented++
		name := filepath.Join(d.documents, fmt.Sprintf("tai-lieu-%d.txt", d.documented))
		text := fmt.Sprintf("Tài liệu %d\n\n%s", d.documented, strings.Repeat(fmt.Sprintf("Câu riêng của tài liệu %d, số %d. ", d.documented, d.documented*6151), 30))
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			d.Fatal(err)
		}
		ask(d.T, d.office, &v, "import", name)
	}
	ask(d.T, d.office, &v, "theme", fmt.Sprint(1+d.random.IntN(d.documented)), "--set", []string{"bien-dao", "bien-gioi", "doi-ngoai"}[d.random.IntN(3)])
}

// published reads the store after a publishing, and remembers its serial.
func (d *depots) published(what string) int64 {
	serial, titles, err := storeAt(d.kho)
	newest := slices.Max(append(slices.Collect(maps.Keys(d.serials)), 0))
	all := strings.Join(titles, "\n") + "\n"
	before, known := d.serials[serial]
	switch {
	case err != nil:
		d.wrong("after %s the store is not whole: %v", what, err)
	case serial < newest || serial > newest+1 || known && before != all:
		d.wrong("after %s the store is at serial %d with %d articles, before %d", what, serial, len(titles), newest)
	}
	d.serials[serial] = all
	return serial
}

// received looks through the library of a laptop, which has the articles of a serial, all of them.
func (d *depots) received(way string) {
	now := d.standOf(d.laptops[way], "receiving over the "+way)
	all := strings.Join(slices.Sorted(maps.Keys(now.titles)), "\n") + "\n"
	if len(now.titles) == 0 && d.has[way] == 0 {
		return
	}
	for serial := range d.serials {
		if d.serials[serial] == all && serial >= d.has[way] {
			d.has[way] = serial
			return
		}
	}
	d.wrong("over the %s there are %d articles, which no serial has since %d", way, len(now.titles), d.has[way])
}
