-- The words of an article in their order, lower case, one line for the title, one for the lead and one for each
-- block; a heading's line begins with «#», and «|» parts items and cells. The search weighs by it what the
-- indexes below find.
CREATE TABLE article_words (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    words      TEXT NOT NULL
);

-- Articles that the indexes do not hold yet, since a newer program keeps them otherwise.
CREATE TABLE unindexed (article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE);

INSERT INTO unindexed (article_id) SELECT id FROM articles;

DROP TABLE words;
DROP TABLE titles;

-- rowid is the article's id. The texts are weighed by article_words, not by bm25, so that columnsize is of no use.
-- One index holds the words as written (one tone place), one without marks: apart,
-- each is half as long to read, and needs no look at columns.
CREATE VIRTUAL TABLE marked_words USING fts5 (
    text, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3 4 5 6'
);

CREATE VIRTUAL TABLE plain_words USING fts5 (
    text, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3 4 5 6'
);

-- The titles once more, alone: a word that is in every article is in few titles, and those come first.
CREATE VIRTUAL TABLE titles USING fts5 (
    marked, plain, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3 4 5 6'
);
