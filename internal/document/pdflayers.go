package document

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// pdfLayers says of the layers of a file (optional content groups, ISO 32000-1, 8.11), by object, which are off when it
// is opened.
type pdfLayers struct {
	allOff bool // those that are not named
	off    map[string]bool
}

// layersOf reads which layers are off as a file opens.
func (f *pdfFile) layersOf() pdfLayers {
	all := pdfLayers{off: map[string]bool{}}
	catalog, err := f.Catalog()
	if err != nil {
		return all
	}
	shown := f.dict(f.dict(catalog["OCProperties"])["D"])
	all.allOff = f.name(shown["BaseState"]) == "OFF"
	for name, off := range map[string]bool{"ON": false, "OFF": true} {
		for _, o := range f.array(shown[name]) {
			all.off[layerName(o)] = off
		}
	}
	return all
}

func layerName(o types.Object) string {
	if r, ok := o.(types.IndirectRef); ok {
		return r.String()
	}
	return ""
}

// mostConditions bounds how far conditions of layers are followed.
const mostConditions = 8

// hidden reports whether what belongs to a layer, or to several under a condition, is not shown.
func (f *pdfFile) hidden(o types.Object, depth int) bool {
	d := f.dict(o)
	if d == nil || depth > mostConditions {
		return false
	}
	if f.name(d["Type"]) != "OCMD" {
		off, named := f.layers.off[layerName(o)]
		return off || !named && f.layers.allOff
	}
	if rule := f.array(d["VE"]); len(rule) > 0 {
		return !f.holds(rule, depth+1)
	}
	members := f.array(d["OCGs"])
	if members == nil && d["OCGs"] != nil {
		members = types.Array{d["OCGs"]}
	}
	if len(members) == 0 {
		return false
	}
	off := 0
	for _, member := range members {
		if f.hidden(member, depth+1) {
			off++
		}
	}
	switch f.name(d["P"]) {
	case "AllOn":
		return off > 0
	case "AnyOff":
		return off == 0
	case "AllOff":
		return off < len(members)
	}
	return off == len(members)
}

// holds reckons an expression of layers: And, Or or Not with what it is of.
func (f *pdfFile) holds(rule types.Array, depth int) bool {
	if depth > mostConditions || len(rule) == 0 {
		return true
	}
	holds := func(o types.Object) bool {
		if inner := f.array(o); inner != nil {
			return f.holds(inner, depth+1)
		}
		return !f.hidden(o, depth+1)
	}
	operator, members := f.name(rule[0]), rule[1:]
	for _, o := range members {
		switch {
		case operator == "Not":
			return !holds(o)
		case operator == "Or" && holds(o):
			return true
		case operator == "And" && !holds(o):
			return false
		}
	}
	return operator != "Or"
}
