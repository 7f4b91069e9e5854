// Package web fetches pages: politely (few connections to a host, conditional requests, Retry-After),
// within limits (time, size, redirects), and with every failure told by its kind. It is the only
// package that dials.
//
// A request passes admission (sitelogin.go: what a person typed to be let in with), localTransport (local.go), chains (chain.go:
// certificates that a server left out), then routes (route.go: directly within a reach, or through the system's proxy, which
// proxy.go finds). What comes back is told by its kind in failure.go.
package web
