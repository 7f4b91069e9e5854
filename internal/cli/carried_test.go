package cli_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"baocaovien/internal/app"
	"baocaovien/internal/app/apptest"
	"baocaovien/internal/carrier/carriertest"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// carried is what a store is to carry from one library to another, each by a name that both know: articles with their themes and
// passages, the bytes of their files, models, and themes of the publisher's own.
type carried struct {
	articles map[string]library.Stored
	files    map[string]string
	models   map[string]string
	themes   map[string][]string
}

// carriedBy looks a library through. Of what is published the models are its own outlines, of what came those of the publisher.
func carriedBy(t *testing.T, dir string, received bool) carried {
	t.Helper()
	a, err := app.Open(t.Context(), app.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	l, all := a.Library(), carried{map[string]library.Stored{}, map[string]string{}, map[string]string{}, map[string][]string{}}
	listed, err := l.List(t.Context(), library.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range listed {
		all.addArticle(t, l, s.ID)
	}
	own, err := l.OwnThemes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, theme := range own {
		all.themes[theme.Name] = theme.Keywords
	}
	if received {
		models, err := a.Outlines.Models(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range models {
			all.addModel(t, l, m.Outline)
		}
		return all
	}
	outlines, err := l.Outlines(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range outlines {
		all.addModel(t, l, o)
	}
	return all
}

func (c *carried) addArticle(t *testing.T, l *store.Library, id int64) {
	t.Helper()
	one, err := l.Article(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	urls, err := l.FilesOf(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, url := range urls {
		f, err := l.File(t.Context(), id, url)
		if err != nil {
			t.Fatal(err)
		}
		c.files[url] = f.Name + " " + f.MediaType + " " + f.Text + " " + string(f.Data)
	}
	one.ID, one.SourceID, one.Version, one.ThemesBy, one.Copies = 0, 0, 0, "", nil // a library's own
	c.articles[one.URL] = one
}

// addModel adds an outline with its articles named as everybody names them.
func (c *carried) addModel(t *testing.T, l *store.Library, o library.Outline) {
	t.Helper()
	var names []string
	for _, id := range o.Articles() {
		one, err := l.Article(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, one.URL)
	}
	o = o.WithArticles(func(int64) int64 { return 1 })
	o.ID, o.Revision, o.Saved, o.Model = 0, 0, library.Moment{}, false
	o.Letterhead, o.Speaker, o.Place, o.Date = library.Letterhead{}, "", "", library.Moment{}
	whole, err := json.Marshal([]any{o, names})
	if err != nil {
		t.Fatal(err)
	}
	c.models[o.Title] = string(whole)
}

// equals tells each item that came otherwise.
func (c *carried) equals(t *testing.T, want carried, how string) {
	t.Helper()
	for url, w := range want.articles {
		if got, is := c.articles[url]; !is || !reflect.DeepEqual(got, w) {
			t.Errorf("%s: the article %s came otherwise: %s", how, url, difference(got, w))
		}
	}
	for name, w := range want.files {
		if c.files[name] != w {
			t.Errorf("%s: the file %s has %d bytes, not %d", how, name, len(c.files[name]), len(w))
		}
	}
	for name, w := range want.models {
		if c.models[name] != w {
			t.Errorf("%s: the model %s is\n%s, not\n%s", how, name, c.models[name], w)
		}
	}
	if !reflect.DeepEqual(c.themes, want.themes) {
		t.Errorf("%s: themes %v, not %v", how, c.themes, want.themes)
	}
	if len(c.articles) != len(want.articles) || len(c.files) != len(want.files) || len(c.models) != len(want.models) {
		t.Errorf("%s: %d articles, %d files, %d models", how, len(c.articles), len(c.files), len(c.models))
	}
}

// difference names the first field in which two articles differ.
func difference(a, b library.Stored) string {
	one, other := reflect.ValueOf(a), reflect.ValueOf(b)
	for i := range one.NumField() {
		if x, y := one.Field(i).Interface(), other.Field(i).Interface(); !reflect.DeepEqual(x, y) {
			return fmt.Sprintf("%s %.300v, not %.300v", one.Type().Field(i).Name, x, y)
		}
	}
	return "in nothing"
}

// province is a library with all that can be published: articles with pictures, a theme corrected by hand, one of its own, and a
// model.
func province(t *testing.T) string {
	t.Helper()
	dir := apptest.SampleFolder(t)
	var v object
	ask(t, dir, &v, "theme", "add", "Giảm nghèo", "--keyword", "hộ nghèo", "--keyword", "vay vốn")
	ask(t, dir, &v, "theme", "3", "--set", "doi-ngoai,giam-ngheo")
	l := opened(t, dir)
	a, err := app.Open(t.Context(), app.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	drafted, _, err := a.Outlines.Draft(t.Context(), []int64{1, 2}, library.SeaIslands)
	if err != nil {
		t.Fatal(err)
	}
	drafted.Title, drafted.Speaker, drafted.Model = "Đề cương mẫu tháng 11", "Người của tỉnh", true
	if _, err := l.SaveOutline(t.Context(), drafted); err != nil {
		t.Fatal(err)
	}
	picture := library.File{URL: "https://bao.example/anh.jpg", Name: "anh.jpg", MediaType: "image/jpeg", Data: bytes.Repeat([]byte("\xff\xd8 ảnh"), 5000)}
	if err := l.KeepFile(t.Context(), 1, picture); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestALibraryReceivesWhatAnotherPublishes carries a province's store by each of the ways there are, and compares every item with
// the province's own.
func TestALibraryReceivesWhatAnotherPublishes(t *testing.T) {
	dir, kho := province(t), filepath.Join(t.TempDir(), "kho")
	var first, again object
	ask(t, dir, &first, "publish", kho)
	fields(t, first, "serial,items,new,updated,withdrawn,files_written,bytes,restricted,fingerprint")
	ask(t, dir, &again, "publish", kho)
	if first["serial"] != 1.0 || first["new"] != first["items"] || again["serial"] != 1.0 || again["files_written"] != 0.0 {
		t.Errorf("first %v, again %v", first, again)
	}
	stick := filepath.Join(t.TempDir(), "Kho trên USB")
	if err := os.CopyFS(stick, os.DirFS(kho)); err != nil {
		t.Fatal(err)
	}
	past := time.Now().Add(-time.Hour) // what is published and asked for within a second is asked for once more
	if err := os.Chtimes(filepath.Join(kho, "kho.json"), past, past); err != nil {
		t.Fatal(err)
	}
	want := carriedBy(t, dir, false)
	server := carriertest.Nginx(t, kho)
	for name, address := range map[string]string{
		"a folder": kho, "a stick": stick, "nginx": server.Address + "/kho.json", "an object store": bucket(t, dir) + "/kho.json",
	} {
		other := apptest.NewFolder(t)
		digits := first["fingerprint"].(string)
		if a := bcv(t, other, "source", "add", address); a.code != 1 || !strings.Contains(a.stderr, digits) {
			t.Errorf("%s, nobody agreed: exit %d: %s", name, a.code, a.stderr)
		}
		if a := bcv(t, other, "source", "add", address, "--fingerprint", "000 000 000 000"); a.code != 1 {
			t.Errorf("%s, other digits: exit %d: %s", name, a.code, a.stderr)
		}
		var source, sync object
		ask(t, other, &source, "source", "add", address, "--fingerprint", digits)
		ask(t, other, &sync, "sync")
		if source["kind"] != "store" || sync["new"] != float64(len(want.articles)) || sync["failed"] != 0.0 {
			t.Errorf("%s: %v, %v", name, source, sync)
		}
		got := carriedBy(t, other, true)
		got.equals(t, want, name)
		if _, err := server.Answered(t.Context()); err != nil {
			t.Fatal(err)
		}
		ask(t, other, &sync, "sync")
		asked, err := server.Answered(t.Context())
		if err != nil || name == "nginx" && (len(asked) != 1 || asked[0].Status != http.StatusNotModified || asked[0].Sent > 1000) {
			t.Errorf("%s, nothing new: %+v, %v", name, asked, err)
		}
		if status := sync["sources"].([]any)[0].(object)["status"]; status != "unchanged" {
			t.Errorf("%s, nothing new: %v", name, status)
		}
	}
}

// bucket publishes what a library has in a real object store, lets everybody read it, and returns the address for readers.
func bucket(t *testing.T, dir string) string {
	t.Helper()
	endpoint := carriertest.ObjectStore(t)
	carriertest.UseObjectStore(t, endpoint, carriertest.Secret)
	var v object
	ask(t, dir, &v, "publish", "s3://kho/Vĩnh Long/kho")
	policy := []byte(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::kho/*"]}]}`)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPut, endpoint+"/kho?policy=", bytes.NewReader(policy))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(policy)
	hash := hex.EncodeToString(sum[:])
	request.Header.Set("X-Amz-Content-Sha256", hash)
	key := aws.Credentials{AccessKeyID: carriertest.Access, SecretAccessKey: carriertest.Secret}
	if err := v4.NewSigner().SignHTTP(context.WithoutCancel(t.Context()), key, request, hash, "s3", "us-east-1", time.Now()); err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	if err := answer.Body.Close(); err != nil || answer.StatusCode >= 300 {
		t.Fatal(answer.Status, err)
	}
	return endpoint + "/kho/V%C4%A9nh%20Long/kho"
}
