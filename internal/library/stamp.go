package library

import "slices"

// Stamp says who may read a paper, as it is printed on it; "" is everybody.
type Stamp string

// The stamps: of the Law on the protection of state secrets, and of papers for internal use.
const (
	InternalUse  Stamp = "LƯU HÀNH NỘI BỘ"
	Secret       Stamp = "MẬT"
	TopSecret    Stamp = "TỐI MẬT"   // #nosec G101 -- no password
	UtmostSecret Stamp = "TUYỆT MẬT" // #nosec G101 -- no password
)

// Stamps are all there are, the weakest first.
func Stamps() []Stamp { return []Stamp{InternalUse, Secret, TopSecret, UtmostSecret} }

// Or returns the stronger of two stamps: what is made of two papers is as secret as the more secret one.
func (s Stamp) Or(other Stamp) Stamp {
	if slices.Index(Stamps(), other) > slices.Index(Stamps(), s) {
		return other
	}
	return s
}
