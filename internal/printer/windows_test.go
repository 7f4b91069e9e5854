//go:build windows

package printer

import (
	"image"
	"image/color"
	"os"
	"testing"
	"time"
)

// testSheets is a test page: a frame 10 mm inside the paper and a diagonal.
type testSheets struct{ sides int }

func (g testSheets) Len() int                       { return g.sides }
func (testSheets) Size(int) (width, height float64) { return 210, 297 }

func (testSheets) Band(side int, dpi float64, top, bottom int) (*image.Gray, error) {
	perMM := dpi / 25.4
	width := int(210*perMM + 0.5)
	band := image.NewGray(image.Rect(0, top, width, bottom))
	for y := top; y < bottom; y++ {
		for x := range width {
			mmX, mmY := float64(x)/perMM, float64(y)/perMM
			ink := near(mmX, 10) || near(mmX, 200) || near(mmY, 10) || near(mmY, 287) || near(mmX*float64(side+1), mmY)
			if !ink {
				band.SetGray(x, y, color.Gray{Y: 255})
			}
		}
	}
	return band, nil
}

func near(a, b float64) bool { return a-b < 0.5 && b-a < 0.5 }

// It prints on the printer that PRINTER names: the test of Linux starts it under Wine, with a queue at its
// end, and looks at the paper.
func TestSheetsArePrintedOnWindows(t *testing.T) {
	name := os.Getenv("PRINTER")
	if name == "" {
		t.Fatal("PRINTER names no printer")
	}
	found := false
	all, err := Printers(t.Context())
	for _, p := range all {
		found = found || p.Name == name
	}
	if err != nil || !found {
		t.Fatalf("%+v, %v", all, err)
	}
	job, err := PrintSheets(t.Context(), "Đề cương thử", testSheets{2}, Job{Printer: name, Duplex: true, Grey: true})
	if err != nil || job == "" {
		t.Fatalf("%q, %v", job, err)
	}
	t.Log("job", job)
	for deadline := time.Now().Add(5 * time.Minute); ; { // other programs of a busy machine print it
		done, err := JobState(t.Context(), name, job)
		if err != nil {
			t.Fatal(err)
		}
		if done {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("the job does not end")
		}
	}
}
