// Package sample is the embedded sample site: a small Vietnamese portal, written for the program, on
// which the whole job can be tried without a network. It is an http.Handler; it opens no connection
// and reads no clock, so that it answers the same everywhere, but for what changes on real sites at
// each request too: the visit counters beside the text.
//
// The site has a feed with summaries only (/rss), a category page of several pages without a feed
// (/chuyen-muc/tu-lieu), and two layouts: one as the NukeViet system makes it, for what the feed
// lists, and one as provincial portals have it, for the rest. Its words are in assets/sample:
//
//	site.json     names, the category list, the ways of writing a date
//	pages/        the templates (html/template)
//	articles/     one file an article
//	documents/    what articles attach, made into .docx
//
// # To add an article
//
// Put a file SLUG.md into assets/sample/articles; nothing else needs to be told. It begins with lines
// «key: value»:
//
//	id         a number that no other article has; it is part of the address
//	title, lead
//	published  2026-11-20 08:45, or 2026-11-20 where the page shows only the day (not in the feed)
//	shown      how the page writes the date: a key of "dates" in site.json
//	themes     slugs with commas, or empty
//	category   a slug of "categories" in site.json
//	in         feed, list, or both with a comma
//	author     may be missing
//	attach     a file of documents/ without its ending, and may be missing
//
// An empty line ends them. The text is in pieces with empty lines between:
//
//	## Heading             a section; ### a part of one; {bien-dao} after it says that the section
//	                       is on that theme alone, until the next such mark
//	**Bold line**          a heading as portals make it: a paragraph all in bold
//	- item, 1. item        lists
//	> words                a quote
//	| cell | cell |        a table, the header row first
//	![caption](bien-1.png) a picture: a scene of picture.go, a number that varies it, .png or .jpg
//	«Nguồn: …»             the last piece: where each fact stands
//
// Facts only, each found under the source named; nothing copied; no invented event. Text is NFC.
package sample
