-- Brings the bytes of a file into the copy.
INSERT INTO copied.file SELECT $sha256 AS sha256, $content AS content
