package points

import (
	"baocaovien/internal/library"
)

// tier is how surely a candidate is what a speaker needs: structure that the writer gave comes before
// sentences that a count chose.
type tier int

// The tiers, the last ones first in a pick.
const (
	attached tier = iota - 1 // comes only with others: the opening of a list, an item too short to say something alone
	prose
	headed
	concluding
	listed
	achieved
	asked
)

// candidate is a passage that may become a point.
type candidate struct {
	input     int // index in the inputs
	at        int // number of the sentence in its article
	sentences int // of its article
	section   int // headings before it in its article
	order     int // of reading, over all inputs
	tier      tier
	point     library.Point
	series    string     // of an item: the enumeration it belongs to
	heading   *candidate // the heading it stands under, nil before the first; of a heading the one above it
	opening   *candidate // of an item: the sentence that announces the enumeration, nil where none does
	before    *candidate // of a sentence that only says something behind another: that one, nil where there is none to take
	spoken    *candidate // of a task that is told between semicolons: the whole sentence, nil elsewhere
	level     int        // of a heading: 1 is the highest
	leads     bool       // is the first said under its heading
	announces bool       // points at a table that the draft can carry
	syllables int
	published library.Moment // of its article
	use       float64        // to a speaker, beside the content
	central   float64        // how much of it the other sentences say too, 0 to 1
	retold    bool           // opens its article and is told in full later on
	twice     bool           // stands a second time in its article, word for word, and does not begin it
	titled    float64        // the share of its article's title that it says
	pairs     []string
	whole     *candidate      // with the sentence before it, once asked for
	set       map[string]bool // of pairs, once asked for
	marks     map[string]bool // numbers and names in it, once asked for
}
