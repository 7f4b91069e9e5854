// Package page reads HTML pages of Vietnamese sites: an article as complete blocks without the furniture
// around it, or the list of articles of a category page. It is pure: bytes in, values out.
//
// Extraction goes in steps, one file each: the bytes become a tree (tree.go), what no reader sees and
// what serves the site rather than the text is left out (furniture.go), candidates for the body come from
// the rules of known families of sites (families.go, assets/families), from the places where prose is dense and from
// go-readability (body.go), the one that keeps most prose for the least furniture wins (measure.go), and
// its pieces become blocks (kept.go, finish.go). Title, lead, author and date are looked for around it.
package page
