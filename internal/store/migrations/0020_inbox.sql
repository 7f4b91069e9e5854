-- The reports that were taken in from inboxes, a row a file as it was then, and those that could not be.
CREATE TABLE inbox_reports (
    id        TEXT PRIMARY KEY, -- SHA-256 of place, name and version
    place     TEXT    NOT NULL, -- the address of the inbox
    name      TEXT    NOT NULL, -- of the file in it
    version   TEXT    NOT NULL, -- another one where the file was written anew
    failure   TEXT    NOT NULL, -- the kind of what is wrong with it; '' of one that was taken in
    detail    TEXT    NOT NULL, -- more of what is wrong, as the log has it
    digest    TEXT    NOT NULL, -- SHA-256 of its bytes; '' where they were not read
    key       TEXT    NOT NULL, -- who signed it, as far as it was read
    signer    TEXT    NOT NULL,
    unit      TEXT    NOT NULL, -- as it calls itself
    first_day INTEGER NOT NULL,
    last_day  INTEGER NOT NULL,
    sessions  INTEGER NOT NULL, -- held ones in it
    made      INTEGER NOT NULL, -- Unix seconds
    received  INTEGER NOT NULL
);
CREATE INDEX inbox_reports_place ON inbox_reports (place);

-- Which office sends under a key, where the name it gives itself does not say.
CREATE TABLE inbox_offices (
    key    TEXT PRIMARY KEY,
    office TEXT NOT NULL
);
