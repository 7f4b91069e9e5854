package sheet

import (
	"strconv"

	"baocaovien/internal/ooxml"
)

// cellStyle is a style of cells, by its place among them.
type cellStyle int

const (
	usualStyle cellStyle = iota // of cells that nobody has styled
	titleStyle
	lineStyle
	headStyle
	textStyle
	numberStyle
	dayStyle
	percentStyle
	totalTextStyle
	totalNumberStyle
	totalPercentStyle
)

// The fonts, borders and forms of numbers by their places among their kind; what is below customForms is Excel's own.
const (
	usualFont = iota
	plainFont
	boldFont
	titleFont
)

const (
	noBorder = iota
	thinBorder
)

const (
	general     = 0
	customForms = 164
)

const (
	wholeNumber = customForms + iota
	dayForm
	percentForm
)

// cellStyles are the styles in their order.
var cellStyles = []struct {
	style              cellStyle
	font, border, form int
	alignment          []string
}{
	{usualStyle, usualFont, noBorder, general, nil},
	{titleStyle, titleFont, noBorder, general, nil},
	{lineStyle, plainFont, noBorder, general, nil},
	{headStyle, boldFont, thinBorder, general, []string{"horizontal", "center", "vertical", "center", "wrapText", "1"}},
	{textStyle, plainFont, thinBorder, general, []string{"vertical", "top", "wrapText", "1"}},
	{numberStyle, plainFont, thinBorder, wholeNumber, []string{"vertical", "top"}},
	{dayStyle, plainFont, thinBorder, dayForm, []string{"horizontal", "center", "vertical", "top"}},
	{percentStyle, plainFont, thinBorder, percentForm, []string{"vertical", "top"}},
	{totalTextStyle, boldFont, thinBorder, general, []string{"vertical", "top", "wrapText", "1"}},
	{totalNumberStyle, boldFont, thinBorder, wholeNumber, nil},
	{totalPercentStyle, boldFont, thinBorder, percentForm, nil},
}

func ofHead(Datum, WorkColumn) cellStyle { return headStyle }

func ofRow(d Datum, c WorkColumn) cellStyle {
	switch {
	case c.Percent:
		return percentStyle
	case d.kind == aNumber:
		return numberStyle
	case d.kind == aDay:
		return dayStyle
	}
	return textStyle
}

func ofTotal(d Datum, c WorkColumn) cellStyle {
	switch {
	case c.Percent:
		return totalPercentStyle
	case d.kind == aNumber || d.formula != "":
		return totalNumberStyle
	}
	return totalTextStyle
}

// stylesPart is the part of the styles.
func stylesPart() []byte {
	m := &ooxml.Markup{}
	m.Begin("styleSheet", "xmlns", spreadsheet)
	m.Open("numFmts", "count", "3")
	for i, form := range []string{wholeNumber - customForms: "#,##0", dayForm - customForms: "dd/mm/yyyy", percentForm - customForms: `+0.0"%";-0.0"%";0.0"%"`} {
		m.Empty("numFmt", "numFmtId", strconv.Itoa(customForms+i), "formatCode", form)
	}
	m.Close("numFmts")
	fonts(m)
	m.Open("fills", "count", "2") // the two that Excel has everywhere
	for _, pattern := range []string{"none", "gray125"} {
		m.Open("fill")
		m.Empty("patternFill", "patternType", pattern)
		m.Close("fill")
	}
	m.Close("fills")
	borders(m)
	m.Open("cellStyleXfs", "count", "1")
	m.Empty("xf", "numFmtId", "0", "fontId", "0", "fillId", "0", "borderId", "0")
	m.Close("cellStyleXfs")
	m.Open("cellXfs", "count", strconv.Itoa(len(cellStyles)))
	for _, s := range cellStyles {
		m.Open("xf", "numFmtId", strconv.Itoa(s.form), "fontId", strconv.Itoa(s.font), "fillId", "0", "borderId", strconv.Itoa(s.border), "xfId", "0",
			"applyNumberFormat", "1", "applyFont", "1", "applyBorder", "1", "applyAlignment", "1")
		if s.alignment != nil {
			m.Empty("alignment", s.alignment...)
		}
		m.Close("xf")
	}
	m.Close("cellXfs")
	m.Open("cellStyles", "count", "1")
	m.Empty("cellStyle", "name", "Normal", "xfId", "0", "builtinId", "0")
	m.Close("cellStyles")
	m.Close("styleSheet")
	return m.Bytes()
}

// fonts are the fonts in their order. The widths of columns are counted in digits of the first.
func fonts(m *ooxml.Markup) {
	all := []struct {
		name, size string
		bold       bool
	}{
		usualFont: {"Calibri", "11", false},
		plainFont: {"Times New Roman", "12", false},
		boldFont:  {"Times New Roman", "12", true},
		titleFont: {"Times New Roman", "14", true},
	}
	m.Open("fonts", "count", strconv.Itoa(len(all)))
	for _, f := range all {
		m.Open("font")
		if f.bold {
			m.Empty("b")
		}
		m.Empty("sz", "val", f.size)
		m.Empty("name", "val", f.name)
		m.Empty("family", "val", "2")
		m.Close("font")
	}
	m.Close("fonts")
}

// borders are none, and a thin line on every side.
func borders(m *ooxml.Markup) {
	m.Open("borders", "count", "2")
	for i := range 2 {
		m.Open("border")
		for _, side := range []string{"left", "right", "top", "bottom", "diagonal"} {
			if i == noBorder || side == "diagonal" {
				m.Empty(side)
				continue
			}
			m.Open(side, "style", "thin")
			m.Empty("color", "rgb", "FF000000")
			m.Close(side)
		}
		m.Close("border")
	}
	m.Close("borders")
}
