package store

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"sync"
)

// pageLayout is what an original is packed by: a page of its source, and behind it the original's own text.
type pageLayout struct {
	id   uint32 // the row's, or ownText
	page []byte
}

// ownText is the number that says that an original was packed by its own text alone. Rows of dictionaries begin behind it.
const ownText = 1

// with is the dictionary with the text of an original.
func (p pageLayout) with(blocks string) []byte {
	all := make([]byte, 0, len(p.page)+len(blocks)+leastDictionary)
	all = append(append(all, p.page...), blocks...)
	for len(all) < leastDictionary {
		all = append(all, ' ')
	}
	return all
}

const (
	leastDictionary = 8         // bytes that a dictionary has at least
	leastPage       = 8 << 10   // a smaller page has little in common with others
	pageAtMost      = 128 << 10 // of a page
	packsWell       = 8         // a page that shrinks to more than this part by its dictionary is laid out otherwise
	layoutsAtMost   = 16        // of one source
)

// knownLayouts are those that were used since the library was opened.
type knownLayouts struct {
	adding   sync.Mutex // held by who packs by them, and may add one
	lock     sync.Mutex
	byID     map[uint32]pageLayout
	ofSource map[int64][]uint32 // the newest last
}

func (k *knownLayouts) keep(one pageLayout) {
	k.lock.Lock()
	defer k.lock.Unlock()
	if k.byID == nil {
		k.byID = map[uint32]pageLayout{ownText: {id: ownText}}
	}
	k.byID[one.id] = one
}

func (k *knownLayouts) at(id uint32) (pageLayout, bool) {
	k.lock.Lock()
	defer k.lock.Unlock()
	one, known := k.byID[id]
	return one, known
}

// packBy packs an original by what the pages of its source have in common. The first page of a source, and one that is laid
// out otherwise, becomes what the next are packed by.
func (l *Library) packBy(ctx context.Context, source int64, raw []byte, blocks string) ([]byte, error) {
	beginning := raw[:min(len(raw), leastPage)]
	if len(raw) < leastPage || !bytes.Contains(beginning, []byte("<")) || bytes.IndexByte(beginning, 0) >= 0 {
		return packOriginal(raw, pageLayout{id: ownText}, blocks)
	}
	k := &l.layouts
	k.adding.Lock()
	defer k.adding.Unlock()
	known, err := l.layoutsOf(ctx, source)
	if err != nil {
		return nil, err
	}
	by := pageLayout{id: ownText}
	if len(known) > 0 {
		if by, err = l.layout(ctx, l.read, known[len(known)-1]); err != nil {
			return nil, err
		}
	}
	packed, err := packOriginal(raw, by, blocks)
	alike := len(known) > 0 && len(packed) <= len(raw)/packsWell
	if err != nil || alike || len(known) >= layoutsAtMost {
		return packed, err
	}
	if by, err = l.addLayout(ctx, source, raw[:min(len(raw), pageAtMost)]); err != nil {
		return nil, err
	}
	return packOriginal(raw, by, blocks)
}

// layoutsOf returns the numbers of the layouts of a source, the newest last.
func (l *Library) layoutsOf(ctx context.Context, source int64) ([]uint32, error) {
	if known, asked := l.layouts.ofSource[source]; asked {
		return known, nil
	}
	rows, err := l.read.QueryContext(ctx, "SELECT id FROM dictionaries WHERE source_id = ? ORDER BY id", source)
	if err != nil {
		return nil, l.fault("layouts", err)
	}
	known, err := readAll(rows, func(row scanner) (id uint32, err error) { return id, row.Scan(&id) })
	if err == nil {
		l.layouts.remember(source, known)
	}
	return known, l.fault("layouts", err)
}

func (k *knownLayouts) remember(source int64, known []uint32) {
	if k.ofSource == nil {
		k.ofSource = map[int64][]uint32{}
	}
	k.ofSource[source] = known
}

// addLayout keeps a page of a source to pack others by.
func (l *Library) addLayout(ctx context.Context, source int64, page []byte) (pageLayout, error) {
	one := pageLayout{page: bytes.Clone(page)}
	err := l.transaction(ctx, "add layout", func(tx *writeTx) error {
		return tx.QueryRowContext(ctx, "INSERT INTO dictionaries (id, source_id, data) VALUES (?1 + 1 + coalesce((SELECT max(id) - ?1 FROM dictionaries), 0), ?2, ?3) RETURNING id",
			ownText, source, packText(string(page))).Scan(&one.id)
	})
	if err != nil {
		return pageLayout{}, err
	}
	l.layouts.keep(one)
	l.layouts.remember(source, append(l.layouts.ofSource[source], one.id))
	return one, nil
}

// layout returns one by its number.
func (l *Library) layout(ctx context.Context, q rowQuerier, id uint32) (pageLayout, error) {
	if one, known := l.layouts.at(id); known || id <= ownText {
		return pageLayout{id: max(id, ownText), page: one.page}, nil
	}
	var packed []byte
	if err := q.QueryRowContext(ctx, "SELECT data FROM dictionaries WHERE id = ?", id).Scan(&packed); err != nil {
		return pageLayout{}, fmt.Errorf("layout %d: %w", id, err)
	}
	page, err := unpackText(packed)
	if err != nil {
		return pageLayout{}, fmt.Errorf("layout %d: %w", id, err)
	}
	one := pageLayout{id, []byte(page)}
	l.layouts.keep(one)
	return one, nil
}

// original returns the bytes of an original by the blocks that were read from it, both as they are stored.
func (l *Library) original(ctx context.Context, q rowQuerier, packed, blocks []byte) ([]byte, error) {
	var raw bytes.Buffer
	err := l.unpack(ctx, q, &raw, packed, blocks)
	return raw.Bytes(), err
}

func (l *Library) unpack(ctx context.Context, q rowQuerier, into io.Writer, packed, blocks []byte) error {
	id, err := dictionaryOf(packed)
	if err != nil {
		return err
	}
	by, err := l.layout(ctx, q, id)
	if err != nil {
		return err
	}
	text, err := unpackText(blocks)
	if err != nil {
		return err
	}
	return unpackOriginal(into, packed, by, text)
}
