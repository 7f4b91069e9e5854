package syncer_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/syncer"
	"baocaovien/internal/theme"
	"baocaovien/internal/web"
)

// What the benchmarks sync: so many hosts, each with a feed of so many articles, that answer after so long.
const (
	benchHosts    = 20
	benchArticles = 50
	benchAnswer   = 50 * time.Millisecond
)

// themedBench is a bench with the program's own classifier.
func themedBench(b *testing.B) bench {
	b.Helper()
	themes, err := theme.New(assets.Themes, nil)
	if err != nil {
		b.Fatal(err)
	}
	return newBench(b).with(func(p *syncer.Params) { p.Read = themes })
}

// BenchmarkSync measures a sync of 1,000 new articles beside the ideal: requests ÷ connections × the time the
// server takes. The goal is 1.3.
func BenchmarkSync(b *testing.B) {
	ratio := 0.0
	for range b.N {
		b.StopTimer()
		rig := themedBench(b)
		sources := slowSites(b, rig, benchHosts, benchArticles, benchAnswer)
		b.StartTimer()
		begun := time.Now()
		report := rig.sync(b, sources...)
		took := time.Since(begun)
		if report.New != benchHosts*benchArticles {
			b.Fatalf("%+v", report)
		}
		ideal := time.Duration(benchHosts*(benchArticles+1)) * benchAnswer / time.Duration(web.DefaultLimits().Total)
		ratio += float64(took) / float64(ideal)
	}
	b.ReportMetric(ratio/float64(b.N), "×ideal")
}

// BenchmarkSyncOfNothingNew measures a sync in which all is as it was beside the bare conditional requests, as
// many at a time. The goal is 1.1.
func BenchmarkSyncOfNothingNew(b *testing.B) {
	rig := themedBench(b)
	sources := slowSites(b, rig, benchHosts, benchArticles, benchAnswer)
	rig.sync(b, sources...)
	addresses := make([][]string, len(sources))
	for n, s := range sources {
		addresses[n] = append(addresses[n], s.URL)
		for i := range benchArticles {
			addresses[n] = append(addresses[n], strings.TrimSuffix(s.URL, "rss")+"bai-"+strconv.Itoa(n)+"-"+strconv.Itoa(i))
		}
	}
	ratio := 0.0
	for b.Loop() {
		begun := time.Now()
		report := rig.sync(b, sources...)
		took := time.Since(begun)
		if report.ArticleCounts != (syncer.ArticleCounts{Unchanged: benchHosts * benchArticles}) {
			b.Fatalf("%+v", report)
		}
		b.StopTimer()
		ratio += float64(took) / float64(bareRequests(b, addresses))
		b.StartTimer()
	}
	b.ReportMetric(ratio/float64(b.N), "×bare")
}

// bareRequests asks each address of each host conditionally with a plain client and no more: eight at a time,
// the hosts in turn.
func bareRequests(b *testing.B, hosts [][]string) time.Duration {
	b.Helper()
	queue := make(chan string)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: web.DefaultLimits().PerHost}}
	defer client.CloseIdleConnections()
	var workers sync.WaitGroup
	begun := time.Now()
	for range web.DefaultLimits().Total {
		workers.Go(func() {
			for address := range queue {
				request, err := http.NewRequestWithContext(b.Context(), http.MethodGet, address, nil)
				if err != nil {
					b.Error(err)
					continue
				}
				request.Header.Set("If-None-Match", `"`+strings.TrimPrefix(request.URL.Path, "/")+`"`)
				answer, err := client.Do(request)
				if err != nil {
					b.Error(err)
					continue
				}
				if answer.StatusCode != http.StatusNotModified {
					b.Errorf("%s answered %d", address, answer.StatusCode)
				}
				_ = answer.Body.Close()
			}
		})
	}
	for n := range hosts[0] {
		for _, host := range hosts {
			queue <- host[n]
		}
	}
	close(queue)
	workers.Wait()
	return time.Since(begun)
}

// BenchmarkMemory syncs 10,000 articles and reports the most memory in use. The goal is 200 MB.
func BenchmarkMemory(b *testing.B) {
	most := uint64(0)
	for range b.N {
		rig := themedBench(b)
		sources := slowSites(b, rig, benchHosts, 500, 0)
		peak := watchMemory(b)
		if report := rig.sync(b, sources...); report.New != benchHosts*500 {
			b.Fatalf("%+v", report)
		}
		most = max(most, peak())
	}
	b.ReportMetric(float64(most)/(1<<20), "MB")
}

// slowSites are servers with a feed of articles each, whose pages carry about as much around the text as those
// of newspapers do. What they answer is the same each time.
func slowSites(b *testing.B, rig bench, hosts, articles int, answer time.Duration) []library.Source {
	b.Helper()
	before := "<header><nav>" + strings.Repeat("<li><a href='/chuyen-muc'>Chuyên mục</a></li>", 60) + "</nav></header><main>"
	after := "</main><aside>" + strings.Repeat("<div class=item><a href='/khac'>Tin khác trong ngày của chuyên mục này</a></div>", 40) + "</aside>"
	var sources []library.Source
	for host := range hosts {
		items := make([]string, articles)
		for n := range items {
			name := fmt.Sprintf("bai-%d-%d", host, n)
			items[n] = itemOf(name, "/"+name)
		}
		feed := feedOf(items...)
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			timer := time.NewTimer(answer) // the server's own work
			defer timer.Stop()
			<-timer.C
			name := strings.TrimPrefix(r.URL.Path, "/")
			etag := strconv.Quote(name)
			w.Header().Set("ETag", etag)
			switch {
			case r.Header.Get("If-None-Match") == etag:
				w.WriteHeader(http.StatusNotModified)
			case name == "rss":
				_, _ = io.WriteString(w, feed)
			default:
				page := strings.NewReplacer("<body>", "<body>"+before, "</body>", after+"</body>").Replace(articleWith(name, "", "<p>"+strings.Join(paragraphs(name+" thêm"), "</p><p>")+"</p>"))
				shows(page)(w, r)
			}
		}))
		b.Cleanup(server.Close)
		sources = append(sources, rig.add(b, server.URL+"/rss", library.FeedSource))
	}
	return sources
}
