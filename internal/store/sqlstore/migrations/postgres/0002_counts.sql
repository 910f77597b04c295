-- What lists of names and outlets count stands in the indexes by which they
-- group.
DROP INDEX ledger_name;
CREATE INDEX ledger_name ON ledger (name_key, name, type, mentions);
DROP INDEX story_outlet_outlet;
CREATE INDEX story_outlet_outlet ON story_outlet (outlet, first, echoed, alone, left_out);
CREATE INDEX article_counts ON article (outlet, story, version, family);
