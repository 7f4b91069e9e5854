package docx

import (
	"math"
	"strconv"
)

// The units of the format.

func twips(mm float64) string      { return whole(mm * 1440 / 25.4) } // of lengths
func twipsOf(pt float64) string    { return whole(pt * 20) }          // of leading and white
func halfPoints(pt float64) string { return whole(pt * 2) }           // of type
func eighths(pt float64) string    { return whole(pt * 8) }           // of rules
func emu(mm float64) string        { return whole(mm * 36000) }       // of pictures

func whole(value float64) string { return strconv.Itoa(int(math.Round(value))) }
