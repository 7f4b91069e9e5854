package library_test

import (
	"net/url"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

func TestSecretsOfAddressesAreSetApart(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		address, shown string
		want           library.Credentials
	}{
		{"https://an:m%C3%A0u@noi.example/rss", "https://noi.example/rss", library.Credentials{User: "an", Password: "màu"}},
		{"https://chi-mot-ten@noi.example", "https://noi.example", library.Credentials{User: "chi-mot-ten"}},
		{"https://an:p@ss@noi.example/a@b", "https://noi.example/a@b", library.Credentials{User: "an", Password: "p@ss"}},
		{"https://noi.example/rss?token=abc", "https://noi.example/rss", library.Credentials{Query: "token=abc"}},
		{"https://noi.example/rss?a=1&TOKEN=abc&b=2", "https://noi.example/rss?a=1&b=2", library.Credentials{Query: "TOKEN=abc"}},
		{"https://noi.example/rss?api_key=1&access-token=2", "https://noi.example/rss", library.Credentials{Query: "api_key=1&access-token=2"}},
		{"https://noi.example/rss?mat_khau=1", "https://noi.example/rss", library.Credentials{Query: "mat_khau=1"}},
		{"https://noi.example/rss?key=4f9a8b7c6d5e4f3a2b1c", "https://noi.example/rss", library.Credentials{Query: "key=4f9a8b7c6d5e4f3a2b1c"}},
		{"https://noi.example/rss?x=eyJhbGciOi.eyJzdWIi.c2ln", "https://noi.example/rss", library.Credentials{Query: "x=eyJhbGciOi.eyJzdWIi.c2ln"}},
		{"https://s3.example/t.pdf?X-Amz-Signature=ab&X-Amz-Date=1", "https://s3.example/t.pdf?X-Amz-Date=1", library.Credentials{Query: "X-Amz-Signature=ab"}},
		{"https://noi.example/#access_token=abc", "https://noi.example/", library.Credentials{}},
		// typed wrong: the scheme with a sign too few or none, and signs in the password that end a host
		{"an:mo@noi.example/rss", "noi.example/rss", library.Credentials{User: "an", Password: "mo"}},
		{"//an:mo@noi.example/rss", "//noi.example/rss", library.Credentials{User: "an", Password: "mo"}},
		{"http:/an:mo@noi.example", "http:/noi.example", library.Credentials{User: "an", Password: "mo"}},
		{"http:an:mo@noi.example", "http:noi.example", library.Credentials{User: "an", Password: "mo"}},
		{"http//an:mo@noi.example", "http//noi.example", library.Credentials{User: "an", Password: "mo"}},
		{`HTTPS:\\an:mo@noi.example\rss`, `HTTPS:\\noi.example\rss`, library.Credentials{User: "an", Password: "mo"}},
		{"feed:http://an:mo@noi.example/rss", "feed:http://noi.example/rss", library.Credentials{User: "an", Password: "mo"}},
		{"Nguồn: http://an:mo@noi.example/rss", "Nguồn: http://noi.example/rss", library.Credentials{User: "an", Password: "mo"}},
		{"http://an:m/o@noi.example/rss", "http://noi.example/rss", library.Credentials{User: "an", Password: "m/o"}},
		{"http://an:m?o@noi.example/rss?a=1", "http://noi.example/rss?a=1", library.Credentials{User: "an", Password: "m?o"}},
		{"http://an:m#o@noi.example/rss", "http://noi.example/rss", library.Credentials{User: "an", Password: "m#o"}},
		{"http://an:m o@noi.example/rss", "http://noi.example/rss", library.Credentials{User: "an", Password: "m o"}},
		// parameters that are parted, written or nested otherwise
		{"https://noi.example/rss?a=1;token=abc", "https://noi.example/rss", library.Credentials{Query: "a=1;token=abc"}},
		{"https://noi.example/rss?b=2&%74oken=abc", "https://noi.example/rss?b=2", library.Credentials{Query: "%74oken=abc"}},
		{"https://noi.example/rss?\u200btoken=abc", "https://noi.example/rss", library.Credentials{Query: "\u200btoken=abc"}},
		{"https://noi.example/vao?ve=/x?token=abc", "https://noi.example/vao", library.Credentials{Query: "ve=/x?token=abc"}},
		{"https://noi.example/vao?ve=%2Fx%3Ftoken%3Dabc", "https://noi.example/vao", library.Credentials{Query: "ve=%2Fx%3Ftoken%3Dabc"}},
		{"https://noi.example/vao?ve=https%3A%2F%2Fan%3Amo%40b.example", "https://noi.example/vao", library.Credentials{Query: "ve=https%3A%2F%2Fan%3Amo%40b.example"}},
		{"https://noi.example/rss?x-api-key=abc", "https://noi.example/rss", library.Credentials{Query: "x-api-key=abc"}},
		{"https://noi.example/rss?PHPSESSID=4f9a8b7c6d5e4f3a2b1c", "https://noi.example/rss", library.Credentials{Query: "PHPSESSID=4f9a8b7c6d5e4f3a2b1c"}},
		// nothing secret: as it was, to the letter
		{"https://noi.example:8080/bai@1", "https://noi.example:8080/bai@1", library.Credentials{}},
		{"https://noi.example:/bai@1", "https://noi.example:/bai@1", library.Credentials{}},
		{"https://[::1]:8080/bai@1", "https://[::1]:8080/bai@1", library.Credentials{}},
		{"https://[::1]/bai@1", "https://[::1]/bai@1", library.Credentials{}},
		{"an@noi.example", "an@noi.example", library.Credentials{}},
		{"MAILTO:an:ba@noi.example?subject=a", "MAILTO:an:ba@noi.example?subject=a", library.Credentials{}},
		{`C:\Users\an@ba\a.docx`, `C:\Users\an@ba\a.docx`, library.Credentials{}},
		{"https.example/an@ba", "https.example/an@ba", library.Credentials{}},
		{"/tin/an@ba:ca", "/tin/an@ba:ca", library.Credentials{}},
		{"https://noi.example/tim?ve=https://b.example/?sid=7&a=b;c", "https://noi.example/tim?ve=https://b.example/?sid=7&a=b;c", library.Credentials{}},
		{"https://noi.example/?session=2026-2031", "https://noi.example/?session=2026-2031", library.Credentials{}},
		{"https://noi.example/tim?key=bien-dao&&x=%20#muc", "https://noi.example/tim?key=bien-dao&&x=%20#muc", library.Credentials{}},
		{"https://noi.example/?code=TB-2026", "https://noi.example/?code=TB-2026", library.Credentials{}},
		{"https://noi.example/?token=", "https://noi.example/?token=", library.Credentials{}},
		{"https://noi.example/?", "https://noi.example/?", library.Credentials{}},
		{"https://noi.example/bai@1?t=123456789012345678", "https://noi.example/bai@1?t=123456789012345678", library.Credentials{}},
		{"mailto:an@noi.example", "mailto:an@noi.example", library.Credentials{}},
		{"file:///home/an/a.docx", "file:///home/an/a.docx", library.Credentials{}},
		{"", "", library.Credentials{}},
	} {
		shown, got := library.Conceal(c.address)
		if shown != c.shown || got != c.want {
			t.Errorf("%s: %s, %+v", c.address, shown, got)
		}
	}
}

// A stranger's address may have as many parameters as a page has room for: the work for them must not grow with the square.
func TestAnAddressOfManyParametersIsTakenApart(t *testing.T) {
	t.Parallel()
	const n = 200_000
	open, secret := strings.Repeat("&a", n), strings.Repeat("&token=b", n)
	shown, c := library.Conceal("https://noi.example/?x=1" + open + secret)
	if shown != "https://noi.example/?x=1"+open || c.Query != secret[1:] {
		t.Errorf("%d bytes are shown, %d are not", len(shown), len(c.Query))
	}
}

func TestRevealedParametersAreThereAgain(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"https://noi.example/rss?token=abc", "https://noi.example/rss?a=1&token=abc"} {
		shown, c := library.Conceal(address)
		u, err := url.Parse(shown)
		if err != nil || c.Reveal(u).String() != address {
			t.Errorf("%s: %s, %v", address, c.Reveal(u), err)
		}
	}
}

func TestTheLogHasNoSecret(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`Get "https://an:mo@noi.example/x?token=1": refused`: `Get "https://noi.example/x": refused`,
		"unreachable: http://an:mo@noi.example: dial":        "unreachable: http://noi.example: dial",
		"hai: ftp://a:b@c và «https://d?pwd=1»":              "hai: ftp://c và «https://d»",
		"không có gì: a@b, token=1":                          "không có gì: a@b, token=1",
		"://":                                                "://",
	} {
		if got := library.Discreet(text); got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
}

func TestPlacesOfThisMachineAreNotShown(t *testing.T) {
	t.Parallel()
	for address, want := range map[string][2]string{
		"file:///home/an/a%20b.docx":         {"a b.docx", ""},
		"FILE://may-chu/chung/a.docx":        {"a.docx", ""},
		"file:///C:/Users/an/b%C3%A1o.pdf":   {"báo.pdf", ""},
		"file:C:\\Users\\an\\c.pdf":          {"c.pdf", ""},
		"file:":                              {"", ""},
		"https://noi.example/":               {"https://noi.example/", "https://noi.example/"},
		"http://an:mo@noi.example/?token=x1": {"http://noi.example/", "http://noi.example/"},
	} {
		if got := [2]string{library.ShownAddress(address), library.PrintedAddress(address)}; got != want {
			t.Errorf("%s: %q", address, got)
		}
	}
}
