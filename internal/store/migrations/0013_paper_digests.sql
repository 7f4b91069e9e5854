-- Digests of what an official paper says of itself and of how much of a text arrived: they reach paper as titles do, and step
-- 7 signed the versions before step 10 brought them. All there is to do stands behind this step (signed.go); a digest that
-- something else may have left under their name goes.
DELETE FROM digests WHERE thing = 'versions/papers';
