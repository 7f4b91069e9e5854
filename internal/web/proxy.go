package web

import (
	"net/http"
	"net/url"

	"github.com/mattn/go-ieproxy"
	"golang.org/x/net/http/httpproxy"
)

// systemProxy finds the proxy of a request: that of HTTP_PROXY, HTTPS_PROXY and NO_PROXY where one of them is
// set, else what Windows' or macOS' settings say, automatic configuration scripts included. This machine itself
// is never asked through a proxy.
func systemProxy() func(*http.Request) (*url.URL, error) {
	environment := httpproxy.FromEnvironment()
	if environment.HTTPProxy == "" && environment.HTTPSProxy == "" {
		return ieproxy.GetProxyFunc()
	}
	choose := environment.ProxyFunc()
	return func(r *http.Request) (*url.URL, error) { return choose(r.URL) }
}
