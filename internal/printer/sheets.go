package printer

import "image"

// Sheets are the sides of paper of a job, drawn as they are needed: for printers that take pictures.
type Sheets interface {
	Len() int
	// Size returns the paper's width and height in mm, as it is held to be read.
	Size(side int) (width, height float64)
	// Band draws the rows from top to bottom of a side at dpi pixels an inch.
	Band(side int, dpi float64, top, bottom int) (*image.Gray, error)
}
