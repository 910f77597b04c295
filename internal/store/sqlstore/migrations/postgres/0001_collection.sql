-- An article's row has what lists and filters need; its text, parts and features
-- stand apart so that lists needn't go over them. Times are microseconds since
-- 1970, 0 for none. day is the first ten characters of published.
CREATE TABLE article (
  seq            BIGINT PRIMARY KEY,
  id             TEXT COLLATE "C" NOT NULL UNIQUE,
  path           TEXT COLLATE "C" NOT NULL,
  url            TEXT COLLATE "C" NOT NULL,
  outlet         TEXT COLLATE "C" NOT NULL,
  family         TEXT COLLATE "C" NOT NULL,
  title          TEXT COLLATE "C" NOT NULL,
  byline         TEXT COLLATE "C" NOT NULL,
  credit         TEXT COLLATE "C" NOT NULL,
  dateline_place TEXT COLLATE "C" NOT NULL,
  language       TEXT COLLATE "C" NOT NULL,
  published      TEXT COLLATE "C" NOT NULL,
  day            TEXT COLLATE "C" NOT NULL,
  published_from TEXT COLLATE "C" NOT NULL,
  sha256         TEXT COLLATE "C" NOT NULL,
  status         TEXT COLLATE "C" NOT NULL,
  failed         BIGINT NOT NULL,
  reason         TEXT COLLATE "C" NOT NULL,
  added          BIGINT NOT NULL,
  source         TEXT COLLATE "C" NOT NULL,
  fetched        TEXT COLLATE "C" NOT NULL,
  page           TEXT COLLATE "C" NOT NULL,
  version        BIGINT NOT NULL,
  replaces       TEXT COLLATE "C" NOT NULL,
  replaced_by    TEXT COLLATE "C" NOT NULL,
  story          TEXT COLLATE "C" NOT NULL,
  likeness       DOUBLE PRECISION NOT NULL,
  why            TEXT COLLATE "C" NOT NULL,
  analyser       TEXT COLLATE "C" NOT NULL DEFAULT ''
);

CREATE INDEX article_story ON article (story, seq) WHERE story <> '';
CREATE INDEX article_outlet ON article (outlet, seq);
CREATE INDEX article_source ON article (source, seq);
CREATE INDEX article_day ON article (day, seq);
CREATE INDEX article_page ON article (page, version) WHERE page <> '';
CREATE INDEX article_unread ON article (failed, analyser, seq);

CREATE TABLE article_text (
  seq      BIGINT PRIMARY KEY REFERENCES article (seq),
  text     BYTEA NOT NULL,
  parts    BYTEA NOT NULL,
  features BYTEA
);

-- The words are cut and folded by the program: each a run of ASCII letters and
-- digits and of other characters, between spaces.
CREATE TABLE article_words (
  seq     BIGINT PRIMARY KEY REFERENCES article (seq),
  words TSVECTOR NOT NULL
);

CREATE INDEX article_words_words ON article_words USING gin (words);

CREATE TABLE reading (
  seq  BIGINT PRIMARY KEY REFERENCES article (seq),
  data BYTEA NOT NULL
);

CREATE TABLE posting (
  seq   BIGINT NOT NULL REFERENCES article (seq),
  key   TEXT COLLATE "C" NOT NULL,
  type  TEXT COLLATE "C" NOT NULL,
  text  TEXT COLLATE "C" NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (seq, key, type)
);

CREATE INDEX posting_key ON posting (key, seq);

CREATE TABLE story (
  id            TEXT COLLATE "C" PRIMARY KEY,
  given         TEXT COLLATE "C" NOT NULL DEFAULT '', -- the user's title
  title         TEXT COLLATE "C" NOT NULL DEFAULT '', -- the account's
  first         TEXT COLLATE "C" NOT NULL DEFAULT '',
  last          TEXT COLLATE "C" NOT NULL DEFAULT '',
  added         BIGINT NOT NULL,
  changed       BIGINT NOT NULL,
  stale         BIGINT NOT NULL DEFAULT 0,
  articles      BIGINT NOT NULL DEFAULT 0,
  outlets       BIGINT NOT NULL DEFAULT 0,
  families      BIGINT NOT NULL DEFAULT 0,
  origins       BIGINT NOT NULL DEFAULT 0,
  disputed      BIGINT NOT NULL DEFAULT 0, -- how many disputes
  claims        TEXT COLLATE "C" NOT NULL DEFAULT '{}', -- counts by status, as JSON
  disputes      TEXT COLLATE "C" NOT NULL DEFAULT '{}', -- counts by kind, as JSON
  per_day       TEXT COLLATE "C" NOT NULL DEFAULT '[]'
);

CREATE INDEX story_changed ON story (changed, id);
CREATE INDEX story_last ON story (last, id);
CREATE INDEX story_outlets ON story (outlets, id);
CREATE INDEX story_disputed ON story (disputed, id);
CREATE INDEX story_stale ON story (stale, id) WHERE stale > 0;

-- Where the ID of a story that was joined to another leads.
CREATE TABLE story_joined (
  id   TEXT COLLATE "C" PRIMARY KEY,
  target TEXT COLLATE "C" NOT NULL REFERENCES story (id)
);

CREATE INDEX story_joined_target ON story_joined (target);

CREATE TABLE account (
  story TEXT COLLATE "C" PRIMARY KEY REFERENCES story (id),
  at    BIGINT NOT NULL,
  data  BYTEA NOT NULL
);

-- What follows is derived from the accounts, for lists and search.
CREATE TABLE ledger (
  story     TEXT COLLATE "C" NOT NULL REFERENCES story (id),
  entity    TEXT COLLATE "C" NOT NULL,
  variant   TEXT COLLATE "C" NOT NULL,
  key       TEXT COLLATE "C" NOT NULL, -- of the variant, folded
  type      TEXT COLLATE "C" NOT NULL,
  name      TEXT COLLATE "C" NOT NULL,
  name_key  TEXT COLLATE "C" NOT NULL,
  joined_by TEXT COLLATE "C" NOT NULL,
  mentions  BIGINT NOT NULL,
  PRIMARY KEY (story, entity, variant)
);

CREATE INDEX ledger_key ON ledger (key, story, entity);
CREATE INDEX ledger_name ON ledger (name_key, name, type);

CREATE TABLE story_outlet (
  story    TEXT COLLATE "C" NOT NULL REFERENCES story (id),
  outlet   TEXT COLLATE "C" NOT NULL,
  first    BIGINT NOT NULL,
  echoed   BIGINT NOT NULL,
  alone    BIGINT NOT NULL,
  left_out BIGINT NOT NULL,
  PRIMARY KEY (story, outlet)
);

CREATE INDEX story_outlet_outlet ON story_outlet (outlet);

-- A finding is a claim or a dispute.
CREATE TABLE finding (
  n       BIGINT PRIMARY KEY,
  story   TEXT COLLATE "C" NOT NULL REFERENCES story (id),
  kind    TEXT COLLATE "C" NOT NULL,
  id      TEXT COLLATE "C" NOT NULL,
  shown   BIGINT NOT NULL,
  status  TEXT COLLATE "C" NOT NULL,
  dispute TEXT COLLATE "C" NOT NULL,
  title   TEXT COLLATE "C" NOT NULL,
  article TEXT COLLATE "C" NOT NULL,
  outlet  TEXT COLLATE "C" NOT NULL,
  start   BIGINT NOT NULL,
  passage TEXT COLLATE "C" NOT NULL,
  last    TEXT COLLATE "C" NOT NULL
);

CREATE UNIQUE INDEX finding_story ON finding (story, kind, id);
CREATE INDEX finding_status ON finding (kind, status, story, shown);
CREATE INDEX finding_dispute ON finding (kind, dispute, story);

CREATE TABLE finding_article (
  n       BIGINT NOT NULL REFERENCES finding (n),
  article TEXT COLLATE "C" NOT NULL,
  outlet  TEXT COLLATE "C" NOT NULL,
  day     TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (n, article)
);

CREATE TABLE finding_words (
  n     BIGINT PRIMARY KEY REFERENCES finding (n),
  words TSVECTOR NOT NULL
);

CREATE INDEX finding_words_words ON finding_words USING gin (words);

CREATE TABLE feed (
  url           TEXT COLLATE "C" PRIMARY KEY,
  title         TEXT COLLATE "C" NOT NULL,
  site          TEXT COLLATE "C" NOT NULL,
  kind          TEXT COLLATE "C" NOT NULL,
  outlet        TEXT COLLATE "C" NOT NULL,
  heading       TEXT COLLATE "C" NOT NULL,
  added         BIGINT NOT NULL,
  paused        BIGINT NOT NULL,
  etag          TEXT COLLATE "C" NOT NULL,
  last_modified TEXT COLLATE "C" NOT NULL,
  polled        BIGINT NOT NULL,
  succeeded     BIGINT NOT NULL,
  next          BIGINT NOT NULL,
  failures      BIGINT NOT NULL,
  error         TEXT COLLATE "C" NOT NULL,
  hint          TEXT COLLATE "C" NOT NULL,
  items         BIGINT NOT NULL,
  state         BYTEA
);

CREATE INDEX feed_due ON feed (next, url) WHERE paused = 0;

CREATE TABLE item (
  seq     BIGINT PRIMARY KEY,
  at      BIGINT NOT NULL,
  source  TEXT COLLATE "C" NOT NULL,
  item    TEXT COLLATE "C" NOT NULL,
  outcome TEXT COLLATE "C" NOT NULL,
  article TEXT COLLATE "C" NOT NULL,
  reason  TEXT COLLATE "C" NOT NULL,
  retry   BIGINT NOT NULL,
  tries   BIGINT NOT NULL,
  newest  BIGINT NOT NULL -- 1 on the last entry of its source's item
);

CREATE INDEX item_item ON item (source, item, seq);
CREATE INDEX item_outcome ON item (outcome, seq);
CREATE INDEX item_retry ON item (retry, seq) WHERE newest = 1 AND retry > 0;

CREATE TABLE mark (
  source TEXT COLLATE "C" PRIMARY KEY,
  mark   TEXT COLLATE "C" NOT NULL
);

CREATE TABLE correction (
  seq  BIGINT PRIMARY KEY,
  data TEXT COLLATE "C" NOT NULL
);

CREATE TABLE setting (
  key   TEXT COLLATE "C" PRIMARY KEY,
  value TEXT COLLATE "C" NOT NULL
);
