package cli_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"baocaovien/internal/app"
	"baocaovien/internal/app/apptest"
	"baocaovien/internal/library"
)

// listener is a server of a store that would like to know who asks: it gives everybody a cookie of his own, and writes down all
// that it is told.
type listener struct {
	http.Handler
	lock     sync.Mutex
	visitors int
	heard    []string
}

func (l *listener) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	l.lock.Lock()
	l.visitors++
	http.SetCookie(w, &http.Cookie{Name: "ai", Value: fmt.Sprint("khach-", l.visitors), MaxAge: 1_000_000})
	var fields []string
	for name, values := range r.Header {
		fields = append(fields, fmt.Sprint(name, ": ", values))
	}
	slices.Sort(fields)
	l.heard = append(l.heard, r.Method+" "+r.URL.RequestURI()+" "+r.Proto+"\n"+strings.Join(fields, "\n"))
	l.lock.Unlock()
	l.Handler.ServeHTTP(w, r)
}

// told returns what was heard since it was asked last, whatever the order in which files were asked for.
func (l *listener) told() string {
	l.lock.Lock()
	defer l.lock.Unlock()
	heard := l.heard
	l.heard = nil
	slices.Sort(heard)
	return strings.Join(heard, "\n")
}

// TestAStoreIsToldNothingOfWhoAsks has two libraries of different people, offices and languages receive the same serials of a
// store: what its server hears of the one is what it hears of the other, to the letter.
func TestAStoreIsToldNothingOfWhoAsks(t *testing.T) {
	t.Parallel()
	dir, kho := apptest.SampleFolder(t), filepath.Join(t.TempDir(), "kho")
	var v object
	publish := func(args ...string) {
		ask(t, dir, &v, append([]string{"publish", kho}, args...)...)
		past := time.Now().Add(-time.Hour) // what is made and asked for in one second is asked for once more in the next
		if err := os.Chtimes(filepath.Join(kho, "kho.json"), past, past); err != nil {
			t.Fatal(err)
		}
	}
	publish("--theme", "bien-dao")
	ear := &listener{Handler: http.FileServer(http.Dir(kho))}
	server := httptest.NewServer(ear)
	t.Cleanup(server.Close)
	people := map[string]library.Letterhead{
		"Nguyễn Thị Lan":   {Superior: "ĐẢNG ỦY XÃ LONG HÒA", Issuer: "BAN TUYÊN GIÁO", Place: "Long Hòa"},
		"Thạch Sô Phát Ny": {Superior: "ĐẢNG ỦY PHƯỜNG 4", Issuer: "TỔ BÁO CÁO VIÊN", Place: "Trà Vinh"},
	}
	laptops := map[string]string{}
	for name, head := range people {
		laptops[name] = apptest.NewFolder(t)
		a, err := app.Open(t.Context(), app.Options{Dir: laptops[name]})
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Settings().SetSpeaker(t.Context(), name); err != nil {
			t.Fatal(err)
		}
		if err := a.Settings().SetLetterhead(t.Context(), head); err != nil {
			t.Fatal(err)
		}
		added(t, laptops[name], "--date", "2026-03-05", "--commune", head.Place, "--present", "40") // and a key of its own
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for step, args := range [][]string{{"source", "add", server.URL + "/kho.json", "--trust"}, {"sync"}, {"sync"}, {"sync"}} {
		if step == 3 { // until then nothing was new
			publish()
		}
		heard := map[string]bool{}
		for _, laptop := range laptops {
			ask(t, laptop, &v, args...)
			heard[ear.told()] = true
		}
		if len(heard) != 1 {
			t.Errorf("step %d: the two are told apart: %v", step, heard)
		}
		for all := range heard {
			if all == "" || strings.Contains(all, "Cookie") || strings.Contains(all, "Referer") || strings.Contains(all, "Authorization") {
				t.Errorf("step %d: %s", step, all)
			}
		}
	}
}
