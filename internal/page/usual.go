package page

import (
	"bytes"
	"net/url"
	"strings"

	"baocaovien/internal/pattern"
)

// program is a program that builds sites, told by what it writes into every page or address.
type program struct {
	sign    pattern.Expression // in the page's markup
	address pattern.Expression // in the path of its addresses, nil for none
	feeds   func(site siteAddress) []string
}

// siteAddress is an address taken apart for guessing where its feeds are.
type siteAddress struct {
	origin string   // scheme and host
	path   string   // without a slash at the end
	parts  []string // of the path
	raw    []byte
}

// programs are the builders of sites and where each has its feeds, the category's before the site's. The
// addresses are the documented ones of each program; NukeViet's are in its modules' rss.php.
var programs = []program{
	{pattern.Of(`(?i)name="generator" content="NukeViet|nv_base_siteurl|data-nukeviet|/themes/[a-z_]+/js/nv\.`), pattern.Of(`^/(?:vi|en)/[a-z0-9-]+(?:/|$)`), nukeviet},
	{pattern.Of(`(?i)/wp-content/|/wp-includes/|content="WordPress|/wp-json/`), pattern.Of(`^/category/`), wordpress},
	{pattern.Of(`(?i)content="Joomla|/components/com_|/media/(?:jui|system)/js/|option=com_`), pattern.Of(`^/index\.php/`), joomla},
	{pattern.Of(`(?i)Liferay\.|/-/asset_publisher/|/o/frontend-|/html/js/liferay`), pattern.Of(`/-/asset_publisher/|^/web/[^/]+/`), liferay},
	{pattern.Of(`(?i)content="Microsoft SharePoint|_spPageContextInfo|/_layouts/1[0-9]/`), pattern.Of(`(?i)/(?:Pages|SitePages|Lists)/`), sharepoint},
	{pattern.Of(`(?i)content="Drupal|/sites/default/files|Drupal\.settings|drupal-settings-json`), pattern.Of(`^/(?:node|taxonomy)/`), drupal},
	{pattern.Of(`(?i)content=['"]?blogger|blogblog\.com|blogger\.com/static`), nil, blogger},
}

// maxGuesses bounds how many addresses are worth a request each.
const maxGuesses = 6

// UsualFeeds returns the addresses where a site like this one usually has its feed, best guess first and
// absolute: those of the program that built it, told by the page (raw, which may be nil) or its address, with the
// category's own feed before the whole site's; then the ones that Vietnamese press sites use. None is known to exist.
func UsualFeeds(address string, raw []byte) []string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || !isWeb(u) {
		return nil
	}
	s := siteAddress{origin: u.Scheme + "://" + u.Host, path: strings.TrimSuffix(u.EscapedPath(), "/"), raw: raw}
	s.parts = strings.FieldsFunc(s.path, func(r rune) bool { return r == '/' })
	var guesses []string
	for _, m := range programs {
		if m.sign.Match(raw) {
			guesses = append(guesses, m.feeds(s)...)
		}
	}
	for _, m := range programs {
		if len(guesses) == 0 && m.address != nil && m.address.MatchString(u.EscapedPath()) {
			guesses = append(guesses, m.feeds(s)...)
		}
	}
	guesses = append(guesses, press(s)...)
	own := Canonical(address)
	var once []string
	seen := map[string]bool{own: true}
	for _, g := range guesses {
		if key := Canonical(g); !seen[key] && len(once) < maxGuesses {
			seen[key] = true
			once = append(once, g)
		}
	}
	return once
}

func nukeviet(s siteAddress) []string {
	language, parts := "", s.parts
	if len(parts) > 0 && len(parts[0]) == 2 {
		language, parts = "/"+parts[0], parts[1:]
	} else if bytes.Contains(s.raw, []byte("/vi/")) {
		language = "/vi"
	}
	module, category := "news", ""
	if len(parts) > 0 {
		module = parts[0]
	}
	if len(parts) > 1 && !strings.Contains(parts[1], ".") && !strings.HasPrefix(parts[1], "page-") {
		category = parts[1]
	}
	var feeds []string
	if category != "" {
		feeds = append(feeds, s.origin+language+"/"+module+"/rss/"+category+"/")
	}
	return append(feeds, s.origin+language+"/"+module+"/rss/", s.origin+"/rss/", s.origin+language+"/feeds/")
}

func wordpress(s siteAddress) []string {
	var feeds []string
	if s.path != "" && !strings.Contains(s.path, ".") {
		feeds = append(feeds, s.origin+pageTail.ReplaceAllString(s.path, "")+"/feed/")
	}
	return append(feeds, s.origin+"/feed/", s.origin+"/?feed=rss2")
}

func joomla(s siteAddress) []string {
	const feed = "?format=feed&type=rss"
	feeds := []string{s.origin + s.path + feed}
	if s.path != "" {
		feeds = append(feeds, s.origin+"/"+feed)
	}
	return feeds
}

// publisher finds a Liferay portlet that publishes articles, with the page it stands on.
var publisher = pattern.Of(`((?:/[A-Za-z0-9._~%-]+)*)/-/asset_publisher/([A-Za-z0-9]{6,20})`)

func liferay(s siteAddress) []string {
	if at := publisher.FindStringSubmatch(s.path); at != nil {
		return []string{s.origin + at[1] + "/-/asset_publisher/" + at[2] + "/rss"}
	}
	var feeds []string
	for _, at := range publisher.FindAllSubmatch(s.raw, 2) {
		page := string(at[1])
		if page == "" {
			page = s.path
		}
		feeds = append(feeds, s.origin+page+"/-/asset_publisher/"+string(at[2])+"/rss")
	}
	return feeds
}

// listID finds the id of the list that a SharePoint page shows.
var listID = pattern.Of(`(?i)(?:pageListId|listName|"?listId"?|List=)["':= ]*(?:%7B|\{)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})`)

func sharepoint(s siteAddress) []string {
	web := ""
	for i, part := range s.parts {
		if l := strings.ToLower(part); l == "pages" || l == "sitepages" || l == "lists" || l == "_layouts" {
			break
		} else if i < len(s.parts)-1 {
			web += "/" + part
		}
	}
	var feeds []string
	if at := listID.FindSubmatch(s.raw); at != nil {
		feeds = append(feeds, s.origin+web+"/_layouts/15/listfeed.aspx?List="+string(at[1]))
	}
	return append(feeds, s.origin+web+"/_layouts/15/listfeed.aspx")
}

func drupal(s siteAddress) []string {
	var feeds []string
	if len(s.parts) == 3 && s.parts[0] == "taxonomy" {
		feeds = append(feeds, s.origin+s.path+"/feed")
	}
	return append(feeds, s.origin+"/rss.xml")
}

func blogger(s siteAddress) []string { return []string{s.origin + "/feeds/posts/default"} }

// press are the addresses of the Vietnamese press: the category's by its name, the front page's, and
// the page that lists all feeds.
func press(s siteAddress) []string {
	var feeds []string
	if len(s.parts) == 1 && slug.MatchString(s.parts[0]) {
		feeds = append(feeds, s.origin+"/rss/"+strings.TrimSuffix(slug.FindStringSubmatch(s.parts[0])[1], "/")+".rss")
	}
	return append(feeds, s.origin+"/rss/home.rss", s.origin+"/rss.xml", s.origin+"/rss", s.origin+"/feed")
}

// slug is the name of a category in an address, before its extension.
var slug = pattern.Of(`^([a-z][a-z0-9-]{2,60})(?:\.(?:html?|htm|aspx|php|vnp|chn|epi))?$`)
