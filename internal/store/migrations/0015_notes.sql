-- Passages of articles that a person marked, with what they wrote beside them: their own work, which no sync touches. A note
-- knows its passages by their words (data, JSON), so that they are found again in whatever version the article has. No
-- article can go while a note is left that marks something of it.
CREATE TABLE notes (
    id         INTEGER PRIMARY KEY AUTOINCREMENT, -- one that was removed comes back under its number, no other does
    article_id INTEGER NOT NULL REFERENCES articles (id),
    edited     INTEGER NOT NULL,
    data       TEXT    NOT NULL
);

CREATE INDEX notes_article ON notes (article_id);
