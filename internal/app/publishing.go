package app

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"baocaovien/internal/carrier"
	"baocaovien/internal/depot"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/publish"
	"baocaovien/internal/settings"
	"baocaovien/internal/store"
	"baocaovien/internal/words"
)

// Publishing hands guidance on to other offices: as a store (package depot) in a folder or an object store.
type Publishing struct {
	store    *store.Library
	settings *settings.Settings
	themes   *Themes
	keys     *settings.SigningKeys
	fonts    func() (*paper.Fonts, error)
	now      func() time.Time
	self     func() (Identity, error) // numbers the outlines of this library, whoever publishes them
}

// Publication tells what publishing came to, or would come to. Stamped are articles that bear a stamp of secrecy and stay here.
type Publication struct {
	publish.Published
	Stamped int
	Digits  string // of the key that those who receive agree to
	Name    string // of the office, as those who receive see it
	Unnamed bool   // the letterhead does not say it yet
	Citing  []CitingModel
	Taken   []TakenBack // by others who publish there
}

// KindsText says how many items of each kind the store holds, as people call them.
func (p Publication) KindsText() string {
	var said []string
	for _, kind := range []depot.ItemKind{
		depot.ArticleItem, depot.OutlineItem, depot.ThemeItem, depot.SourcesItem, depot.ProgramItem, depot.PackageItem,
	} {
		if n := p.Kinds[kind]; n > 0 {
			said = append(said, words.Say("publish.count-"+string(kind), "count", n))
		}
	}
	if len(said) == 0 {
		return words.Say("publish.count-none")
	}
	return strings.Join(said, ", ")
}

// gathering is what is gathered for one publishing.
type gathering struct {
	*Publishing
	signedStore
	self    Identity
	before  map[string]store.PublishedItem // by uid
	items   []publish.PublishItem
	made    []store.PublishedItem // to be remembered when all is written
	stamped int
	citing  []CitingModel
	left    map[string]bool  // uids of what this publishing leaves as it is: another officer's, or withdrawn by hand
	uids    map[int64]string // of the articles that are published
	files   map[string]bool  // uids of files that are in already
}

// Publish brings the store at a place (a folder, or s3://BUCKET/PREFIX) to what is chosen, the models among the outlines and
// what these quote. What is there and not chosen any more is withdrawn for that reason. Errors: as publish.OpenedStore.Publish.
func (p *Publishing) Publish(ctx context.Context, place string, choice store.PublishChoice, reason string) (Publication, error) {
	run, err := p.begin(ctx, place, choice)
	if err != nil {
		return Publication{}, err
	}
	taken, told, err := p.takenBack(ctx, run.signedStore)
	if err != nil {
		return Publication{}, err
	}
	reason = cmp.Or(strings.TrimSpace(reason), words.OnPaper("publish.no-longer-chosen"))
	done, err := run.standing.Publish(ctx, run.at, run.office, library.At(p.now(), library.ToSecond), run.items, reason)
	if err != nil {
		return Publication{}, err
	}
	if err := p.store.KeepPublished(ctx, run.standing.ID(), run.made); err != nil {
		return Publication{}, err
	}
	if err := errors.Join(p.store.SetSetting(ctx, lastPlaceKey, place), p.knowWithdrawals(ctx, told)); err != nil {
		return Publication{}, err
	}
	return Publication{Published: done, Stamped: run.stamped, Digits: run.digits(), Citing: run.citing, Taken: taken}, nil
}

// digits are those of the key that those who receive agree to.
func (s *signedStore) digits() string {
	if m := s.standing.Manifest(); m.Serial > 0 {
		return depot.Fingerprint(m.FirstKey())
	}
	return depot.Fingerprint(depot.PublicText(s.office.Private))
}

// Preview tells what Publish would come to, and writes nothing.
func (p *Publishing) Preview(ctx context.Context, place string, choice store.PublishChoice) (Publication, error) {
	run, err := p.begin(ctx, place, choice)
	if err != nil {
		return Publication{}, err
	}
	would, err := run.standing.Preview(run.office, run.items)
	if err != nil {
		return Publication{}, err
	}
	taken, _, err := p.takenBack(ctx, run.signedStore)
	name := run.office.Name
	return Publication{
		Published: would, Stamped: run.stamped, Digits: run.digits(), Name: name, Citing: run.citing, Taken: taken,
		Unnamed: name == words.OnPaper("sessions.nameless-sender"),
	}, err
}

// LastPlace returns where was published last, "" before the first time.
func (p *Publishing) LastPlace(ctx context.Context) (string, error) {
	return p.store.Setting(ctx, lastPlaceKey)
}

// lastPlaceKey is the setting that remembers where was published last.
const lastPlaceKey = "publish-place"

// signedStore is a store as it stands at a place, and who publishes there.
type signedStore struct {
	at       publish.StorePlace
	standing *publish.OpenedStore
	office   publish.Publisher
}

// open opens the store at a place.
func (p *Publishing) open(ctx context.Context, place string) (s signedStore, err error) {
	if s.at, err = placeOf(place); err != nil {
		return s, err
	}
	if s.standing, err = publish.Open(ctx, s.at); err != nil {
		return s, err
	}
	s.office, err = p.officeOf(ctx, s.standing.Manifest())
	return s, err
}

// begin gathers what is chosen for a place.
func (p *Publishing) begin(ctx context.Context, place string, choice store.PublishChoice) (*gathering, error) {
	opened, err := p.open(ctx, place)
	if err != nil {
		return nil, err
	}
	return p.gather(ctx, opened, choice)
}

// placeOf returns where a store is published.
func placeOf(place string) (publish.StorePlace, error) {
	if strings.HasPrefix(place, "s3://") {
		return carrier.NewBucket(place)
	}
	return carrier.NewFolder(place), nil
}

// officeOf is who publishes in a store by the settings.
func (p *Publishing) officeOf(ctx context.Context, m depot.StoreManifest) (publish.Publisher, error) {
	keys, err := p.ownKeys(ctx)
	if err != nil {
		return publish.Publisher{}, err
	}
	name, err := p.officeName(ctx)
	office := publish.Publisher{Name: name, Private: signingKey(keys, m), Program: "baocaovien " + Version}
	for _, k := range keys {
		office.Own = append(office.Own, depot.PublicText(k))
	}
	return office, err
}

// officeName is what the letterhead calls the office.
func (p *Publishing) officeName(ctx context.Context) (string, error) {
	head, err := p.settings.Letterhead(ctx)
	return cmp.Or(head.OfficeName(), words.OnPaper("sessions.nameless-sender")), err
}

// gather makes the items of what is chosen.
func (p *Publishing) gather(ctx context.Context, opened signedStore, choice store.PublishChoice) (*gathering, error) {
	run := &gathering{
		Publishing: p, signedStore: opened, left: opened.standing.Left(opened.office), uids: map[int64]string{}, files: map[string]bool{},
	}
	var err error
	if run.self, err = p.self(); err != nil {
		return nil, err
	}
	if run.before, err = p.store.Published(ctx, run.standing.ID()); err != nil {
		return nil, err
	}
	models, err := p.models(ctx)
	if err != nil {
		return nil, err
	}
	if !choice.All() {
		for _, o := range models {
			choice.IDs = append(choice.IDs, o.Articles()...)
		}
	}
	articles, err := p.store.Publishable(ctx, choice)
	if err != nil {
		return nil, err
	}
	for _, a := range articles {
		if err := run.article(ctx, a); err != nil {
			return nil, err
		}
	}
	for _, o := range models {
		if err := errors.Join(run.outline(o), run.cites(ctx, o)); err != nil {
			return nil, err
		}
	}
	return run, run.lists(ctx)
}

// article adds an article with its files: as it was published before, where nothing of it has changed.
func (r *gathering) article(ctx context.Context, a store.Publishable) error {
	if a.Stamp != "" {
		r.stamped++
		return nil
	}
	uid := depot.UIDOf(depot.ArticleItem, a.URL)
	r.uids[a.ID] = uid
	if r.left[uid] {
		return nil
	}
	was, known := r.before[uid]
	if !known || was.Token != a.Token {
		var err error
		if was, err = r.pack(ctx, a, uid); err != nil {
			return err
		}
		r.made = append(r.made, was)
	}
	var files []packedFile
	if err := json.Unmarshal([]byte(was.Files), &files); err != nil {
		return fmt.Errorf("published files of %s: %w", uid, err)
	}
	for _, f := range files {
		if r.files[f.UID] {
			continue
		}
		r.files[f.UID] = true
		r.add(depot.WantedItem{UID: f.UID, Kind: depot.FileItem, Hash: f.Hash, Size: f.Size}, func(ctx context.Context) ([]byte, error) {
			kept, err := r.store.File(ctx, a.ID, f.URL)
			if err != nil {
				return nil, err
			}
			return depot.Pack(kept.Data)
		})
	}
	r.add(depot.WantedItem{UID: uid, Kind: depot.ArticleItem, Hash: was.Hash, Size: was.Size}, func(ctx context.Context) ([]byte, error) {
		item, _, err := r.item(ctx, a, uid)
		if err != nil {
			return nil, err
		}
		return depot.PackItem(item)
	})
	return nil
}

func (r *gathering) add(w depot.WantedItem, packed func(context.Context) ([]byte, error)) {
	r.items = append(r.items, publish.PublishItem{WantedItem: w, Packed: packed})
}

// packedFile is a file of an article, as it is remembered.
type packedFile struct {
	UID  string `json:"uid"`
	URL  string `json:"url"` // in this library
	Hash string `json:"hash"`
	Size int64  `json:"size"`
}

// pack finds out the name and the size of the items of an article.
func (r *gathering) pack(ctx context.Context, a store.Publishable, uid string) (store.PublishedItem, error) {
	item, files, err := r.item(ctx, a, uid)
	if err != nil {
		return store.PublishedItem{}, err
	}
	packed, err := depot.PackItem(item)
	if err != nil {
		return store.PublishedItem{}, err
	}
	listed, err := json.Marshal(files)
	return store.PublishedItem{UID: uid, Token: a.Token, Hash: depot.HashOf(packed), Size: int64(len(packed)), Files: string(listed)}, err
}

// item makes the item of an article. The address of a document of this machine leaves with its name alone.
func (r *gathering) item(ctx context.Context, a store.Publishable, uid string) (depot.PublishedArticle, []packedFile, error) {
	s, err := r.store.Article(ctx, a.ID)
	if err != nil {
		return depot.PublishedArticle{}, nil, err
	}
	item := depot.PublishedArticle{
		URL: s.URL, Title: s.Title, Author: s.Author, Lead: s.Lead, Source: a.Source, Published: depot.PublishedMoment(s.Published),
		Fetched: s.Fetched, Blocks: s.Blocks, Passages: s.Passages, Themes: library.SortThemes(s.Themes), Official: s.Official,
		Completeness: s.Completeness,
	}
	for _, at := range s.Attachments {
		item.Attachments = append(item.Attachments, depot.PublishedAttachment{URL: at.URL, Name: at.Name})
	}
	urls, err := r.store.FilesOf(ctx, a.ID)
	if err != nil {
		return item, nil, err
	}
	files := []packedFile{}
	for _, url := range urls {
		f, err := r.store.File(ctx, a.ID, url)
		if err != nil {
			return item, nil, err
		}
		packed, err := depot.Pack(f.Data)
		if err != nil {
			return item, nil, err
		}
		if len(packed) == 0 || len(packed) > depot.MostItem {
			continue
		}
		own := packedFile{UID: depot.UIDOf(depot.FileItem, depot.HashOf(f.Data)), URL: url, Hash: depot.HashOf(packed), Size: int64(len(packed))}
		files = append(files, own)
		item.Files = append(item.Files, depot.PublishedFile{UID: own.UID, URL: url, Name: f.Name, MediaType: f.MediaType, Text: f.Text})
	}
	return item.WithAddresses(func(address string) string { return publishedAddress(address, uid) }), files, nil
}

// publishedAddress is an address as others may have it: of a file of this machine its name, under the uid of its article, and
// no password.
func publishedAddress(address, uid string) string {
	if library.OnThisMachine(address) {
		return "file:///" + uid + "/" + library.ShownAddress(address)
	}
	return library.ShownAddress(address)
}

func (r *gathering) addPacked(uid string, kind depot.ItemKind, packed []byte) {
	r.items = append(r.items, itemOf(uid, kind, packed))
}

// lists adds the themes of the publisher's own and the addresses it syncs from.
func (r *gathering) lists(ctx context.Context) error {
	for _, t := range r.themes.OwnThemes() {
		packed, err := depot.PackItem(depot.PublishedTheme{Slug: t.Theme, Name: t.Name, Keywords: t.Keywords})
		if err != nil {
			return err
		}
		r.addPacked(depot.UIDOf(depot.ThemeItem, string(t.Theme)), depot.ThemeItem, packed)
	}
	sources, err := r.store.Sources(ctx)
	if err != nil {
		return err
	}
	var listed []depot.PublishedSource
	for _, s := range sources {
		if s.Kind != library.FileSource && s.Kind != library.StoreSource && s.Enabled {
			listed = append(listed, depot.PublishedSource{Title: s.Title, URL: library.ShownAddress(s.URL), Kind: s.Kind})
		}
	}
	if len(listed) == 0 {
		return nil
	}
	packed, err := depot.PackItem(listed)
	if err == nil {
		r.addPacked(depot.UIDOf(depot.SourcesItem, r.self.Key()), depot.SourcesItem, packed)
	}
	return err
}
