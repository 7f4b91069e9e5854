-- Digests of the tables that had none (signed.go), and one over all records of sessions (sessionsum.go). Both are worked out
-- behind this step; what a program of the schemas between may have left of them goes.
DELETE FROM digests WHERE thing IN ('addresses', 'article_sources', 'listings', 'validators', 'restricted', 'article_words',
    'session_rows', 'session_signers', 'offices', 'session_records');
