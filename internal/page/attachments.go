package page

import (
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// documentAddress finds the name of a document in an address: at its end, before a query, or inside the
// path, where Liferay puts an id behind it.
var documentAddress = pattern.Of(`(?i)\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|7z)(?:$|[/?#&])`)

// IsDocument reports whether an address leads to a document to download rather than to a page.
func IsDocument(address string) bool {
	return documentAddress.MatchString(strings.TrimSpace(address))
}

// attachments returns the documents that the article offers, in order, each once.
func (d foundBody) attachments(body *html.Node, titleAt, end int) []library.Attachment {
	zone := d.divided.zone(body, titleAt)
	if zone == d.parsed.main {
		zone = body
	}
	var all []library.Attachment
	seen := map[string]bool{}
	take := func(n *html.Node) bool {
		if n != zone && d.parsed.clutter.skip(n) {
			return false
		}
		if n.DataAtom != atom.A || !IsDocument(attr(n, "href")) {
			return true
		}
		if address := Resolve(d.parsed.address, attr(n, "href")); address != "" && !seen[fileOf(address)] {
			seen[fileOf(address)] = true
			all = append(all, library.Attachment{URL: address, Name: nameOfDocument(n, address)})
		}
		return true
	}
	each(zone, take)
	for i := end; i < min(end+afterBody, len(d.divided.blocks)) && !d.divided.blocks[i].hasLabel(endLabels); i++ {
		if isFileLine(d.divided.blocks[i]) { // offered below the element of the text
			each(d.divided.blocks[i].node, take)
		}
	}
	return all
}

// fileOf is an address without what only asks for the file to be saved instead of shown: «?download=true».
func fileOf(address string) string {
	file, query, _ := strings.Cut(address, "?")
	asked, err := url.ParseQuery(query)
	if err != nil {
		return address
	}
	asked.Del("download")
	if len(asked) == 0 {
		return file
	}
	return file + "?" + asked.Encode()
}

// nameless are texts of links that do not name what they lead to.
var nameless = pageLabels.List("nameless")

// fileEnding finds the name of a document in a text.
var fileEnding = pattern.Of(`(?i)\.(?:pdf|docx?|xlsx?|pptx?|zip|rar)(?:\W|$)`)

func namesNothing(label string) bool { return label == "" || nameless.Whole(label) }

// nameOfDocument returns what a link to a document says it is, else the name of the file.
func nameOfDocument(n *html.Node, address string) string {
	for _, text := range []string{rawText(n), attr(n, "title"), attr(n, "download")} {
		if text = viet.Clean(text); text != "" && !namesNothing(label(text)) {
			return text
		}
	}
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	for _, part := range strings.Split(u.Path, "/") {
		if IsDocument(part) {
			return viet.Clean(strings.ReplaceAll(part, "+", " "))
		}
	}
	return viet.Clean(path.Base(u.Path))
}
