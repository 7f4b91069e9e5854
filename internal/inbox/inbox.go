// Package inbox knows of the reports that lie in an inbox, the place to which offices send the sessions of a period: what
// their files are called, whose they are, and who has not sent one yet. It is pure.
package inbox

import (
	"path"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/viet"
)

// Ending is that of the files of reports.
const Ending = ".buoi"

// mostUnit is how much of a unit's name a file's name bears, in bytes.
const mostUnit = 60

// FileName is what the file of a report is called: «xa-long-vinh_2026-11-01_2026-11-30_123456789012.buoi», with the digits of
// the key that signs it. The same unit's report on the same days takes the place of the one before; no other's does.
func FileName(unit string, p session.Period, digits string) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return ' '
	}, viet.Fold(unit))
	name = strings.Join(strings.Fields(name), "-")
	if len(name) > mostUnit {
		name = strings.TrimRight(name[:mostUnit], "-")
	}
	if name == "" {
		name = "bao-cao"
	}
	return name + "_" + p.From.String() + "_" + p.To.String() + "_" + strings.ReplaceAll(digits, " ", "") + Ending
}

// IsReport reports whether a file of an inbox is to be read: by its ending.
func IsReport(name string) bool { return strings.EqualFold(path.Ext(name), Ending) }

// InboxReport is a report that came in.
type InboxReport struct {
	File     string // in the inbox
	Unit     string // as it calls itself
	Signer   string // as it was called where its key was agreed to
	Key      string // that signs it
	Period   session.Period
	Sessions int            // held ones in it
	Made     library.Moment // by the clock of who sent it
	Received library.Moment
}

// OfficeOf finds the office a report is from: the one that its key was assigned to, else the one that has the name of its
// unit, where it is typed otherwise too. It is "" for none of the offices.
func OfficeOf(r InboxReport, offices []string, assigned map[string]string) string {
	for _, office := range offices {
		if office == assigned[r.Key] {
			return office
		}
	}
	if session.PlainName(r.Unit) == "" {
		return ""
	}
	if office := found(r.Unit, offices); office != "" {
		return office
	}
	var kindless []string // a list may have «Long Vĩnh» where the unit says «Xã Long Vĩnh»
	for _, office := range offices {
		if session.WithoutKind(office) == office {
			kindless = append(kindless, office)
		}
	}
	return found(session.WithoutKind(viet.Clean(r.Unit)), kindless)
}

// found is the one office of that name.
func found(name string, offices []string) string {
	known, _ := session.Lookup(name, offices)
	for _, office := range offices {
		if office == known {
			return office
		}
	}
	return ""
}
