-- Times are Unix seconds in UTC beside the precision they are known to ('', 'day', 'minute', 'second').
-- Lists and blocks are JSON.

CREATE TABLE sources (
    id         INTEGER PRIMARY KEY,
    url        TEXT NOT NULL UNIQUE,
    title      TEXT NOT NULL,
    kind       TEXT NOT NULL,
    themes     TEXT NOT NULL,
    enabled    INTEGER NOT NULL,
    removed    INTEGER NOT NULL DEFAULT 0, -- its articles stay readable under its title
    last_ok    INTEGER NOT NULL DEFAULT 0, -- 0: never
    last_error TEXT NOT NULL DEFAULT ''    -- kind of the last failure
);

-- What a source listed last, for the sync in which it answers that nothing changed.
CREATE TABLE listings (
    source_id      INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    position       INTEGER NOT NULL,
    item           TEXT NOT NULL,
    url            TEXT NOT NULL,
    title          TEXT NOT NULL,
    lead           TEXT NOT NULL,
    published      INTEGER NOT NULL,
    published_to   TEXT NOT NULL,
    PRIMARY KEY (source_id, position)
) WITHOUT ROWID;

-- Which copy of an address is at hand, for conditional requests.
CREATE TABLE validators (
    url           TEXT PRIMARY KEY,
    etag          TEXT NOT NULL,
    last_modified TEXT NOT NULL
) WITHOUT ROWID;

-- An article as its newest version shows it. What a list needs stands here, the text in versions.
CREATE TABLE articles (
    id           INTEGER PRIMARY KEY,
    url          TEXT NOT NULL UNIQUE,
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

CREATE INDEX articles_newest ON articles (sorted DESC, id DESC);
CREATE INDEX articles_source ON articles (source_id, sorted DESC, id DESC);

-- Every address an article was seen at: the one a source lists, the one it redirects to, the canonical one.
CREATE TABLE addresses (
    url        TEXT PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE versions (
    article_id   INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    version      INTEGER NOT NULL,
    fetched      INTEGER NOT NULL,
    title        TEXT NOT NULL,
    author       TEXT NOT NULL,
    lead         TEXT NOT NULL,
    published    INTEGER NOT NULL,
    published_to TEXT NOT NULL,
    blocks       TEXT NOT NULL,
    attachments  TEXT NOT NULL,
    digest       BLOB NOT NULL, -- SHA-256 of what a reader sees
    content_type TEXT NOT NULL,
    original     BLOB NOT NULL, -- the bytes as they came, gzip
    PRIMARY KEY (article_id, version)
);

-- The themes an article bears now, by the program or by a person (articles.themes_by).
CREATE TABLE article_themes (
    theme      TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (theme, article_id)
) WITHOUT ROWID;

CREATE INDEX article_themes_article ON article_themes (article_id, theme);

-- The words of each article: as written (lower case, one tone place) and without marks.
-- rowid is the article's id.
CREATE VIRTUAL TABLE words USING fts5 (
    title, headings, body, title_plain, headings_plain, body_plain,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3'
);

-- The titles once more, alone: a word that is in every article is in few titles, and those come first.
CREATE VIRTUAL TABLE titles USING fts5 (
    title, title_plain,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3'
);

CREATE TABLE outlines (
    id    INTEGER PRIMARY KEY,
    saved INTEGER NOT NULL,
    data  TEXT NOT NULL
);

CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
