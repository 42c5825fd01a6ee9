-- Keeps the bytes of an uploaded file, as they were, unless they are kept already.
INSERT INTO plan.file SELECT $sha256 AS sha256, $content AS content
ON CONFLICT DO NOTHING
