package paper

// BarOutline is a bar of a chart: the outline of a rectangle, as an official paper has no filled areas.
type BarOutline struct {
	Length float64 // mm
	Height float64 // pt
	Frame  float64 // pt, the thickness of the outline
	Drop   float64 // pt of white over it, wherever it stands
}

func (b *BarOutline) lineBoxes(*layoutContext, float64) []lineBox {
	s := lineBox{height: mm(b.Drop + b.Height)}
	s.ink.frame(0, mm(b.Drop), b.Length, mm(b.Height), mm(b.Frame))
	return []lineBox{s}
}
