package library

import (
	"net/url"
	"path"
	"strings"
)

// FileName returns the name of the file at an address of this machine («file:///…»); false for any other address. The
// path to it says nothing to others, and is never printed.
func FileName(address string) (name string, ok bool) {
	u, err := url.Parse(address)
	if err != nil {
		return path.Base(address), strings.HasPrefix(address, "file:")
	}
	return path.Base(u.Path), u.Scheme == "file"
}

// Cite returns what «Nguồn» prints of an article. A document of this machine is cited by what it says of itself, without
// saying twice who issued it and when; its path leads nowhere for a reader of the paper.
func Cite(s Stored, date string) Citation {
	c := Citation{
		Article: s.ID, Title: s.Title, Source: s.Source, Published: s.Published, URL: s.URL, Fetched: s.Fetched,
		Recognised: s.Completeness.Recognised(),
	}
	if _, isFile := FileName(s.URL); !isFile {
		return c
	}
	c.URL, c.Fetched = "", Moment{}
	if s.Author != "" {
		c.Source = s.Author
	}
	issued := s.Official.Number != "" && strings.Contains(s.Title, s.Official.Number)
	if issued || date != "" && strings.Contains(s.Title, date) { // the title is how papers are cited, issuer and all
		c.Source, c.Published = "", Moment{}
	}
	return c
}
