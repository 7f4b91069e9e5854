package discover

import (
	"encoding/json"
	"fmt"

	"baocaovien/assets"
	"baocaovien/internal/library"
)

// Suggestion is a source of the catalogue, which nobody has to take.
type Suggestion struct {
	Title string             `json:"title"`
	URL   string             `json:"url"`
	Kind  library.SourceKind `json:"kind"`
	Note  string             `json:"note"` // what is known of it and what is not, in Vietnamese
}

// Suggested returns the catalogue of suggested sources. None of it is on until a person adds it.
func Suggested() ([]Suggestion, error) {
	raw, err := assets.Catalogue.ReadFile("catalogue/sources.json")
	if err != nil {
		return nil, fmt.Errorf("read catalogue: %w", err)
	}
	var suggested []Suggestion
	if err := json.Unmarshal(raw, &suggested); err != nil {
		return nil, fmt.Errorf("read catalogue: %w", err)
	}
	return suggested, nil
}
