// Package web fetches pages: politely (few connections to a host, conditional requests, Retry-After),
// within limits (time, size, redirects), and with every failure told by its kind. It is the only
// package that dials.
package web
