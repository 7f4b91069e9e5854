// Package paper lays text out on pages: blocks in, pages of placed runs out.
//
// It is pure. All it knows of the world is the fonts' own measures, so the same document gives the
// same pages on every machine, and the PDF, the preview and the printer all draw those same pages.
//
// Lengths are millimetres (mm) from the top left corner of the sheet, y downwards; sizes and leading
// of type are points (pt, 1/72 inch), as printers have always said them. A field's comment names its
// unit.
package paper

// PointsPerMM is how many points make a millimetre.
const PointsPerMM = 72 / 25.4

// mm converts points to millimetres.
func mm(pt float64) float64 { return pt / PointsPerMM }
