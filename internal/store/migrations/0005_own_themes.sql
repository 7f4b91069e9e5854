-- Themes that the user added to the built-in ones.
CREATE TABLE own_themes (
    theme    TEXT PRIMARY KEY, -- slug
    name     TEXT NOT NULL,
    keywords TEXT NOT NULL
) WITHOUT ROWID;
