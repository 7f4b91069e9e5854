-- Pictures and attachments, kept for reading without a network.

CREATE TABLE files (
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    url        TEXT NOT NULL, -- as the article names it
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    text       TEXT NOT NULL, -- the words of an attachment that could be read
    data       BLOB NOT NULL,
    UNIQUE (article_id, url)
);

-- The words of attachments, kept as in the table words. rowid is the file's id.
CREATE VIRTUAL TABLE file_words USING fts5 (
    text, text_plain,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3'
);
