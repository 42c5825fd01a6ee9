-- Keeps the bytes of a file, once.
INSERT INTO plan.file (sha256, content) VALUES ($sha256, $content) ON CONFLICT DO NOTHING
