package library

import "slices"

// Theme is the stable name (slug) of a briefing subject. Three are built in; users add their own.
type Theme string

// The built-in themes, in the order the field names them, and the selector for the absence of any.
const (
	SeaIslands         Theme = "bien-dao"
	LandBorders        Theme = "bien-gioi"
	ForeignInformation Theme = "doi-ngoai"
	Unclassified       Theme = "chua-phan-loai"
)

// BuiltinThemes returns the three themes every library has, in reading order.
func BuiltinThemes() []Theme {
	return []Theme{SeaIslands, LandBorders, ForeignInformation}
}

// OwnTheme is a theme that a user added. An article passage that uses one of the keywords belongs to it.
type OwnTheme struct {
	Theme    Theme    `json:"theme"` // slug, made from the name
	Name     string   `json:"name"`
	Keywords []string `json:"keywords"` // words or phrases; typed with marks, marks count
}

// SortThemes puts themes in reading order, the built-in ones first, without duplicates.
// The result is never nil, so that it prints as an empty JSON list.
func SortThemes(themes []Theme) []Theme {
	sorted := append([]Theme{}, themes...)
	slices.SortFunc(sorted, func(a, b Theme) int {
		if ra, rb := rank(a), rank(b); ra != rb {
			return ra - rb
		}
		if a < b {
			return -1
		}
		return 1
	})
	return slices.Compact(sorted)
}

func rank(t Theme) int {
	if i := slices.Index(BuiltinThemes(), t); i >= 0 {
		return i
	}
	return len(BuiltinThemes())
}

// Setter tells who decided the themes of an article.
type Setter string

// Themes set by a person are never overwritten; those of the office that published an article only by a person.
const (
	ByProgram   Setter = "program"
	ByPublisher Setter = "publisher"
	ByPerson    Setter = "person"
)
