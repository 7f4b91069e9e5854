-- Addresses of articles that a person deleted: what stands there comes back only if a person asks for it.
CREATE TABLE removed_addresses (
    url        TEXT PRIMARY KEY,
    article_id INTEGER NOT NULL,          -- the number it had, which is not given again: a paper may name it
    wanted     INTEGER NOT NULL DEFAULT 0 -- a person asked for it again
) WITHOUT ROWID;

CREATE INDEX removed_addresses_article ON removed_addresses (article_id);

-- How much of what its original says a version has. What is not here was not measured.
CREATE TABLE completeness (
    article_id INTEGER NOT NULL,
    version    INTEGER NOT NULL,
    share      REAL NOT NULL, -- of the words, 0 to 1; 0 where only gaps are known
    gaps       TEXT NOT NULL, -- JSON
    PRIMARY KEY (article_id, version),
    FOREIGN KEY (article_id, version) REFERENCES versions (article_id, version) ON DELETE CASCADE
) WITHOUT ROWID;
