-- Where else an article is published, whether it still is there, and what of it is the same text.

ALTER TABLE sources ADD COLUMN selector TEXT NOT NULL DEFAULT ''; -- CSS of the body of its pages, given by hand

ALTER TABLE articles ADD COLUMN gone INTEGER NOT NULL DEFAULT 0; -- since when its source shows it no more; 0: it does

ALTER TABLE articles ADD COLUMN copies INTEGER NOT NULL DEFAULT 0; -- how many other sources list it (article_sources)

-- Of a version that a better program read from an original it had already: the version that holds the
-- original. 0: the version came with its own.
ALTER TABLE versions ADD COLUMN reread INTEGER NOT NULL DEFAULT 0;

-- Where the original came from, after redirects: relative addresses in it start here. '': the article's own.
ALTER TABLE versions ADD COLUMN address TEXT NOT NULL DEFAULT '';

-- Which sources list an article, at which address. A source that lists one text at two addresses has two rows.
CREATE TABLE article_sources (
    source_id  INTEGER NOT NULL REFERENCES sources (id),
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    url        TEXT NOT NULL,
    PRIMARY KEY (source_id, article_id, url)
) WITHOUT ROWID;

CREATE INDEX article_sources_article ON article_sources (article_id);

INSERT INTO article_sources (source_id, article_id, url) SELECT source_id, id, listed FROM articles;

DROP INDEX articles_source; -- article_sources answers its questions now

-- Fingerprints of the words of every version: texts that share one may be nearly equal (package twin).
CREATE TABLE bands (
    band       INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (band, article_id)
) WITHOUT ROWID;
