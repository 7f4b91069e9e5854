package page

import (
	"testing"

	"baocaovien/internal/phrase"
)

func TestNamesOfFurniture(t *testing.T) {
	for _, list := range []*phrase.Wordlist{surely, layout, prefixes} {
		if list.Missing() {
			t.Errorf("no list %q", list.Label())
		}
	}
	for names, want := range map[string]bool{
		// frames of articles
		"has-sidebar": false, "content-sidebar-wrap": false, "list-hotnews": false, "tin-noi-bat-page": false, "tinNoiBatPage": false,
		"with-sidebar right": false, "no-share": false, "hot-news-wrap": false, "xem-nhieu-content": false, "footnotes": false, "foot-note": false,
		"has-medium-font-size": false, "has-text-color has-vivid-red-color": false, "main-content": false, "shared-content": false, "navy": false, "": false,
		// furniture
		"sidebar": true, "main sidebar-1": true, "post_sidebar": true, "leftmenu": true, "menutop": true, "DnnMenu": true, "itemRelated": true,
		"box-tinlienquanv2": true, "tin-noi-bat": true, "tin_khac-wrap": true, "footer-content": true, "news-related-wrap": true,
		"divlienquan": true, "boxbinhluan": true, "ul_dvtinlienquan": true, "tinxemnhieu": true, "boxTinKhac": true, "wrapsidebar": true, "tabmenu": true,
		"dnn-slidebanner": true, "Divquangcao": true,
		// words that only begin or end so
		"division": false, "listhotnews": false, "collection": false, "topic": false, "tinbai": false, "boxcontent": false,
		"listdetail": false, "colnews": false, "commentary": false,
		"has-sidebar footer": true, "comment-12": true, "list-related": true, "social_left": true, "sideNavBox": true, "wpthemeFooter": true,
	} {
		if got := namingOf(names).surely; got != want {
			t.Errorf("%q is furniture: %v, want %v", names, got, want)
		}
	}
}

func TestNamesOfDatesThatAreNotTheArticles(t *testing.T) {
	for _, list := range []*phrase.Wordlist{clockNames, updateNames} {
		for names, want := range map[string]*phrase.Wordlist{
			"lblToday": clockNames, "ctl00_lblToday": clockNames, "divClock": clockNames, "lblCurrentDate": clockNames, "dong-ho": clockNames,
			"top-header": clockNames, "box today": clockNames, "boxclock": clockNames, "lblUpdateDate": updateNames, "lblLastUpdate": updateNames, "dateModified": updateNames,
			"entry-modified": updateNames, "date-updated": updateNames,
			"known": nil, "snow": nil, "post-date": nil, "lblNgayDang": nil, "concurrent": nil, "": nil,
		} {
			if got := named(list, names); got != (list == want) {
				t.Errorf("%q is of %s: %v", names, list.Label(), got)
			}
		}
	}
}
