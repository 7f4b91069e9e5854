-- What each row was when it was stored, for a check of the library: SHA-256 over its columns (signed.go). key is the
-- row's own, with the number of the version behind the article's.
CREATE TABLE digests (
    thing  TEXT NOT NULL, -- the table
    key    TEXT NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (thing, key)
) WITHOUT ROWID;
