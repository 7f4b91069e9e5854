// Package syncer makes one sync: it asks each source what it lists, fetches what is listed with its pictures
// and documents, and stores what is new or edited, telling how far it is on the way. One failing source or
// article never stops another.
package syncer
