-- What an official paper says of itself (kind, number, issuer, subject), and how much of a document's text arrived: JSON.
ALTER TABLE versions ADD COLUMN official TEXT NOT NULL DEFAULT '{}';
ALTER TABLE versions ADD COLUMN completeness TEXT NOT NULL DEFAULT '{}';
