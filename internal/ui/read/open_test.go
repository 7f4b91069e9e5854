package read

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

func TestAnAddressIsShownBeforeItIsOpened(t *testing.T) {
	v, p := paneOf(t)
	for address, opens := range map[string]bool{
		"https://noi.example/bai": true, "http://an:mo@noi.example/": true, "mailto:an@noi.example": true, "HTTPS://noi.example": true,
		"file:///etc/passwd": false, "javascript:alert(1)": false, "search-ms:query=a": false, "ms-msdt:/id": false, "\\\\may\\chia": false,
		"ftp://noi.example/": false, "vbscript:a": false, "C:\\a.exe": false, "https:///a": false, "": false, "a.exe": false,
	} {
		p.CloseDialog()
		p.OpenAddress(address)
		_, asked := uitest.Find(v.Window, uitest.Saying(words.Say("reading.open-address")))
		if asked != opens {
			t.Errorf("%q: asked %v", address, asked)
		}
		if _, told := uitest.Find(v.Window, func(o fyne.CanvasObject) bool { return strings.Contains(uitest.SaysIn(o), "an:mo") }); told {
			t.Errorf("%q: the password is shown", address)
		}
	}
}

func TestADestinationCannotPretend(t *testing.T) {
	for address, want := range map[string]string{
		"https://chinhphu.vn@xau.example/": "xau.example", "https://xau.example:8443/chinhphu.vn": "xau.example:8443",
		"https://chіnhphu.vn/": "xn--chnhphu-9ef.vn", "mailto:an@noi.example?body=x": "an@noi.example",
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		got := kit.Destination(u)
		if got != want && (!strings.HasPrefix(want, "xn--") || !strings.HasPrefix(got, "xn--")) {
			t.Errorf("%s leads to %q, want %q", address, got, want)
		}
	}
}

func TestAStampStandsOverTheArticle(t *testing.T) {
	v, p := reads(t)
	p.article.Stamp = library.TopSecret
	v.Show(p.head()[0])
	sentence := words.Say("reading.stamp", "stamp", library.TopSecret)
	if _, told := uitest.Find(v.Window, uitest.Saying(sentence)); !told {
		t.Error("the stamp is not shown")
	}
}

// noPoints finds none.
type noPoints struct{}

func (noPoints) Points(context.Context, []int64, library.Theme, int) ([]library.Point, []library.Figure, error) {
	return nil, nil, nil
}

// BenchmarkOpeningALaw opens a text of 300 KB with marks in it, and looks for words in it; the limit is 100 ms each.
func BenchmarkOpeningALaw(b *testing.B) {
	v := uitest.NewSampleHost(b)
	sources, err := v.App.Library().Sources(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	law := library.Article{URL: "https://luat.example/luat", Title: "Luật dài"}
	for n := range 600 {
		law.Blocks = append(law.Blocks, library.Block{Kind: library.Heading, Level: 3, Text: fmt.Sprintf("Điều %d. Việc thứ %d", n, n)},
			library.Block{Kind: library.Paragraph, Text: strings.Repeat(fmt.Sprintf("Khoản này quy định việc thứ %d của cơ quan, tổ chức, cá nhân trên vùng biển. ", n), 5)})
	}
	id, _, err := v.App.Library().Save(b.Context(), store.Arrival{SourceID: sources[0].ID, Article: law, Raw: []byte("x")})
	if err != nil {
		b.Fatal(err)
	}
	for n := range 20 {
		at := library.Place{Article: id, Version: 1, Block: 2*n + 1, End: 60}
		if _, err := v.App.Notes.Mark(b.Context(), []library.Place{at}, "ghi chú"); err != nil {
			b.Fatal(err)
		}
	}
	p := paneOn(v)
	b.Run("open", func(b *testing.B) { // and find what the margin offers, behind it
		for b.Loop() {
			p.Show(id, "", -1)
		}
	})
	b.Run("read", func(b *testing.B) { // without the margin
		p.needs.Points = noPoints{}
		for b.Loop() {
			p.Show(id, "", -1)
		}
	})
	b.Run("show", func(b *testing.B) { // what of it holds the window up
		for b.Loop() {
			p.refresh(true)
		}
	})
	b.Run("find", func(b *testing.B) {
		p.Find()
		for b.Loop() {
			p.look("viec thu 3")
		}
	})
}

func TestANewLookLaysOutWhatOneSeesAndStaysThere(t *testing.T) {
	_, p := reads(t)
	p.article.Blocks = paragraphs(400)
	p.refresh(true)
	p.grow(400)
	p.scroll.Relayout()
	p.scroll.To(p.blocks[100].Position().Y)
	top := p.scroll.Top()
	p.Undress()
	p.scroll.Relayout() // as a new look makes the toolkit do
	if len(p.column.Objects) > 0 {
		t.Error("the text is laid out while the look changes")
	}
	p.Restyle()
	if got := p.scroll.Top(); got != top || p.shown >= 400 || p.shown <= 100 || len(p.blocks) != p.shown {
		t.Errorf("stands at %v, stood at %v; %d blocks are shown, %d there", got, top, p.shown, len(p.blocks))
	}
	p.Undress()
	p.Show(p.ID(), "", -1) // another text, or this one from its top
	if p.scroll.Top() != 0 || len(p.blocks) == 0 {
		t.Errorf("an article that is opened anew stands at %v with %d blocks", p.scroll.Top(), len(p.blocks))
	}
}

func paragraphs(count int) (all []library.Block) {
	for n := range count {
		all = append(all, library.Block{Kind: library.Paragraph, Text: fmt.Sprintf("Khoản %d nói một việc riêng.", n)})
	}
	return all
}

// The toolkit tells nobody where a program itself scrolls to: pages turned by keys once ended with the blocks shown first.
func TestPagesGoThroughALongTextToItsEnd(t *testing.T) {
	_, p := reads(t)
	p.article.Blocks = paragraphs(400)
	p.refresh(true)
	if p.shown >= 400 || p.scroll.Left() < ahead {
		t.Fatalf("%d blocks are shown, %v below", p.shown, p.scroll.Left())
	}
	for top := float32(-1); p.scroll.Top() > top; p.ScrollPages(1) {
		top = p.scroll.Top()
	}
	if p.shown != 400 || p.scroll.Left() > 1 {
		t.Errorf("ends at %d blocks, %v below", p.shown, p.scroll.Left())
	}
}

// A place far down is reached a few blocks at a time: between, the window answers, and whoever goes elsewhere meanwhile stays there.
func TestALongWayIsGoneInSteps(t *testing.T) {
	_, p := reads(t)
	p.article.Blocks = paragraphs(1000)
	p.refresh(true)
	var waiting []func()
	p.OnMain = func(do func()) { waiting = append(waiting, do) }
	step := func() {
		next := waiting[0]
		waiting = waiting[1:]
		before := p.shown
		next()
		if p.shown-before > 2*blocksAtOnce { // those of the step, and behind the last one those ahead
			t.Errorf("%d blocks at once", p.shown-before)
		}
	}
	p.goTo(900)
	if p.shown > 6*blocksAtOnce || len(waiting) != 1 {
		t.Fatalf("%d blocks are shown at once, %d steps wait", p.shown, len(waiting))
	}
	for len(waiting) > 0 {
		step()
	}
	if got, want := p.scroll.Top(), p.blocks[900].Position().Y-40; got != want {
		t.Errorf("stands at %v, want %v", got, want)
	}
	p.refresh(true)
	p.goTo(900)
	p.goTo(3)
	for len(waiting) > 0 {
		step()
	}
	if got, want := p.scroll.Top(), p.blocks[3].Position().Y-40; got != want {
		t.Errorf("goes to %v in the end, want %v", got, want)
	}
}
