package library

import (
	"net/url"
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
		"rsstoken": true, "secret": true, "secretkey": true, "sig": true, "signature": true, "token": true, "usertoken": true,
		"xamzcredential": true, "xamzsecuritytoken": true, "xamzsignature": true, "xgoogcredential": true, "xgoogsignature": true,
	}
	likelyNames = map[string]bool{
		"access": true, "code": true, "hash": true, "k": true, "key": true, "login": true, "t": true, "ticket": true, "user": true,
	}
)

// likelySecret is how many letters and digits in a row, of both kinds, no word or number of people's has.
const likelySecret = 16

// Conceal takes an address apart into what may be shown, logged and stored with it, and what must not. An address without
// a secret comes back as it is.
func Conceal(address string) (shown string, c Credentials) {
	rest := address
	rest, fragment, anchored := strings.Cut(rest, "#")
	rest, query, asked := strings.Cut(rest, "?")
	if scheme, after, ok := strings.Cut(rest, "://"); ok {
		host, path := after, ""
		if at := strings.IndexAny(after, "/\\"); at >= 0 {
			host, path = after[:at], after[at:]
		}
		if at := strings.LastIndexByte(host, '@'); at >= 0 {
			user, password, _ := strings.Cut(host[:at], ":")
			c.User, c.Password = unescaped(user), unescaped(password)
			rest = scheme + "://" + host[at+1:] + path
		}
	}
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
	for part := range strings.SplitSeq(query, "&") {
		to := &open
		if name, value, _ := strings.Cut(part, "="); value != "" && isSecret(name, value) {
			to = &secret
		}
		if *to != "" || to == &open && part == "" {
			*to += "&"
		}
		*to += part
	}
	return strings.TrimPrefix(open, "&"), secret
}

func isSecret(name, value string) bool {
	name = strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == '.' || r == '[' || r == ']' {
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
