-- Stores of other offices that this library receives from, since their key was agreed to.
CREATE TABLE depots (
    source_id INTEGER PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
    name      TEXT NOT NULL, -- of the publisher
    trust     TEXT NOT NULL, -- whose signatures count and the newest serial taken, as JSON
    shards    TEXT NOT NULL  -- the hashes of that serial's shards, one a line
);

-- What was taken of them.
CREATE TABLE depot_items (
    source_id  INTEGER NOT NULL REFERENCES depots (source_id) ON DELETE CASCADE,
    uid        TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    hash       TEXT    NOT NULL,
    withdrawn  TEXT    NOT NULL, -- why, as JSON; '' while it counts
    article_id INTEGER NOT NULL, -- that an article became; 0 for other kinds, and where the person had deleted it
    data       TEXT    NOT NULL, -- of an outline, a theme, a list of sources
    PRIMARY KEY (source_id, uid)
);

-- What this library has published: the item that was made of an article as it stood then.
CREATE TABLE published (
    store TEXT    NOT NULL, -- id of the store
    uid   TEXT    NOT NULL,
    token TEXT    NOT NULL, -- of what it was made from
    hash  TEXT    NOT NULL,
    size  INTEGER NOT NULL,
    files TEXT    NOT NULL, -- its files as JSON
    PRIMARY KEY (store, uid)
);
