package app

import (
	"context"
	"time"

	"baocaovien/internal/compare"
	"baocaovien/internal/intake"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/store"
)

// Articles tells of stored articles, and does with many of them, what takes more than one look into the library.
type Articles struct {
	store    *store.Library
	unpacker *intake.Unpacker
	fonts    func() (*paper.Fonts, error)
	notes    *Notes
	now      func() time.Time
}

// Editions returns the versions of an article, the newest first, or UnknownArticle.
func (a *Articles) Editions(ctx context.Context, id int64) ([]library.Edition, error) {
	return a.store.Editions(ctx, id)
}

// Compare tells, block by block and word by word, what version to of an article has otherwise than version
// from. Errors: UnknownArticle, UnknownVersion.
func (a *Articles) Compare(ctx context.Context, id int64, from, to int) ([]compare.Change, error) {
	before, err := a.store.ArticleVersion(ctx, id, from)
	if err != nil {
		return nil, err
	}
	after, err := a.store.ArticleVersion(ctx, id, to)
	if err != nil {
		return nil, err
	}
	changes := compare.Blocks(ctx, before.Blocks, after.Blocks)
	return changes, library.Stopped(ctx, "compare")
}

// Unpack writes a kept attachment where another program can open it, and returns its path. See
// intake.Unpacker.Unpack.
func (a *Articles) Unpack(ctx context.Context, article int64, address, folder string, agreed bool) (string, error) {
	return a.unpacker.Unpack(ctx, article, address, folder, agreed)
}

// Original returns the path of a document of this machine that was taken in. See intake.Unpacker.Original.
func (a *Articles) Original(address string, agreed bool) (string, error) {
	return a.unpacker.Original(address, agreed)
}
