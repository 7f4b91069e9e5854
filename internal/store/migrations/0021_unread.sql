-- The unread articles in the order of lists: in a library of years they are a few of many, and each start asks for them.
CREATE INDEX articles_unread ON articles (sorted DESC, id DESC) WHERE NOT is_read;
