package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

var refusals = phrase.Open(assets.Phrases, "phrases/refusals.txt")

// The titles and texts of pages that are no article, matched against folded text.
var (
	loginTitle = refusals.List("login title")
	loginName  = refusals.List("login name")
	robotText  = refusals.List("robot")
	robotCode  = pattern.Of(`(?i)cf-chl|challenge-platform|__cf_chl|g-recaptcha|hcaptcha|document\.cookie\s*=[^;]*;[^<]{0,300}location\.|location\.reload\(|slowAES|toNumbers\(|_Incapsula_|sucuri_cloudproxy|ddos-guard|turnstile`)
	firewall   = refusals.List("firewall")
	loginText  = refusals.List("login")
	emptyText  = refusals.List("empty")
	errorTitle = refusals.List("error title")
	errorText  = refusals.List("error")
)

// refuser tells pages that hold no article.
type refuser struct{ found foundBody }

// refusal returns the kind of failure for pages that hold no article, or a nil error.
func (d refuser) refusal(body *html.Node) (library.Kind, error) {
	prose := 0
	if body != nil {
		prose = d.found.divided.proseIn(body)
	}
	if prose < weights().shortPage {
		if kind, err := d.shortRefusal(prose, body != nil && d.vouched(body)); err != nil {
			return kind, err
		}
	}
	if prose >= weights().enoughProse || body != nil && (prose >= weights().enoughKnown || d.found.divided.plainIn(body) >= 2*weights().enoughKnown) && d.trusted(body) {
		return "", nil
	}
	return library.NoArticle, errNoText
}

// shortRefusal looks at what a page with little prose says, unless an article vouches for its words.
func (d refuser) shortRefusal(prose int, vouched bool) (library.Kind, error) {
	// What is longer than all limits below need not be read to its end.
	text, title := viet.Fold(atMost(rawText(d.found.parsed.main), 16*weights().shortPage)), atMost(d.foldedTitle(), weights().shortPage)
	short := len(text) < 4*weights().shortPage
	switch {
	case d.isChallenge(title, text, prose, vouched):
		return library.Challenge, errRobot
	case d.isLogin(title, prose), !vouched && short && loginText.In(text):
		return library.LoginRequired, errLogin
	case vouched:
		return "", nil
	case isErrorTitle(title) && len(text) < 8*weights().shortPage, short && errorText.In(text), short && emptyText.In(text):
		return library.NoArticle, errNotFound
	}
	return "", nil
}

func (d refuser) foldedTitle() string {
	if d.found.parsed.meta.title != "" {
		return viet.Fold(d.found.parsed.meta.title)
	}
	if h1 := find(d.found.parsed.main, func(n *html.Node) bool { return n.DataAtom == atom.H1 }); h1 != nil {
		return viet.Fold(rawText(h1))
	}
	return ""
}

func (d refuser) isLogin(title string, prose int) bool {
	titled := isLoginTitle(title)
	return d.asksPassword() && (titled || prose < weights().enoughProse) || titled && prose < weights().enoughProse || d.sendsToLogin()
}

// isLoginTitle reports a folded title that says so, whole or behind or before the name of the site.
func isLoginTitle(title string) bool {
	return loginTitle.In(title) || slices.ContainsFunc(titleParts(title), loginName.Whole)
}

// isErrorTitle reports a folded title that speaks of an error, in the whole or in a part of it.
func isErrorTitle(title string) bool {
	return errorTitle.In(title) || slices.ContainsFunc(titleParts(title), errorTitle.In)
}

// titleParts returns what the signs between a title and the name of its site part.
func titleParts(title string) []string {
	var parts []string
	from := 0
	for _, at := range siteSeparator.FindAllStringIndex(title, -1) {
		parts = append(parts, title[from:at[0]])
		from = at[1]
	}
	return append(parts, title[from:])
}

// isChallenge reports a page that wants to see a person or a browser: it says so and no article vouches against
// it, or it has little to read and the script for it. Words for those without scripts do not count as text.
func (d refuser) isChallenge(title, text string, prose int, vouched bool) bool {
	told := robotText.In(text) || robotText.In(title) || firewall.In(text)
	return told && !vouched && len(text) < 4*weights().shortPage && prose < 3*weights().enoughProse ||
		(prose < weights().enoughKnown || len(text) < 4*weights().enoughKnown) && d.challenges()
}

// vouched reports that a text is an article whatever it speaks of: its title is the one that the head of the
// page or the list names, which is more than the site's name, and it bears a date.
func (d refuser) vouched(body *html.Node) bool {
	first, end := d.found.bounds()
	titles := d.found.divided.titles()
	at := titles.titleBlock(body, d.found.divided.firstProse(first, end))
	return at >= 0 && d.found.divided.blocks[at].chars >= weights().titleChars && agreement(norm(cleanTitle(d.found.divided.blocks[at].Text)), titles.references) > 0 &&
		dateFinder{d.found.divided}.published(body, at, first, end).Known()
}

// asksPassword reports a visible field for a password.
func (d refuser) asksPassword() bool {
	return find(d.found.parsed.main, func(n *html.Node) bool {
		return n.DataAtom == atom.Input && strings.EqualFold(attr(n, "type"), "password")
	}) != nil
}

// sendsToLogin reports a page that only forwards to a login.
func (d refuser) sendsToLogin() bool {
	return find(d.found.parsed.root, func(n *html.Node) bool {
		if n.DataAtom != atom.Meta || !strings.EqualFold(attr(n, "http-equiv"), "refresh") {
			return false
		}
		to := strings.ToLower(attr(n, "content"))
		return strings.Contains(to, "login") || strings.Contains(to, "signin") || strings.Contains(to, "dang-nhap") || strings.Contains(to, "authenticate")
	}) != nil
}

// challenges reports a script that makes the browser prove itself.
func (d refuser) challenges() bool {
	return find(d.found.parsed.root, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Noscript:
			return robotText.In(viet.Fold(noscript(n)))
		case atom.Script:
			return n.FirstChild != nil && robotCode.MatchString(n.FirstChild.Data) || robotCode.MatchString(attr(n, "src"))
		case atom.Form, atom.Div, atom.Iframe:
			return robotCode.MatchString(names(n) + attr(n, "action") + attr(n, "src"))
		}
		return false
	}) != nil
}

// noscript returns the text that is shown where scripts are off.
func noscript(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeText(&b, c)
	}
	return b.String()
}

// trusted reports that body is the article by more than its length: it has a name that says so, or a
// title over it that the head of the page names too.
func (d refuser) trusted(body *html.Node) bool {
	if len(d.found.parsed.chosen) > 0 {
		return true
	}
	for _, n := range d.found.parsed.known[bodyRole] {
		if contains(n, body) {
			return true
		}
	}
	first, end := d.found.bounds()
	titles := d.found.divided.titles()
	at := titles.titleBlock(body, d.found.divided.firstProse(first, end))
	return at >= 0 && agreement(norm(cleanTitle(d.found.divided.blocks[at].Text)), titles.references) > 0
}
