-- An article's row has what lists and filters need; its text, parts and features
-- stand apart so that lists needn't go over them. Times are microseconds since
-- 1970, 0 for none. day is the first ten characters of published.
CREATE TABLE article (
  seq            INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  path           TEXT NOT NULL,
  url            TEXT NOT NULL,
  outlet         TEXT NOT NULL,
  family         TEXT NOT NULL,
  title          TEXT NOT NULL,
  byline         TEXT NOT NULL,
  credit         TEXT NOT NULL,
  dateline_place TEXT NOT NULL,
  language       TEXT NOT NULL,
  published      TEXT NOT NULL,
  day            TEXT NOT NULL,
  published_from TEXT NOT NULL,
  sha256         TEXT NOT NULL,
  status         TEXT NOT NULL,
  failed         INTEGER NOT NULL,
  reason         TEXT NOT NULL,
  added          INTEGER NOT NULL,
  source         TEXT NOT NULL,
  fetched        TEXT NOT NULL,
  page           TEXT NOT NULL,
  version        INTEGER NOT NULL,
  replaces       TEXT NOT NULL,
  replaced_by    TEXT NOT NULL,
  story          TEXT NOT NULL,
  likeness       REAL NOT NULL,
  why            TEXT NOT NULL,
  analyser       TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX article_story ON article (story, seq) WHERE story <> '';
CREATE INDEX article_outlet ON article (outlet, seq);
CREATE INDEX article_source ON article (source, seq);
CREATE INDEX article_day ON article (day, seq);
CREATE INDEX article_page ON article (page, version) WHERE page <> '';
CREATE INDEX article_unread ON article (failed, analyser, seq);

CREATE TABLE article_text (
  seq      INTEGER PRIMARY KEY REFERENCES article (seq),
  text     BLOB NOT NULL,
  parts    BLOB NOT NULL,
  features BLOB
) STRICT;

-- The words are cut and folded by the program: each a run of ASCII letters and
-- digits and of other characters, between spaces.
CREATE VIRTUAL TABLE article_words USING fts5 (
  title, body, content = '', contentless_delete = 1, tokenize = 'ascii'
);

CREATE TABLE reading (
  seq  INTEGER PRIMARY KEY REFERENCES article (seq),
  data BLOB NOT NULL
) STRICT;

CREATE TABLE posting (
  seq   INTEGER NOT NULL REFERENCES article (seq),
  key   TEXT NOT NULL,
  type  TEXT NOT NULL,
  text  TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (seq, key, type)
) STRICT, WITHOUT ROWID;

CREATE INDEX posting_key ON posting (key, seq);

CREATE TABLE story (
  id            TEXT PRIMARY KEY,
  given         TEXT NOT NULL DEFAULT '', -- the user's title
  title         TEXT NOT NULL DEFAULT '', -- the account's
  first         TEXT NOT NULL DEFAULT '',
  last          TEXT NOT NULL DEFAULT '',
  added         INTEGER NOT NULL,
  changed       INTEGER NOT NULL,
  stale         INTEGER NOT NULL DEFAULT 0,
  articles      INTEGER NOT NULL DEFAULT 0,
  outlets       INTEGER NOT NULL DEFAULT 0,
  families      INTEGER NOT NULL DEFAULT 0,
  origins       INTEGER NOT NULL DEFAULT 0,
  disputed      INTEGER NOT NULL DEFAULT 0, -- how many disputes
  claims        TEXT NOT NULL DEFAULT '{}', -- counts by status, as JSON
  disputes      TEXT NOT NULL DEFAULT '{}', -- counts by kind, as JSON
  per_day       TEXT NOT NULL DEFAULT '[]'
) STRICT, WITHOUT ROWID;

CREATE INDEX story_changed ON story (changed, id);
CREATE INDEX story_last ON story (last, id);
CREATE INDEX story_outlets ON story (outlets, id);
CREATE INDEX story_disputed ON story (disputed, id);
CREATE INDEX story_stale ON story (stale, id) WHERE stale > 0;

-- Where the ID of a story that was joined to another leads.
CREATE TABLE story_joined (
  id   TEXT PRIMARY KEY,
  target TEXT NOT NULL REFERENCES story (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_joined_target ON story_joined (target);

CREATE TABLE account (
  story TEXT PRIMARY KEY REFERENCES story (id),
  at    INTEGER NOT NULL,
  data  BLOB NOT NULL
) STRICT;

-- What follows is derived from the accounts, for lists and search.
CREATE TABLE ledger (
  story     TEXT NOT NULL REFERENCES story (id),
  entity    TEXT NOT NULL,
  variant   TEXT NOT NULL,
  key       TEXT NOT NULL, -- of the variant, folded
  type      TEXT NOT NULL,
  name      TEXT NOT NULL,
  name_key  TEXT NOT NULL,
  joined_by TEXT NOT NULL,
  mentions  INTEGER NOT NULL,
  PRIMARY KEY (story, entity, variant)
) STRICT, WITHOUT ROWID;

CREATE INDEX ledger_key ON ledger (key, story, entity);
CREATE INDEX ledger_name ON ledger (name_key, name, type);

CREATE TABLE story_outlet (
  story    TEXT NOT NULL REFERENCES story (id),
  outlet   TEXT NOT NULL,
  first    INTEGER NOT NULL,
  echoed   INTEGER NOT NULL,
  alone    INTEGER NOT NULL,
  left_out INTEGER NOT NULL,
  PRIMARY KEY (story, outlet)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_outlet_outlet ON story_outlet (outlet);

-- A finding is a claim or a dispute.
CREATE TABLE finding (
  n       INTEGER PRIMARY KEY,
  story   TEXT NOT NULL REFERENCES story (id),
  kind    TEXT NOT NULL,
  id      TEXT NOT NULL,
  shown   INTEGER NOT NULL,
  status  TEXT NOT NULL,
  dispute TEXT NOT NULL,
  title   TEXT NOT NULL,
  article TEXT NOT NULL,
  outlet  TEXT NOT NULL,
  start   INTEGER NOT NULL,
  passage TEXT NOT NULL,
  last    TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX finding_story ON finding (story, kind, id);
CREATE INDEX finding_status ON finding (kind, status, story, shown);
CREATE INDEX finding_dispute ON finding (kind, dispute, story);

CREATE TABLE finding_article (
  n       INTEGER NOT NULL REFERENCES finding (n),
  article TEXT NOT NULL,
  outlet  TEXT NOT NULL,
  day     TEXT NOT NULL,
  PRIMARY KEY (n, article)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE finding_words USING fts5 (
  title, body, content = '', contentless_delete = 1, tokenize = 'ascii'
);

CREATE TABLE feed (
  url           TEXT PRIMARY KEY,
  title         TEXT NOT NULL,
  site          TEXT NOT NULL,
  kind          TEXT NOT NULL,
  outlet        TEXT NOT NULL,
  heading       TEXT NOT NULL,
  added         INTEGER NOT NULL,
  paused        INTEGER NOT NULL,
  etag          TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  polled        INTEGER NOT NULL,
  succeeded     INTEGER NOT NULL,
  next          INTEGER NOT NULL,
  failures      INTEGER NOT NULL,
  error         TEXT NOT NULL,
  hint          TEXT NOT NULL,
  items         INTEGER NOT NULL,
  state         BLOB
) STRICT, WITHOUT ROWID;

CREATE INDEX feed_due ON feed (next, url) WHERE paused = 0;

CREATE TABLE item (
  seq     INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  source  TEXT NOT NULL,
  item    TEXT NOT NULL,
  outcome TEXT NOT NULL,
  article TEXT NOT NULL,
  reason  TEXT NOT NULL,
  retry   INTEGER NOT NULL,
  tries   INTEGER NOT NULL,
  newest  INTEGER NOT NULL -- 1 on the last entry of its source's item
) STRICT;

CREATE INDEX item_item ON item (source, item, seq);
CREATE INDEX item_outcome ON item (outcome, seq);
CREATE INDEX item_retry ON item (retry, seq) WHERE newest = 1 AND retry > 0;

CREATE TABLE mark (
  source TEXT PRIMARY KEY,
  mark   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE correction (
  seq  INTEGER PRIMARY KEY,
  data TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
