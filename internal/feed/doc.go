// Package feed reads what sites offer for subscription: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed.
// It is pure: bytes in, items out. The bytes are mended first (mend.go, json.go), for one wrong byte makes
// a parser refuse a whole feed; gofeed then reads them, and items.go makes of its items what the library
// needs: plain titles, our own dates, stable ids.
package feed
