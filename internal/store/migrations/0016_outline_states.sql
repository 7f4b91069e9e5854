-- What outlines were before: how they stood when a sitting ended, and the steps that undo goes back to.
CREATE TABLE outline_states (
    outline_id INTEGER NOT NULL,
    kind       TEXT    NOT NULL, -- 'version' or 'step'
    number     INTEGER NOT NULL, -- rises within a kind
    saved      INTEGER NOT NULL, -- when the outline was saved so
    left_at    INTEGER NOT NULL, -- when a change left it behind
    removed    INTEGER NOT NULL DEFAULT 0, -- when the outline was removed: that may be undone, and this stays for a while
    data       BLOB    NOT NULL, -- the outline as JSON, gzip
    PRIMARY KEY (outline_id, kind, number)
);
