//go:build windows

package printer

import (
	"fmt"
	"unsafe"

	"golang.org/x/sys/windows"
)

// The calls of Windows that printing needs, which golang.org/x/sys does not name.
var (
	gdi32    = windows.NewLazySystemDLL("gdi32.dll")
	winspool = windows.NewLazySystemDLL("winspool.drv")

	createDC      = gdi32.NewProc("CreateDCW")
	deleteDC      = gdi32.NewProc("DeleteDC")
	getDeviceCaps = gdi32.NewProc("GetDeviceCaps")
	startDoc      = gdi32.NewProc("StartDocW")
	endDoc        = gdi32.NewProc("EndDoc")
	abortDoc      = gdi32.NewProc("AbortDoc")
	startPage     = gdi32.NewProc("StartPage")
	endPage       = gdi32.NewProc("EndPage")
	stretchDIBits = gdi32.NewProc("StretchDIBits")

	openPrinter        = winspool.NewProc("OpenPrinterW")
	closePrinter       = winspool.NewProc("ClosePrinter")
	enumPrinters       = winspool.NewProc("EnumPrintersW")
	getPrinter         = winspool.NewProc("GetPrinterW")
	getDefaultPrinter  = winspool.NewProc("GetDefaultPrinterW")
	documentProperties = winspool.NewProc("DocumentPropertiesW")
	getJob             = winspool.NewProc("GetJobW")
)

// devMode is DEVMODEW: how a document is printed. The driver's own part follows it in memory.
type devMode struct {
	deviceName                                                        [32]uint16
	specVersion, driverVersion, size, driverExtra                     uint16
	fields                                                            uint32
	orientation, paperSize, paperLength, paperWidth                   int16
	scale, copies, defaultSource, printQuality                        int16
	color, duplex, yResolution, ttOption, collate                     int16
	formName                                                          [32]uint16
	logPixels                                                         uint16
	bitsPerPel, pelsWidth, pelsHeight, nup, displayFrequency          uint32
	icmMethod, icmIntent, mediaType, ditherType, reserved1, reserved2 uint32
	panningWidth, panningHeight                                       uint32
}

// What the fields of a devMode hold, and its values (wingdi.h).
const (
	hasOrientation = 0x1
	hasPaperSize   = 0x2
	hasCopies      = 0x100
	hasColor       = 0x800
	hasDuplex      = 0x1000
	hasCollate     = 0x8000

	portrait, landscape = 1, 2
	paperA4, paperA5    = 9, 11
	monochrome          = 1
	collated            = 1
	outBuffer, inBuffer = 2, 8
)

// Indexes of GetDeviceCaps (wingdi.h). Offsets are those of the printable area from the paper's edge.
const (
	pixelsAnInchAcross, pixelsAnInchDown = 88, 90
	paperWidth, paperHeight              = 110, 111
	offsetAcross, offsetDown             = 112, 113
)

// docInfo is DOCINFOW.
type docInfo struct {
	size     int32
	name     *uint16
	output   *uint16
	datatype *uint16
	kind     uint32
}

// bitmapInfo is BITMAPINFO of a picture of 256 greys.
type bitmapInfo struct {
	size                     uint32
	width, height            int32 // a negative height stands for rows from the top down
	planes, bits             uint16
	compression, bytes       uint32
	acrossAMetre, downAMetre int32
	used, important          uint32
	greys                    [256]uint32
}

// printerName is PRINTER_INFO_4.
type printerName struct {
	name, server *uint16
	attributes   uint32
}

// call calls a function that answers 0 for a failure.
func call(proc *windows.LazyProc, args ...uintptr) (uintptr, error) {
	if err := proc.Find(); err != nil {
		return 0, fmt.Errorf("%s: %w", proc.Name, err)
	}
	answer, _, err := proc.Call(args...)
	if answer == 0 {
		return 0, fmt.Errorf("%s: %w", proc.Name, err)
	}
	return answer, nil
}

// wide is text as Windows takes it. A name with a NUL in it is cut there.
func wide(text string) *uint16 {
	p, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return new(uint16)
	}
	return p
}

func pointer[T any](p *T) uintptr { return uintptr(unsafe.Pointer(p)) } // #nosec G103 -- what Windows takes
