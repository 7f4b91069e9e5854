-- Addresses of articles that a person deleted: what stands there comes back only if a person asks for it.
CREATE TABLE removed_addresses (
    url        TEXT PRIMARY KEY,
    article_id INTEGER NOT NULL,          -- the number it had, which is not given again: a paper may name it
    wanted     INTEGER NOT NULL DEFAULT 0 -- a person asked for it again
) WITHOUT ROWID;

CREATE INDEX removed_addresses_article ON removed_addresses (article_id);
