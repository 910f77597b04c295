-- What a list of names says of each, and the spellings of a name one after
-- another: a name may be in thousands of stories.
CREATE TABLE ledger_name_total (
  name_key TEXT NOT NULL,
  name     TEXT NOT NULL,
  type     TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  stories  INTEGER NOT NULL,
  PRIMARY KEY (name_key, name, type)
) STRICT, WITHOUT ROWID;
INSERT INTO ledger_name_total (name_key, name, type, mentions, stories)
  SELECT name_key, name, type, sum(mentions), count(DISTINCT story) FROM ledger GROUP BY name_key, name, type;
DROP INDEX ledger_name;
CREATE INDEX ledger_name ON ledger (name_key, name, type, variant);
