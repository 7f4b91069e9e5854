//go:build windows

package printer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"unsafe"

	"golang.org/x/sys/windows"

	"baocaovien/internal/library"
)

// Printers returns the printers of this machine and those it is connected to.
func Printers(context.Context) ([]Printer, error) {
	const localAndConnected, namesOnly = 2 | 4, 4
	var needed, count uint32
	_, _, _ = enumPrinters.Call(localAndConnected, 0, namesOnly, 0, 0, pointer(&needed), pointer(&count))
	if needed == 0 {
		return nil, nil
	}
	buffer := make([]byte, needed)
	_, err := call(enumPrinters, localAndConnected, 0, namesOnly, pointer(&buffer[0]), uintptr(needed), pointer(&needed), pointer(&count))
	if err != nil {
		return nil, library.Fail(library.NoPrinter, "", err)
	}
	usual := defaultPrinter()
	all := make([]Printer, 0, count)
	for _, p := range unsafe.Slice((*printerName)(unsafe.Pointer(&buffer[0])), count) { // #nosec G103 -- as Windows wrote it
		name := windows.UTF16PtrToString(p.name)
		all = append(all, Printer{Name: name, Default: name == usual, State: state(name)})
	}
	return all, nil
}

// defaultPrinter is the name of the system's default printer, "" where there is none.
func defaultPrinter() string {
	var size uint32
	_, _, _ = getDefaultPrinter.Call(0, pointer(&size))
	if size == 0 {
		return ""
	}
	name := make([]uint16, size)
	if _, err := call(getDefaultPrinter, pointer(&name[0]), pointer(&size)); err != nil {
		return ""
	}
	return windows.UTF16ToString(name)
}

// state asks a printer what it is doing; one that does not answer is taken to be idle, as Windows does.
func state(name string) State {
	// Bits of PRINTER_INFO_6 (winspool.h): paused, error, jammed, out of paper, offline, not available.
	const stopped, busy = 0x1 | 0x2 | 0x8 | 0x10 | 0x80 | 0x1000, 0x400 | 0x4000
	printer, err := open(name)
	if err != nil {
		return Disabled
	}
	defer printer.close()
	var status, needed uint32
	_, err = call(getPrinter, uintptr(printer), 6, pointer(&status), unsafe.Sizeof(status), pointer(&needed))
	switch {
	case err == nil && status&stopped != 0:
		return Disabled
	case err == nil && status&busy != 0:
		return Printing
	default:
		return Idle
	}
}

// Print opens a PDF that is not ours with the person's own program, to be printed from there: Windows
// itself cannot draw one. The job has no name. What this program laid out is printed by PrintSheets.
func Print(ctx context.Context, file string, _ Job) (string, error) {
	if _, err := os.Stat(file); err != nil {
		return "", library.Fail(library.UnreadableFile, file, err)
	}
	show := exec.CommandContext(ctx, "rundll32", "url.dll,FileProtocolHandler", file) // #nosec G204 -- a file of ours
	if err := show.Run(); err != nil {
		return "", library.Fail(library.PrintFailed, file, err)
	}
	return "", nil
}

// handle is an open printer.
type handle uintptr

func open(name string) (handle, error) {
	var h handle
	_, err := call(openPrinter, pointer(wide(name)), pointer(&h), 0)
	return h, err
}

func (h handle) close() { _, _, _ = closePrinter.Call(uintptr(h)) }

// printSettings is how one job is to be printed, as the printer's driver agreed to it.
type printSettings struct {
	memory []byte // devMode and the driver's own part
	copies int    // how often the pages must be sent: 1 where the driver makes the copies
}

func (d printSettings) mode() *devMode { return (*devMode)(unsafe.Pointer(&d.memory[0])) } // #nosec G103 -- as Windows wrote it

// agree asks the driver for what the job wants, and takes what it can do.
func (h handle) agree(job Job, width, height float64) (printSettings, error) {
	name := pointer(wide(job.Printer))
	size, _, err := documentProperties.Call(0, uintptr(h), name, 0, 0, 0)
	if int32(size) < int32(unsafe.Sizeof(devMode{})) {
		return printSettings{}, fmt.Errorf("DocumentProperties: %w", err)
	}
	d := printSettings{memory: make([]byte, size)}
	const agreed = 1 // IDOK
	if answer, _, err := documentProperties.Call(0, uintptr(h), name, pointer(&d.memory[0]), 0, outBuffer); answer != agreed {
		return printSettings{}, fmt.Errorf("DocumentProperties: %w", err)
	}
	want(d.mode(), job, width, height)
	asked := pointer(&d.memory[0])
	if answer, _, err := documentProperties.Call(0, uintptr(h), name, asked, asked, inBuffer|outBuffer); answer != agreed {
		return printSettings{}, fmt.Errorf("DocumentProperties: %w", err)
	}
	d.copies = 1
	if int(d.mode().copies) != max(1, job.Copies) {
		d.mode().copies, d.copies = 1, max(1, job.Copies)
	}
	return d, nil
}

// want writes a job for paper of the given size, in mm, into a devMode.
func want(m *devMode, job Job, width, height float64) {
	m.fields |= hasOrientation | hasPaperSize | hasCopies | hasDuplex | hasCollate
	m.orientation, m.paperSize = portrait, paperA4
	if width > height {
		m.orientation = landscape
	}
	if min(width, height) < 200 {
		m.paperSize = paperA5
	}
	m.copies, m.collate = int16(max(1, min(job.Copies, 999))), collated // #nosec G115 -- bounded
	m.duplex = job.turned(width > height).windows
	if job.Grey {
		m.fields |= hasColor
		m.color = monochrome
	}
}

// JobState asks what became of a job that PrintSheets named: whether it still waits or prints, and what
// the printer complains of.
func JobState(_ context.Context, printer, job string) (done bool, err error) {
	id, err := strconv.Atoi(job)
	if err != nil {
		return false, library.Fail(library.PrintFailed, job, err)
	}
	h, err := open(printer)
	if err != nil {
		return false, library.Fail(library.NoPrinter, printer, err)
	}
	defer h.close()
	var needed uint32
	_, _, _ = getJob.Call(uintptr(h), uintptr(id), 1, 0, 0, pointer(&needed))
	if needed == 0 {
		return true, nil // a job that is through is forgotten
	}
	buffer := make([]byte, needed)
	if _, err := call(getJob, uintptr(h), uintptr(id), 1, pointer(&buffer[0]), uintptr(needed), pointer(&needed)); err != nil {
		return true, nil
	}
	// Bits of JOB_INFO_1 (winspool.h): error, offline, paper out, blocked, person needed; printed, complete.
	const troubled, through = 0x2 | 0x20 | 0x40 | 0x200 | 0x400, 0x80 | 0x1000
	status := (*jobInfo)(unsafe.Pointer(&buffer[0])).status // #nosec G103 -- as Windows wrote it
	if status&troubled != 0 {
		return false, library.Fail(library.PrintFailed, printer, errors.New("status "+strconv.FormatUint(uint64(status), 16)))
	}
	return status&through != 0, nil
}

// jobInfo is the beginning of JOB_INFO_1.
type jobInfo struct {
	id                                                     uint32
	printer, machine, user, document, datatype, statusText *uint16
	status                                                 uint32
}
