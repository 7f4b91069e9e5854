-- A library of five thousand articles took fourteen times its text. Blocks, words and originals are kept packed (packing.go);
-- rows of before stay readable as they are, and are packed in small steps (move.go).

-- What pages of a source have in common: one of them, packed. An original is packed by what it shares with one of these and
-- with its own text.
CREATE TABLE dictionaries (
    id        INTEGER PRIMARY KEY, -- stands in what is packed by it
    source_id INTEGER NOT NULL REFERENCES sources (id),
    data      BLOB NOT NULL
);

CREATE INDEX dictionaries_source ON dictionaries (source_id);

-- Which words an article has, as written (one tone place) and without marks, and in what order they stand without marks. What
-- is asked of words side by side is asked of word_places; whether their marks are those that were typed, the search sees in
-- article_words. rowid is the article's id.
CREATE VIRTUAL TABLE word_sets USING fts5 (
    text, content = '', columnsize = 0, detail = none, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3'
);

CREATE VIRTUAL TABLE word_places USING fts5 (
    text, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 0"
);

-- Articles that are not moved yet: their words stand in marked_words and plain_words only, which hold every article until the
-- last is moved, and nothing from then on.
CREATE TABLE unmoved (article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE);

INSERT INTO unmoved (article_id) SELECT id FROM articles;
