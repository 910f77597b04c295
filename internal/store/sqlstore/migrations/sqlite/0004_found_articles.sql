-- What is asked of an article whose words match, without its whole row.
CREATE INDEX article_found ON article (seq, published, outlet, day);
