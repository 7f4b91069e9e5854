package page

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/pattern"
)

// Bounds of what sends a visitor on by itself. A page with more words than bareWords has a text of its own, which only a
// refresh at once leads away from; one that refreshes later than soon seconds is a page that reloads itself.
const (
	bareWords = 40
	soon      = 5
)

// Onward returns the address that a page sends its visitor on to without being asked: by a Refresh header, a refresh in its
// head, a plain script on a page without a text, or frames. It is "" for a page that is what it shows.
func Onward(ctx context.Context, raw []byte, contentType, address, refresh string) string {
	if ctx.Err() != nil || refresh == "" && !mayRefresh(raw) && !mayMove(raw) {
		return "" // which spares nearly every page a second reading
	}
	root, err := parse(ctx, raw, contentType)
	if err != nil && len(raw) <= smallPage && mayRefresh(raw) { // nothing but the tag that leads on, as old home pages are
		root, err = parse(ctx, slices.Concat([]byte("<html>"), raw), contentType)
	}
	if err != nil {
		return onwardBy(refresh, address, true)
	}
	base := address
	if b := find(root, func(n *html.Node) bool { return n.DataAtom == atom.Base && attr(n, "href") != "" }); b != nil {
		if resolved := Resolve(address, attr(b, "href")); resolved != "" {
			base = resolved
		}
	}
	bare := isBare(root)
	for _, next := range []string{
		onwardBy(refresh, base, bare), refreshIn(root, base, bare), scriptIn(root, base, bare), frameIn(root, base, bare),
	} {
		if next != "" && Canonical(next) != Canonical(address) {
			return next
		}
	}
	return ""
}

// smallPage is how many bytes a page without a text has at most.
const smallPage = 30_000

// refreshMark is the markup of a refresh.
var refreshMark = pattern.Of(`(?i)http-equiv\s*=\s*["']?\s*refresh`)

// mayRefresh and mayMove tell whether a page has the markup of what leads on, in any page and in one without a text.
func mayRefresh(raw []byte) bool {
	return holdsTag(raw, "<frameset") || holdsTag(raw, "refresh") && refreshMark.Match(raw)
}

func mayMove(raw []byte) bool {
	return len(raw) <= smallPage && (holdsTag(raw, "location") || holdsTag(raw, "<iframe") || holdsTag(raw, "<object") || holdsTag(raw, ".submit("))
}

// holdsTag reports whether a word of the markup, in small ASCII letters, stands in a page in any case. An expression would
// take a hundred times as long, and every page that comes is looked at.
func holdsTag(raw []byte, word string) bool {
	for at := 0; at+len(word) <= len(raw); at++ {
		if raw[at]|0x20 == word[0]|0x20 && strings.EqualFold(string(raw[at:at+len(word)]), word) {
			return true
		}
	}
	return false
}

// refreshForm is what a refresh says: seconds, then an address in any quotes or none.
var refreshForm = pattern.Of(`(?i)^\s*(\d+)(?:\.\d*)?\s*(?:[;,]\s*|\s+)(?:url\s*=\s*)?['"]?\s*([^'"]+?)\s*['"]?\s*$`)

// onwardBy reads a refresh.
func onwardBy(refresh, base string, bare bool) string {
	at := refreshForm.FindStringSubmatch(refresh)
	if at == nil {
		return ""
	}
	if seconds, err := strconv.Atoi(at[1]); err != nil || seconds > soon || seconds > 0 && !bare {
		return ""
	}
	return Resolve(base, at[2])
}

// refreshIn returns where the head of a page leads; what is said to those without scripts counts where nothing else is said.
func refreshIn(root *html.Node, base string, bare bool) string {
	next := ""
	each(root, func(n *html.Node) bool {
		switch {
		case n.DataAtom == atom.Noscript && !bare:
			return false
		case n.DataAtom == atom.Meta && strings.EqualFold(strings.TrimSpace(attr(n, "http-equiv")), "refresh") && next == "":
			next = onwardBy(attr(n, "content"), base, bare)
		}
		return true
	})
	return next
}

// scriptForm finds a script that does nothing but name another address, also behind that of the site or in a variable.
var scriptForm = pattern.Of("(?:^|[\\s;{}(\"'])(?:(?:window|document|self|top|parent)\\.)*location(?:\\.href)?\\s*(?:=|\\.(?:replace|assign)\\s*\\()\\s*" +
	"(?:(?:window\\.)?location\\.origin\\s*\\+\\s*)?(?:[\"'`]([^\"'`]+)[\"'`]|([A-Za-z_$][\\w$]*)\\s*[;)\\s])")

// scriptValue finds what a script names.
var scriptValue = pattern.Of("(?:var|let|const)\\s+([A-Za-z_$][\\w$]*)\\s*=\\s*[\"'`]([^\"'`]+)[\"'`]")

// scriptAtMost is the longest script that is one of these: longer ones decide something first.
const scriptAtMost = 600

func scriptIn(root *html.Node, base string, bare bool) string {
	next := ""
	if !bare {
		return ""
	}
	each(root, func(n *html.Node) bool {
		script := attr(n, "onload")
		if n.DataAtom == atom.Script && n.FirstChild != nil {
			script = n.FirstChild.Data
		}
		if next == "" && script != "" && len(script) <= scriptAtMost {
			next = scriptAddress(script, base)
			if next == "" && submits.MatchString(script) {
				next = formAddress(root, base)
			}
		}
		return true
	})
	return next
}

// scriptAddress returns the address that a script names, or "".
func scriptAddress(script, base string) string {
	at := scriptForm.FindStringSubmatch(script)
	if at == nil {
		return ""
	}
	address := at[1]
	for _, named := range scriptValue.FindAllStringSubmatch(script, -1) {
		if address == "" && named[1] == at[2] {
			address = named[2]
		}
	}
	if address == "" {
		return ""
	}
	return Resolve(base, strings.ReplaceAll(address, `\/`, "/"))
}

// submits finds a script that sends the form of its page.
var submits = pattern.Of(`^[^{}=]*\.submit\(\);?\s*$`)

// formAddress returns where the one form of a page leads, which asks for nothing and changes nothing.
func formAddress(root *html.Node, base string) string {
	address, forms := "", 0
	each(root, func(n *html.Node) bool {
		if n.DataAtom == atom.Form {
			forms++
			if method := strings.ToLower(attr(n, "method")); method == "" || method == "get" {
				address = Resolve(base, attr(n, "action"))
			}
		}
		return true
	})
	if forms != 1 {
		return ""
	}
	return address
}

// mainFrame are the names of the frame that shows the text. menuFrame are those of the others.
var (
	mainFrame = pattern.Of(`(?i)main|content|noi-?_?dung|trang-?_?chu|chinh|body|right|phai`)
	menuFrame = pattern.Of(`(?i)menu|nav|top|head|banner|left|trai|foot|bottom|logo|tieu-?_?de`)
)

// frameIn returns the frame that shows the text of a page of frames: by its name, else the largest. One frame alone on a
// page without a text counts too.
func frameIn(root *html.Node, base string, bare bool) string {
	var frames []*html.Node
	each(root, func(n *html.Node) bool {
		if (n.DataAtom == atom.Frame || bare && isInnerFrame(n)) && frameAddress(n, base) != "" {
			frames = append(frames, n)
		}
		return true
	})
	best, most := "", -1
	for _, n := range frames {
		if isInnerFrame(n) && (len(frames) > 1 || !sameSite(base, frameAddress(n, base))) {
			return ""
		}
		if weight := frameWeight(n); weight > most {
			best, most = frameAddress(n, base), weight
		}
	}
	return best
}

// isInnerFrame reports a page that is shown in another.
func isInnerFrame(n *html.Node) bool {
	return n.DataAtom == atom.Iframe || n.DataAtom == atom.Object && strings.HasPrefix(strings.TrimSpace(attr(n, "type")), "text/html")
}

// frameAddress returns the address that a frame shows.
func frameAddress(n *html.Node, base string) string {
	return Resolve(base, attr(n, "src")+attr(n, "data"))
}

// frameWeight compares the frames of a page: the share of it they have, and what their names say.
func frameWeight(n *html.Node) int {
	weight := frameShare(n)
	names := attr(n, "name") + " " + attr(n, "id") + " " + attr(n, "src")
	if mainFrame.MatchString(names) {
		weight += 200
	}
	if menuFrame.MatchString(names) {
		weight -= 100
	}
	return max(0, weight)
}

// frameShare returns the share of its frameset that a frame has, in hundredths; «*» is what the others leave.
func frameShare(n *html.Node) int {
	if n.Parent == nil || n.Parent.DataAtom != atom.Frameset {
		return 100
	}
	sizes := strings.Split(attr(n.Parent, "cols")+attr(n.Parent, "rows"), ",")
	place := 0
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.DataAtom == atom.Frame || s.DataAtom == atom.Frameset {
			place++
		}
	}
	if place >= len(sizes) {
		return 50
	}
	size := strings.TrimSpace(sizes[place])
	if strings.HasSuffix(size, "*") {
		return 90
	}
	n1, err := strconv.Atoi(strings.TrimSuffix(size, "%"))
	if err != nil {
		return 50
	}
	if !strings.HasSuffix(size, "%") {
		return min(n1/10, 80) // pixels
	}
	return n1
}

// OnlyWay returns the address that all links of a page without a text lead to, as that of a picture to be pressed before a
// site does; "" where there are several, or none.
func OnlyWay(ctx context.Context, raw []byte, contentType, address string) string {
	root, err := parse(ctx, raw, contentType)
	if err != nil || !isBare(root) {
		return ""
	}
	way, ways := "", map[string]bool{}
	each(root, func(n *html.Node) bool {
		if n.DataAtom == atom.A || n.DataAtom == atom.Area {
			if to := Resolve(address, attr(n, "href")); to != "" && sameSite(address, to) && Canonical(to) != Canonical(address) {
				way, ways[Canonical(to)] = to, true
			}
		}
		return true
	})
	if len(ways) != 1 {
		return ""
	}
	return way
}

// isBare reports a page that has hardly a text of its own.
func isBare(root *html.Node) bool { return len(strings.Fields(shownText(root))) < bareWords }

// shownText returns the words of a page that a reader with scripts sees before they run.
func shownText(root *html.Node) string {
	var b strings.Builder
	writeShown(&b, root)
	return b.String()
}

func writeShown(b *strings.Builder, n *html.Node) {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Noframes:
		return
	}
	if n.Type == html.TextNode {
		b.WriteString(n.Data + " ")
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeShown(b, c)
	}
}

// shellRoot are the ids of the element that a program of the browser fills.
var shellRoot = pattern.Of(`(?i)^(?:root|app|__next|__nuxt|___gatsby|main-app|app-root|q-app|svelte|ember-app)$`)

// NeedsBrowser reports a page that is empty until its scripts have run.
func NeedsBrowser(ctx context.Context, raw []byte, contentType string) bool {
	root, err := parse(ctx, raw, contentType)
	if err != nil || !isBare(root) {
		return false
	}
	scripts, shell := false, false
	each(root, func(n *html.Node) bool {
		scripts = scripts || n.DataAtom == atom.Script && (attr(n, "src") != "" || n.FirstChild != nil && len(n.FirstChild.Data) > scriptAtMost)
		shell = shell || n.DataAtom == atom.Div && shellRoot.MatchString(attr(n, "id")) || strings.HasPrefix(n.Data, "app-") && n.Type == html.ElementNode
		if n.DataAtom == atom.Noscript {
			shell = shell || asksForScripts.MatchString(rawText(n))
		}
		return true
	})
	return scripts && shell
}

// asksForScripts finds what a page says to those whose browser runs no scripts.
var asksForScripts = pattern.Of(`(?i)java\s*script`)
