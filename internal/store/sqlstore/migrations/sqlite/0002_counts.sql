-- What lists of names and outlets count, and the names that spellings stand for,
-- is in the indexes by which they are looked up and grouped.
DROP INDEX ledger_name;
CREATE INDEX ledger_name ON ledger (name_key, name, type, mentions);
DROP INDEX story_outlet_outlet;
CREATE INDEX story_outlet_outlet ON story_outlet (outlet, first, echoed, alone, left_out);
CREATE INDEX article_counts ON article (outlet, story, version, family);
CREATE INDEX ledger_spelled ON ledger (key, name_key, name, type);
