-- Sessions are kept as the records of their changes, which are never changed themselves; what they come to stands beside
-- them, and what is counted of those that count stands packed by day, for a report reads every one.
CREATE TABLE session_records (
    digest  BLOB    PRIMARY KEY, -- SHA-256 of the record: one that comes again is the same
    uid     TEXT    NOT NULL,
    counter INTEGER NOT NULL,
    time    INTEGER NOT NULL, -- Unix milliseconds
    author  TEXT    NOT NULL, -- public key
    fields  TEXT    NOT NULL  -- JSON
) WITHOUT ROWID;
CREATE INDEX session_records_by_uid ON session_records (uid);

CREATE TABLE sessions (
    uid         TEXT    PRIMARY KEY,
    day         INTEGER NOT NULL, -- since 1 January 1970, in Vietnam
    place       TEXT    NOT NULL, -- the commune without marks, for twins
    status      TEXT    NOT NULL,
    removed     INTEGER NOT NULL,
    replaced_by TEXT    NOT NULL, -- the uid of the one it is the same as
    replaced    INTEGER NOT NULL, -- whether that one counts in its stead
    data        TEXT    NOT NULL  -- JSON of all standing fields
) WITHOUT ROWID;
CREATE INDEX sessions_by_day ON sessions (day, place);
CREATE INDEX sessions_replaced ON sessions (replaced_by) WHERE replaced_by <> '';

CREATE TABLE session_facts (
    day   INTEGER NOT NULL,
    uid   TEXT    NOT NULL,
    facts BLOB    NOT NULL,
    PRIMARY KEY (day, uid)
) WITHOUT ROWID;

-- Whose files of sessions were met, and whether they are taken.
CREATE TABLE session_signers (
    key     TEXT    PRIMARY KEY, -- public key
    name    TEXT    NOT NULL,
    trusted INTEGER NOT NULL,
    revoked INTEGER NOT NULL
) WITHOUT ROWID;

-- What a row of a spreadsheet said when it was last read: only what it says otherwise now is a change.
CREATE TABLE session_rows (
    uid  TEXT PRIMARY KEY,
    data TEXT NOT NULL -- JSON
) WITHOUT ROWID;

-- The offices whose reports are waited for.
CREATE TABLE offices (
    name   TEXT PRIMARY KEY,
    parent TEXT NOT NULL, -- '' at the top
    level  TEXT NOT NULL
) WITHOUT ROWID;
