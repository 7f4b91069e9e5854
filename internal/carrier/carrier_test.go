package carrier_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"baocaovien/internal/carrier"
	"baocaovien/internal/carrier/carriertest"
	"baocaovien/internal/library"
)

// place is what is asked of every place.
type place interface {
	Read(ctx context.Context, name string, most int64) ([]byte, carrier.ContentTag, error)
	Has(ctx context.Context, name string) (bool, error)
	Write(ctx context.Context, name string, data []byte) error
	Replace(ctx context.Context, files ...carrier.Replacement) error
}

// keepsItsWord goes through what a place promises.
func keepsItsWord(t *testing.T, p place) {
	t.Helper()
	ctx := t.Context()
	if _, tag, err := p.Read(ctx, "kho.json", 100); !library.IsKind(err, library.Gone) || tag != carrier.NoFile {
		t.Errorf("a file that is not there: %q, %v", tag, err)
	}
	if has, err := p.Has(ctx, "items/ab/abc.zst"); has || err != nil {
		t.Errorf("a file that is not there: %v, %v", has, err)
	}
	if err := p.Write(ctx, "items/ab/abc.zst", []byte("một bài")); err != nil {
		t.Fatal(err)
	}
	if has, err := p.Has(ctx, "items/ab/abc.zst"); !has || err != nil {
		t.Errorf("a file that was written: %v, %v", has, err)
	}
	if data, _, err := p.Read(ctx, "items/ab/abc.zst", 100); err != nil || string(data) != "một bài" {
		t.Errorf("%q, %v", data, err)
	}
	if _, _, err := p.Read(ctx, "items/ab/abc.zst", 3); !library.IsKind(err, library.TooLarge) {
		t.Errorf("a file larger than was signed: %v", err)
	}
	replaced(ctx, t, p)
	stopped, stop := context.WithCancel(ctx)
	stop()
	if err := p.Write(stopped, "x", []byte("x")); !library.IsKind(err, library.Cancelled) {
		t.Errorf("stopped: %v", err)
	}
}

// replaced goes through what a place promises of files that change.
func replaced(ctx context.Context, t *testing.T, p place) {
	t.Helper()
	one := carrier.Replacement{Name: "kho.json", Data: []byte("1"), Was: carrier.NoFile}
	if err := p.Replace(ctx, one); err != nil {
		t.Fatal(err)
	}
	if err := p.Replace(ctx, one); !library.IsKind(err, library.BusyStore) {
		t.Errorf("the first one twice: %v", err)
	}
	_, first, err := p.Read(ctx, "kho.json", 100)
	if err != nil || first == carrier.NoFile {
		t.Fatalf("%q, %v", first, err)
	}
	if err := p.Replace(ctx, carrier.Replacement{Name: "kho.json", Data: []byte("2"), Was: first}); err != nil {
		t.Fatal(err)
	}
	if err := p.Replace(ctx, carrier.Replacement{Name: "kho.json", Data: []byte("3"), Was: first}); !library.IsKind(err, library.BusyStore) {
		t.Errorf("from what is there no more: %v", err)
	}
	if data, _, err := p.Read(ctx, "kho.json", 100); err != nil || string(data) != "2" {
		t.Errorf("%q, %v", data, err)
	}
}

func TestAFolderKeepsItsWord(t *testing.T) {
	t.Parallel()
	keepsItsWord(t, carrier.NewFolder(filepath.Join(t.TempDir(), "Kho của tỉnh")))
}

func TestAFolderThatCannotBeWrittenIsTold(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "tệp")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	under := carrier.NewFolder(filepath.Join(file, "kho"))
	if err := under.Write(t.Context(), "x", []byte("x")); !library.IsKind(err, library.ReadOnly) {
		t.Errorf("err = %v", err)
	}
	if err := under.Replace(t.Context(), carrier.Replacement{Name: "kho.json"}); !library.IsKind(err, library.ReadOnly) {
		t.Errorf("err = %v", err)
	}
}

// bucketAt is the store under a prefix of the bucket at an endpoint.
func bucketAt(t *testing.T, endpoint, secret, prefix string) carrier.Bucket {
	t.Helper()
	carriertest.UseObjectStore(t, endpoint, secret)
	b, err := carrier.NewBucket("s3://kho/" + prefix)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAnObjectStoreKeepsItsWord(t *testing.T) {
	endpoint := carriertest.ObjectStore(t)
	keepsItsWord(t, bucketAt(t, endpoint, carriertest.Secret, "Vĩnh Long/kho"))
	keepsItsWord(t, bucketAt(t, endpoint, carriertest.Secret, ""))
	if err := bucketAt(t, endpoint, "sai", "x").Write(t.Context(), "x", []byte("x")); !library.IsKind(err, library.LoginRequired) {
		t.Errorf("a wrong secret: %v", err)
	}
}

func TestWhatIsNoObjectStoreIsRefused(t *testing.T) {
	for _, address := range []string{"s3://", "s3:///x", "http://kho/x", "s3://ai:mat-khau@kho/x", "kho"} {
		if _, err := carrier.NewBucket(address); !library.IsKind(err, library.BadAddress) {
			t.Errorf("%s: %v", address, err)
		}
	}
	t.Setenv("AWS_ENDPOINT_URL", "không phải địa chỉ")
	if _, err := carrier.NewBucket("s3://kho/x"); !library.IsKind(err, library.BadAddress) {
		t.Errorf("err = %v", err)
	}
	nobody := httptest.NewServer(http.NotFoundHandler())
	nobody.Close()
	if err := bucketAt(t, nobody.URL, "x", "x").Write(stopsSoon(t), "x", []byte("x")); err == nil {
		t.Error("nobody answers, and it is written")
	}
}

// stopsSoon is a context that ends before a client has tried ten times.
func stopsSoon(t *testing.T) context.Context {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Second)
	t.Cleanup(stop)
	return ctx
}

// lister lists a place.
type lister interface {
	place
	List(ctx context.Context) ([]carrier.CarriedFile, error)
}

// lists goes through what a listing promises.
func lists(t *testing.T, p lister) {
	t.Helper()
	ctx := t.Context()
	names := []string{"Báo cáo/xã a+b & c%41.buoi", "b.buoi", "c d.buoi"}
	for _, name := range append([]string{".ẩn/x.buoi", ".x.buoi"}, names...) {
		if err := p.Write(ctx, name, []byte(name)); err != nil {
			t.Fatal(err)
		}
	}
	all, err := p.List(ctx)
	var got []string
	version := map[string]string{}
	for _, f := range all {
		if f.Name != ".ẩn/x.buoi" { // in an object store there are no folders to be hidden
			got = append(got, f.Name)
		}
		version[f.Name] = f.Version
		if f.Size != int64(len(f.Name)) {
			t.Errorf("%s has %d bytes", f.Name, f.Size)
		}
	}
	slices.Sort(got)
	slices.Sort(names)
	if err != nil || !slices.Equal(got, names) {
		t.Errorf("%q, %v", got, err)
	}
	for _, name := range names { // what is listed can be read
		if data, _, err := p.Read(ctx, name, 100); err != nil || string(data) != name {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
	if err := p.Write(ctx, "b.buoi", []byte("khác hẳn")); err != nil {
		t.Fatal(err)
	}
	again, err := p.List(ctx)
	for _, f := range again {
		if (f.Version != version[f.Name]) != (f.Name == "b.buoi") {
			t.Errorf("%s: %q after %q", f.Name, f.Version, version[f.Name])
		}
	}
	if err != nil || len(again) != len(all) {
		t.Errorf("%d files, %v", len(again), err)
	}
}

func TestAFolderIsListed(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "Hộp thư")
	lists(t, carrier.NewFolder(dir))
	if f := carrier.NewFolder(filepath.Join(dir, "x")); f.IsThere() || !carrier.NewFolder(dir).IsThere() || carrier.NewFolder(filepath.Join(dir, "b.buoi")).IsThere() {
		t.Error("a folder that is not there is, or one that is is not")
	}
	if _, err := carrier.NewFolder(filepath.Join(dir, "x")).List(t.Context()); !library.IsKind(err, library.UnreadableFile) {
		t.Errorf("of a folder that is not there: %v", err)
	}
}

func TestAnObjectStoreIsListedPageByPage(t *testing.T) {
	endpoint := carriertest.ObjectStore(t)
	lists(t, bucketAt(t, endpoint, carriertest.Secret, "hộp thư/đến"))
	b := bucketAt(t, endpoint, carriertest.Secret, "nhiều")
	if all, err := b.List(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("an empty prefix: %d, %v", len(all), err)
	}
	if err := bucketAt(t, endpoint, carriertest.Secret, "nhiều-khác").Write(t.Context(), "x", []byte("x")); err != nil { // begins alike
		t.Fatal(err)
	}
	const many = 1_003 // a page has a thousand
	for n := range many {
		if err := b.Write(t.Context(), fmt.Sprintf("%04d.buoi", n), []byte("x")); err != nil {
			t.Fatal(err)
		}
	}
	all, err := b.List(t.Context())
	if err != nil || len(all) != many || all[0].Name != "0000.buoi" || all[many-1].Name != "1002.buoi" {
		t.Errorf("%d files, %v", len(all), err)
	}
	if _, err := bucketAt(t, endpoint, "sai", "nhiều").List(t.Context()); !library.IsKind(err, library.LoginRequired) {
		t.Errorf("a wrong secret: %v", err)
	}
}

// TestAListingThatDoesNotEndIsRefused answers as broken stores do.
func TestAListingThatDoesNotEndIsRefused(t *testing.T) {
	for name, answer := range map[string]string{
		"the same page":   `<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>a</NextContinuationToken></ListBucketResult>`,
		"no token":        `<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>`,
		"a page of a web": `<html><body>Đăng nhập`,
		"a wrong escape":  `<ListBucketResult><EncodingType>url</EncodingType><Contents><Key>x/%zz</Key></Contents></ListBucketResult>`,
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(answer)) }))
		t.Cleanup(server.Close)
		if all, err := bucketAt(t, server.URL, "x", "x").List(t.Context()); !library.IsKind(err, library.DamagedFile) {
			t.Errorf("%s: %d files, %v", name, len(all), err)
		}
	}
}
