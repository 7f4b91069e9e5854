package session

import (
	"slices"

	"baocaovien/internal/library"
)

// usualLength is how long a session is taken to be that does not say, in minutes, where the time of two is compared.
const usualLength = 60

// MayBeTwins reports whether two sessions may be one that was written down twice: the same day and commune, times that
// overlap as far as they are known, and a speaker or a theme in common. Sessions that were called off, removed, or looked at
// and told apart are none.
func MayBeTwins(a, b library.Session) bool {
	switch {
	case a.UID == b.UID, !stands(a), !stands(b):
		return false
	case slices.Contains(a.Distinct, b.UID), slices.Contains(b.Distinct, a.UID):
		return false
	case DateOf(a.Date) != DateOf(b.Date), a.Place.Commune == "", PlaceKey(a.Place.Commune) != PlaceKey(b.Place.Commune):
		return false
	}
	return overlap(a, b) && (shareTheme(a, b) || shareSpeaker(a, b))
}

// PlaceKey is the same for all spellings of a commune, with marks and without.
func PlaceKey(commune string) string { return PlainName(WithoutKind(commune)) }

func stands(s library.Session) bool {
	return s.Status != library.CancelledSession && !s.Removed && s.ReplacedBy == ""
}

func overlap(a, b library.Session) bool {
	if !a.Start.Known() || !b.Start.Known() {
		return true
	}
	return a.Start.Minutes() < end(b) && b.Start.Minutes() < end(a)
}

func end(s library.Session) int {
	if s.Minutes.Number() > 0 {
		return s.Start.Minutes() + int(s.Minutes.Number())
	}
	return s.Start.Minutes() + usualLength
}

func shareTheme(a, b library.Session) bool {
	return slices.ContainsFunc(a.Themes, func(t library.Theme) bool { return slices.Contains(b.Themes, t) })
}

func shareSpeaker(a, b library.Session) bool {
	return slices.ContainsFunc(a.Speakers, func(p library.Speaker) bool {
		return slices.ContainsFunc(b.Speakers, func(q library.Speaker) bool { return PlainName(p.Name) == PlainName(q.Name) })
	})
}
