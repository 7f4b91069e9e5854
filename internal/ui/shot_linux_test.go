package ui

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// shot keeps a picture of the window as the screen shows it, once it has come to rest.
func (p *pilot) shot(name string) {
	p.tool("mousemove", "1919", "1079") // out of the picture
	picture, err := p.atRest()
	if err != nil {
		panic(err)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		panic(err)
	}
	p.shots++
	file := filepath.Join(p.folder, fmt.Sprintf("%s%02d-%s.png", p.prefix, p.shots, name))
	if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
		panic(err)
	}
}

// atRest returns the window's picture when two in a row are the same. Something may blink, such as a cursor:
// then the last one is as good.
func (p *pilot) atRest() (image.Image, error) {
	again := time.NewTicker(150 * time.Millisecond)
	defer again.Stop()
	var before *image.RGBA
	const enough = 12
	for range enough {
		<-again.C
		now, err := p.screen()
		if err != nil {
			return nil, err
		}
		if before != nil && bytes.Equal(before.Pix, now.Pix) {
			break
		}
		before = now
	}
	return before.SubImage(p.place()), nil
}

// place returns where the window is on the screen.
func (p *pilot) place() image.Rectangle {
	at := map[string]int{}
	for _, line := range strings.Split(p.tool("getwindowgeometry", "--shell", p.id), "\n") {
		name, value, _ := strings.Cut(line, "=")
		at[name], _ = strconv.Atoi(value)
	}
	return image.Rect(at["X"], at["Y"], at["X"]+at["WIDTH"], at["Y"]+at["HEIGHT"])
}

func (p *pilot) screen() (*image.RGBA, error) {
	raw, err := os.ReadFile(p.frame)
	if err != nil {
		return nil, err
	}
	return decodeXWD(raw)
}

// decodeXWD reads the X window dump that Xvfb keeps: 24 bits in 32, the header in big-endian words, the pixels
// as blue, green, red and a byte of nothing (X11/XWDFile.h).
func decodeXWD(raw []byte) (*image.RGBA, error) {
	const (
		words, colour        = 25, 12
		headerSize, version  = 0, 1
		width, height        = 4, 5
		bits, line, nColours = 11, 12, 19
	)
	var head [words]uint32
	if _, err := binary.Decode(raw, binary.BigEndian, &head); err != nil {
		return nil, err
	}
	start := int(head[headerSize] + head[nColours]*colour)
	if head[version] != 7 || head[bits] != 32 || len(raw) < start+int(head[line]*head[height]) {
		return nil, errors.New("not an X window dump of 32 bits a pixel")
	}
	picture := image.NewRGBA(image.Rect(0, 0, int(head[width]), int(head[height])))
	for y := range int(head[height]) {
		from := raw[start+y*int(head[line]):]
		to := picture.Pix[y*picture.Stride:]
		for x := range int(head[width]) {
			to[4*x], to[4*x+1], to[4*x+2], to[4*x+3] = from[4*x+2], from[4*x+1], from[4*x], 0xFF
		}
	}
	return picture, nil
}

func TestFrameOfTheScreenIsRead(t *testing.T) {
	head := make([]uint32, 25)
	head[0], head[1], head[4], head[5], head[11], head[12], head[19] = 100, 7, 2, 1, 32, 8, 0
	raw := make([]byte, 0, 108)
	for _, word := range head {
		raw = binary.BigEndian.AppendUint32(raw, word)
	}
	raw = append(raw, 3, 2, 1, 0, 6, 5, 4, 0)
	picture, err := decodeXWD(raw)
	if err != nil || !bytes.Equal(picture.Pix, []byte{1, 2, 3, 255, 4, 5, 6, 255}) {
		t.Errorf("%v, %v", picture, err)
	}
	if _, err := decodeXWD(raw[:104]); err == nil {
		t.Error("half a frame is read")
	}
}
