-- Keeps the bytes of an uploaded file, as they were, unless they are kept already.
INSERT INTO plan.file VALUES ($sha256, $content) ON CONFLICT DO NOTHING
