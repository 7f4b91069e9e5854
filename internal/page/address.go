package page

import (
	"net/url"
	"strings"

	"baocaovien/internal/pattern"
)

// Canonical returns the address that copies of one page share: host in lower case, without fragment,
// default port, session ids and tracking parameters. Everything else stays, in its order, for on many
// sites the article is named in the query only. Scheme and «www.» are kept: they may matter to the
// server. What is no http or https address comes back trimmed but unchanged.
func Canonical(address string) string {
	address = strings.TrimSpace(address)
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || !isWeb(u) {
		return address
	}
	u.Scheme = strings.ToLower(u.Scheme)
	u.Host = strings.TrimSuffix(strings.ToLower(u.Host), ".")
	if port := u.Port(); port == "443" && u.Scheme == "https" || port == "80" && u.Scheme == "http" || strings.HasSuffix(u.Host, ":") {
		u.Host = strings.TrimSuffix(strings.TrimSuffix(u.Host, port), ":")
	}
	u.Fragment, u.RawFragment = "", ""
	dropPathSession(u)
	u.RawQuery = cleanQuery(u)
	u.ForceQuery = false
	return u.String()
}

func isWeb(u *url.URL) bool {
	scheme := strings.ToLower(u.Scheme)
	return scheme == "http" || scheme == "https"
}

// pathSession finds session ids in a path: Java's «;jsessionid=…» and ASP.NET's «/(S(…))».
var pathSession = pattern.Of(`(?i);(?:jsessionid|phpsessid|sid)=[^/;?]*|/\([SAF]\([^)/]*\)(?:[SAF]\([^)/]*\))*\)`)

func dropPathSession(u *url.URL) {
	path := pathSession.ReplaceAllString(u.EscapedPath(), "")
	if path == "" {
		path = "/"
	}
	if plain, err := url.PathUnescape(path); err == nil {
		u.Path, u.RawPath = plain, path
	}
}

// sessionLike is a value no author gives: long, of letters and digits. PHP-Nuke names its stories
// «sid=123», and that must stay.
var sessionLike = pattern.Of(`^[A-Za-z0-9,-]{16,}$`)

// trackingParameters tell where a reader came from, or who they are, never what they read.
var trackingParameters = map[string]bool{
	"fbclid": true, "gclid": true, "dclid": true, "msclkid": true, "yclid": true, "gbraid": true, "wbraid": true,
	"igshid": true, "igsh": true, "twclid": true, "ttclid": true, "_ga": true, "_gl": true, "mc_cid": true, "mc_eid": true,
	"zarsrc": true, "zalo_src": true, "spm": true, "phpsessid": true, "jsessionid": true, "sessionid": true,
	"session_id": true, "aspxautodetectcookiesupport": true, "cfid": true, "cftoken": true, "p_auth": true, "p_p_auth": true,
	"inheritredirect": true, "doas": true,
}

func cleanQuery(u *url.URL) string {
	if u.RawQuery == "" {
		return ""
	}
	liferay := strings.Contains(u.Path, "/-/") || strings.Contains(u.RawQuery, "p_p_id=")
	var left []string
	for _, pair := range strings.Split(u.RawQuery, "&") {
		key, value, _ := strings.Cut(pair, "=")
		key = strings.ToLower(strings.TrimPrefix(key, "amp;"))
		switch {
		case pair == "", trackingParameters[key], strings.HasPrefix(key, "utm_"), strings.HasPrefix(key, "aspsessionid"):
		case (key == "sid" || key == "s") && sessionLike.MatchString(value):
		case liferay && (strings.HasSuffix(key, "redirect") || strings.HasSuffix(key, "backurl")):
		default:
			left = append(left, strings.TrimPrefix(pair, "amp;"))
		}
	}
	return strings.Join(left, "&")
}

// lineSigns break lines and cells, and stand in no address.
var lineSigns = strings.NewReplacer("\n", "", "\r", "", "\t", "")

// Resolve returns the absolute http or https address that ref stands for on the page at base, or "".
// White space inside an address, as broken templates leave it, is taken out.
func Resolve(base, ref string) string {
	ref = lineSigns.Replace(strings.TrimSpace(ref))
	if ref == "" || strings.HasPrefix(ref, "#") {
		return ""
	}
	r, err := url.Parse(strings.ReplaceAll(strings.ReplaceAll(ref, `\`, "/"), " ", "%20"))
	if err != nil {
		return ""
	}
	if b, err := url.Parse(strings.TrimSpace(base)); err == nil {
		r = b.ResolveReference(r)
	}
	if !isWeb(r) || r.Host == "" {
		return ""
	}
	return r.String()
}

// sameSite reports whether two addresses are on one host, «www.» aside.
func sameSite(a, b string) bool {
	u, errA := url.Parse(a)
	v, errB := url.Parse(b)
	return errA == nil && errB == nil && bareHost(u) == bareHost(v)
}

func bareHost(u *url.URL) string {
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// isRoot reports the address of a site rather than of a page on it.
func isRoot(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Path == "" || u.Path == "/") && u.RawQuery == ""
}
