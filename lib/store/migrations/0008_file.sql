-- Bytes of files kept once, however often a file came: a source names them by their fingerprint.
CREATE TABLE plan.file (
    sha256 VARCHAR PRIMARY KEY,
    content BYTEA NOT NULL
);
INSERT INTO plan.file (sha256, content) SELECT DISTINCT ON (sha256) sha256, content FROM plan.source;
ALTER TABLE plan.source DROP COLUMN content;
