package document

import "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

// matrix is an affine map of the plane, as PDF writes it.
type matrix [6]float64

// then returns the map that does m first and n behind it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// point returns where a map puts a point.
func (m matrix) point(x, y float64) [2]float64 {
	return [2]float64{x*m[0] + y*m[2] + m[4], x*m[1] + y*m[3] + m[5]}
}

// matrix reads a map of the plane.
func (f *pdfFile) matrix(o types.Object) (m matrix, ok bool) {
	a := f.array(o)
	if len(a) != len(m) {
		return m, false
	}
	for i := range m {
		m[i], _ = f.number(a[i])
	}
	return m, true
}
