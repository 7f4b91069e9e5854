-- The first schema landed as landed/0001_library.sql and was then changed in place. This leads from that one, and from
-- the one before it without titles, to 0001_library.sql. It runs without the enforcement of foreign keys, so that no
-- row goes with the table that is replaced, and with names left alone (legacy_alter_table).
ALTER TABLE articles RENAME TO first_articles;

DROP INDEX articles_newest;
DROP INDEX articles_source;

CREATE TABLE articles (
    id           INTEGER PRIMARY KEY,
    url          TEXT NOT NULL,
    listed       TEXT NOT NULL, -- the address its source lists it at: only what comes from there edits it
    source_id    INTEGER NOT NULL REFERENCES sources (id),
    item         TEXT NOT NULL,
    version      INTEGER NOT NULL,
    title        TEXT NOT NULL,
    published    INTEGER NOT NULL,
    published_to TEXT NOT NULL,
    sorted       INTEGER NOT NULL, -- published, or fetched first where no date is known
    summary      TEXT NOT NULL,
    syllables    INTEGER NOT NULL,
    passages     TEXT NOT NULL,
    themes_by    TEXT NOT NULL DEFAULT 'program',
    is_read      INTEGER NOT NULL DEFAULT 0,
    is_saved     INTEGER NOT NULL DEFAULT 0
);

INSERT INTO articles SELECT id, url, url, source_id, item, version, title, published, published_to, sorted, summary,
    syllables, passages, themes_by, is_read, is_saved FROM first_articles;

DROP TABLE first_articles;

CREATE INDEX articles_newest ON articles (sorted DESC, id DESC);
CREATE INDEX articles_source ON articles (source_id, sorted DESC, id DESC);

ALTER TABLE outlines RENAME TO first_outlines;

CREATE TABLE outlines (
    id    INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: an undo may bring one back
    saved INTEGER NOT NULL,
    data  TEXT NOT NULL
);

INSERT INTO outlines SELECT id, saved, data FROM first_outlines;

DROP TABLE first_outlines;

CREATE VIRTUAL TABLE IF NOT EXISTS titles USING fts5 (
    title, title_plain,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3'
);
