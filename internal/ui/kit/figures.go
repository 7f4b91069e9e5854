package kit

import "baocaovien/internal/library"

// BySentence puts figures of one sentence together: it is the sentence that is taken.
func BySentence(figures []library.Figure) [][]library.Figure {
	var groups [][]library.Figure
	for _, f := range figures {
		if n := len(groups); n > 0 && groups[n-1][0].Sentence == f.Sentence && groups[n-1][0].Block == f.Block {
			groups[n-1] = append(groups[n-1], f)
		} else {
			groups = append(groups, []library.Figure{f})
		}
	}
	return groups
}

// FigurePoint is a figure as a point: the sentence that gives it its meaning, with its place.
func FigurePoint(f library.Figure) library.OutlinePoint {
	return library.OutlinePoint{Text: f.Sentence, Quoted: &library.Point{
		Text: f.Sentence, Kind: library.ResultPoint, Themes: []library.Theme{}, Place: f.Place,
	}}
}
