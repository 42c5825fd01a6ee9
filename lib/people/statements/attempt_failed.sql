-- One more attempt that failed; after a quiet time they are counted anew.
INSERT INTO people.attempt (subject, failed, last_at) VALUES ($subject, 1, $now)
ON CONFLICT (subject) DO UPDATE SET
    failed = CASE WHEN attempt.last_at < $since THEN 1 ELSE attempt.failed + 1 END,
    last_at = $now
