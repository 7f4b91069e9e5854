// Package page reads HTML pages of Vietnamese sites: an article as complete blocks without the furniture
// around it, or the list of articles of a category page. It is pure: bytes in, values out.
//
// Extraction goes in steps, one file each: the bytes become a tree (tree.go), what no reader sees and what serves the
// site rather than the text is left out (furniture.go), and the rest is broken into candidate blocks
// (candidateblock.go; textflow.go has the lines of text, enumeration.go the lists, datatable.go the tables, image.go the
// pictures). Candidates for the body come from the rules of known families of sites (families.go, assets/families), from
// the places where prose is dense and from go-readability (body.go); the one that keeps most prose for the least
// furniture wins (measure.go), and its blocks become those of the article (articleblocks.go), without the lists of other
// articles (otherlists.go), mended at their ends (finish.go). Title, lead, author and date are looked for around it
// (title.go, article.go, author.go, date.go, datemarkup.go), the further pages of a long article beside it
// (articleparts.go). Pages without an article are told in refusal.go.
//
// The list of a category page is in the files that begin with list: its articles, whether they stand in the entries of a
// list, the rows of a table or boxes (listentry.go), which of the lists of a page it is (listchoice.go), and what leads
// to the page that goes on (listnext.go, listpostback.go). feeds.go and usual.go find the feeds of a site.
package page
