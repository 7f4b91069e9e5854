package feed

import (
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// Lists as other readers write them (fluent-reader 738, ReadYou 394, FreshRSS 1202 and 2981, miniflux 2392).
func TestListsOfSourcesAreRead(t *testing.T) {
	t.Parallel()
	const url = `xmlUrl="https://a.vn/rss"`
	for name, c := range map[string]struct{ body, want string }{
		"a source":             {`<outline type="rss" text="Bản tin" ` + url + `/>`, "Bản tin https://a.vn/rss []"},
		"a title before text":  {`<outline text="x" title="Bản tin" ` + url + `/>`, "Bản tin https://a.vn/rss []"},
		"an empty title":       {`<outline text="Bản tin" title="" ` + url + `/>`, "Bản tin https://a.vn/rss []"},
		"no title":             {`<outline ` + url + `/>`, " https://a.vn/rss []"},
		"in a folder":          {`<outline text="Biển"><outline text="B" ` + url + `/></outline>`, "B https://a.vn/rss [Biển]"},
		"in two folders":       {`<outline title="Biển"><outline title="Trung ương"><outline text="B" ` + url + `/></outline></outline>`, "B https://a.vn/rss [Biển Trung ương]"},
		"with a category":      {`<outline text="B" category="Đối ngoại" ` + url + `/>`, "B https://a.vn/rss [Đối ngoại]"},
		"with categories":      {`<outline text="B" category="/Biển/Đảo,Tin" ` + url + `/>`, "B https://a.vn/rss [Biển Đảo Tin]"},
		"behind an empty one":  {`<outline text="Trống"/><outline text="B" ` + url + `/>`, "B https://a.vn/rss []"},
		"behind a full folder": {`<outline text="C"><outline text="c" xmlUrl="https://c.vn/"/></outline><outline text="B" ` + url + `/>`, "c https://c.vn/ [C]|B https://a.vn/rss []"},
		"names in lower case":  {`<outline text="B" xmlurl="https://a.vn/rss"/>`, "B https://a.vn/rss []"},
		"of type link":         {`<outline type="link" text="B" url="https://a.vn/rss"/>`, "B https://a.vn/rss []"},
		"by the feed scheme":   {`<outline text="B" xmlUrl="feed://a.vn/rss"/>`, "B http://a.vn/rss []"},
		"without a scheme":     {`<outline text="B" xmlUrl="www.a.vn/rss"/>`, "B http://www.a.vn/rss []"},
		"an ampersand":         {`<outline text="B & C" xmlUrl="https://a.vn/rss?a=1&amp;b=2"/>`, "B & C https://a.vn/rss?a=1&b=2 []"},
		"a script":             {`<outline text="X" xmlUrl="javascript:alert(1)"/><outline text="B" ` + url + `/>`, "B https://a.vn/rss []"},
		"a file":               {`<outline text="X" xmlUrl="file:///etc/passwd"/><outline text="B" ` + url + `/>`, "B https://a.vn/rss []"},
		"cut off":              {`<outline text="B" ` + url + `/><outline text="C" xmlU`, "B https://a.vn/rss []"},
		"an entry in an entry": {`<outline text="B" ` + url + `><outline text="C" xmlUrl="https://c.vn/"/></outline>`, "B https://a.vn/rss []|C https://c.vn/ []"},
		"another root before":  {`<outline text="B" ` + url + `/>`, "B https://a.vn/rss []"},
	} {
		all, err := ParseOPML([]byte(`<?xml version="1.0"?><opml version="1.0"><head><title>x</title></head><body>` + c.body + `</body></opml>`))
		var got []string
		for _, f := range all {
			got = append(got, fmt.Sprint(f.Title, " ", f.URL, " ", f.Folders))
		}
		if err != nil || strings.Join(got, "|") != c.want {
			t.Errorf("%s: %v %q, want %q", name, err, got, c.want)
		}
	}
	for _, none := range []string{"", "<html></html>", `<opml><body></body></opml>`, rss} {
		if _, err := ParseOPML([]byte(none)); !library.IsKind(err, library.BrokenFeed) {
			t.Errorf("%.20q: %v", none, err)
		}
	}
}

func TestAListThatWasWrittenIsReadAgain(t *testing.T) {
	t.Parallel()
	want := []ListedFeed{
		{Title: "Biển & đảo <1>", URL: "https://a.vn/rss?a=1&b=2", Folders: []string{"bien-dao", "doi-ngoai"}},
		{Title: `"Hai"`, URL: "https://b.vn/", Site: "https://b.vn/", Kind: "list"},
	}
	raw, err := WriteOPML("Nguồn", want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := ParseOPML(raw)
	if err != nil || fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("%v %+v, want %+v", err, got, want)
	}
}

func TestAListOfSourcesIsKnownByItsRoot(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		`<opml version="2.0"><body/></opml>`: true, `<?xml version="1.0"?><!-- x --><OPML><body/></OPML>`: true, "\ufeff\n<opml>": true,
		`<html><body>Dùng <opml> để trao đổi</body></html>`: false, `<rss><channel/></rss>`: false, "": false, "tệp <opmlx>": false,
	} {
		if got := LooksOPML([]byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
