-- Articles that bear a stamp of secrecy and were stored all the same, because a person asked for it.
CREATE TABLE restricted (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    stamp      TEXT NOT NULL -- as it is printed
);
