package library

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// Credentials are what an address lets in with: a name and a password, and parameters of its query that are a secret.
type Credentials struct {
	User     string `json:"user,omitempty"`
	Password string `json:"password,omitempty"`
	Query    string `json:"query,omitempty"` // «token=…», as it stood in the address
}

// None reports an address that lets everyone in.
func (c Credentials) None() bool { return c == Credentials{} }

// SecretsPlace is where the credentials of a library's sources are kept.
type SecretsPlace struct {
	KeyStore bool   // in the system's store of keys
	File     string // in this file those that the store did not take, or all; "" where it has none to hold
	Exposed  bool   // others than its owner may read the file
}

// secretNames are parameters whose value is a secret, whatever it looks like; likelyNames those whose value is one where it
// looks like one. Lower case, without signs between their words.
var (
	secretNames = map[string]bool{
		"accesstoken": true, "apikey": true, "apitoken": true, "auth": true, "authkey": true, "authorization": true, "authtoken": true,
		"bearer": true, "clientsecret": true, "credential": true, "credentials": true, "feedtoken": true, "idtoken": true, "jwt": true,
		"matkhau": true, "pass": true, "passwd": true, "password": true, "privatetoken": true, "pwd": true, "refreshtoken": true,
		"rsstoken": true, "secret": true, "secretkey": true, "subscriptionkey": true, "xapikey": true, "xaccesstoken": true, "hmac": true, "privatekey": true, "mabaomat": true, "sig": true, "signature": true, "token": true, "usertoken": true,
		"xamzcredential": true, "xamzsecuritytoken": true, "xamzsignature": true, "xgoogcredential": true, "xgoogsignature": true,
	}
	likelyNames = map[string]bool{
		"access": true, "otp": true, "phpsessid": true, "session": true, "sessionid": true, "sid": true, "code": true, "hash": true, "k": true, "key": true, "login": true, "t": true, "ticket": true, "user": true,
	}
)

// likelySecret is how many letters and digits in a row, of both kinds, no word or number of people's has.
const likelySecret = 16

// Conceal takes an address apart into what may be shown, logged and stored with it, and what must not. An address without
// a secret comes back as it is.
func Conceal(address string) (shown string, c Credentials) {
	rest := address
	if from, to := userinfo(address); to > from {
		user, password, _ := strings.Cut(address[from:to-1], ":")
		c.User, c.Password = unescaped(user), unescaped(password)
		rest = address[:from] + address[to:]
	}
	rest, fragment, anchored := strings.Cut(rest, "#")
	rest, query, asked := strings.Cut(rest, "?")
	open, secret := partsOfQuery(query)
	c.Query = secret
	if asked && (open != "" || secret == "") {
		rest += "?" + open
	}
	if _, told := partsOfQuery(fragment); anchored && told == "" {
		rest += "#" + fragment
	}
	return rest, c
}

// userinfo returns where the name and password of an address stand, with the «@» behind them; nowhere where it has none.
// A person may type them with a sign in the password that ends the host, or the scheme with a sign too few.
func userinfo(address string) (from, to int) {
	from, schemed := hostAt(address)
	rest := address[from:]
	end := len(rest)
	if at := strings.IndexAny(rest, "/\\?#"); at >= 0 {
		end = at
	}
	_, port, has := strings.Cut(rest[:end], ":")
	if at := strings.LastIndexByte(rest[:end], '@'); at >= 0 && (schemed || has) {
		return from, from + at + 1
	}
	bracketed := strings.HasPrefix(rest, "[") // IPv6
	if at := strings.IndexByte(rest[end:], '@'); at >= 0 && has && !bracketed && strings.Trim(port, "0123456789") != "" {
		return from, from + end + at + 1
	}
	return from, from
}

// personal are the schemes behind which the address of a person stands, with an «@» that parts no password.
var personal = map[string]bool{"mailto": true, "tel": true, "sip": true, "sips": true, "xmpp": true, "im": true, "acct": true, "urn": true, "data": true, "file": true, "javascript": true}

// hostAt returns where the host of an address begins, or what stands before it, and whether a scheme says that it does.
func hostAt(address string) (at int, schemed bool) {
	if scheme, _, found := strings.Cut(address, ":"); found && personal[strings.ToLower(scheme)] {
		return len(address), false
	}
	if behind := strings.Index(address, "://"); behind >= 0 && !strings.ContainsAny(address[:behind], "/\\?#") {
		return behind + len("://"), true
	}
	for _, web := range []string{"http", "https", "feed", "ftp"} {
		if len(address) > len(web) && strings.EqualFold(address[:len(web)], web) {
			behind := strings.TrimLeft(address[len(web):], ":/\\")
			if taken := len(address) - len(behind); taken > len(web) && behind != "" {
				return taken, true
			}
		}
	}
	return len(address) - len(strings.TrimLeft(address, "/\\")), false
}

// Reveal puts the secret parameters of a query back into an address. The name and password are for the header of a request.
func (c Credentials) Reveal(u *url.URL) *url.URL {
	whole := *u
	if c.Query != "" {
		whole.RawQuery = strings.TrimPrefix(whole.RawQuery+"&"+c.Query, "&")
	}
	return &whole
}

// Over returns credentials with what they lack taken from others.
func (c Credentials) Over(others Credentials) Credentials {
	if c.User == "" && c.Password == "" {
		c.User, c.Password = others.User, others.Password
	}
	if c.Query == "" {
		c.Query = others.Query
	}
	return c
}

func unescaped(text string) string {
	if plain, err := url.PathUnescape(text); err == nil {
		return plain
	}
	return text
}

// partsOfQuery parts the parameters of a query that may be seen from those that may not, each in its order.
func partsOfQuery(query string) (open, secret string) {
	var seen, hidden []string
	for part := range strings.SplitSeq(query, "&") {
		if slices.ContainsFunc(strings.Split(part, ";"), isSecretPair) { // some servers part them so
			hidden = append(hidden, part)
		} else {
			seen = append(seen, part)
		}
	}
	return strings.Join(seen, "&"), strings.Join(hidden, "&")
}

// longestNested is how long an address within an address is that is looked into.
const longestNested = 512

// isSecretPair reports a parameter whose value is a secret, or an address that has one.
func isSecretPair(pair string) bool {
	name, value, _ := strings.Cut(pair, "=")
	if value == "" {
		return false
	}
	if isSecret(name, value) {
		return true
	}
	nested := unescaped(value)
	if len(nested) > longestNested || !strings.Contains(nested, "?") && !strings.Contains(nested, "://") {
		return false
	}
	_, c := Conceal(nested)
	return !c.None()
}

func isSecret(name, value string) bool {
	name = strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, unescaped(name))
	return secretNames[name] || likelyNames[name] && looksRandom(unescaped(value)) || strings.HasPrefix(value, "eyJ") && strings.Count(value, ".") == 2
}

// looksRandom reports a value that a program made up: letters and digits in one long row.
func looksRandom(value string) bool {
	letters, digits := 0, 0
	for _, r := range value {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		case r != '-' && r != '_' && r != '=' && r != '+' && r != '/' && r != '.':
			return false
		}
	}
	return letters+digits >= likelySecret && letters > 0 && digits > 3
}

// ShownAddress is an address as people may see it: without its secrets, and of a file of this machine its name, without the
// place that says who works there.
func ShownAddress(address string) string {
	if OnThisMachine(address) {
		name := address[strings.LastIndexAny(address, "/\\:")+1:]
		return unescaped(name)
	}
	shown, _ := Conceal(address)
	return shown
}

// PrintedAddress is an address as paper may bear it: nothing where it leads nowhere for others.
func PrintedAddress(address string) string {
	if OnThisMachine(address) {
		return ""
	}
	return ShownAddress(address)
}

// OnThisMachine reports the address of a file.
func OnThisMachine(address string) bool {
	scheme, _, found := strings.Cut(address, ":")
	return found && strings.EqualFold(scheme, "file")
}

// Discreet is a text for people or for the log, with the addresses in it as Conceal shows them.
func Discreet(text string) string {
	if !strings.Contains(text, "://") {
		return text
	}
	var b strings.Builder
	for {
		at := strings.Index(text, "://")
		if at < 0 {
			b.WriteString(text)
			return b.String()
		}
		from := strings.LastIndexFunc(text[:at], func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' && r != '.' && r != '-'
		}) + 1
		end := at + len("://")
		if stop := strings.IndexFunc(text[end:], endsAddress); stop >= 0 {
			end += stop
		} else {
			end = len(text)
		}
		shown, _ := Conceal(text[from:end])
		b.WriteString(text[:from] + shown)
		text = text[end:]
	}
}

// endsAddress reports what no address has in it.
func endsAddress(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == '"' || r == '<' || r == '>' || r == '«' || r == '»' || r == '`'
}
