package kit

import (
	"net/url"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"golang.org/x/net/idna"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// openSchemes are what is handed to the system: a browser, or a program for mail. Anything else may be a program to run.
var openSchemes = []string{"http", "https", "mailto"}

// OpenAddress shows where an address leads, and opens it once a person agrees. A page may say anything of where its links
// lead.
func (d *PageContext) OpenAddress(address string) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || !slices.Contains(openSchemes, strings.ToLower(u.Scheme)) || u.Scheme != "mailto" && u.Host == "" {
		d.Fail(library.Fail(library.BadAddress, address, err), nil)
		return
	}
	d.Ask(words.Say("reading.leads-to", "host", Destination(u)), words.Say("reading.open-address"), 240, func(f *Form) {
		f.Hide()
		if err := fyne.CurrentApp().OpenURL(u); err != nil {
			d.Fail(library.Fail(library.BadAddress, address, err), nil)
		}
	}, widgets.NewLabel(library.ShownAddress(u.String()), widgets.Body))
}

// Destination is whom an address leads to, as no other host can be written: letters of other scripts that look like ours are
// spelled out.
func Destination(u *url.URL) string {
	if u.Scheme == "mailto" {
		to, _, _ := strings.Cut(u.Opaque, "?")
		return to
	}
	host, err := idna.Lookup.ToASCII(u.Hostname())
	if err != nil {
		host = u.Hostname()
	}
	if u.Port() != "" {
		host += ":" + u.Port()
	}
	return host
}
