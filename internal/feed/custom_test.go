package feed

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"
)

// dated returns a feed with an item for each of the dates.
func dated(dates ...string) []byte {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><rss version="2.0"><channel><title>Cổng</title>`)
	for i, date := range dates {
		fmt.Fprintf(&b, `<item><title>Bài %d</title><link>https://cong.example.gov.vn/bai-%d.htm</link><pubDate>%s</pubDate></item>`, i, i, date)
	}
	b.WriteString(`</channel></rss>`)
	return []byte(b.String())
}

func TestTheOrderOfDayAndMonthIsToldByAllDatesOfAFeed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ dates, want []string }{
		"a number that is no month":     {[]string{"11/13/2026 10:15:00 AM", "11/12/2026 8:30:00 AM"}, []string{"2026-11-13T10:15:00+07:00", "2026-11-12T08:30:00+07:00"}},
		"the last days lie close":       {[]string{"11/12/2026 10:15:00 AM", "11/11/2026 8:30:00 AM", "11/10/2026 7:42:00 PM"}, []string{"2026-11-12T10:15:00+07:00", "2026-11-11T08:30:00+07:00", "2026-11-10T19:42:00+07:00"}},
		"the custom of the country":     {[]string{"12/11/2026 10:15:00 AM", "11/11/2026 8:30:00 AM", "10/11/2026 7:42:00 PM"}, []string{"2026-11-12T10:15:00+07:00", "2026-11-11T08:30:00+07:00", "2026-11-10T19:42:00+07:00"}},
		"too few to tell":               {[]string{"11/12/2026 10:15:00 AM", "11/11/2026 8:30:00 AM"}, []string{"2026-12-11T10:15:00+07:00", "2026-11-11T08:30:00+07:00"}},
		"days that are no month":        {[]string{"30/11/2026 10:15:00 SA", "01/12/2026 8:30:00 CH"}, []string{"2026-11-30T10:15:00+07:00", "2026-12-01T20:30:00+07:00"}},
		"Vietnamese names of half days": {[]string{"11/12/2026 8:30:00 CH", "11/11/2026 8:30:00 SA", "11/10/2026 8:30:00 SA"}, []string{"2026-12-11T20:30:00+07:00", "2026-11-11T08:30:00+07:00", "2026-10-11T08:30:00+07:00"}},
	} {
		f, err := Parse(t.Context(), dated(c.dates...), "", "https://cong.example.gov.vn/rss")
		if err != nil || len(f.Items) != len(c.want) {
			t.Fatalf("%s: %v, %d items", name, err, len(f.Items))
		}
		for i, want := range c.want {
			if got := f.Items[i].Published.String(); got != want {
				t.Errorf("%s: %s is %s, want %s", name, c.dates[i], got, want)
			}
		}
	}
}

func TestAFeedLeftPackedIsReadAsFarAsItIsWhole(t *testing.T) {
	t.Parallel()
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(dated("Thu, 12 Nov 2026 10:15:00 +0700")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if f, err := Parse(t.Context(), packed.Bytes(), "", "https://cong.example.gov.vn/rss"); err != nil || len(f.Items) != 1 {
		t.Errorf("packed: %v, %d items", err, len(f.Items))
	}
	cut := packed.Bytes()[:packed.Len()-6] // the checksum is lost, the text is there
	if f, err := Parse(t.Context(), cut, "", "https://cong.example.gov.vn/rss"); err != nil || len(f.Items) != 1 {
		t.Errorf("cut: %v, %d items", err, len(f.Items))
	}
}

func TestASummaryEscapedTwiceIsPlainText(t *testing.T) {
	t.Parallel()
	raw := bytes.Replace(dated("Thu, 12 Nov 2026 10:15:00 +0700"), []byte("</link>"), []byte("</link><description>&amp;lt;p&amp;gt;Tàu &amp;amp;amp; bến&amp;lt;/p&amp;gt;</description>"), 1)
	f, err := Parse(t.Context(), raw, "", "https://cong.example.gov.vn/rss")
	if err != nil || len(f.Items) != 1 || f.Items[0].Lead != "Tàu & bến" {
		t.Errorf("%v %+v", err, f.Items)
	}
}
