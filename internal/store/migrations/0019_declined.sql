-- Themes that were proposed for an article and that a person will not have proposed for it again.
CREATE TABLE declined_themes (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    themes     TEXT    NOT NULL, -- by commas, sorted
    PRIMARY KEY (article_id, themes)
);
