package paper

// QRModules is a square of black and white modules, drawn as filled rectangles: a QR code. It is centred in its column
// and never cut by the end of a page.
type QRModules struct {
	Black  [][]bool // row after row
	Module float64  // mm, the side of one
	Quiet  int      // modules of white on each side, part of the code (ISO/IEC 18004 wants 4)
	Before float64  // pt above it, as a paragraph's
	After  float64  // pt below it
}

// Side returns how wide and high the code is with its white, mm.
func (m *QRModules) Side() float64 { return float64(len(m.Black)+2*m.Quiet) * m.Module }

func (m *QRModules) lineBoxes(_ *layoutContext, width float64) []lineBox {
	if len(m.Black) == 0 {
		return nil
	}
	s := lineBox{height: m.Side()}
	left, top := (width-m.Side())/2, 0.0
	for y, row := range m.Black {
		for start := 0; start < len(row); {
			end := start
			for end < len(row) && row[end] {
				end++
			}
			if end > start {
				s.ink.Bars = append(s.ink.Bars, Rectangle{
					X: left + float64(m.Quiet+start)*m.Module, Y: top + float64(m.Quiet+y)*m.Module,
					Width: float64(end-start) * m.Module, Height: m.Module,
				})
			}
			start = end + 1
		}
	}
	return []lineBox{s}
}
