-- Photos and minutes of sessions, each under its session and the SHA-256 of its bytes. What a session keeps stands in its
-- records; bytes that a file of sessions did not bring along are not here.
CREATE TABLE session_files (
    uid    TEXT    NOT NULL,
    sha256 TEXT    NOT NULL, -- hexadecimal
    size   INTEGER NOT NULL,
    data   BLOB    NOT NULL,
    PRIMARY KEY (uid, sha256)
);
